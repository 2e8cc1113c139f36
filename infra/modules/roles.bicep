// Every role assignment there is. The app can do what is written here and nothing else.
param appPrincipalId string
param deployer { id: string, type: string }
param hostStorageName string
param dataStorageName string
param vaultName string
param insightsName string

var roles = loadJsonContent('../roles.json')
var dataRoles = [
  'Storage Blob Data Contributor'
  'Storage Queue Data Contributor'
  'Storage Table Data Contributor'
]

resource hostStorage 'Microsoft.Storage/storageAccounts@2025-06-01' existing = { name: hostStorageName }
resource dataStorage 'Microsoft.Storage/storageAccounts@2025-06-01' existing = { name: dataStorageName }
resource vault 'Microsoft.KeyVault/vaults@2024-11-01' existing = { name: vaultName }
resource insights 'Microsoft.Insights/components@2020-02-02' existing = { name: insightsName }

@description('The host: package, leases, keys of functions.')
resource ownHostBlobs 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: hostStorage
  name: guid(hostStorage.id, appPrincipalId, roles['Storage Blob Data Owner'])
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles['Storage Blob Data Owner']
    )
  }
}

@description('The product: rows, messages, reports.')
resource writeData 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in dataRoles: {
    scope: dataStorage
    name: guid(dataStorage.id, appPrincipalId, roles[role])
    properties: {
      principalId: appPrincipalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles[role])
    }
  }
]

@description('Telemetry without keys.')
resource publishTelemetry 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: insights
  name: guid(insights.id, appPrincipalId, roles['Monitoring Metrics Publisher'])
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles['Monitoring Metrics Publisher']
    )
  }
}

@description('Settings that refer to secrets.')
resource readSecrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: vault
  name: guid(vault.id, appPrincipalId, roles['Key Vault Secrets User'])
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles['Key Vault Secrets User'])
  }
}

@description('Whoever deploys writes the secrets.')
resource writeSecrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(deployer.id)) {
  scope: vault
  name: guid(vault.id, deployer.id, roles['Key Vault Secrets Officer'])
  properties: {
    principalId: deployer.id
    principalType: deployer.type
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles['Key Vault Secrets Officer']
    )
  }
}
