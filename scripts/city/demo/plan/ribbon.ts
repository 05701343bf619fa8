import type { Point } from '../../plan.ts';
import { distance } from './geometry.ts';

/** A line with a width that varies along it, e.g. a river. */
export interface Ribbon {
  readonly path: readonly Point[];
  readonly halfWidths: readonly number[];
}

/** Distance from p to the edge of the ribbon's segment before point i. */
function toSegment({ path, halfWidths }: Ribbon, p: Point, i: number): number {
  const a = path[i - 1]!;
  const b = path[i]!;
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const l2 = dx * dx + dy * dy;
  const along = l2 > 0 ? ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / l2 : 0;
  const t = Math.max(0, Math.min(1, along));
  const half = halfWidths[i - 1]! + (halfWidths[i]! - halfWidths[i - 1]!) * t;
  const ex = p[0] - a[0] - t * dx;
  const ey = p[1] - a[1] - t * dy;
  return Math.sqrt(ex * ex + ey * ey) - half;
}

/**
 * Distance to a ribbon's edge, metres; negative on the ribbon. Exact nearby; farther off bilinear
 * in a coarse grid, where the error is under a metre per 100 m.
 */
export function createRibbonDistance(ribbon: Ribbon, extent: Point): (p: Point) => number {
  const cell = Math.max(60, Math.max(...extent) / 70);
  const cols = Math.ceil(extent[0] / cell) + 3;
  const rows = Math.ceil(extent[1] / cell) + 3;
  const coarse = new Float64Array(cols * rows).fill(Number.POSITIVE_INFINITY);
  const near: number[][] = Array.from({ length: cols * rows }, () => []);
  const keep = 2.2 * cell;
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < cols; c++) {
      const p: Point = [(c - 1) * cell, (r - 1) * cell];
      let best = Number.POSITIVE_INFINITY;
      const list: [number, number][] = [];
      for (let i = 1; i < ribbon.path.length; i++) {
        const d = toSegment(ribbon, p, i);
        if (d < best) best = d;
        if (d < keep + cell) list.push([i, d]);
      }
      coarse[r * cols + c] = best;
      const reach = best + 2.9 * cell;
      near[r * cols + c] = list.filter(([, d]) => d <= reach).map(([i]) => i);
    }
  }
  return (p) => {
    const fx = Math.max(0, Math.min(cols - 1.001, p[0] / cell + 1));
    const fy = Math.max(0, Math.min(rows - 1.001, p[1] / cell + 1));
    const c = Math.floor(fx);
    const r = Math.floor(fy);
    const i = r * cols + c;
    const tx = fx - c;
    const ty = fy - r;
    const rough =
      (coarse[i]! * (1 - tx) + coarse[i + 1]! * tx) * (1 - ty) +
      (coarse[i + cols]! * (1 - tx) + coarse[i + cols + 1]! * tx) * ty;
    const list = near[i]!;
    if (rough > 1.5 * cell || list.length === 0) return rough;
    let best = Number.POSITIVE_INFINITY;
    for (const k of list) best = Math.min(best, toSegment(ribbon, p, k));
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
