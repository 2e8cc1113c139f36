// Values come from the environment: of azd (azd env set NAME value), or of whoever calls az deployment. What has no default is required.
using 'main.bicep'

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME')
param location = readEnvironmentVariable('AZURE_LOCATION')
param principalId = readEnvironmentVariable('AZURE_PRINCIPAL_ID', '')
param principalType = readEnvironmentVariable('AZURE_PRINCIPAL_TYPE', 'User')

param organisation = {
  currency: readEnvironmentVariable('ATTRIBUTION_CURRENCY')
  timeZone: readEnvironmentVariable('ATTRIBUTION_TIME_ZONE')
}
param mail = {
  host: readEnvironmentVariable('ATTRIBUTION_MAIL_HOST')
  port: int(readEnvironmentVariable('ATTRIBUTION_MAIL_PORT', '587'))
  from: readEnvironmentVariable('ATTRIBUTION_MAIL_FROM')
  fromName: readEnvironmentVariable('ATTRIBUTION_MAIL_FROM_NAME', '')
  userName: readEnvironmentVariable('ATTRIBUTION_MAIL_USER_NAME', '')
}
param dashboardAddress = readEnvironmentVariable('ATTRIBUTION_DASHBOARD_ADDRESS', '')
param furtherSettings = json(readEnvironmentVariable('ATTRIBUTION_SETTINGS', '{}'))

param size = {
  instanceMemoryMB: any(int(readEnvironmentVariable('ATTRIBUTION_INSTANCE_MEMORY_MB', '2048')))
  maximumInstances: int(readEnvironmentVariable('ATTRIBUTION_MAXIMUM_INSTANCES', '40'))
  alwaysReadyHttp: int(readEnvironmentVariable('ATTRIBUTION_ALWAYS_READY_HTTP', '0'))
  requestsPerInstance: int(readEnvironmentVariable('ATTRIBUTION_REQUESTS_PER_INSTANCE', '200'))
}
param redundancy = readEnvironmentVariable('ATTRIBUTION_REDUNDANCY', 'Standard_ZRS')
param eventAccountsFrom = json(readEnvironmentVariable('ATTRIBUTION_EVENT_ACCOUNTS', '[]'))
param protectData = bool(readEnvironmentVariable('ATTRIBUTION_PROTECT_DATA', 'true'))

param alertAddresses = split(readEnvironmentVariable('ATTRIBUTION_ALERT_ADDRESSES'), ',')
param budget = {
  amount: int(readEnvironmentVariable('ATTRIBUTION_BUDGET_AMOUNT', '0'))
  start: readEnvironmentVariable('ATTRIBUTION_BUDGET_START', '')
}
