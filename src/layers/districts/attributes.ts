import type { Entry } from '../../catalogue/entry.ts';
import type { Channel } from '../../channel/channel.ts';
import type { RampName } from '../../channel/ramp.ts';
import { niceDomain } from '../../channel/scale.ts';
import type { Text } from '../../channel/text.ts';
import type { District } from './geojson.ts';

interface Attribute {
  readonly title: Text;
  readonly unit: string;
  readonly ramp: RampName;
}

/** What attributes mean that district files usually have; others keep their own name. */
const known: Readonly<Record<string, Attribute>> = {
  population: {
    title: { en: 'Population', de: 'Bevölkerung' },
    unit: '1',
    ramp: 'mobility',
  },
  area_km2: { title: { en: 'Area', de: 'Fläche' }, unit: 'km2', ramp: 'grey' },
  surface_temperature: {
    title: { en: 'Surface temperature in summer', de: 'Oberflächentemperatur im Sommer' },
    unit: 'degC',
    ramp: 'heat',
  },
  density: {
    title: { en: 'Inhabitants per km²', de: 'Einwohner je km²' },
    unit: '1',
    ramp: 'mobility',
  },
};

export const attributeOf = (name: string): Attribute =>
  known[name] ?? { title: { en: name }, unit: '1', ramp: 'mobility' };

/** Numeric attributes as channels of the districts; one that no district has is left out. */
export function districtChannels(entry: Entry, districts: readonly District[]): readonly Channel[] {
  const names = new Set(districts.flatMap((d) => Object.keys(d.values)));
  const window = entry.temporal ?? { start: '', end: '' };
  return [...names].flatMap((name) => {
    const values = Float32Array.from(districts, (d) => d.values[name] ?? Number.NaN);
    const finite = values.filter(Number.isFinite);
    if (finite.length === 0) return [];
    const { title, unit, ramp } = attributeOf(name);
    return {
      id: `district.${name}`,
      title,
      target: 'district' as const,
      unit,
      window,
      values,
      domain: niceDomain(Math.min(...finite), Math.max(...finite)),
      ramp,
      source: entry.title,
    };
  });
}
