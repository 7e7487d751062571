// Who may do what in storage. Account keys are off, so nobody else may anything.
param storageName string
@description('The program, and its host.')
param appIdentityName string
@description('Who deploys: may upload, as the smoke test does.')
param editorPrincipalId string

var blobOwner = 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
var blobContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
var queueContributor = '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
var tableContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'

resource app 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: appIdentityName
}

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: storageName

  resource blobs 'blobServices' existing = {
    name: 'default'

    resource uploads 'containers' existing = {
      name: 'articles'
    }
  }
}

// The host needs all three of the account: leases and keys in blobs, the blob trigger's queue, its own notes in tables.
resource ofApp 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in [blobOwner, queueContributor, tableContributor]: {
    name: guid(account.id, app.id, role)
    scope: account
    properties: {
      principalId: app.properties.principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
    }
  }
]

resource ofEditor 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account::blobs::uploads.id, editorPrincipalId, blobContributor)
  scope: account::blobs::uploads
  properties: {
    principalId: editorPrincipalId
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', blobContributor)
  }
}
