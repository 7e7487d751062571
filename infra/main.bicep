// Everything that a site needs in Azure, in a resource group of its own. The event subscriptions follow in events.bicep:
// their address holds a key that exists only after the program has been deployed.
targetScope = 'subscription'

@minLength(3)
@maxLength(20)
@description('Of the site: lower-case letters, digits and hyphens. All resources are named after it.')
param name string

@description('The region.')
@metadata({ azd: { type: 'location' } })
param location string

@description('Settings of the application, without their prefix: {"SiteName": "…", "TimeZone": "Europe/Vienna"}. Those that are left out have the defaults of its README.')
param siteSettings { *: string } = {}

@secure()
@description('Settings that are secrets, such as ReviewWebhookSecret, ReviewFeedToken and SigningKey, likewise without their prefix: deployments keep no record of them. A value may refer to a Key Vault, "@Microsoft.KeyVault(SecretUri=…)", whose secrets the identity of the program may read.')
param secretSettings { *: string } = {}

@allowed([512, 2048, 4096])
@description('Memory of one instance in MB. The largest uploads need 300 MB beside host and program: 512 is for sites with small files.')
param instanceMemoryMB int = 2048

@minValue(1)
@maxValue(1000)
@description('Instances at most, of each group of functions together.')
param maximumInstances int = 40

@description('Instances that always run, for each group: [{"name": "http", "instanceCount": 1}]. Groups are http, blob, and function:NAME for the others. None: the first request after a pause waits for a start.')
param alwaysReady { name: string, instanceCount: int }[] = []

@minValue(1)
@maxValue(1000)
@description('Requests that one instance answers at the same time.')
param httpConcurrency int = 100

@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_GZRS'])
@description('Where copies of the storage are: LRS one building, ZRS three, GRS and GZRS a second region too.')
param redundancy string = 'Standard_ZRS'

@minValue(1)
@maxValue(365)
@description('Days for which deleted blobs and containers can be brought back.')
param softDeleteDays int = 30

@description('Whether storage keeps replaced files as versions, for as many days as deleted ones.')
param keepUploadVersions bool = false

@minValue(30)
@maxValue(730)
@description('Days for which logs and measurements are kept.')
param logDays int = 30

@description('GB of logs a day, after which the rest of the day is dropped; -1 for no limit.')
param logGigabytesPerDay int = 1

@description('Who is told when something is wrong. None: alerts are shown in the portal alone.')
param alertEmails string[] = []

@description('Costs of a month, in the currency of the subscription, at which the addresses above are told; 0 for none.')
param monthlyBudget int = 0

@description('First day of the budget: of this month unless it exists already.')
param budgetStart string = utcNow('yyyy-MM-01')

@description('Whether Azure Front Door stands before the site, and takes what caches may keep.')
param edge bool = false

@description('A domain of your own, such as www.example.org. Needs Front Door, which also gets its certificate.')
param customDomain string = ''

@description('Whether storage is reached only from within a virtual network.')
param privateNetwork bool = false

@description('Addresses outside, such as 203.0.113.0/24, that may reach storage all the same: where editors upload from.')
param uploadAddresses string[] = []

@description('Client id of an app registration: people of its directory can then sign in (App Service Authentication). Empty for none. Readers need no account either way.')
param signInClientId string = ''

var tags = { 'azd-env-name': name }
var suffix = take(uniqueString(subscription().id, name, location), 6)
var identityName = 'id-${name}'
var storageName = take('st${replace(name, '-', '')}${suffix}', 24)
var domain = edge || empty(customDomain)
  ? customDomain
  : fail('customDomain needs edge: true, because Front Door gets and renews its certificate.')

resource group 'Microsoft.Resources/resourceGroups@2024-07-01' = {
  name: 'rg-${name}'
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  scope: group
  params: {
    name: identityName
    location: location
    tags: tags
  }
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  params: {
    name: name
    location: location
    tags: tags
    days: logDays
    gigabytesPerDay: logGigabytesPerDay
    publisherName: identityName
  }
  dependsOn: [identity]
}

