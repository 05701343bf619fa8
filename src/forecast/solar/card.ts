import type { ModelCard } from '../cards/card.ts';

export const solarCard: ModelCard = {
  id: 'solar',
  title: { en: 'Sun and photovoltaics', de: 'Sonne und Photovoltaik' },
  version: '1.0.0',
  purpose: {
    en: 'Tells where the sun stands, how much of its light reaches a roof or wall in each hour, and what a photovoltaic system there yields, uses itself and exports. It compares roofs; a bankable yield report needs measured irradiance and the modules’ own data.',
    de: 'Sagt, wo die Sonne steht, wie viel ihres Lichts ein Dach oder eine Wand in jeder Stunde erreicht, und was eine Photovoltaikanlage dort erzeugt, selbst verbraucht und einspeist. Das Modell vergleicht Dächer; ein Ertragsgutachten braucht gemessene Einstrahlung und die Daten der Module.',
  },
  answers: [
    'pvYield',
    'selfConsumption',
    'building.pvYield',
    'building.pvPotential',
    'building.pvSpecificYield',
    'building.selfConsumption',
    'city.load.pv',
  ],
  equations: [
    {
      text: { en: 'Position of the sun (SPA)', de: 'Sonnenstand (SPA)' },
      source: 'Reda & Andreas 2008, NREL/TP-560-34302',
    },
    {
      text: {
        en: 'Light of the sky on an inclined plane: Perez; also Hay–Davies and isotropic',
        de: 'Himmelslicht auf einer geneigten Fläche: Perez; auch Hay–Davies und isotrop',
      },
      source: 'Perez et al. 1990, Solar Energy 44; Hay & Davies 1980; Liu & Jordan 1960',
    },
    {
      text: {
        en: 'Photovoltaic system: cover, module temperature, inverter (PVWatts 5)',
        de: 'Photovoltaikanlage: Deckglas, Modultemperatur, Wechselrichter (PVWatts 5)',
      },
      source: 'Dobos 2014, NREL/TP-6A20-62641; Fuentes 1987, SAND85-0330',
    },
    {
      text: {
        en: 'Horizon of 36 azimuths from neighbouring buildings within 250 m and terrain',
        de: 'Horizont aus 36 Richtungen durch Nachbargebäude bis 250 m und Gelände',
      },
      source: 'geometry',
    },
  ],
  inputs: [
    {
      text: {
        en: 'Hourly beam, diffuse and temperature of a year',
        de: 'Stündliche Direkt- und Diffusstrahlung und Temperatur eines Jahres',
      },
      unit: 'EPW, CSV',
    },
    {
      text: {
        en: 'Roof planes or, where the model has none, an assumed one',
        de: 'Dachflächen oder, wo das Stadtmodell keine hat, eine angenommene',
      },
      unit: 'deg, m2',
    },
    {
      text: {
        en: 'Heights of neighbours and terrain',
        de: 'Höhen von Nachbarn und Gelände',
      },
      unit: 'm',
    },
  ],
  validity: [
    {
      en: 'Sun: years −2000 to 6000, within 0.0003°; hourly values of typical or measured years',
      de: 'Sonne: Jahre −2000 bis 6000, auf 0,0003°; Stundenwerte typischer oder gemessener Jahre',
    },
    {
      en: 'Standard, premium and thin-film modules with PVWatts’ coefficients',
      de: 'Standard-, Premium- und Dünnschichtmodule mit den Kennwerten von PVWatts',
    },
  ],
  references: [{ suite: 'sun position' }, { suite: 'transposition' }, { suite: 'PV year' }],
  failures: [
    {
      en: 'Light that facades reflect is left out: narrow streets come out too dark',
      de: 'Licht, das Fassaden zurückwerfen, fehlt: Enge Straßen werden zu dunkel',
    },
    {
      en: 'A partly shaded string counts as if each module stood alone',
      de: 'Ein teilweise verschatteter Strang zählt, als stünde jedes Modul für sich',
    },
    {
      en: 'No snow and no soiling by season',
      de: 'Kein Schnee und keine jahreszeitliche Verschmutzung',
    },
    {
      en: 'Typical years have no calendar year: up to 0.2° of declination',
      de: 'Typische Jahre haben kein Kalenderjahr: bis 0,2° Deklination',
    },
  ],
  intervals: {
    method: {
      en: 'None of its own for one plane and one weather year. Roof yields of the city carry the spread of the module yield that the stock model draws; the spread between weather years is not in it.',
      de: 'Keine eigenen für eine Fläche und ein Wetterjahr. Dacherträge der Stadt tragen die Streuung des Modulertrags, die das Bestandsmodell zieht; die Streuung zwischen Wetterjahren ist nicht darin.',
    },
  },
  method: 'src/forecast/solar/METHOD.md',
};
