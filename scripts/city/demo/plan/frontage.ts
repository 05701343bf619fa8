import type { Point } from '../../plan.ts';
import { cross, direction, distance, dot, left, shift } from './geometry.ts';
import { between, type Random } from './random.ts';

/** A stretch of street front with the line behind it; neighbours share their end points. */
export interface Lot {
  readonly outer: readonly Point[];
  readonly inner: readonly Point[];
  /** Length along the street, metres. */
  readonly width: number;
  readonly corner: boolean;
}

const cornerTurn = 0.38;

interface Offset {
  /** Inner point of each ring vertex. */
  readonly inner: readonly Point[];
  /** Side numbers that keep some length at that depth. */
  readonly sides: readonly number[];
}

/** Moves a counter-clockwise ring inward by `depth`; sides that vanish on the way are left out. */
function offsetRing(ring: readonly Point[], depth: number): Offset | undefined {
  const n = ring.length;
  const along = ring.map((p, i) => direction(p, ring[(i + 1) % n]!));
  let sides = ring.map((_, i) => i);
  const meet = (e: number, f: number): Point | undefined => {
    const a = shift(ring[e]!, left(along[e]!), depth);
    const b = shift(ring[f]!, left(along[f]!), depth);
    const den = cross(along[e]!, along[f]!);
    if (Math.abs(den) < 0.02) {
      if (dot(along[e]!, along[f]!) < 0) return undefined;
      return (e + 1) % n === f ? shift(ring[f]!, left(along[f]!), depth) : b;
    }
    const t = cross([b[0] - a[0], b[1] - a[1]], along[f]!) / den;
    return shift(a, along[e]!, t);
  };
  for (;;) {
    if (sides.length < 3) return undefined;
    let worst = 0.3;
    let drop = -1;
    for (let k = 0; k < sides.length; k++) {
      const e = sides[k]!;
      const from = meet(sides[(k + sides.length - 1) % sides.length]!, e);
      const to = meet(e, sides[(k + 1) % sides.length]!);
      if (!from || !to) return undefined;
      const length = dot([to[0] - from[0], to[1] - from[1]], along[e]!);
      if (length < worst) {
        worst = length;
        drop = k;
      }
    }
    if (drop < 0) break;
    sides = sides.filter((_, k) => k !== drop);
  }
  const inner: Point[] = [];
  for (let i = 0; i < n; i++) {
    const before = [...sides].reverse().find((e) => e < i) ?? sides[sides.length - 1]!;
    const after = sides.find((e) => e >= i) ?? sides[0]!;
    const p = meet(before, after);
    if (!p || distance(p, ring[i]!) > depth * 3.2) return undefined;
    inner.push(p);
  }
  return { inner, sides };
}

interface Cut {
  /** Length along the ring from vertex 0. */
  readonly s: number;
  readonly outer: Point;
  readonly inner: Point;
}

/**
 * Divides the inside of a counter-clockwise ring into lots of one depth along it. Corners get a lot
 * each, the rest is divided at about the wanted width (25 % either way). Undefined where the ring is
 * too narrow or too ragged for the depth.
 */
export function frontage(
  ring: readonly Point[],
  depth: number,
  wanted: () => number,
  random: Random,
): Lot[] | undefined {
  const offset = offsetRing(ring, depth);
  if (!offset) return undefined;
  const n = ring.length;
  const { inner, sides } = offset;
  const starts: number[] = [];
  let total = 0;
  for (let i = 0; i < n; i++) {
    starts.push(total);
    total += distance(ring[i]!, ring[(i + 1) % n]!);
  }
  const along = (e: number): Point => direction(ring[e]!, ring[(e + 1) % n]!);
  const spans = sides.map((e) => {
    const u = along(e);
    const b = (e + 1) % n;
    const from = (p: Point): number => dot([p[0] - ring[e]![0], p[1] - ring[e]![1]], u);
    const length = distance(ring[e]!, ring[b]!);
    return {
      e,
      from: starts[e]! + Math.max(0, from(inner[e]!)) + 0.6,
      to: starts[e]! + Math.min(length, from(inner[b]!)) - 0.6,
    };
  });
  const isCorner = (k: number): boolean => {
    const e = sides[(k + sides.length - 1) % sides.length]!;
    const f = sides[k]!;
    return Math.abs(Math.atan2(cross(along(e), along(f)), dot(along(e), along(f)))) > cornerTurn;
  };
  const first = Math.max(
    0,
    sides.findIndex((_, k) => isCorner(k)),
  );
  const cuts: Cut[] = [];
  const cutAt = (s: number): void => {
    const span = spans.find((x) => s <= x.to && x.to > x.from) ?? spans[spans.length - 1]!;
    if (span.to <= span.from) return;
    const clamped = Math.max(span.from, Math.min(span.to, s));
    const u = along(span.e);
    const outer = shift(ring[span.e]!, u, clamped - starts[span.e]!);
    cuts.push({ s: clamped, outer, inner: shift(outer, left(u), depth) });
  };
  let run: typeof spans = [];
  const close = (): void => {
    const usable = run.filter((x) => x.to > x.from);
    run = [];
    if (usable.length === 0) return;
    const width = wanted();
    let from = usable[0]!.from;
    let to = usable[usable.length - 1]!.to;
    const wrapped = to < from ? to + total : to;
    const room = wrapped - from;
    if (room > width) {
      const spare = Math.min(6, (room - width) / 3);
      from += between(random, 0.2, 1) * spare;
      to = wrapped - between(random, 0.2, 1) * spare;
    } else {
      cutAt((from + room / 2) % total);
      return;
    }
    const count = Math.max(1, Math.round((to - from) / width));
    for (let k = 0; k <= count; k++) {
      const jitter = k === 0 || k === count ? 0 : between(random, -0.22, 0.22);
      cutAt((from + ((to - from) * (k + jitter)) / count) % total);
    }
  };
  for (let k = 0; k < sides.length; k++) {
    const index = (first + k) % sides.length;
    if (k > 0 && (isCorner(index) || index === 0)) close();
    run.push(spans[index]!);
  }
  close();
  cuts.sort((a, b) => a.s - b.s);
  const kept = cuts.filter((c, i) => i === 0 || c.s - cuts[i - 1]!.s > 3);
  if (kept.length < 2) return undefined;
  return kept.map((cut, i): Lot => {
    const next = kept[(i + 1) % kept.length]!;
    const end = next.s > cut.s ? next.s : next.s + total;
    const between: number[] = [];
    for (let lap = 0; lap < 2; lap++) {
      for (let v = 0; v < n; v++) {
        const s = starts[v]! + lap * total;
        if (s > cut.s + 0.01 && s < end - 0.01) between.push(v);
      }
    }
    const turned = between.some((v) => {
      const k = sides.indexOf(v);
      return k < 0 || isCorner(k);
    });
    return {
      outer: [cut.outer, ...between.map((v) => ring[v]!), next.outer],
      inner: [cut.inner, ...between.map((v) => inner[v]!), next.inner],
      width: end - cut.s,
      corner: turned,
    };
  });
}
