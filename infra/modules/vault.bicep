// Where the secrets are. The template declares none: they are written once by hand or by ../keys.sh, and never pass through a deployment.
param name string
param location string
param tags object
param locked bool

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    enablePurgeProtection: true
    publicNetworkAccess: 'Enabled'
  }
}

resource lock 'Microsoft.Authorization/locks@2020-05-01' = if (locked) {
  scope: vault
  name: 'keep-keys'
  properties: {
    level: 'CanNotDelete'
    notes: 'Without these keys contact data cannot be read and people cannot be matched.'
  }
}

output name string = vault.name
