// What a person should look at, by mail. Each rule asks Application Insights; the lines that it looks for are the code's own, and a test
// compares them. Remedies: README.md.
param location string
param tags object
param insightsName string
param addresses string[]

resource insights 'Microsoft.Insights/components@2020-02-02' existing = { name: insightsName }

resource readers 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'attribution-alerts'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'attribution'
    emailReceivers: map(addresses, address => { name: address, emailAddress: address, useCommonAlertSchema: true })
  }
}

var rules = [
  {
    name: 'poison'
    title: 'Messages moved to a poison queue'
    severity: 1
    query: 'traces | where message has "Moving message to queue" and message has "-poison"'
    more: 0
  }
  {
    name: 'failed-reports'
    title: 'Reports that were not sent or not asked for'
    severity: 1
    query: 'union (traces | where message startswith "The mail server refuses the address or the mail for good." or message startswith "The mail server did not take a report for as long as mails are tried."), (requests | where success == false and operation_Name == "SendDueReports")'
    more: 0
  }
  {
    name: 'ingest-errors'
    title: 'Requests that were answered with 5xx'
    severity: 2
    query: 'requests | where toint(resultCode) >= 500'
    more: 20
  }
  {
    name: 'parked-leads'
    title: 'Leads of platforms that cannot be used'
    severity: 2
    query: 'traces | where message startswith "A genuine item cannot be used and was parked." or message startswith "A lead can never be fetched and was parked."'
    more: 0
  }
  {
    name: 'reconciliation'
    title: 'Sums that differ from their facts'
    severity: 1
    query: 'traces | where message startswith "Sums differ from facts."'
    more: 0
  }
]

resource alerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for rule in rules: {
    name: 'attribution-${rule.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: 'Attribution: ${rule.title}'
      severity: rule.severity
      enabled: true
      scopes: [insights.id]
      evaluationFrequency: 'PT15M'
      windowSize: 'PT15M'
      autoMitigate: true
      criteria: {
        allOf: [{ query: rule.query, timeAggregation: 'Count', operator: 'GreaterThan', threshold: rule.more }]
      }
      actions: { actionGroups: [readers.id] }
    }
  }
]
