import type { ModelCard } from '../cards/card.ts';

export const heatCard: ModelCard = {
  id: 'heat',
  title: { en: 'Urban cooling and thermal stress', de: 'Kühlung der Stadt und Hitzebelastung' },
  version: '2.0.0',
  purpose: {
    en: 'Shows where trees, parks, light roofs and evaporation cool a city and where they are missing, as an index from 0 to 1, and shares out a given heat island by it. For an hour of typical weather it adds what a person feels outdoors (UTCI). Neither is measured or simulated weather: read them as an order of places and of measures.',
    de: 'Zeigt, wo Bäume, Parks, helle Dächer und Verdunstung eine Stadt kühlen und wo sie fehlen, als Index von 0 bis 1, und verteilt eine vorgegebene Wärmeinsel danach. Für eine Stunde typischen Wetters kommt hinzu, was ein Mensch im Freien fühlt (UTCI). Beides ist weder gemessenes noch simuliertes Wetter: Es ordnet Orte und Maßnahmen.',
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
    {
      text: {
        en: 'Air of the hour: weather file + (1 − mixed index) × heat island × the day’s strength, the fourth root of S·DTR³/U beside that of hot days',
        de: 'Luft der Stunde: Wetterdatei + (1 − gemischter Index) × Wärmeinsel × Stärke des Tages, die vierte Wurzel aus S·DTR³/U gegenüber heißen Tagen',
      },
      source: 'InVEST urban cooling; Theeuwes et al. 2017, Int. J. Climatology 37:443',
    },
    {
      text: {
        en: 'Mean radiant temperature of a standing person from six parts: sun, sky, walls, crowns, reflected light, ground',
        de: 'Mittlere Strahlungstemperatur eines stehenden Menschen aus sechs Teilen: Sonne, Himmel, Wände, Kronen, reflektiertes Licht, Boden',
      },
      source: 'VDI 3787-2; projected area: Jendritzky et al. 1990, as in Di Napoli et al. 2020',
    },
    {
      text: {
        en: 'Sun, shade and sky between houses: a street of every direction, its height over width from wall area and open ground',
        de: 'Sonne, Schatten und Himmel zwischen Häusern: eine Straße jeder Richtung, Höhe zu Breite aus Wandfläche und offenem Boden',
      },
      source: 'Masson 2000, Boundary-Layer Meteorology 94:357 (TEB); crowns: Konarska et al. 2014',
    },
    {
      text: {
        en: 'Temperature of ground and walls from their energy balance; evaporation by crop coefficient × FAO-56 of the hour',
        de: 'Temperatur von Boden und Wänden aus ihrer Energiebilanz; Verdunstung aus Pflanzenkoeffizient × FAO-56 der Stunde',
      },
      source: 'VDI 3789-2; Matzarakis et al. 2010; Allen et al. 1998, FAO-56, equation 53',
    },
    {
      text: {
        en: 'Wind in the street from that at the station: up to 60 m, down over the town’s roughness, into the street',
        de: 'Wind in der Straße aus dem der Station: hinauf auf 60 m, herab über die Rauigkeit der Stadt, in die Straße',
      },
      source: 'Wieringa 1986; Macdonald et al. 1998; Masson 2000; Lemonsu et al. 2004',
    },
  ],
  inputs: [
    {
      text: {
        en: 'Land cover raster with a table of properties',
        de: 'Landbedeckungsraster mit Eigenschaftstabelle',
      },
      unit: 'GeoTIFF, CSV; in a city JSON',
    },
    {
      text: {
        en: 'Reference evapotranspiration. In a city’s scenario it is even: it stands for grass under open sky, so cover and shade enter by their own factors and would count twice',
        de: 'Referenzverdunstung. Im Szenario einer Stadt ist sie gleichmäßig: Sie gilt für Gras unter freiem Himmel, Bedeckung und Schatten gehen eigens ein und zählten sonst doppelt',
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
    {
      text: {
        en: 'For felt temperature: weather of a typical year; footprints, heights and walls of buildings where there are some, else open country',
        de: 'Für die gefühlte Temperatur: Wetter eines typischen Jahres; Grundflächen, Höhen und Wände der Gebäude, wo es sie gibt, sonst freies Feld',
      },
      unit: 'EPW, Parquet',
    },
  ],
  validity: [
    {
      en: 'Comparison of places and measures within one city and one raster',
      de: 'Vergleich von Orten und Maßnahmen innerhalb einer Stadt und eines Rasters',
    },
    {
      en: 'UTCI: air −50 to 50 °C, radiation −30 to +70 K of it, vapour to 5 kPa; elsewhere no value. Wind below 0.5 m/s counts as 0.5, above 17 as 17 on the map',
      de: 'UTCI: Luft −50 bis 50 °C, Strahlung −30 bis +70 K davon, Dampfdruck bis 5 kPa; sonst kein Wert. Wind unter 0,5 m/s zählt auf der Karte als 0,5, über 17 als 17',
    },
    {
      en: 'A cell tells the mean of its sunny and shaded open ground, not of one spot: a person in the sun feels more, under a tree less',
      de: 'Eine Zelle nennt das Mittel ihres sonnigen und schattigen offenen Bodens, nicht einen Fleck: In der Sonne fühlt man mehr, unter einem Baum weniger',
    },
  ],
  references: [{ suite: 'urban cooling' }, { suite: 'UTCI' }],
  failures: [
    {
      en: 'The weights 0.6, 0.2 and 0.2 are expert choices',
      de: 'Die Gewichte 0,6, 0,2 und 0,2 sind Einschätzungen von Fachleuten',
    },
    {
      en: 'Wind, water, waste heat and the shape of streets do not enter the index; fields without trees count hardly cooler than streets',
      de: 'Wind, Wasser, Abwärme und die Form der Straßen gehen nicht in den Index ein; Felder ohne Bäume gelten kaum kühler als Straßen',
    },
    {
      en: 'Green space is counted, not connected: many small greens cool like one park',
      de: 'Grün wird gezählt, nicht verbunden: Viele kleine Flächen kühlen wie ein Park',
    },
    {
      en: 'Green roofs cool by evaporation only as if they were watered',
      de: 'Gründächer kühlen durch Verdunstung nur, als würden sie bewässert',
    },
    {
      en: 'Felt temperature has no measured reference here beyond UTCI’s own: its mean radiant temperature is unchecked and may be off by more than the ±5 K that ISO 7726 asks of instruments',
      de: 'Die gefühlte Temperatur ist über UTCI selbst hinaus an keiner Messung geprüft: Ihre Strahlungstemperatur kann um mehr als die ±5 K danebenliegen, die ISO 7726 von Messgeräten verlangt',
    },
    {
      en: 'The heat island is the same all day, though real ones grow at night; the ground has no memory of the hour before; trees do not slow the wind',
      de: 'Die Wärmeinsel ist den ganzen Tag gleich, echte wachsen nachts; der Boden kennt die Stunde davor nicht; Bäume bremsen den Wind nicht',
    },
    {
      en: 'Trees warm a little at night and in dull hours, as crowns hide the cold sky: that is meant',
      de: 'Nachts und in trüben Stunden wärmen Bäume ein wenig, weil Kronen den kalten Himmel verdecken: Das ist gewollt',
    },
  ],
  intervals: {
    method: {
      en: 'In a city: properties of covers, flat roofs, both distances, the size of the heat island, and for felt temperature light through crowns, albedo of walls, stored heat and wind drawn from their stated ranges (triangular), the same draws for every scenario; 5th and 95th percentile. Each draw runs on cells of at most 3,000 in all, and its distance from the likely value is laid about the finer picture. The error of the index and the spread between years are unknown and not in the interval. Without a city (headless index): none.',
      de: 'In einer Stadt: Eigenschaften der Bedeckungen, flache Dächer, beide Abstände, Größe der Wärmeinsel und für die gefühlte Temperatur Licht durch Kronen, Albedo der Wände, gespeicherte Wärme und Wind aus ihren angegebenen Spannen gezogen (Dreiecksverteilung), dieselben Züge für jedes Szenario; 5. und 95. Perzentil. Jeder Zug läuft auf höchstens 3.000 größeren Zellen, sein Abstand vom wahrscheinlichen Wert wird um das feinere Bild gelegt. Der Fehler des Index und die Spanne zwischen Jahren sind unbekannt und nicht enthalten. Ohne Stadt (Index allein): keine.',
    },
    samples: 32,
    level: 90,
  },
  method: 'src/forecast/heat/METHOD.md',
};
