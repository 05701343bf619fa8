import type { Lever, LeverValues } from '../../../scenario/lever.ts';
import type { Conditions } from './represent.ts';

/**
 * Levers that only cities with a weather file have. `ev_share` is the traffic model's too: one slider moves
 * both.
 */
export const hourLevers: readonly Lever[] = [
  {
    id: 'heating_setpoint',
    title: { en: 'Room temperature', de: 'Raumtemperatur' },
    description: {
      en: 'Change of the set-point of heating in every building against today, reached in the target year.',
      de: 'Änderung der Solltemperatur der Heizung in allen Gebäuden gegenüber heute, erreicht im Zieljahr.',
    },
    unit: 'K',
    min: -3,
    max: 2,
    step: 0.5,
    today: 0,
    source: {
      text: {
        en: 'Set-points of today: classes of the stock model',
        de: 'Solltemperaturen heute: Klassen des Bestandsmodells',
      },
    },
    actsOn: [
      'heatingNeed',
      'finalEnergy',
      'co2',
      'electricityUse',
      'peakLoad',
      'electricityPeak',
      'building.heatingNeed',
      'building.peakHeat',
      'city.load.heating',
    ],
  },
  {
    id: 'climate_warming',
    title: { en: 'Warming of the climate', de: 'Erwärmung des Klimas' },
    description: {
      en: 'Warmer air in every hour of the target year than in the weather file. Months do not change alike in truth; here they do.',
      de: 'Wärmere Luft in jeder Stunde des Zieljahrs als in der Wetterdatei. In Wahrheit ändern sich die Monate verschieden, hier gleich.',
    },
    unit: 'K',
    min: 0,
    max: 5,
    step: 0.1,
    today: 0,
    source: {
      text: {
        en: 'Umweltbundesamt, range of the change signal of annual mean temperature in Germany: 2031–2060 against 1971–2000 by 0.8 to 1.7 K (RCP2.6), 1.5 to 2.4 K (RCP8.5); European land, 2071–2100: 1 to 4.5 K (RCP4.5), 2.5 to 5.5 K (RCP8.5) (EEA Report 1/2017, after Jacob et al. 2014). A weather file of recent years holds part of it. For your place see the Interactive Atlas of the IPCC.',
        de: 'Umweltbundesamt, Bandbreite des Änderungssignals der Jahresmitteltemperatur in Deutschland: 2031–2060 gegenüber 1971–2000 um 0,8 bis 1,7 K (RCP2.6), 1,5 bis 2,4 K (RCP8.5); Landflächen Europas, 2071–2100: 1 bis 4,5 K (RCP4.5), 2,5 bis 5,5 K (RCP8.5) (EUA-Bericht 1/2017, nach Jacob u. a. 2014). Eine Wetterdatei jüngerer Jahre enthält einen Teil davon. Für den eigenen Ort siehe den Interaktiven Atlas des IPCC.',
      },
      url: 'https://www.umweltbundesamt.de/en/image/figure-12-range-of-the-change-signal-in-extant',
    },
    actsOn: [
      'heatingNeed',
      'coolingNeed',
      'finalEnergy',
      'co2',
      'electricityUse',
      'electricityTotal',
      'electricityPeak',
      'peakLoad',
      'building.heatingNeed',
      'building.coolingNeed',
      'city.load.heating',
      'city.load.cooling',
    ],
  },
  {
    id: 'solar_change',
    title: { en: 'Change of sunshine', de: 'Änderung der Einstrahlung' },
    description: {
      en: 'Irradiance in every hour of the target year against the weather file.',
      de: 'Einstrahlung in jeder Stunde des Zieljahrs gegenüber der Wetterdatei.',
    },
    unit: '%',
    min: -10,
    max: 10,
    step: 1,
    today: 0,
    source: {
      text: {
        en: 'EURO-CORDEX, Jerez et al. 2015, Nature Communications 6:10014: solar power in Europe by the end of the century 14 % below to 2 % above today’s, with the largest decreases in the north',
        de: 'EURO-CORDEX, Jerez u. a. 2015, Nature Communications 6:10014: Solarstrom in Europa am Ende des Jahrhunderts 14 % unter bis 2 % über dem heutigen, mit den größten Rückgängen im Norden',
      },
      url: 'https://doi.org/10.1038/ncomms10014',
    },
    actsOn: [
      'heatingNeed',
      'coolingNeed',
      'pvYield',
      'building.pvYield',
      'building.pvPotential',
      'building.pvSpecificYield',
      'city.load.pv',
    ],
  },
  {
    id: 'ev_share',
    title: { en: 'Electric cars', de: 'Elektroautos' },
    description: {
      en: 'Share of the distance that cars drive on electricity in the target year; inhabitants charge at home.',
      de: 'Anteil der Strecke, die Autos im Zieljahr elektrisch fahren; Einwohner laden zu Hause.',
    },
    unit: '%',
    min: 0,
    max: 100,
    step: 1,
    today: 2,
    source: {
      text: {
        en: 'ACEA, Vehicles on European roads: 1.8 % of the EU’s cars were battery-electric in 2023, 2.3 % in 2024',
        de: 'ACEA, Vehicles on European roads: 1,8 % der Pkw in der EU waren 2023 batterieelektrisch, 2,3 % 2024',
      },
      url: 'https://www.acea.auto/',
    },
    actsOn: ['electricityTotal', 'electricityPeak', 'city.load.vehicles', 'city.load.electricity'],
  },
  {
    id: 'battery_share',
    title: { en: 'Batteries with solar power', de: 'Batterien bei Solarstrom' },
    description: {
      en: 'Share of the solar power that has a battery beside it in the target year: 1 kWh per kW of modules.',
      de: 'Anteil der Solaranlagen, neben denen im Zieljahr eine Batterie steht: 1 kWh je kW Modulleistung.',
    },
    unit: '%',
    min: 0,
    max: 100,
    step: 5,
    today: 20,
    source: {
      text: {
        en: 'Assumption of this model; operation as in HTW Berlin’s Stromspeicher-Inspektion',
        de: 'Annahme dieses Modells; Betrieb wie in der Stromspeicher-Inspektion der HTW Berlin',
      },
    },
    actsOn: ['selfConsumption', 'electricityPeak', 'city.load.grid', 'building.selfConsumption'],
  },
];

/** Conditions of the target year; in the base year everything is as today. */
export const conditionsOf = (levers: LeverValues, years: number): Conditions =>
  years === 0
    ? { setPoint: 0, warmer: 0, sun: 1 }
    : {
        setPoint: levers.heating_setpoint ?? 0,
        warmer: levers.climate_warming ?? 0,
        sun: 1 + (levers.solar_change ?? 0) / 100,
      };
