import type { ModelCard } from '../cards/card.ts';

export const logitCard: ModelCard = {
  id: 'logit',
  title: { en: 'Choice of the means of travel', de: 'Wahl des Verkehrsmittels' },
  version: '1.0.0',
  purpose: {
    en: 'Gives the shares of car, public transport, bicycle and walking of trips from their times and costs, and estimates such models from observed choices. It describes many trips, not what one person does.',
    de: 'Gibt die Anteile von Auto, öffentlichem Verkehr, Rad und Fuß an Wegen aus deren Zeiten und Kosten und schätzt solche Modelle aus beobachteten Entscheidungen. Es beschreibt viele Wege, nicht das Verhalten einer Person.',
  },
  answers: [],
  equations: [
    {
      text: {
        en: 'Multinomial logit with utilities linear in their parameters; logsum as accessibility',
        de: 'Multinomiales Logit mit in den Parametern linearem Nutzen; Logsumme als Erreichbarkeit',
      },
      source: 'McFadden 1974; Train 2009, Discrete Choice Methods with Simulation, ch. 3',
    },
    {
      text: {
        en: 'Maximum likelihood by Newton’s method; robust standard errors by the sandwich',
        de: 'Größte Likelihood nach Newton; robuste Standardfehler',
      },
      source: 'Train 2009, ch. 8; White 1982, Econometrica 50',
    },
  ],
  inputs: [
    {
      text: {
        en: 'Time and cost of each means by pair of zones',
        de: 'Zeit und Kosten jedes Verkehrsmittels je Zonenpaar',
      },
      unit: 'min, EUR',
    },
    {
      text: {
        en: 'Parameters, or observed choices to estimate them from',
        de: 'Parameter, oder beobachtete Entscheidungen, um sie zu schätzen',
      },
    },
  ],
  validity: [
    {
      en: 'Within the range of times and costs that its parameters were estimated on',
      de: 'Im Bereich der Zeiten und Kosten, aus dem die Parameter geschätzt sind',
    },
  ],
  references: [{ suite: 'mode choice' }],
  failures: [
    {
      en: 'Independence of irrelevant alternatives: a new means draws from all others in proportion, also where it resembles one of them',
      de: 'Unabhängigkeit von irrelevanten Alternativen: Ein neues Verkehrsmittel zieht von allen anderen im gleichen Verhältnis ab, auch wenn es einem davon ähnelt',
    },
    {
      en: 'Tastes are the same for everybody; habits and car ownership do not enter',
      de: 'Alle haben denselben Geschmack; Gewohnheit und Autobesitz gehen nicht ein',
    },
  ],
  intervals: {
    method: {
      en: 'Standard errors of estimated parameters; shares have an interval only where the model that uses them draws the parameters.',
      de: 'Standardfehler der geschätzten Parameter; Anteile haben nur eine Spanne, wo das aufrufende Modell die Parameter zieht.',
    },
  },
};
