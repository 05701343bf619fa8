import { areaD, FillRule, unionD } from 'clipper2-ts';
import type { Point, Polygon, Ring } from '../../plan.ts';
import { ringArea } from '../../tiles3d/footprint.ts';

/** Points closer than this are one point, metres. */
const near = 0.02;

/** The ring open, counter-clockwise for `sign` 1, without repeated points and spikes. */
export function tidyRing(ring: Ring, sign: 1 | -1): Ring {
  const points = ring.filter((p, i) => i === 0 || distance(p, ring[i - 1]!) > near);
  while (points.length > 1 && distance(points[0]!, points.at(-1)!) <= near) points.pop();
  for (let i = 0; i < points.length && points.length > 2; ) {
    const before = points[(i + points.length - 1) % points.length]!;
    const after = points[(i + 1) % points.length]!;
    if (distance(before, after) <= near) {
      // The tip, and one of the two points that now coincide.
      points.splice(i, 1);
      points.splice(i % points.length, 1);
      i = Math.max(0, i - 2);
    } else i++;
  }
  return ringArea(points) * sign < 0 ? points.reverse() : points;
}

/** Whether two edges of a ring that are not neighbours touch or cross. */
export function crossesItself(ring: Ring): boolean {
  const n = ring.length;
  for (let i = 0; i < n; i++)
    for (let j = i + 2; j < n; j++) {
      if (i === 0 && j === n - 1) continue;
      if (meet(ring[i]!, ring[i + 1]!, ring[j]!, ring[(j + 1) % n]!)) return true;
    }
  return false;
}

/** The largest part of a self-crossing polygon, as the even-odd rule reads it. */
export function mend(polygon: Polygon): Polygon | undefined {
  const paths = [polygon.outer, ...polygon.holes].map((ring) => ring.map(([x, y]) => ({ x, y })));
  const parts = unionD(paths, [], FillRule.EvenOdd, 3);
  const largest = parts.reduce<(typeof parts)[number] | undefined>(
    (best, part) => (best === undefined || areaD(part) > areaD(best) ? part : best),
    undefined,
  );
  if (largest === undefined || areaD(largest) <= 0) return undefined;
  const outer = largest.map((p): Point => [p.x, p.y]);
  const holes = parts
    .filter((part) => areaD(part) < 0 && part.every((p) => inside([p.x, p.y], outer)))
    .map((part) => part.map((p): Point => [p.x, p.y]));
  return { outer, holes };
}

/** Area of a polygon, m2, holes taken off. */
export const polygonArea = ({ outer, holes }: Polygon): number =>
  Math.abs(ringArea(outer)) - holes.reduce((sum, hole) => sum + Math.abs(ringArea(hole)), 0);

/** Whether a point lies inside a ring (even-odd; points on the edge may fall on either side). */
export function inside([x, y]: Point, ring: Ring): boolean {
  let odd = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xa, ya] = ring[i]!;
    const [xb, yb] = ring[j]!;
    if (ya > y !== yb > y && x < xa + ((y - ya) / (yb - ya)) * (xb - xa)) odd = !odd;
  }
  return odd;
}

const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

/** Twice the signed area of a triangle, m2; positive where c lies left of a to b. */
const side = (a: Point, b: Point, c: Point): number =>
  (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);

function meet(a: Point, b: Point, c: Point, d: Point): boolean {
  const apart =
    Math.max(a[0], b[0]) < Math.min(c[0], d[0]) ||
    Math.max(c[0], d[0]) < Math.min(a[0], b[0]) ||
    Math.max(a[1], b[1]) < Math.min(c[1], d[1]) ||
    Math.max(c[1], d[1]) < Math.min(a[1], b[1]);
  return !apart && side(a, b, c) * side(a, b, d) <= 0 && side(c, d, a) * side(c, d, b) <= 0;
}
