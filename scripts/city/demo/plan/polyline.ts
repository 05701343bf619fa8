import type { Point } from '../../plan.ts';
import { distance, lerp, segmentDistance } from './geometry.ts';

/** Centripetal-like Catmull-Rom curve through points, sampled about every `step` metres. */
export function spline(points: readonly Point[], step: number, closed = false): Point[] {
  const n = points.length;
  const at = (i: number): Point => {
    if (closed) return points[((i % n) + n) % n]!;
    if (i < 0) return lerp(points[0]!, points[1]!, -1);
    if (i >= n) return lerp(points[n - 1]!, points[n - 2]!, -1);
    return points[i]!;
  };
  const out: Point[] = [];
  for (let i = 0; i < (closed ? n : n - 1); i++) {
    const [p0, p1, p2, p3] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    const count = Math.max(1, Math.round(distance(p1, p2) / step));
    for (let k = 0; k < count; k++) {
      const t = k / count;
      const value = (c: 0 | 1): number =>
        0.5 *
        (2 * p1[c] +
          (p2[c] - p0[c]) * t +
          (2 * p0[c] - 5 * p1[c] + 4 * p2[c] - p3[c]) * t * t +
          (3 * p1[c] - p0[c] - 3 * p2[c] + p3[c]) * t * t * t);
      out.push([value(0), value(1)]);
    }
  }
  if (!closed) out.push(points[n - 1]!);
  return out;
}

/** Ramer-Douglas-Peucker; keeps both ends. */
export function simplified(points: readonly Point[], tolerance: number): Point[] {
  if (points.length < 3) return [...points];
  const keep = new Uint8Array(points.length);
  keep[0] = 1;
  keep[points.length - 1] = 1;
  const stack: [number, number][] = [[0, points.length - 1]];
  for (let span = stack.pop(); span; span = stack.pop()) {
    const [from, to] = span;
    let far = tolerance;
    let index = -1;
    for (let i = from + 1; i < to; i++) {
      const d = segmentDistance(points[i]!, points[from]!, points[to]!);
      if (d > far) {
        far = d;
        index = i;
      }
    }
    if (index >= 0) {
      keep[index] = 1;
      stack.push([from, index], [index, to]);
    }
  }
  return points.filter((_, i) => keep[i] === 1);
}

export function lengthOf(points: readonly Point[]): number {
  let sum = 0;
  for (let i = 1; i < points.length; i++) sum += distance(points[i - 1]!, points[i]!);
  return sum;
}

/** Points every `step` metres along a path, with the direction there, from `start` metres on. */
export function stations(
  points: readonly Point[],
  step: number,
  start = 0,
): { point: Point; direction: Point }[] {
  const out: { point: Point; direction: Point }[] = [];
  let next = start;
  let passed = 0;
  for (let i = 1; i < points.length; i++) {
    const a = points[i - 1]!;
    const b = points[i]!;
    const length = distance(a, b);
    while (length > 0 && next <= passed + length) {
      out.push({
        point: lerp(a, b, (next - passed) / length),
        direction: [(b[0] - a[0]) / length, (b[1] - a[1]) / length],
      });
      next += step;
    }
    passed += length;
  }
  return out;
}
