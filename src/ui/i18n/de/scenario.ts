import type { Translation } from '../en.ts';

/** Words of the scenario: its models, groups, changed roads, saved scenarios and counts. */
export const scenarioWords: Pick<Translation, 'groups' | 'models'> = {
  groups: {
    energy: 'Energie',
    mobility: 'Mobilität',
    heat: 'Hitze',
    moved_one: '{{count}} geändert',
    moved_other: '{{count}} geändert',
    reset: 'Zurück zu heute: {{group}}',
  },
  models: {
    title: 'Modelle',
    preparing: '{{model}}: wird vorbereitet',
    running: '{{model}}: rechnet; seine Kennzahlen sind von vorher',
    runningFirst: '{{model}}: rechnet',
    exact: '{{model}}: genau, berechnet in {{time}}',
    gap: '{{model}}: relative Lücke {{value}}',
    gapRefining: '{{model}}: relative Lücke {{value}}, wird verfeinert bis {{target}}',
    estimated: '{{model}}: geschätzt, ±{{value}}',
    estimatedRefining: '{{model}}: geschätzt, ±{{value}}; genaue Rechnung {{progress}}',
    stopped: '{{model}}: angehalten, bevor es fertig war',
    stoppedStale: '{{model}}: angehalten; seine Kennzahlen sind von vorher',
    stoppedAt: '{{precision}}; dort angehalten',
    goOn: 'Weiter',
    cancel: '{{model}} abbrechen',
    goOnOf: 'Weiter mit {{model}}',
    failedStale: 'Seine Kennzahlen sind von vorher.',
  },
};
