// What Front Door does with a request: pages may be kept as long as their headers say, what is for programs and editors never.
param name string
param appHost string
param hasCustomDomain bool

resource profile 'Microsoft.Cdn/profiles@2025-04-15' existing = {
  name: 'afd-${name}'

  resource endpoint 'afdEndpoints' existing = {
    name: name
  }

  resource domain 'customDomains' existing = {
    name: 'site'
  }
}

resource origins 'Microsoft.Cdn/profiles/originGroups@2025-04-15' = {
  parent: profile
  name: 'app'
  properties: {
    loadBalancingSettings: {
      sampleSize: 4
      successfulSamplesRequired: 2
      additionalLatencyInMilliseconds: 0
    }
    // There is one origin: a probe could only make it seem dead.
  }
}

resource origin 'Microsoft.Cdn/profiles/originGroups/origins@2025-04-15' = {
  parent: origins
  name: 'app'
  properties: {
    hostName: appHost
    originHostHeader: appHost
    httpsPort: 443
    enforceCertificateNameCheck: true
  }
}

resource pages 'Microsoft.Cdn/profiles/afdEndpoints/routes@2025-04-15' = {
  parent: profile::endpoint
  name: 'pages'
  properties: {
    originGroup: { id: origins.id }
    customDomains: hasCustomDomain ? [{ id: profile::domain.id }] : []
    patternsToMatch: ['/*']
    supportedProtocols: ['Http', 'Https']
    httpsRedirect: 'Enabled'
    forwardingProtocol: 'HttpsOnly'
    linkToDefaultDomain: 'Enabled'
    cacheConfiguration: {
      // Cache-Control of the answers decides. ?after=, ?size= and the like name different answers.
      queryStringCachingBehavior: 'UseQueryString'
    }
  }
  dependsOn: [origin]
}

resource programs 'Microsoft.Cdn/profiles/afdEndpoints/routes@2025-04-15' = {
  parent: profile::endpoint
  name: 'programs'
  properties: {
    originGroup: { id: origins.id }
    customDomains: hasCustomDomain ? [{ id: profile::domain.id }] : []
    patternsToMatch: ['/api/*', '/healthz', '/reader', '/reader.css']
    supportedProtocols: ['Https']
    httpsRedirect: 'Disabled'
    forwardingProtocol: 'HttpsOnly'
    linkToDefaultDomain: 'Enabled'
  }
  dependsOn: [origin]
}