module network 'modules/network.bicep' = if (privateNetwork) {
  scope: group
  params: {
    name: name
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
  }
}

module storage 'modules/storage.bicep' = {
  scope: group
  params: {
    name: storageName
    location: location
    tags: tags
    redundancy: redundancy
    softDeleteDays: softDeleteDays
    keepVersions: keepUploadVersions
    isPrivate: privateNetwork
    allowedAddresses: uploadAddresses
    workspaceId: monitoring.outputs.workspaceId
  }
}

module storageAccess 'modules/storage-access.bicep' = {
  scope: group
  params: {
    storageName: storageName
    appIdentityName: identityName
    editorPrincipalId: deployer().objectId
  }
  dependsOn: [identity, storage]
}

module storageLinks 'modules/storage-links.bicep' = if (privateNetwork) {
  scope: group
  params: {
    name: name
    location: location
    tags: tags
    storageName: storageName
    networkId: network!.outputs.networkId
    subnetId: network!.outputs.endpointSubnetId
  }
  dependsOn: [storage]
}

module topic 'modules/topic.bicep' = {
  scope: group
  params: {
    name: 'evgt-${name}'
    location: location
    tags: tags
    storageName: storageName
    workspaceId: monitoring.outputs.workspaceId
  }
  dependsOn: [storage]
}

module frontDoor 'modules/edge.bicep' = if (edge) {
  scope: group
  params: {
    name: '${name}-${suffix}'
    tags: tags
    customDomain: domain
    workspaceId: monitoring.outputs.workspaceId
  }
}

module app 'modules/app.bicep' = {
  scope: group
  params: {
    name: '${name}-${suffix}'
    location: location
    tags: tags
    identityName: identityName
    storageName: storageName
    insightsConnection: monitoring.outputs.insightsConnection
    workspaceId: monitoring.outputs.workspaceId
    siteSettings: siteSettings
    secretSettings: secretSettings
    publicHost: edge ? frontDoor!.outputs.publicHost : ''
    frontDoorId: edge ? frontDoor!.outputs.frontDoorId : ''
    instanceMemoryMB: instanceMemoryMB
    maximumInstances: maximumInstances
    alwaysReady: alwaysReady
    httpConcurrency: httpConcurrency
    subnetId: privateNetwork ? network!.outputs.appSubnetId : ''
    signInClientId: signInClientId
  }
  // Without them the first start of the program finds nothing that it may read.
  dependsOn: [storageAccess, storageLinks]
}

module edgeRoutes 'modules/edge-routes.bicep' = if (edge) {
  scope: group
  params: {
    name: '${name}-${suffix}'
    appHost: app.outputs.host
    hasCustomDomain: !empty(domain)
  }
}

module alerts 'modules/alerts.bicep' = {
  scope: group
  params: {
    name: name
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    emails: alertEmails
  }
}

module budget 'modules/budget.bicep' = if (monthlyBudget > 0 && !empty(alertEmails)) {
  scope: group
  params: {
    name: 'budget-${name}'
    amount: monthlyBudget
    start: budgetStart
    emails: alertEmails
  }
}

module workbook 'modules/workbook.bicep' = {
  scope: group
  params: {
    title: 'Gazette: ${name}'
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
  }
}

output AZURE_RESOURCE_GROUP string = group.name
output GAZETTE_APP string = app.outputs.name
output GAZETTE_APP_URL string = 'https://${app.outputs.host}'
output GAZETTE_URL string = edge ? 'https://${frontDoor!.outputs.publicHost}' : 'https://${app.outputs.host}'
output GAZETTE_STORAGE_ACCOUNT string = storage.outputs.name
output GAZETTE_TOPIC string = topic.outputs.name
output GAZETTE_DOMAIN_RECORD string = edge && !empty(domain) ? frontDoor!.outputs.domainRecord : ''
