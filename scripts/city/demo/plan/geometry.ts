import type { Point, Ring } from '../../plan.ts';

export function distance(a: Point, b: Point): number {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  return Math.sqrt(dx * dx + dy * dy);
}

export const lerp = (a: Point, b: Point, t: number): Point => [
  a[0] + (b[0] - a[0]) * t,
  a[1] + (b[1] - a[1]) * t,
];

export const shift = (p: Point, direction: Point, length: number): Point => [
  p[0] + direction[0] * length,
  p[1] + direction[1] * length,
];

/** Unit vector from a to b; (1, 0) where they coincide. */
export function direction(a: Point, b: Point): Point {
  const length = distance(a, b);
  return length > 0 ? [(b[0] - a[0]) / length, (b[1] - a[1]) / length] : [1, 0];
}

/** Unit vector turned a quarter to the left: inward for a counter-clockwise ring. */
export const left = (d: Point): Point => [-d[1], d[0]];

export const cross = (a: Point, b: Point): number => a[0] * b[1] - a[1] * b[0];
export const dot = (a: Point, b: Point): number => a[0] * b[0] + a[1] * b[1];

/** Positive where the ring runs counter-clockwise, m2. */
export function signedArea(ring: Ring): number {
  let sum = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    sum += cross(ring[j]!, ring[i]!);
  }
  return sum / 2;
}

export function perimeter(ring: Ring): number {
  let sum = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++)
    sum += distance(ring[j]!, ring[i]!);
  return sum;
}

export function centroid(ring: Ring): Point {
  const origin = ring[0]!;
  let sum = 0;
  let x = 0;
  let y = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const a: Point = [ring[j]![0] - origin[0], ring[j]![1] - origin[1]];
    const b: Point = [ring[i]![0] - origin[0], ring[i]![1] - origin[1]];
    const f = cross(a, b);
    sum += f;
    x += (a[0] + b[0]) * f;
    y += (a[1] + b[1]) * f;
  }
  if (Math.abs(sum) < 1e-9) return origin;
  return [origin[0] + x / (3 * sum), origin[1] + y / (3 * sum)];
}

export function inside(p: Point, ring: Ring): boolean {
  let odd = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const a = ring[i]!;
    const b = ring[j]!;
    if (a[1] > p[1] !== b[1] > p[1]) {
      const x = ((b[0] - a[0]) * (p[1] - a[1])) / (b[1] - a[1]) + a[0];
      if (p[0] < x) odd = !odd;
    }
  }
  return odd;
}

export interface Crossing {
  /** Share of the way along the first segment, 0..1. */
  readonly t: number;
  /** Share of the way along the second segment, 0..1. */
  readonly u: number;
}

/** Where segments a-b and c-d cross, ends included; undefined when parallel or apart. */
export function crossing(a: Point, b: Point, c: Point, d: Point): Crossing | undefined {
  const rx = b[0] - a[0];
  const ry = b[1] - a[1];
  const sx = d[0] - c[0];
  const sy = d[1] - c[1];
  const den = rx * sy - ry * sx;
  if (Math.abs(den) < 1e-12) return undefined;
  const qx = c[0] - a[0];
  const qy = c[1] - a[1];
  const t = (qx * sy - qy * sx) / den;
  const u = (qx * ry - qy * rx) / den;
  return t >= 0 && t <= 1 && u >= 0 && u <= 1 ? { t, u } : undefined;
}

export function segmentDistance(p: Point, a: Point, b: Point): number {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const length2 = dx * dx + dy * dy;
  const t =
    length2 > 0 ? Math.max(0, Math.min(1, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length2)) : 0;
  const ex = p[0] - a[0] - t * dx;
  const ey = p[1] - a[1] - t * dy;
  return Math.sqrt(ex * ex + ey * ey);
}

export function ringDistance(p: Point, ring: Ring): number {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    best = Math.min(best, segmentDistance(p, ring[j]!, ring[i]!));
  }
  return best;
}

export interface Box {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

export function bounds(points: readonly Point[]): Box {
  let minX = Number.POSITIVE_INFINITY;
  let minY = Number.POSITIVE_INFINITY;
  let maxX = Number.NEGATIVE_INFINITY;
  let maxY = Number.NEGATIVE_INFINITY;
  for (const [x, y] of points) {
    minX = Math.min(minX, x);
    minY = Math.min(minY, y);
    maxX = Math.max(maxX, x);
    maxY = Math.max(maxY, y);
  }
  return { minX, minY, maxX, maxY };
}

/** Convex hull, counter-clockwise (monotone chain). */
export function hull(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (list: readonly Point[]): Point[] => {
    const out: Point[] = [];
    for (const p of list) {
      while (out.length >= 2) {
        const a = out[out.length - 2]!;
        const b = out[out.length - 1]!;
        if ((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]) > 0) break;
        out.pop();
      }
      out.push(p);
    }
    out.pop();
    return out;
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

/** Smallest rectangle around points: `axis` is the unit vector of the long side. */
export interface OrientedBox {
  readonly center: Point;
  readonly axis: Point;
  readonly length: number;
  readonly width: number;
}

export function orientedBox(points: readonly Point[]): OrientedBox {
  const corners = hull(points);
  let best: OrientedBox | undefined;
  let bestArea = Number.POSITIVE_INFINITY;
  for (let i = 0; i < corners.length; i++) {
    const u = direction(corners[i]!, corners[(i + 1) % corners.length]!);
    const v = left(u);
    let minU = Number.POSITIVE_INFINITY;
    let maxU = Number.NEGATIVE_INFINITY;
    let minV = Number.POSITIVE_INFINITY;
    let maxV = Number.NEGATIVE_INFINITY;
    for (const c of corners) {
      const du = dot(c, u);
      const dv = dot(c, v);
      minU = Math.min(minU, du);
      maxU = Math.max(maxU, du);
      minV = Math.min(minV, dv);
      maxV = Math.max(maxV, dv);
    }
    const area = (maxU - minU) * (maxV - minV);
    if (area < bestArea) {
      bestArea = area;
      const mu = (minU + maxU) / 2;
      const mv = (minV + maxV) / 2;
      const center: Point = [u[0] * mu + v[0] * mv, u[1] * mu + v[1] * mv];
      best =
        maxU - minU >= maxV - minV
          ? { center, axis: u, length: maxU - minU, width: maxV - minV }
          : { center, axis: v, length: maxV - minV, width: maxU - minU };
    }
  }
  return best ?? { center: points[0]!, axis: [1, 0], length: 0, width: 0 };
}

/** Counter-clockwise rectangle around a centre, `length` along the axis. */
export function rectangle(center: Point, axis: Point, length: number, width: number): Point[] {
  const n = left(axis);
  const at = (u: number, v: number): Point => shift(shift(center, axis, u), n, v);
  return [
    at(-length / 2, -width / 2),
    at(length / 2, -width / 2),
    at(length / 2, width / 2),
    at(-length / 2, width / 2),
  ];
}

/** Whether no two sides of the ring cross and no neighbouring points coincide. */
export function isSimple(ring: Ring): boolean {
  const n = ring.length;
  if (n < 3) return false;
  for (let i = 0; i < n; i++) {
    const a = ring[i]!;
    const b = ring[(i + 1) % n]!;
    if (distance(a, b) < 0.005) return false;
    for (let j = i + 2; j < n; j++) {
      if (i === 0 && j === n - 1) continue;
      if (crossing(a, b, ring[j]!, ring[(j + 1) % n]!)) return false;
    }
  }
  return true;
}
