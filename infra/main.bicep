// Everything that Attribution needs in a subscription: one resource group, and in it one module per concern.
targetScope = 'subscription'

@description('Name of the environment; names of resources follow from it.')
@minLength(1)
@maxLength(40)
param environmentName string

@description('Region of everything. It must offer Flex Consumption.')
param location string

@description('Object id of whoever deploys and then writes the secrets; empty when nobody is to get that role.')
param principalId string

@description('What the deployer is.')
@allowed(['User', 'Group', 'ServicePrincipal'])
param principalType string

@description('The organisation: reporting currency and time zone.')
param organisation {
  @minLength(3)
  @maxLength(3)
  currency: string
  @minLength(1)
  timeZone: string
}

@description('The SMTP server that takes the reports; without a user name it is asked for no password.')
param mail {
  @minLength(1)
  host: string
  port: int
  @minLength(3)
  from: string
  fromName: string
  userName: string
}

@description('Address at which readers reach the app, for the links in their mails; empty for the address that the app is given.')
param dashboardAddress string

@description('Further settings of the app by the names that it reads, such as { Attribution__Country: \'LV\' }.')
param furtherSettings object

@description('How large the app is: memory of an instance, the most instances, instances for HTTP that are always ready, and requests that one is given at once.')
param size {
  instanceMemoryMB: 512 | 2048 | 4096
  @minValue(1)
  @maxValue(1000)
  maximumInstances: int
  @minValue(0)
  alwaysReadyHttp: int
  @minValue(1)
  @maxValue(600)
  requestsPerInstance: int
}

@description('Copies of the data: in one site, in three zones, or in a second region besides.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_GZRS'])
param redundancy string

@description('Storage accounts for events alone, by the first day that each is to hold, such as 2026-05-04: a day that has not begun. Add to the end, change and remove none.')
param eventAccountsFrom string[]

@description('Whether a lock keeps data and keys from being deleted. azd down needs it gone.')
param protectData bool

@description('Who gets alerts.')
param alertAddresses string[]

@description('Monthly budget in the currency of the bill, and the first day of the month in which it begins. It can never be changed afterwards; an amount of 0 means no budget.')
param budget { amount: int, start: string }

var token = toLower(uniqueString(subscription().id, environmentName, location))
var tags = { 'azd-env-name': environmentName }

resource group 'Microsoft.Resources/resourceGroups@2024-11-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  name: 'identity'
  scope: group
  params: { name: 'id-${token}', location: location, tags: tags }
}

module hostStorage 'modules/hostStorage.bicep' = {
  name: 'hostStorage'
  scope: group
  params: { name: 'sthost${token}', location: location, tags: tags }
}

module dataStorage 'modules/dataStorage.bicep' = {
  name: 'dataStorage'
  scope: group
  params: { name: 'stdata${token}', location: location, tags: tags, redundancy: redundancy, locked: protectData }
}

// Their names follow from their places alone.
var eventAccounts = [for (from, i) in eventAccountsFrom: { name: 'stev${i}${token}', from: from }]

module eventStorage 'modules/eventStorage.bicep' = [
  for account in eventAccounts: {
    name: account.name
    scope: group
    params: { name: account.name, location: location, tags: tags, redundancy: redundancy, locked: protectData, appPrincipalId: identity.outputs.principalId }
  }
]

module vault 'modules/vault.bicep' = {
  name: 'vault'
  scope: group
  params: { name: 'kv-${token}', location: location, tags: tags, locked: protectData }
}

module telemetry 'modules/telemetry.bicep' = {
  name: 'telemetry'
  scope: group
  params: { token: token, location: location, tags: tags }
}

module roles 'modules/roles.bicep' = {
  name: 'roles'
  scope: group
  params: {
    appPrincipalId: identity.outputs.principalId
    deployer: { id: principalId, type: principalType }
    hostStorageName: hostStorage.outputs.name
    dataStorageName: dataStorage.outputs.name
    vaultName: vault.outputs.name
    insightsName: telemetry.outputs.insightsName
  }
}

module app 'modules/app.bicep' = {
  name: 'app'
  scope: group
  params: {
    name: 'func-${token}'
    location: location
    tags: tags
    identityName: identity.outputs.name
    hostStorageName: hostStorage.outputs.name
    packageContainer: hostStorage.outputs.packageContainer
    dataStorageName: dataStorage.outputs.name
    eventAccounts: eventAccounts
    vaultName: vault.outputs.name
    insightsName: telemetry.outputs.insightsName
    organisation: organisation
    mail: mail
    dashboardAddress: dashboardAddress
    furtherSettings: furtherSettings
    size: size
  }
  dependsOn: [roles, eventStorage]
}

module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  scope: group
  params: { location: location, tags: tags, insightsName: telemetry.outputs.insightsName, addresses: alertAddresses }
}

module spending 'modules/budget.bicep' = if (budget.amount > 0) {
  name: 'budget'
  scope: group
  params: { amount: budget.amount, start: budget.start, addresses: alertAddresses }
}

// Read by azd and by the walk-through of README.md.
output AZURE_LOCATION string = location
output AZURE_TENANT_ID string = tenant().tenantId
output AZURE_RESOURCE_GROUP string = group.name
output AZURE_FUNCTION_NAME string = app.outputs.name
output AZURE_KEY_VAULT_NAME string = vault.outputs.name
output AZURE_DATA_STORAGE_NAME string = dataStorage.outputs.name
output SERVICE_API_NAME string = app.outputs.name
output SERVICE_API_URI string = app.outputs.address
