// Azure Front Door: the address that readers use. Where it leads is in edge-routes.bicep, for the app must know it first.
param name string
param tags { *: string }
param customDomain string
param workspaceId string

resource profile 'Microsoft.Cdn/profiles@2025-04-15' = {
  name: 'afd-${name}'
  location: 'global'
  tags: tags
  sku: { name: 'Standard_AzureFrontDoor' }
}

resource endpoint 'Microsoft.Cdn/profiles/afdEndpoints@2025-04-15' = {
  parent: profile
  name: name
  location: 'global'
  tags: tags
  properties: { enabledState: 'Enabled' }
}

resource domain 'Microsoft.Cdn/profiles/customDomains@2025-04-15' = if (!empty(customDomain)) {
  parent: profile
  name: 'site'
  properties: {
    hostName: customDomain
    tlsSettings: {
      certificateType: 'ManagedCertificate'
      minimumTlsVersion: 'TLS12'
    }
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'gazette'
  scope: profile
  properties: {
    workspaceId: workspaceId
    // A line for each request is a log of who read what: it is left out.
    logs: [{ category: 'FrontDoorHealthProbeLog', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

output publicHost string = empty(customDomain) ? endpoint.properties.hostName : customDomain
output frontDoorId string = profile.properties.frontDoorId
// Both records, as the registrar's form wants them.
output domainRecord string = empty(customDomain)
  ? ''
  : '_dnsauth.${customDomain} TXT ${domain!.properties.validationProperties.validationToken}; ${customDomain} CNAME ${endpoint.properties.hostName}'
