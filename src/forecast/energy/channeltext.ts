import type { ChannelClass } from '../../channel/channel.ts';
import { heatingSystems } from '../../channel/table.ts';
import type { Text } from '../../channel/text.ts';

/** Title, unit and ramp of each building channel. */
export const channelText = {
  heatingNeed: {
    title: { en: 'Heating need per floor area', de: 'Heizwärmebedarf je Fläche' },
    unit: 'kWh/(m2.a)',
    ramp: 'energy',
  },
  heatingDemand: {
    title: { en: 'Heating need of the building', de: 'Heizwärmebedarf des Gebäudes' },
    unit: 'MWh/a',
    ramp: 'energy',
  },
  finalEnergy: {
    title: {
      en: 'Final energy for heat and hot water',
      de: 'Endenergie für Heizung und Warmwasser',
    },
    unit: 'MWh/a',
    ramp: 'energy',
  },
  co2: {
    title: { en: 'CO₂ of heat and hot water', de: 'CO₂ aus Heizung und Warmwasser' },
    unit: 'kg/(m2.a)',
    ramp: 'heat',
  },
  pvYield: {
    title: { en: 'Solar power from the roof', de: 'Solarstrom vom Dach' },
    unit: 'MWh/a',
    ramp: 'energy',
  },
  retrofitted: { title: { en: 'Retrofit', de: 'Sanierung' }, unit: '' },
  heatingSystem: { title: { en: 'Heating system', de: 'Heizung' }, unit: '' },
} as const;

export const retrofitClasses: readonly ChannelClass[] = [
  { code: 0, label: { en: 'As today', de: 'Wie heute' } },
  { code: 1, label: { en: 'Usual retrofit', de: 'Übliche Sanierung' } },
  { code: 2, label: { en: 'Ambitious retrofit', de: 'Ambitionierte Sanierung' } },
];

const systemNames: Readonly<Record<(typeof heatingSystems)[number], Text>> = {
  gas: { en: 'Gas', de: 'Gas' },
  oil: { en: 'Oil', de: 'Öl' },
  district: { en: 'District heating', de: 'Fernwärme' },
  heat_pump: { en: 'Heat pump', de: 'Wärmepumpe' },
  electric: { en: 'Electric heating', de: 'Stromheizung' },
  biomass: { en: 'Biomass', de: 'Biomasse' },
  none: { en: 'Not heated', de: 'Unbeheizt' },
};

export const systemClasses: readonly ChannelClass[] = heatingSystems.map((id, code) => ({
  code,
  label: systemNames[id],
}));
