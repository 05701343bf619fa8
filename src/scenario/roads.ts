import type { RoadNetwork } from '../channel/roads.ts';
import type { Bounds, LonLat } from '../geo/bounds.ts';
import type { RoadChange } from './roadChange.ts';

type Roads = RoadNetwork['roads'];

/** The point half way along a road, degrees. */
export function middleOf({ start, lon, lat }: Roads, row: number): LonLat {
  const [from, to] = [start[row]!, start[row + 1]!];
  const squeeze = Math.cos((lat[from]! * Math.PI) / 180);
  const step = (i: number): number =>
    Math.hypot((lon[i + 1]! - lon[i]!) * squeeze, lat[i + 1]! - lat[i]!);
  let whole = 0;
  for (let i = from; i + 1 < to; i += 1) whole += step(i);
  let left = whole / 2;
  for (let i = from; i + 1 < to; i += 1) {
    const length = step(i);
    if (length > 0 && left <= length) {
      const share = left / length;
      return {
        lon: lon[i]! + share * (lon[i + 1]! - lon[i]!),
        lat: lat[i]! + share * (lat[i + 1]! - lat[i]!),
      };
    }
    left -= length;
  }
  return { lon: lon[from]!, lat: lat[from]! };
}

/** West, south, east, north of some roads, degrees. */
export function boundsOfRoads({ start, lon, lat }: Roads, rows: readonly number[]): Bounds {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const row of rows)
    for (let i = start[row]!; i < start[row + 1]!; i += 1) {
      west = Math.min(west, lon[i]!);
      east = Math.max(east, lon[i]!);
      south = Math.min(south, lat[i]!);
      north = Math.max(north, lat[i]!);
    }
  return [west, south, east, north];
}

/** Rows of the roads whose middle lies inside a ring (even-odd rule). */
export function roadsWithin(roads: Roads, ring: readonly LonLat[]): readonly number[] {
  const rows: number[] = [];
  for (let row = 0; row < roads.count; row += 1)
    if (isInside(middleOf(roads, row), ring)) rows.push(row);
  return rows;
}

function isInside({ lon, lat }: LonLat, ring: readonly LonLat[]): boolean {
  let inside = false;
  ring.forEach((a, i) => {
    const b = ring[(i + 1) % ring.length]!;
    if (a.lat > lat !== b.lat > lat) {
      const crossing = a.lon + ((lat - a.lat) / (b.lat - a.lat)) * (b.lon - a.lon);
      if (lon < crossing) inside = !inside;
    }
  });
  return inside;
}

/** What is done to roads, without which. */
export type RoadMeasure =
  | { readonly kind: 'closed' }
  | { readonly kind: 'speed'; readonly speed: number };

export const measureOf = ({ kind, speed }: RoadChange): RoadMeasure =>
  kind === 'closed' ? { kind } : { kind, speed: speed! };

export const sameMeasure = (a: RoadMeasure, b: RoadMeasure): boolean =>
  a.kind === b.kind && (a.kind === 'closed' || b.kind === 'closed' || a.speed === b.speed);

/** What is done to a road; undefined where nothing is. */
export function measureFor(changes: readonly RoadChange[], road: string): RoadMeasure | undefined {
  const found = changes.find(({ roads }) => roads.includes(road));
  return found && measureOf(found);
}

/** Changes without some roads; one that has none left is gone. */
export const withoutRoads = (
  changes: readonly RoadChange[],
  roads: readonly string[],
): readonly RoadChange[] => {
  const gone = new Set(roads);
  return changes.flatMap((change) => {
    const left = change.roads.filter((road) => !gone.has(road));
    if (left.length === change.roads.length) return [change];
    return left.length === 0 ? [] : [{ ...change, roads: left }];
  });
};

/**
 * Changes with a measure for some roads more. A road has one measure: what was done to it before is
 * undone. Roads of one street that are chosen one by one, without an area, stand in one change.
 *
 * @param street name of a road by its id
 */
export function withRoads(
  changes: readonly RoadChange[],
  measure: RoadMeasure,
  roads: readonly string[],
  street: (road: string) => string,
  area?: readonly LonLat[],
): readonly RoadChange[] {
  const kept = withoutRoads(changes, roads);
  const named = new Set(roads.map(street));
  const [name] = named;
  const fellow =
    area === undefined && named.size === 1 && name !== ''
      ? kept.find(
          (change) =>
            change.area === undefined &&
            sameMeasure(measureOf(change), measure) &&
            change.roads.every((road) => street(road) === name),
        )
      : undefined;
  if (fellow !== undefined)
    return kept.map((change) =>
      change === fellow ? { ...change, roads: [...change.roads, ...roads] } : change,
    );
  const numbers = changes.map(({ id }) => (/^\d+$/.test(id) ? Number(id) : 0));
  const id = String(Math.max(0, ...numbers) + 1);
  return [...kept, { id, ...measure, roads, ...(area === undefined ? {} : { area }) }];
}
