import type { Entry } from '../../catalogue/entry.ts';
import type { Channel } from '../../channel/channel.ts';
import type { Text } from '../../channel/text.ts';
import type { District } from './geojson.ts';

/** Names and units of attributes that district files usually have; others keep their own name. */
const known: Readonly<Record<string, { readonly title: Text; readonly unit: string }>> = {
  population: { title: { en: 'Population', de: 'Bevölkerung' }, unit: '1' },
  area_km2: { title: { en: 'Area', de: 'Fläche' }, unit: 'km2' },
  surface_temperature: {
    title: { en: 'Surface temperature in summer', de: 'Oberflächentemperatur im Sommer' },
    unit: 'degC',
  },
  density: {
    title: { en: 'Inhabitants per km²', de: 'Einwohner je km²' },
    unit: '1',
  },
};

export const attributeTitle = (name: string): Text => known[name]?.title ?? { en: name };
export const attributeUnit = (name: string): string => known[name]?.unit ?? '1';

/** Numeric attributes as channels of the districts; one that no district has is left out. */
export function districtChannels(entry: Entry, districts: readonly District[]): readonly Channel[] {
  const names = new Set(districts.flatMap((d) => Object.keys(d.values)));
  const window = entry.temporal ?? { start: '', end: '' };
  return [...names].flatMap((name) => {
    const values = Float32Array.from(districts, (d) => d.values[name] ?? Number.NaN);
    if (values.every(Number.isNaN)) return [];
    return {
      id: `district.${name}`,
      title: attributeTitle(name),
      target: 'district' as const,
      unit: attributeUnit(name),
      window,
      values,
      source: entry.title,
    };
  });
}
