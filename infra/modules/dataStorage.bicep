// All that the product stores. Which tables, queues and containers there are is told by ../storage.json alone.
param name string
param location string
param tags object
param redundancy string
param locked bool

var names = loadJsonContent('../storage.json')
var daysToUndelete = 14

// A message that fails five times is moved to the queue of the same name with this suffix; the host would create it at that moment.
var queues = flatten(map(names.queues, queue => [queue, '${queue}-poison']))

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: redundancy }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }
}

resource tableService 'Microsoft.Storage/storageAccounts/tableServices@2025-06-01' = {
  parent: account
  name: 'default'
}

@batchSize(5)
resource tables 'Microsoft.Storage/storageAccounts/tableServices/tables@2025-06-01' = [
  for table in names.tables: {
    parent: tableService
    name: table
  }
]

resource queueService 'Microsoft.Storage/storageAccounts/queueServices@2025-06-01' = {
  parent: account
  name: 'default'
}

@batchSize(5)
resource queue 'Microsoft.Storage/storageAccounts/queueServices/queues@2025-06-01' = [
  for name in queues: {
    parent: queueService
    name: name
  }
]

resource blobService 'Microsoft.Storage/storageAccounts/blobServices@2025-06-01' = {
  parent: account
  name: 'default'
  properties: {
    deleteRetentionPolicy: { enabled: true, days: daysToUndelete }
    containerDeleteRetentionPolicy: { enabled: true, days: daysToUndelete }
  }
}

resource containers 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-06-01' = [
  for container in names.containers: {
    parent: blobService
    name: container
  }
]

resource lock 'Microsoft.Authorization/locks@2020-05-01' = if (locked) {
  scope: account
  name: 'keep-data'
  properties: { level: 'CanNotDelete', notes: 'All facts, sums and reports. Tables cannot be undeleted.' }
}

output name string = account.name
