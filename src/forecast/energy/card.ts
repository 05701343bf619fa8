import type { ModelCard } from '../cards/card.ts';

export const stockCard: ModelCard = {
  id: 'stock',
  title: {
    en: 'Heat and energy of the building stock',
    de: 'Wärme und Energie des Gebäudebestands',
  },
  version: '2.0.0',
  purpose: {
    en: 'Compares scenarios of a city’s heating: how much heat, energy, CO2 and roof power, where, and how sure. It screens whole quarters, by the hour where the city has weather data: load curves, peaks, cooling and all electricity too. It is no design tool for one building and no substitute for metered data.',
    de: 'Vergleicht Szenarien der Wärmeversorgung einer Stadt: wie viel Wärme, Energie, CO2 und Dachstrom, wo und wie sicher. Das Modell betrachtet ganze Viertel, mit Wetterdaten Stunde für Stunde: auch Lastgänge, Spitzen, Kühlung und den gesamten Strom. Es ersetzt keine Auslegung eines Gebäudes und keine Messung.',
  },
  answers: [
    'heatingNeed',
    'finalEnergy',
    'co2*',
    'electricityUse',
    'gas',
    'oil',
    'districtHeat',
    'biomass',
    'peakLoad',
    'buildingsRetrofitted',
    'coolingNeed',
    'electricityTotal',
    'electricityPeak',
    'selfConsumption',
    'city.load.*',
    'district.load.*',
    'district.heatingDemand',
    'district.coolingNeed',
    'district.finalEnergy',
    'district.co2',
    'district.electricity',
    'district.pvYield',
    'building.*',
  ],
  restsOn: ['hourly', 'solar'],
  equations: [
    {
      text: {
        en: 'Heating need of a building by the seasonal balance, with envelope and ventilation by building type',
        de: 'Heizwärmebedarf eines Gebäudes aus der saisonalen Bilanz, mit Hülle und Lüftung je Gebäudetyp',
      },
      source: 'EN ISO 13790:2008, seasonal method; TABULA calculation method, IWU 2013',
    },
    {
      text: {
        en: 'With weather data: every building’s year by the hour in the sun that its own walls and roof see, use by schedules of the local clock; heat pumps by the hour’s temperature',
        de: 'Mit Wetterdaten: das Jahr jedes Gebäudes Stunde für Stunde in der Sonne, die seine Wände und sein Dach sehen, Nutzung nach Profilen der Ortszeit; Wärmepumpen nach der Temperatur der Stunde',
      },
      source:
        'EN ISO 13790:2008 Annex C; EN 16798-1:2019 Annex C; Ruhnau et al. 2019, Scientific Data 6:189',
    },
    {
      text: {
        en: 'Who renovates or changes the heating first: a seeded order by need, demand or roof size; adoption in equal yearly steps',
        de: 'Wer zuerst saniert oder die Heizung wechselt: eine feste Reihenfolge nach Bedarf, Verbrauch oder Dachgröße; gleiche Schritte je Jahr',
      },
      source: 'src/forecast/energy/METHOD.md, own assumption',
    },
    {
      text: {
        en: 'CO2 by fuel; electricity and district heat on a dated path',
        de: 'CO2 je Energieträger; Strom und Fernwärme auf einem datierten Pfad',
      },
      source: 'IPCC 2006 Guidelines, volume 2; stock model of the city',
    },
  ],
  inputs: [
    {
      text: {
        en: 'Building table: footprint, height, storeys, use, age, heating; what is missing is assumed and counted',
        de: 'Gebäudetabelle: Grundfläche, Höhe, Geschosse, Nutzung, Alter, Heizung; was fehlt, wird angenommen und gezählt',
      },
      unit: 'Parquet',
    },
    {
      text: {
        en: 'Stock model: building types, systems, factors and their ranges, each with its source',
        de: 'Bestandsmodell: Gebäudetypen, Anlagen, Faktoren und ihre Spannen, jeweils mit Quelle',
      },
      unit: 'JSON',
    },
    { text: { en: 'Weather of a typical year', de: 'Wetter eines typischen Jahres' }, unit: 'EPW' },
    {
      text: {
        en: 'Outer surfaces: walls by direction, roof planes, horizons of walls and roofs; where there are none all sides are equal',
        de: 'Außenflächen: Wände nach Richtung, Dachflächen, Horizonte von Wänden und Dächern; wo es keine gibt, sind alle Seiten gleich',
      },
      unit: 'Parquet',
    },
  ],
  validity: [
    {
      en: 'Quarters and cities of some hundred buildings and more, in the countries of its building types',
      de: 'Viertel und Städte ab einigen hundert Gebäuden, in den Ländern ihrer Gebäudetypen',
    },
    {
      en: 'Space heating and hot water of an average year; with weather data also cooling, appliances, light and charging at home',
      de: 'Raumwärme und Warmwasser eines mittleren Jahres; mit Wetterdaten auch Kühlung, Geräte, Licht und Laden zu Hause',
    },
  ],
  references: [{ suite: 'TABULA' }, { suite: 'carbon' }],
  failures: [
    {
      en: 'Computed need of old buildings exceeds metered use, often by a third (prebound effect)',
      de: 'Der berechnete Bedarf alter Gebäude übersteigt den gemessenen Verbrauch oft um ein Drittel (Prebound-Effekt)',
    },
    {
      en: 'Figures of a few dozen buildings look surer than they are',
      de: 'Zahlen für wenige Dutzend Gebäude wirken sicherer, als sie sind',
    },
    {
      en: 'Nothing is built or torn down; heat networks have no limits',
      de: 'Nichts wird neu gebaut oder abgerissen; Wärmenetze haben keine Grenzen',
    },
    {
      en: 'Self-consumption of solar power of small houses comes out high: means of an hour by about 8 % (in the lower bound), and one smooth schedule for all by an unknown amount more',
      de: 'Der Eigenverbrauch von Solarstrom kleiner Häuser fällt hoch aus: durch Stundenmittel um rund 8 % (in der unteren Grenze), durch ein glattes Profil für alle um einen unbekannten weiteren Betrag',
    },
    {
      en: 'All walls of a building share one horizon: that moves a building’s heat by 0.1 % in the demo city and 0.5 % in Milan (95th percentile 0.5 and 1.7 %), its cold by 1.2 and 2.1 % (5 and 7 %)',
      de: 'Alle Wände eines Gebäudes teilen einen Horizont: Das verschiebt seine Wärme in der Demostadt um 0,1 %, in Mailand um 0,5 % (95. Perzentil 0,5 und 1,7 %), seine Kälte um 1,2 und 2,1 % (5 und 7 %)',
    },
    {
      en: 'Windows are spread over the walls by area; in cities without outer surfaces all sides are taken as equal and shade as usual',
      de: 'Fenster sind nach Fläche über die Wände verteilt; in Städten ohne Außenflächen gelten alle Seiten als gleich und die Verschattung als üblich',
    },
  ],
  intervals: {
    method: {
      en: 'Parameters are drawn from sourced ranges and the city is computed again with each; shown are the 5th and 95th percentile. Differences are taken run by run. Not in it: the choice of model, single years’ weather, who adopts when, prices.',
      de: 'Parameter werden aus belegten Spannen gezogen und die Stadt mit jedem Satz neu gerechnet; gezeigt werden das 5. und das 95. Perzentil. Unterschiede werden Lauf für Lauf gebildet. Nicht darin: die Wahl des Modells, das Wetter einzelner Jahre, wer wann umsteigt, Preise.',
    },
    samples: 256,
    level: 90,
  },
  method: 'src/forecast/energy/METHOD.md',
};
