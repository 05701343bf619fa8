import type { Eye } from '../../../src/forecast/solar/obstacles.ts';
import { roofHeightAt, type Solid } from './solid.ts';

/** Roof planes whose upper edges differ by less are as high as each other, m. */
const alike = 0.3;

/** Planes that are looked from, where one place does not do. */
const mostPlanes = 4;

/** A place on the roof, without the eye's own height, and how much it counts. */
export interface Lookout extends Eye {
  readonly weight: number;
}

/**
 * The places that the roof's horizon is seen from: on the upper edge of the planes of middle height, so that
 * half of the roof, by its plan area, reaches no higher, and a slope or the one behind the ridge is no obstacle
 * to itself. It is one place, over the middle of the footprint or nearest to it, where no part of the building
 * is higher: all of the roof sees the same there. Else, as beside a tower or a plant room, there are several,
 * spread over the largest of these planes and clear of what is higher, weighted by the planes' areas.
 */
export function roofLookouts(solid: Solid): readonly Lookout[] {
  const { x, y, top, columns } = solid;
  const planes = planesOf(columns);
  const z = middleTop(planes) ?? top;
  const level = planes.filter((plane) => Math.abs(plane.top - z) <= alike);
  const isFree = ([px, py]: Place): boolean => roofHeightAt(columns, px, py) <= z + alike;
  const places = level
    .sort((a, b) => b.area - a.area)
    .map(({ at, area }) => {
      const free = placesOn(columns, at).filter(isFree);
      return free.map(([px, py]) => ({ x: px, y: py, z, weight: area / free.length }));
    });
  if (top > z + alike) {
    const spread = places.slice(0, mostPlanes).flat();
    if (spread.length > 0) return spread;
    return [{ x, y, z: Math.max(z, roofHeightAt(columns, x, y) || z), weight: 1 }];
  }
  const over = level.some(
    ({ at }) => !Number.isNaN(roofHeightAt(columns.subarray(at, at + 9), x, y)),
  );
  if (over) return [{ x, y, z, weight: 1 }];
  const away = (place: Lookout): number => (place.x - x) ** 2 + (place.y - y) ** 2;
  const [first, ...rest] = places.flat();
  const middle = { x, y, z, weight: 1 };
  return [rest.reduce((best, p) => (away(p) < away(best) ? p : best), first ?? middle)];
}

type Place = readonly [x: number, y: number];

interface Plane {
  /** Where its column begins. */
  readonly at: number;
  readonly area: number;
  readonly top: number;
}

function planesOf(columns: Float64Array): readonly Plane[] {
  const planes: Plane[] = [];
  for (let at = 0; at < columns.length; at += 9) {
    const [ax, ay, bx, by, cx, cy, z, gx, gy] = columns.subarray(at, at + 9) as unknown as Nine;
    const area = ((bx - ax) * (cy - ay) - (by - ay) * (cx - ax)) / 2;
    const top = z + Math.max(gx * ax + gy * ay, gx * bx + gy * by, gx * cx + gy * cy);
    planes.push({ at, area, top });
  }
  return planes;
}

type Nine = [number, number, number, number, number, number, number, number, number];

function middleTop(planes: readonly Plane[]): number | undefined {
  const sorted = planes.toSorted((a, b) => a.top - b.top);
  let left = planes.reduce((sum, { area }) => sum + area, 0) / 2;
  for (const { area, top } of sorted) {
    left -= area;
    if (left <= 1e-9) return top;
  }
  return sorted.at(-1)?.top;
}

/** The middle of a triangle, and places towards its corners. */
function placesOn(columns: Float64Array, at: number): readonly Place[] {
  const [ax, ay, bx, by, cx, cy] = columns.subarray(at, at + 6) as unknown as Nine;
  const [mx, my] = [(ax + bx + cx) / 3, (ay + by + cy) / 3];
  const towards = (px: number, py: number): Place => [(mx + 2 * px) / 3, (my + 2 * py) / 3];
  return [[mx, my], towards(ax, ay), towards(bx, by), towards(cx, cy)];
}
