import type { ModelCard } from '../../cards/card.ts';

export const hourlyCard: ModelCard = {
  id: 'hourly',
  title: {
    en: 'Heating and cooling, hour by hour',
    de: 'Heizen und Kühlen, Stunde für Stunde',
  },
  version: '1.0.0',
  purpose: {
    en: 'Computes how much heat and cold a building needs in every hour of a year, for load curves, peaks and the comparison of renovation states. It is no design tool for a single building: one air node and one mass stand for the whole house.',
    de: 'Berechnet, wie viel Wärme und Kälte ein Gebäude in jeder Stunde eines Jahres braucht: für Lastgänge, Spitzen und den Vergleich von Sanierungsständen. Zur Auslegung eines einzelnen Gebäudes taugt es nicht: Ein Luftknoten und eine Masse stehen für das ganze Haus.',
  },
  answers: ['city.load.*', 'district.load.*', 'coolingNeed', 'electricityTotal', 'electricityPeak'],
  restsOn: ['solar'],
  equations: [
    {
      text: {
        en: 'Network of five resistances and one capacity (5R1C), Crank–Nicolson in steps of an hour',
        de: 'Netz aus fünf Widerständen und einer Kapazität (5R1C), Crank–Nicolson in Stundenschritten',
      },
      source: 'EN ISO 13790:2008, Annex C',
    },
    {
      text: {
        en: 'Irradiance on each part of the envelope: position of the sun and Perez’ sky',
        de: 'Einstrahlung auf jedes Bauteil: Sonnenstand und Himmel nach Perez',
      },
      source: 'Reda & Andreas 2008, NREL/TP-560-34302; Perez et al. 1990, Solar Energy 44',
    },
    {
      text: {
        en: 'Heat loss of opaque parts to the sky, ground and cellar by a reduction factor',
        de: 'Abstrahlung opaker Bauteile an den Himmel, Erdreich und Keller mit Minderungsfaktor',
      },
      source: 'EN ISO 13790:2008, 11.3.5 and 11.4.6; EN ISO 13789',
    },
  ],
  inputs: [
    {
      text: {
        en: 'A zone: areas, U values, windows with orientation, mass, air change, gains, set-points',
        de: 'Eine Zone: Flächen, U-Werte, Fenster mit Ausrichtung, Masse, Luftwechsel, Gewinne, Sollwerte',
      },
      unit: 'JSON',
    },
    {
      text: { en: 'Hourly weather of a year', de: 'Stündliches Wetter eines Jahres' },
      unit: 'EPW',
    },
  ],
  validity: [
    {
      en: 'Buildings that one temperature describes; 8,760 hours of local standard time',
      de: 'Gebäude, die eine Temperatur beschreibt; 8760 Stunden in örtlicher Normalzeit',
    },
    {
      en: 'Set-points hold for the air, not for the operative temperature',
      de: 'Sollwerte gelten für die Luft, nicht für die operative Temperatur',
    },
  ],
  references: [{ suite: '5R1C step' }, { suite: 'ASHRAE 140' }],
  failures: [
    {
      en: 'Heating of the ASHRAE 140 cases 600, 620, 900 and 920 lies 4 to 7 % above all six programs of the standard; the peer it is held to lies outside too',
      de: 'Die Heizwärme der Fälle 600, 620, 900 und 920 von ASHRAE 140 liegt 4 bis 7 % über allen sechs Programmen der Norm; das Vergleichsmodell liegt ebenfalls außerhalb',
    },
    {
      en: 'No unheated stairs, and no house that is sunny on one side and cold on the other',
      de: 'Keine unbeheizten Treppenhäuser und kein Haus, das auf einer Seite sonnig und auf der anderen kalt ist',
    },
    {
      en: 'No shading devices that people move; solar gains reach mass and surfaces at once',
      de: 'Kein beweglicher Sonnenschutz; solare Gewinne erreichen Masse und Oberflächen sofort',
    },
    {
      en: 'Ground and cellar follow the outdoor air by a factor, without the ground’s own inertia',
      de: 'Erdreich und Keller folgen der Außenluft mit einem Faktor, ohne eigene Trägheit',
    },
    {
      en: 'A sunny wall with little insulation can need less heat than a better one',
      de: 'Eine sonnige, schlecht gedämmte Wand kann weniger Wärme brauchen als eine bessere',
    },
    { en: 'Latent heat is left out', de: 'Latente Wärme fehlt' },
  ],
  intervals: {
    method: {
      en: 'None of its own: a zone is computed with the values it is given. The stock model that feeds it with buildings draws their uncertain properties.',
      de: 'Keine eigenen: Eine Zone wird mit den Werten gerechnet, die sie bekommt. Das Bestandsmodell, das die Gebäude liefert, zieht deren unsichere Eigenschaften.',
    },
  },
  method: 'src/forecast/energy/hourly/METHOD.md',
};
