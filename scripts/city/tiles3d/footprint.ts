import type { Point, Polygon, Ring } from '../plan.ts';

/** Signed area of a ring, m2; positive where it runs counter-clockwise. */
export function ringArea(ring: Ring): number {
  const [ox, oy] = ring[0] ?? [0, 0];
  let twice = 0;
  for (let i = 0; i < ring.length; i++) {
    const [ax, ay] = ring[i]!;
    const [bx, by] = ring[(i + 1) % ring.length]!;
    twice += (ax - ox) * (by - oy) - (bx - ox) * (ay - oy);
  }
  return twice / 2;
}

/** Centroid of a polygon's outer ring; the mean of its points where the ring has no area. */
export function centroid({ outer }: Polygon): Point {
  const [ox, oy] = outer[0] ?? [0, 0];
  let twice = 0;
  let x = 0;
  let y = 0;
  for (let i = 0; i < outer.length; i++) {
    const ax = outer[i]![0] - ox;
    const ay = outer[i]![1] - oy;
    const bx = outer[(i + 1) % outer.length]![0] - ox;
    const by = outer[(i + 1) % outer.length]![1] - oy;
    const cross = ax * by - bx * ay;
    twice += cross;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
  }
  if (Math.abs(twice) > 1e-9) return [ox + x / (3 * twice), oy + y / (3 * twice)];
  const n = Math.max(1, outer.length);
  return [outer.reduce((sum, p) => sum + p[0], 0) / n, outer.reduce((sum, p) => sum + p[1], 0) / n];
}
