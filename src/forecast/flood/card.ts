import type { ModelCard } from '../cards/card.ts';

export const floodCard: ModelCard = {
  id: 'flood',
  title: { en: 'Water in a channel', de: 'Wasser in einem Gerinne' },
  version: '1.0.0',
  purpose: {
    en: 'Computes depth and discharge along a channel of unit width, with rain, friction and a given inflow. It is the tested core of a flood model, not a flood map: no figure of the app rests on it.',
    de: 'Berechnet Tiefe und Abfluss entlang eines Gerinnes von einem Meter Breite, mit Regen, Reibung und gegebenem Zufluss. Es ist der geprüfte Kern eines Hochwassermodells, keine Hochwasserkarte: Keine Zahl der Anwendung beruht darauf.',
  },
  answers: [],
  equations: [
    {
      text: {
        en: 'Shallow water equations in one dimension, finite volumes of first order, HLL fluxes',
        de: 'Flachwassergleichungen in einer Dimension, finite Volumen erster Ordnung, HLL-Flüsse',
      },
      source: 'Harten, Lax & van Leer 1983, SIAM Review 25',
    },
    {
      text: {
        en: 'Hydrostatic reconstruction, which keeps a lake at rest',
        de: 'Hydrostatische Rekonstruktion, die einen ruhenden See ruhen lässt',
      },
      source: 'Audusse et al. 2004, SIAM J. Scientific Computing 25',
    },
    {
      text: { en: 'Friction by Manning, implicit', de: 'Reibung nach Manning, implizit' },
      source: 'Delestre et al. 2013 (SWASHES)',
    },
  ],
  inputs: [
    { text: { en: 'Bed heights', de: 'Sohlhöhen' }, unit: 'm' },
    {
      text: { en: 'Inflow and level downstream', de: 'Zufluss und Wasserstand unterstrom' },
      unit: 'm2/s, m',
    },
    {
      text: { en: 'Rain and Manning’s n', de: 'Regen und Manning-Beiwert' },
      unit: 'm/s, s/m^(1/3)',
    },
  ],
  validity: [
    {
      en: 'Subcritical inflow, one dimension, unit width',
      de: 'Strömender Zufluss, eine Dimension, ein Meter Breite',
    },
  ],
  references: [{ suite: 'flood' }],
  failures: [
    {
      en: 'First order: fronts are smeared over several cells',
      de: 'Erste Ordnung: Fronten verschmieren über mehrere Zellen',
    },
    {
      en: 'No infiltration, no sewers, no second dimension',
      de: 'Keine Versickerung, keine Kanäle, keine zweite Dimension',
    },
  ],
  intervals: { method: { en: 'None.', de: 'Keine.' } },
};
