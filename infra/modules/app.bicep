// The program: a Flex Consumption plan and the function app in it.
param name string
param location string
param tags { *: string }
param identityName string
param storageName string
param insightsConnection string
param workspaceId string
param siteSettings { *: string }
@secure()
param secretSettings { *: string }
@description('Empty where readers come to the app itself.')
param publicHost string
@description('Empty without Front Door. Else nobody else comes in, save Event Grid.')
param frontDoorId string
param instanceMemoryMB int
param maximumInstances int
param alwaysReady { name: string, instanceCount: int }[]
param httpConcurrency int
param subnetId string
param signInClientId string

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: storageName
}

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource plan 'Microsoft.Web/serverfarms@2024-11-01' = {
  name: 'plan-${name}'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    tier: 'FlexConsumption'
    name: 'FC1'
  }
  properties: {
    reserved: true
  }
}

resource app 'Microsoft.Web/sites@2024-11-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': 'app' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identity.id
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${account.properties.primaryEndpoints.blob}gazette-packages'
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identity.id
          }
        }
      }
      runtime: {
        name: 'dotnet-isolated'
        version: '10.0'
      }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstances
        alwaysReady: alwaysReady
        triggers: {
          http: { perInstanceConcurrency: httpConcurrency }
        }
      }
    }
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      http20Enabled: true
      ipSecurityRestrictionsDefaultAction: empty(frontDoorId) ? 'Allow' : 'Deny'
      ipSecurityRestrictions: empty(frontDoorId)
        ? []
        : [
            {
              name: 'Front Door'
              priority: 100
              action: 'Allow'
              tag: 'ServiceTag'
              ipAddress: 'AzureFrontDoor.Backend'
              headers: { 'x-azure-fdid': [frontDoorId] }
            }
            {
              name: 'Event Grid'
              priority: 200
              action: 'Allow'
              tag: 'ServiceTag'
              ipAddress: 'AzureEventGrid'
            }
          ]
    }
  }

  // No password for FTP or for deployments: both would be secrets to keep.
  resource ftp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }

  resource scm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }

  resource settings 'config' = {
    name: 'appsettings'
    properties: union(
      toObject(items(siteSettings), setting => 'Gazette__${setting.key}', setting => string(setting.value)),
      toObject(items(secretSettings), setting => 'Gazette__${setting.key}', setting => string(setting.value)),
      {
        AzureWebJobsStorage__credential: 'managedidentity'
        AzureWebJobsStorage__clientId: identity.properties.clientId
        AzureWebJobsStorage__blobServiceUri: account.properties.primaryEndpoints.blob
        AzureWebJobsStorage__queueServiceUri: account.properties.primaryEndpoints.queue
        AzureWebJobsStorage__tableServiceUri: account.properties.primaryEndpoints.table
        AzureWebJobsDisableHomepage: 'true'
        GAZETTE_RECONCILE_SCHEDULE: '0 */5 * * * *'
        APPLICATIONINSIGHTS_CONNECTION_STRING: insightsConnection
        APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'Authorization=AAD;ClientId=${identity.properties.clientId}'
      },
      empty(publicHost) ? {} : { Gazette__PublicBaseUrl: 'https://${publicHost}' },
      // The platform sets the name of who has signed in, and lets nobody else send one.
      empty(signInClientId)
        ? {}
        : {
            Gazette__TrustClientPrincipal: 'true'
            OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID: identity.properties.clientId
          }
    )
  }

  // Readers are let in as they are. Who signs in is known by a header that the platform sets and nobody else can.
  resource signIn 'config' = if (!empty(signInClientId)) {
    name: 'authsettingsV2'
    properties: {
      platform: { enabled: true }
      globalValidation: {
        requireAuthentication: false
        unauthenticatedClientAction: 'AllowAnonymous'
      }
      httpSettings: {
        requireHttps: true
        forwardProxy: { convention: empty(frontDoorId) ? 'NoProxy' : 'Standard' }
      }
      identityProviders: {
        azureActiveDirectory: {
          enabled: true
          registration: {
            clientId: signInClientId
            // The managed identity vouches for the app: there is no client secret.
            clientSecretSettingName: 'OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID'
            openIdIssuer: '${environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'
          }
          validation: {
            defaultAuthorizationPolicy: { allowedApplications: [signInClientId] }
          }
        }
      }
    }
  }
}

resource appDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'gazette'
  scope: app
  properties: {
    workspaceId: workspaceId
    // What the program and its host log is in Application Insights already.
    logs: [{ category: 'AppServiceAuthenticationLogs', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

resource planDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'gazette'
  scope: plan
  properties: {
    workspaceId: workspaceId
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

output name string = app.name
output host string = app.properties.defaultHostName
