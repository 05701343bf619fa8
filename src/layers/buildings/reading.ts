import type { TimeWindow } from '../../channel/channel.ts';
import { buildingColumns, type FeatureTable } from '../../channel/table.ts';
import type { Text } from '../../channel/text.ts';
import type { Field, Reading } from '../layer.ts';
import { attributeNames, wordOf } from './words.ts';

/** One building's attributes by column name; undefined means not known. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

const shown = [
  'year',
  'use',
  'storeys',
  'height',
  'floor_area',
  'roof_area',
  'heating',
  'population',
] as const;
const unnamed: Text = { en: 'Building', de: 'Gebäude' };
/** Attributes that change from year to year, and so are said with the period of the data. */
const dated = new Set<string>(['heating', 'population']);
const digits: Partial<Record<string, number>> = { height: 1, floor_area: 0, roof_area: 0 };

/** Attributes of row `gid`, or undefined where the table has no such row. */
export function attributesOf(table: FeatureTable, gid: number): Attributes | undefined {
  if (!(gid >= 0 && gid < table.count)) return undefined;
  return Object.fromEntries(
    Object.entries(table.columns).map(([name, column]) => {
      if (column.kind === 'category') return [name, column.categories[column.codes[gid]!]];
      const value = column.values[gid];
      return [name, value === '' || Number.isNaN(value) ? undefined : value];
    }),
  );
}

/** What the inspector shows of a building, with units and, where given, the period of the data. */
export function buildingReading(
  layerId: string,
  gid: number,
  attributes: Attributes,
  window?: TimeWindow,
): Reading {
  const { id, address, lon, lat, ground, height } = attributes;
  const numbers = [lon, lat].every((v) => typeof v === 'number');
  return {
    layerId,
    title: String(address ?? id ?? `${unnamed.en} ${gid}`),
    subtitle: subtitleOf(attributes),
    gid,
    ...(id === undefined ? {} : { featureId: String(id) }),
    ...(numbers ? { at: { lon: Number(lon), lat: Number(lat) } } : {}),
    ...(ground === undefined ? {} : { height: Number(ground) + Number(height ?? 0) }),
    fields: shown
      .filter((name) => name in attributes)
      .map((name) => fieldOf(name, attributes[name], window)),
  };
}

/** For example "Homes, built 1912, 5 floors"; unknowns are left out. */
function subtitleOf({ use, year, storeys }: Attributes): Text {
  const { en, de = en } =
    (use === undefined ? undefined : wordOf('use', String(use))?.label) ?? unnamed;
  const known = (value: unknown, text: string): string => (value === undefined ? '' : `, ${text}`);
  const one = storeys === 1;
  return {
    en: `${en}${known(year, `built ${year}`)}${known(storeys, `${storeys} ${one ? 'floor' : 'floors'}`)}`,
    de: `${de}${known(year, `Baujahr ${year}`)}${known(storeys, `${storeys} ${one ? 'Geschoss' : 'Geschosse'}`)}`,
  };
}

function fieldOf(name: string, value: string | number | undefined, window?: TimeWindow): Field {
  const spec = buildingColumns[name as keyof typeof buildingColumns];
  const label = attributeNames[name] ?? { en: name };
  const unit = spec.kind === 'number' ? { unit: spec.unit } : {};
  const when = window !== undefined && dated.has(name) ? { window } : {};
  if (value === undefined) return { label, value: null, ...unit, ...when };
  if (typeof value === 'string') {
    const words = wordOf(name, value)?.label;
    return { label, value, ...(words === undefined ? {} : { words }), ...when };
  }
  const places = digits[name];
  const rounded = places === undefined ? value : Math.round(value * 10 ** places) / 10 ** places;
  return { label, value: rounded, ...unit, ...when };
}
