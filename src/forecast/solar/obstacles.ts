import type { Horizon } from './horizon.ts';

/** A point in a local metric frame: m east, m north, m up. */
export interface Eye {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/**
 * Upper edges of a body that stands on the ground: x y z of the one end and of the other, m, six numbers an
 * edge. Seen from outside, the edges of all its roof planes are its outline against the sky.
 */
export type Edges = Float64Array;

/** A horizon while it is raised: tangents of its elevations, at azimuths as in `Horizon`. */
export type Skyline = Float64Array;

export const openSkyline = (azimuths: number): Skyline => new Float64Array(azimuths);

export const horizonOf = (skyline: Skyline): Horizon =>
  Float32Array.from(skyline, (tangent) => Math.atan(tangent) * degrees);

const degrees = 180 / Math.PI;

/**
 * Edges of a block with a level top.
 * @param ring outline, x y x y ..., m, closed or not
 */
export function blockEdges(ring: ArrayLike<number>, top: number): Edges {
  const points = ring.length / 2;
  const edges = new Float64Array(6 * points);
  for (let i = 0; i < points; i++) {
    const j = (i + 1) % points;
    edges.set([ring[2 * i]!, ring[2 * i + 1]!, top, ring[2 * j]!, ring[2 * j + 1]!, top], 6 * i);
  }
  return edges;
}

interface Rays {
  readonly east: Float64Array;
  readonly north: Float64Array;
}
const rays = new Map<number, Rays>();

function raysOf(azimuths: number): Rays {
  let found = rays.get(azimuths);
  if (found === undefined) {
    const angle = (_: unknown, k: number): number => (2 * Math.PI * k) / azimuths;
    found = {
      east: Float64Array.from({ length: azimuths }, (_, k) => Math.sin(angle(_, k))),
      north: Float64Array.from({ length: azimuths }, (_, k) => Math.cos(angle(_, k))),
    };
    rays.set(azimuths, found);
  }
  return found;
}

/** Raises a skyline by the edges of a body as seen from a point. */
export function raiseByEdges(skyline: Skyline, eye: Eye, edges: Edges): void {
  const n = skyline.length;
  const { east, north } = raysOf(n);
  const perRadian = n / (2 * Math.PI);
  for (let i = 0; i < edges.length; i += 6) {
    const pz = edges[i + 2]! - eye.z;
    const qz = edges[i + 5]! - eye.z;
    if (pz <= 0 && qz <= 0) continue;
    const px = edges[i]! - eye.x;
    const py = edges[i + 1]! - eye.y;
    const ex = edges[i + 3]! - eye.x - px;
    const ey = edges[i + 4]! - eye.y - py;
    const cross = px * ey - py * ex;
    if (cross === 0) continue;
    const a = Math.atan2(px, py) * perRadian;
    let b = Math.atan2(px + ex, py + ey) * perRadian;
    if (b - a > n / 2) b -= n;
    if (a - b > n / 2) b += n;
    const last = Math.floor(Math.max(a, b));
    for (let k = Math.ceil(Math.min(a, b)); k <= last; k++) {
      const at = k < 0 ? k + n : k >= n ? k - n : k;
      const dx = east[at]!;
      const dy = north[at]!;
      const turn = dx * ey - dy * ex;
      const distance = cross / turn;
      if (!(distance > 0)) continue;
      const share = (px * dy - py * dx) / turn;
      const tangent = (pz + share * (qz - pz)) / distance;
      if (tangent > skyline[at]!) skyline[at] = tangent;
    }
  }
}

/** How far and how finely terrain is looked at, m: steps grow with the distance by `growth`. */
export interface TerrainReach {
  readonly from: number;
  readonly to: number;
  readonly step: number;
  readonly growth: number;
  /** No ground is higher than this, m in the eye's frame: what it could not reach is not looked at. */
  readonly highest?: number | undefined;
}

export const usualReach: TerrainReach = { from: 60, to: 20_000, step: 60, growth: 1.05 };

const earthRadius = 6_371_000;
/** Refraction of a terrestrial line of sight. */
const bending = 0.13;

/**
 * Raises a skyline by terrain, with the earth's curvature.
 * @param heightAt height of the ground, m, in the eye's frame; NaN where it is not known
 */
export function raiseByTerrain(
  skyline: Skyline,
  eye: Eye,
  heightAt: (x: number, y: number) => number,
  reach: TerrainReach = usualReach,
): void {
  const { east, north } = raysOf(skyline.length);
  const most = (reach.highest ?? Number.POSITIVE_INFINITY) - eye.z;
  for (let k = 0; k < skyline.length; k++) {
    const dx = east[k]!;
    const dy = north[k]!;
    let step = reach.step;
    for (let d = reach.from; d <= reach.to; d += step, step *= reach.growth) {
      if (most <= skyline[k]! * d) break;
      const drop = ((1 - bending) * d * d) / (2 * earthRadius);
      const tangent = (heightAt(eye.x + d * dx, eye.y + d * dy) - drop - eye.z) / d;
      if (tangent > skyline[k]!) skyline[k] = tangent;
    }
  }
}
