import type { Point } from '../../plan.ts';
import { dot, isSimple, left, orientedBox, shift, signedArea } from './geometry.ts';
import { between, type Random } from './random.ts';

/** The part of a ring on the left of a line through `at` along `axis` (Sutherland-Hodgman). */
function halfOf(ring: readonly Point[], at: Point, axis: Point): Point[] {
  const n = left(axis);
  const height = (p: Point): number => dot([p[0] - at[0], p[1] - at[1]], n);
  const out: Point[] = [];
  for (let i = 0; i < ring.length; i++) {
    const a = ring[i]!;
    const b = ring[(i + 1) % ring.length]!;
    const ha = height(a);
    const hb = height(b);
    if (ha >= 0) out.push(a);
    if (ha >= 0 !== hb >= 0) {
      const t = ha / (ha - hb);
      out.push([a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t]);
    }
  }
  return out.filter((p, i) => {
    const q = out[(i + 1) % out.length]!;
    return Math.hypot(p[0] - q[0], p[1] - q[1]) > 0.05;
  });
}

/** Halves a ring across its longest extent until the pieces are at most `area` m2. */
export function boxLots(ring: readonly Point[], area: number, random: Random): Point[][] {
  const out: Point[][] = [];
  const stack: Point[][] = [[...ring]];
  for (let piece = stack.pop(); piece; piece = stack.pop()) {
    const size = signedArea(piece);
    if (size < 20 || !isSimple(piece)) continue;
    if (size <= area * between(random, 0.8, 1.5)) {
      out.push(piece);
      continue;
    }
    const box = orientedBox(piece);
    const at = shift(box.center, box.axis, between(random, -0.12, 0.12) * box.length);
    const across = left(box.axis);
    stack.push(halfOf(piece, at, across));
    stack.push(halfOf(piece, at, [-across[0], -across[1]]));
  }
  return out;
}
