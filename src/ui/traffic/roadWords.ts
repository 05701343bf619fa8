import type { TFunction } from 'i18next';
import type { RoadNetwork } from '../../channel/roads.ts';
import type { RoadChange } from '../../scenario/roadChange.ts';
import type { RoadMeasure } from '../../scenario/roads.ts';
import type { Format } from '../hooks.ts';

type Roads = RoadNetwork['roads'];

/** What is done to a road, in words. */
export const measureWords = (measure: RoadMeasure, format: Format, t: TFunction): string =>
  measure.kind === 'closed'
    ? t('roadChanges.closed')
    : t('roadChanges.slowed', { speed: format.value(measure.speed, 'km/h') });

/** Names of the streets that a change is about, longest first; roads without a name are not among them. */
export function streetsIn(
  change: RoadChange,
  roads: Roads,
  rowOf: ReadonlyMap<string, number>,
): readonly string[] {
  const lengths = new Map<string, number>();
  for (const road of change.roads) {
    const row = rowOf.get(road);
    const name = row === undefined ? '' : roads.name[row]!;
    if (row !== undefined && name !== '')
      lengths.set(name, (lengths.get(name) ?? 0) + roads.length[row]!);
  }
  return [...lengths].sort((a, b) => b[1] - a[1]).map(([name]) => name);
}

/** What a change is called in the list: its street, its longest two and how many more, or its kind of choice. */
export function changeTitle(streets: readonly string[], area: boolean, t: TFunction): string {
  const [first, second, ...more] = streets;
  if (area) return t('roadChanges.inArea');
  if (first === undefined) return t('roadChanges.unnamed');
  if (second === undefined) return first;
  return more.length === 0
    ? t('roadChanges.two', { first, second })
    : t('roadChanges.more', { first, second, count: more.length });
}

/** Kilometres of all roads of a change together. */
export const lengthOf = (
  change: RoadChange,
  roads: Roads,
  rowOf: ReadonlyMap<string, number>,
): number =>
  change.roads.reduce((sum, road) => sum + (roads.length[rowOf.get(road) ?? -1] ?? 0), 0) / 1000;
