// What somebody has to be told. The queries read what the program counts (metrics gazette.*) and what its host notes.
param name string
param location string
param tags { *: string }
param workspaceId string
param emails string[]

// A rule looks every `every` at the last `over`, and fires where the query gives a number that is greater than, or less than, `limit`.
var rules = [
  {
    name: 'poison'
    title: 'Uploads were given up by the trigger'
    advice: 'Each is a failed receipt: /api/uploads?state=failed. Runbook: the poison queue fills.'
    severity: 2
    every: 'PT5M'
    over: 'PT15M'
    operator: 'GreaterThan'
    limit: 0
    query: 'AppMetrics | where Name == "gazette.reconcile.differences" and tostring(Properties.kind) == "poisoned" | summarize value = sum(Sum)'
  }
  {
    name: 'failed'
    title: 'Uploads fail on our side'
    advice: 'They are tried again by themselves. Runbook: an upload does not appear.'
    severity: 2
    every: 'PT5M'
    over: 'PT30M'
    operator: 'GreaterThan'
    limit: 0
    query: 'AppMetrics | where Name == "gazette.uploads" and tostring(Properties.state) == "failed" | summarize value = sum(Sum)'
  }
  {
    name: 'errors'
    title: 'More than 1 % of requests end in 5xx'
    advice: 'Look at /healthz, then at the failures in Application Insights.'
    severity: 1
    every: 'PT5M'
    over: 'PT15M'
    operator: 'GreaterThan'
    limit: 1
    query: 'AppRequests | where isnotempty(ResultCode) | summarize all = sum(ItemCount), bad = sumif(ItemCount, toint(ResultCode) >= 500) | where all >= 100 | project value = 100.0 * bad / all'
  }
  {
    name: 'reconciliation'
    title: 'Uploads were not reconciled for 20 minutes'
    advice: 'What was missed or deleted stays so. /healthz says when the last one ended.'
    severity: 1
    every: 'PT5M'
    over: 'PT20M'
    operator: 'LessThan'
    limit: 1
    query: 'AppMetrics | where Name == "gazette.reconcile.runs" | summarize value = sum(Sum)'
  }
]

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-${name}'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: take(name, 12)
    emailReceivers: [
      for email in emails: {
        name: email
        emailAddress: email
        useCommonAlertSchema: true
      }
    ]
  }
}

resource alerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for rule in rules: {
    name: '${name}-${rule.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: '${name}: ${rule.title}'
      description: rule.advice
      enabled: true
      severity: rule.severity
      scopes: [workspaceId]
      evaluationFrequency: rule.every
      windowSize: rule.over
      // Before the first measurement a table does not exist, which is no mistake of the query.
      skipQueryValidation: true
      autoMitigate: true
      criteria: {
        allOf: [
          {
            query: rule.query
            timeAggregation: 'Total'
            metricMeasureColumn: 'value'
            operator: rule.operator
            threshold: rule.limit
            failingPeriods: {
              numberOfEvaluationPeriods: 1
              minFailingPeriodsToAlert: 1
            }
          }
        ]
      }
      actions: { actionGroups: [people.id] }
    }
  }
]
