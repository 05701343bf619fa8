import type { ModelCard } from '../cards/card.ts';

export const assignmentCard: ModelCard = {
  id: 'assignment',
  title: { en: 'Routes of car traffic', de: 'Wege des Autoverkehrs' },
  version: '1.0.0',
  purpose: {
    en: 'Spreads given car trips over a road network so that nobody can arrive earlier by another route: who drives where when roads fill up, close or slow down. It answers for a steady hour, not for queues, signals or single vehicles.',
    de: 'Verteilt gegebene Autofahrten so auf ein Straßennetz, dass niemand auf einem anderen Weg früher ankäme: wer wo fährt, wenn Straßen voll, gesperrt oder verlangsamt sind. Das gilt für eine gleichmäßige Stunde, nicht für Staus, Ampeln oder einzelne Fahrzeuge.',
  },
  answers: [],
  equations: [
    {
      text: {
        en: 'User equilibrium (Wardrop’s first principle) by gradient projection on paths',
        de: 'Nutzergleichgewicht (erstes Prinzip von Wardrop) durch Gradientenprojektion auf Wegen',
      },
      source:
        'Wardrop 1952; Beckmann et al. 1956; Jayakrishnan et al. 1994, Transportation Research Record 1443',
    },
    {
      text: {
        en: 'Travel time by flow: t = t0 (1 + b (flow / capacity)^power)',
        de: 'Fahrzeit nach Verkehr: t = t0 (1 + b (Verkehr / Kapazität)^Exponent)',
      },
      source: 'Bureau of Public Roads 1964, Traffic Assignment Manual',
    },
    {
      text: {
        en: 'How near the equilibrium is: relative gap (TSTT − SPTT) / TSTT',
        de: 'Nähe zum Gleichgewicht: relative Lücke (TSTT − SPTT) / TSTT',
      },
      source: 'Boyce, Ralevic-Dekic & Bar-Gera 2004, J. Transportation Engineering 130',
    },
  ],
  inputs: [
    {
      text: {
        en: 'Road links with free time, capacity and the two parameters',
        de: 'Straßenabschnitte mit freier Fahrzeit, Kapazität und den beiden Parametern',
      },
    },
    { text: { en: 'Trips between zones', de: 'Fahrten zwischen Zonen' }, unit: 'veh/h' },
  ],
  validity: [
    {
      en: 'One steady hour; everybody knows all times and minds time and cost alike',
      de: 'Eine gleichmäßige Stunde; alle kennen alle Zeiten und bewerten Zeit und Kosten gleich',
    },
  ],
  references: [{ suite: 'traffic assignment' }],
  failures: [
    {
      en: 'Flows above capacity are let through, only more slowly: real queues spill back to other roads',
      de: 'Verkehr über der Kapazität kommt durch, nur langsamer: Echte Staus reichen in andere Straßen zurück',
    },
    {
      en: 'Volumes of links are unique, which route a trip takes is not',
      de: 'Verkehrsmengen je Abschnitt sind eindeutig, der Weg einer Fahrt ist es nicht',
    },
    {
      en: 'Trips within a zone are not on the roads',
      de: 'Fahrten innerhalb einer Zone sind nicht auf den Straßen',
    },
  ],
  intervals: {
    method: {
      en: 'The assignment itself has none: it solves a given task to a stated gap. How unsure trips and capacities are belongs to the traffic model that gives them.',
      de: 'Die Umlegung selbst hat keine: Sie löst eine gegebene Aufgabe bis zu einer genannten Lücke. Wie unsicher Fahrten und Kapazitäten sind, gehört zum Verkehrsmodell, das sie liefert.',
    },
  },
};
