import type { Eye } from '../../../src/forecast/solar/obstacles.ts';
import { roofHeightAt, type Solid } from './solid.ts';

/** Roof planes whose upper edges differ by less are as high as each other, m. */
const alike = 0.3;

/**
 * The place that the roof's horizon is seen from, without the eye's own height: the upper edge of the plane of
 * middle height, so that half of the roof, by its plan area, reaches no higher, and a slope or the one behind
 * the ridge is no obstacle to itself. Of the planes of that height it is the one over the middle of the
 * footprint, else the nearest to it.
 */
export function roofMiddle(solid: Solid): Eye {
  const { x, y, top, columns } = solid;
  const planes = planesOf(columns);
  const z = middleTop(planes) ?? top;
  const isFree = (px: number, py: number): boolean => roofHeightAt(columns, px, py) <= z + alike;
  if (Math.abs(planeTopAt(planes, columns, x, y) - z) <= alike && isFree(x, y)) return { x, y, z };
  let best: Eye | undefined;
  let nearest = Number.POSITIVE_INFINITY;
  for (const plane of planes) {
    if (Math.abs(plane.top - z) > alike) continue;
    for (const [px, py] of placesOn(columns, plane.at)) {
      const away = (px - x) ** 2 + (py - y) ** 2;
      if (away >= nearest || !isFree(px, py)) continue;
      nearest = away;
      best = { x: px, y: py, z };
    }
  }
  return best ?? { x, y, z: Math.max(z, roofHeightAt(columns, x, y) || z) };
}

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

/** Upper edge of the highest plane over a point; NaN where there is none. */
function planeTopAt(planes: readonly Plane[], columns: Float64Array, x: number, y: number): number {
  let top = Number.NaN;
  for (const plane of planes) {
    const over = !Number.isNaN(roofHeightAt(columns.subarray(plane.at, plane.at + 9), x, y));
    if (over && !(plane.top <= top)) top = plane.top;
  }
  return top;
}

/** The middle of a triangle, and places towards its corners. */
function placesOn(columns: Float64Array, at: number): readonly (readonly [number, number])[] {
  const [ax, ay, bx, by, cx, cy] = columns.subarray(at, at + 6) as unknown as Nine;
  const [mx, my] = [(ax + bx + cx) / 3, (ay + by + cy) / 3];
  const towards = (px: number, py: number) => [(mx + 2 * px) / 3, (my + 2 * py) / 3] as const;
  return [[mx, my], towards(ax, ay), towards(bx, by), towards(cx, cy)];
}
