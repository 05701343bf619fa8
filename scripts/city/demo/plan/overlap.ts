import type { Point, Ring } from '../../plan.ts';
import { areaOf, intersection, polygon } from './clip.ts';
import { type Box, bounds, distance, inside, ringDistance } from './geometry.ts';

const slack = 0.03;

/** Signed distance of p from the line through a and b, positive on its left. */
function offLine(p: Point, a: Point, b: Point): number {
  const length = distance(a, b);
  return length > 0 ? ((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])) / length : 0;
}

const parted = (a: number, b: number): boolean => Math.min(a, b) < -slack && Math.max(a, b) > slack;

/** Whether sides of two rings cross clearly, not only touch. */
function crosses(a: Ring, b: Ring): boolean {
  for (let i = 0; i < a.length; i++) {
    const p = a[i]!;
    const q = a[(i + 1) % a.length]!;
    for (let j = 0; j < b.length; j++) {
      const r = b[j]!;
      const s = b[(j + 1) % b.length]!;
      if (!parted(offLine(r, p, q), offLine(s, p, q))) continue;
      if (parted(offLine(p, r, s), offLine(q, r, s))) return true;
    }
  }
  return false;
}

const deepInside = (points: Ring, ring: Ring): boolean =>
  points.some((p) => inside(p, ring) && ringDistance(p, ring) > slack);

export const boxesMeet = (a: Box, b: Box, gap = 0): boolean =>
  a.minX < b.maxX + gap && b.minX < a.maxX + gap && a.minY < b.maxY + gap && b.minY < a.maxY + gap;

/** Whether two rings share more than `tolerance` m2; walls in common do not count. */
export function overlaps(a: Ring, b: Ring, tolerance = 0.4): boolean {
  if (!boxesMeet(bounds(a), bounds(b))) return false;
  const middle = (ring: Ring): Point[] =>
    ring.map((p, i): Point => {
      const q = ring[(i + 1) % ring.length]!;
      return [(p[0] + q[0]) / 2, (p[1] + q[1]) / 2];
    });
  const doubtful =
    crosses(a, b) ||
    deepInside(a, b) ||
    deepInside(b, a) ||
    deepInside(middle(a), b) ||
    deepInside(middle(b), a);
  if (!doubtful) return false;
  return intersection([polygon(a)], [polygon(b)]).reduce((s, p) => s + areaOf(p), 0) > tolerance;
}

/** Whether a ring lies within another, up to `tolerance` metres. */
export function contains(outer: Ring, ring: Ring, tolerance = 0.02): boolean {
  for (const p of ring) {
    if (!inside(p, outer) && ringDistance(p, outer) > tolerance) return false;
  }
  return !crosses(ring, outer);
}
