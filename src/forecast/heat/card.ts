import type { ModelCard } from '../cards/card.ts';

export const heatCard: ModelCard = {
  id: 'heat',
  title: { en: 'Urban cooling and thermal stress', de: 'Kühlung der Stadt und Hitzebelastung' },
  version: '1.0.0',
  purpose: {
    en: 'Shows where trees, parks, light roofs and evaporation cool a city and where they are missing, as an index from 0 to 1, and shares out a given heat island by it. The index is neither measured nor simulated weather: read it as an order of places.',
    de: 'Zeigt, wo Bäume, Parks, helle Dächer und Verdunstung eine Stadt kühlen und wo sie fehlen, als Index von 0 bis 1, und verteilt eine vorgegebene Wärmeinsel danach. Der Index ist weder gemessenes noch simuliertes Wetter: Er ordnet Orte.',
  },
  answers: ['heat*', 'cooling*', 'utci*', 'cell.*'],
  equations: [
    {
      text: {
        en: 'Cooling capacity: 0.6 shade + 0.2 albedo + 0.2 evapotranspiration index',
        de: 'Kühlkapazität: 0,6 Schatten + 0,2 Albedo + 0,2 Verdunstungsindex',
      },
      source:
        'InVEST urban cooling (Natural Capital Project); Zardo et al. 2017; Phelan et al. 2015',
    },
    {
      text: {
        en: 'Heat mitigation: green space of 2 ha and more cools its surroundings, falling exponentially with distance',
        de: 'Hitzeminderung: Grün ab 2 ha kühlt seine Umgebung, exponentiell abnehmend mit dem Abstand',
      },
      source: 'InVEST urban cooling, program and user’s guide',
    },
    {
      text: {
        en: 'Felt temperature (UTCI): polynomial of 210 terms, vapour pressure by Hardy 1998',
        de: 'Gefühlte Temperatur (UTCI): Polynom aus 210 Gliedern, Dampfdruck nach Hardy 1998',
      },
      source: 'Bröde et al. 2012, Int. J. Biometeorology 56; UTCI_a002',
    },
  ],
  inputs: [
    {
      text: {
        en: 'Land cover raster with a table of properties',
        de: 'Landbedeckungsraster mit Eigenschaftstabelle',
      },
      unit: 'GeoTIFF, CSV',
    },
    {
      text: {
        en: 'Reference evapotranspiration; in a city’s scenario it is taken as even',
        de: 'Referenzverdunstung; im Szenario einer Stadt gilt sie als gleichmäßig',
      },
      unit: 'mm',
    },
    {
      text: {
        en: 'Rural reference temperature and the largest heat island, both given',
        de: 'Ländliche Bezugstemperatur und größte Wärmeinsel, beide vorgegeben',
      },
      unit: 'degC, K',
    },
  ],
  validity: [
    {
      en: 'Comparison of places and measures within one city and one raster',
      de: 'Vergleich von Orten und Maßnahmen innerhalb einer Stadt und eines Rasters',
    },
    {
      en: 'UTCI: air −50 to 50 °C, radiation −30 to +70 K of it, wind 0.5 to 17 m/s at 10 m; elsewhere no value',
      de: 'UTCI: Luft −50 bis 50 °C, Strahlung −30 bis +70 K davon, Wind 0,5 bis 17 m/s in 10 m Höhe; sonst kein Wert',
    },
  ],
  references: [{ suite: 'urban cooling' }, { suite: 'UTCI' }],
  failures: [
    {
      en: 'The weights 0.6, 0.2 and 0.2 are expert choices',
      de: 'Die Gewichte 0,6, 0,2 und 0,2 sind Einschätzungen von Fachleuten',
    },
    {
      en: 'Wind, water, waste heat and the shape of streets do not enter',
      de: 'Wind, Wasser, Abwärme und die Form der Straßen gehen nicht ein',
    },
    {
      en: 'Green space is counted, not connected: many small greens cool like one park',
      de: 'Grün wird gezählt, nicht verbunden: Viele kleine Flächen kühlen wie ein Park',
    },
    {
      en: 'Green roofs cool by evaporation only as if they were watered',
      de: 'Gründächer kühlen durch Verdunstung nur, als würden sie bewässert',
    },
  ],
  intervals: {
    method: {
      en: 'In a city: properties of covers, flat roofs and the size of the heat island drawn from their stated ranges, the same draws for every scenario; each draw runs on larger cells. The error of the index itself is unknown and not in the interval. Without a city (headless index): none.',
      de: 'In einer Stadt: Eigenschaften der Bedeckungen, flache Dächer und Größe der Wärmeinsel aus ihren angegebenen Spannen gezogen, dieselben Züge für jedes Szenario; jeder Zug läuft auf größeren Zellen. Der Fehler des Index selbst ist unbekannt und nicht in der Spanne. Ohne Stadt (Index allein): keine.',
    },
    samples: 32,
    level: 90,
  },
  method: 'src/forecast/heat/METHOD.md',
};
