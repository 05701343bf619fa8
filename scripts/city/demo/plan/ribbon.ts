import type { Point } from '../../plan.ts';
import { distance } from './geometry.ts';

/** A line with a width that varies along it, e.g. a river. */
export interface Ribbon {
  readonly path: readonly Point[];
  readonly halfWidths: readonly number[];
}

/** Distance to a ribbon's edge, metres; negative on the ribbon. */
export function createRibbonDistance(ribbon: Ribbon, cell = 120): (p: Point) => number {
  const { path, halfWidths } = ribbon;
  const buckets = new Map<number, number[]>();
  const key = (cx: number, cy: number): number => (cx + 4096) * 8192 + cy + 4096;
  const rings = (p: Point): [number, number] => [Math.floor(p[0] / cell), Math.floor(p[1] / cell)];
  for (let i = 1; i < path.length; i++) {
    for (const c of [rings(path[i - 1]!), rings(path[i]!)]) {
      const k = key(c[0], c[1]);
      const list = buckets.get(k);
      if (!list) buckets.set(k, [i]);
      else if (list[list.length - 1] !== i) list.push(i);
    }
  }
  const toSegment = (p: Point, i: number): number => {
    const a = path[i - 1]!;
    const b = path[i]!;
    const dx = b[0] - a[0];
    const dy = b[1] - a[1];
    const l2 = dx * dx + dy * dy;
    const t = l2 > 0 ? Math.max(0, Math.min(1, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / l2)) : 0;
    const half = halfWidths[i - 1]! + (halfWidths[i]! - halfWidths[i - 1]!) * t;
    return Math.hypot(p[0] - a[0] - t * dx, p[1] - a[1] - t * dy) - half;
  };
  return (p) => {
    const [cx, cy] = rings(p);
    let best = Number.POSITIVE_INFINITY;
    for (let ring = 0; ring < 9; ring++) {
      for (let dx = -ring; dx <= ring; dx++) {
        const stride = Math.abs(dx) === ring ? 1 : Math.max(1, 2 * ring);
        for (let dy = -ring; dy <= ring; dy += stride) {
          for (const i of buckets.get(key(cx + dx, cy + dy)) ?? []) {
            best = Math.min(best, toSegment(p, i));
          }
        }
      }
      if (best < (ring - 0.5) * cell - 60) return best;
    }
    if (best < Number.POSITIVE_INFINITY) return best;
    for (let i = 1; i < path.length; i += 4) best = Math.min(best, toSegment(p, i));
    return best;
  };
}

/** Both edges of a ribbon as lines. */
export function ribbonSides(ribbon: Ribbon): [Point[], Point[]] {
  const side = (sign: number): Point[] =>
    ribbon.path.map((p, i) => {
      const a = ribbon.path[Math.max(0, i - 1)]!;
      const b = ribbon.path[Math.min(ribbon.path.length - 1, i + 1)]!;
      const l = distance(a, b) || 1;
      const h = ribbon.halfWidths[i]! * sign;
      return [p[0] - ((b[1] - a[1]) / l) * h, p[1] + ((b[0] - a[0]) / l) * h];
    });
  return [side(1), side(-1)];
}

/** Outline of a basin of one half width around its middle line. */
export function basinRing(path: readonly Point[], half: number): Point[] {
  const side = (sign: number): Point[] =>
    path.map((p, i) => {
      const a = path[Math.max(0, i - 1)]!;
      const b = path[Math.min(path.length - 1, i + 1)]!;
      const l = distance(a, b) || 1;
      return [p[0] - ((b[1] - a[1]) / l) * half * sign, p[1] + ((b[0] - a[0]) / l) * half * sign];
    });
  const ring = [...side(-1), ...side(1).reverse()];
  return ring.filter((p, i) => distance(p, ring[(i + 1) % ring.length]!) > 1);
}
