import type { Entry } from '../../catalogue/entry.ts';
import type { Channel, TimeWindow } from '../../channel/channel.ts';
import { constructionPeriod, constructionPeriods } from '../../channel/classes.ts';
import type { Column, FeatureTable } from '../../channel/table.ts';
import { attributeNames, classesOf } from './words.ts';

/** Ramps by attribute; what is not listed is no channel. Domains are the same in every city. */
const numeric: Readonly<Record<string, { ramp: string; domain?: readonly [number, number] }>> = {
  height: { ramp: 'water', domain: [0, 40] },
  storeys: { ramp: 'mobility', domain: [1, 10] },
  floor_area: { ramp: 'noise' },
  population: { ramp: 'heat' },
};

/** Attributes are of now where the catalogue names no period. */
const undated: TimeWindow = { start: '', end: '' };

/** The channels that a building table holds: `building.<column>`, one value per building. */
export function tableChannels(entry: Entry, table: FeatureTable): readonly Channel[] {
  return Object.entries(table.columns).flatMap(([name, column]): Channel[] => {
    const title = attributeNames[name];
    const values = title && valuesOf(name, column);
    if (title === undefined || values === undefined) return [];
    const common = {
      id: `building.${name}`,
      title,
      target: 'building' as const,
      window: entry.temporal ?? undated,
      source: entry.title,
      values,
    };
    if (name === 'year') return [{ ...common, unit: '', classes: constructionPeriods }];
    if (column.kind === 'category') {
      return [{ ...common, unit: '', classes: classesOf(name, column.categories) }];
    }
    const unit = column.kind === 'number' ? column.unit : '';
    return [{ ...common, unit, ...numeric[name] }];
  });
}

function valuesOf(name: string, column: Column): Float32Array | undefined {
  if (column.kind === 'category' && (name === 'use' || name === 'heating')) {
    return Float32Array.from(column.codes, (code) => (code === 255 ? Number.NaN : code));
  }
  if (column.kind !== 'number') return undefined;
  if (name === 'year') return Float32Array.from(column.values, constructionPeriod);
  return name in numeric ? Float32Array.from(column.values) : undefined;
}
