// The function app on Flex Consumption, and every setting that it is given.
param name string
param location string
param tags object
param identityName string
param hostStorageName string
param packageContainer string
param dataStorageName string
param eventAccounts { name: string, from: string }[]
param vaultName string
param insightsName string
param organisation { currency: string, timeZone: string }
param mail { host: string, port: int, from: string, fromName: string, userName: string }
param dashboardAddress string
param furtherSettings object
param size { instanceMemoryMB: int, maximumInstances: int, alwaysReadyHttp: int, requestsPerInstance: int }

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = { name: identityName }
resource hostStorage 'Microsoft.Storage/storageAccounts@2025-06-01' existing = { name: hostStorageName }
resource dataStorage 'Microsoft.Storage/storageAccounts@2025-06-01' existing = { name: dataStorageName }
resource insights 'Microsoft.Insights/components@2020-02-02' existing = { name: insightsName }

resource plan 'Microsoft.Web/serverfarms@2024-11-01' = {
  name: 'plan-${name}'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2024-11-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': 'api' })
  kind: 'functionapp,linux'
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identity.id}': {} } }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identity.id
    siteConfig: { minTlsVersion: '1.2' }
    functionAppConfig: {
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${hostStorage.properties.primaryEndpoints.blob}${packageContainer}'
          authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identity.id }
        }
      }
      scaleAndConcurrency: {
        instanceMemoryMB: size.instanceMemoryMB
        maximumInstanceCount: size.maximumInstances
        alwaysReady: size.alwaysReadyHttp > 0 ? [{ name: 'http', instanceCount: size.alwaysReadyHttp }] : []
        // Requests wait for the store, not for the processor: few instances that share transactions are cheaper than many that meet in the same partitions.
        triggers: { http: { perInstanceConcurrency: size.requestsPerInstance } }
      }
    }
  }
}

// Packages come through Azure's own authorization alone, never with a user name and a password.
resource noPasswordsForScm 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-11-01' = {
  parent: app
  name: 'scm'
  properties: { allow: false }
}

resource noPasswordsForFtp 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-11-01' = {
  parent: app
  name: 'ftp'
  properties: { allow: false }
}

var mailLogin = empty(mail.userName)
  ? {}
  : {
      Mail__UserName: mail.userName
      Mail__Password: '@Microsoft.KeyVault(VaultName=${vaultName};SecretName=mail-password)'
    }

var eventSettings = reduce(
  map(range(0, length(eventAccounts)), i => {
    'AttributionEvents__${i}__from': eventAccounts[i].from
    'AttributionEvents__${i}__tableServiceUri': 'https://${eventAccounts[i].name}.table.${environment().suffixes.storage}'
  }),
  {},
  (all, one) => union(all, one)
)

resource settings 'Microsoft.Web/sites/config@2024-11-01' = {
  parent: app
  name: 'appsettings'
  properties: union(furtherSettings, mailLogin, eventSettings, {
    // The host's own.
    AzureWebJobsStorage__credential: 'managedidentity'
    AzureWebJobsStorage__clientId: identity.properties.clientId
    AzureWebJobsStorage__blobServiceUri: hostStorage.properties.primaryEndpoints.blob
    APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
    APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identity.properties.clientId};Authorization=AAD'

    // The product's; the host listens to the queues through the same connection.
    AttributionStorage__credential: 'managedidentity'
    AttributionStorage__clientId: identity.properties.clientId
    AttributionStorage__tableServiceUri: dataStorage.properties.primaryEndpoints.table
    AttributionStorage__queueServiceUri: dataStorage.properties.primaryEndpoints.queue
    AttributionStorage__blobServiceUri: dataStorage.properties.primaryEndpoints.blob
    Attribution__Currency: organisation.currency
    Attribution__TimeZone: organisation.timeZone
    Attribution__IdentityKey: '@Microsoft.KeyVault(VaultName=${vaultName};SecretName=identity-key)'
    Attribution__PreviousIdentityKey: '@Microsoft.KeyVault(VaultName=${vaultName};SecretName=previous-identity-key)'
    Attribution__EncryptionKey: '@Microsoft.KeyVault(VaultName=${vaultName};SecretName=encryption-key)'
    Attribution__PreviousEncryptionKey: '@Microsoft.KeyVault(VaultName=${vaultName};SecretName=previous-encryption-key)'
    Mail__Host: mail.host
    Mail__Port: string(mail.port)
    Mail__From: mail.from
    Mail__FromName: mail.fromName
    Dashboard__BaseAddress: empty(dashboardAddress) ? 'https://${app.properties.defaultHostName}' : dashboardAddress
  })
}

output name string = app.name
output address string = 'https://${app.properties.defaultHostName}'
