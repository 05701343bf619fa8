/** Words of the scenario: its models, groups, changed roads, saved scenarios and counts. */
export const scenarioWords = {
  groups: {
    energy: 'Energy',
    mobility: 'Mobility',
    heat: 'Heat',
    moved_one: '{{count}} changed',
    moved_other: '{{count}} changed',
    reset: 'Back to today: {{group}}',
  },
  models: {
    title: 'Models',
    preparing: '{{model}}: being prepared',
    running: '{{model}}: computing; its figures are from before',
    runningFirst: '{{model}}: computing',
    exact: '{{model}}: exact, computed in {{time}}',
    gap: '{{model}}: relative gap {{value}}',
    gapRefining: '{{model}}: relative gap {{value}}, being refined to {{target}}',
    estimated: '{{model}}: estimated, ±{{value}}',
    estimatedRefining: '{{model}}: estimated, ±{{value}}; exact run {{progress}}',
    stopped: '{{model}}: stopped before it was ready',
    stoppedStale: '{{model}}: stopped; its figures are from before',
    stoppedAt: '{{precision}}; stopped there',
    goOn: 'Go on',
    cancel: 'Cancel {{model}}',
    goOnOf: 'Go on with {{model}}',
    failedStale: 'Its figures are from before.',
  },
} as const;
