import type { Horizon } from './horizon.ts';

/** A point in a local metric frame: m east, m north, m up. */
export interface Eye {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** A block: the outline of its footprint, x y x y ..., m, closed or not, and the height of its top, m. */
export interface Block {
  readonly ring: ArrayLike<number>;
  readonly top: number;
}

const degrees = 180 / Math.PI;

/**
 * Raises a horizon by a block as seen from a point. A block that the point stands in is passed over: it is
 * the building itself, or a part of it.
 */
export function raiseByBlock(horizon: Horizon, eye: Eye, { ring, top }: Block): void {
  const rise = top - eye.z;
  if (!(rise > 0) || isInside(ring, eye)) return;
  const points = ring.length / 2;
  for (let i = 0; i < points; i++) {
    const j = (i + 1) % points;
    raiseByEdge(
      horizon,
      ring[2 * i]! - eye.x,
      ring[2 * i + 1]! - eye.y,
      ring[2 * j]! - eye.x,
      ring[2 * j + 1]! - eye.y,
      rise,
    );
  }
}

/** Raises the azimuths between two ends of a wall, given relative to the eye. */
function raiseByEdge(
  horizon: Horizon,
  px: number,
  py: number,
  qx: number,
  qy: number,
  rise: number,
): void {
  const n = horizon.length;
  const cross = px * qy - py * qx;
  if (cross === 0) return;
  const step = 360 / n;
  const a = Math.atan2(px, py) * degrees;
  let b = Math.atan2(qx, qy) * degrees;
  if (b - a > 180) b -= 360;
  if (a - b > 180) b += 360;
  const last = Math.floor(Math.max(a, b) / step);
  for (let k = Math.ceil(Math.min(a, b) / step); k <= last; k++) {
    const azimuth = (k * step) / degrees;
    const dx = Math.sin(azimuth);
    const dy = Math.cos(azimuth);
    const distance = cross / (dx * (qy - py) - dy * (qx - px));
    if (!(distance > 0)) continue;
    const at = ((k % n) + n) % n;
    const elevation = Math.atan2(rise, distance) * degrees;
    if (elevation > horizon[at]!) horizon[at] = elevation;
  }
}

function isInside(ring: ArrayLike<number>, { x, y }: Eye): boolean {
  const points = ring.length / 2;
  let inside = false;
  for (let i = 0, j = points - 1; i < points; j = i++) {
    const xi = ring[2 * i]!;
    const yi = ring[2 * i + 1]!;
    const xj = ring[2 * j]!;
    const yj = ring[2 * j + 1]!;
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

/** How far and how finely terrain is looked at, m: steps grow with the distance by `growth`. */
export interface TerrainReach {
  readonly from: number;
  readonly to: number;
  readonly step: number;
  readonly growth: number;
}

export const usualReach: TerrainReach = { from: 60, to: 20_000, step: 60, growth: 1.05 };

const earthRadius = 6_371_000;
/** Refraction of a terrestrial line of sight. */
const bending = 0.13;

/**
 * Raises a horizon by terrain, with the earth's curvature.
 * @param heightAt height of the ground, m, in the eye's frame; NaN where it is not known
 */
export function raiseByTerrain(
  horizon: Horizon,
  eye: Eye,
  heightAt: (x: number, y: number) => number,
  reach: TerrainReach = usualReach,
): void {
  for (let k = 0; k < horizon.length; k++) {
    const azimuth = (2 * Math.PI * k) / horizon.length;
    const dx = Math.sin(azimuth);
    const dy = Math.cos(azimuth);
    let step = reach.step;
    for (let d = reach.from; d <= reach.to; d += step, step *= reach.growth) {
      const drop = ((1 - bending) * d * d) / (2 * earthRadius);
      const rise = heightAt(eye.x + d * dx, eye.y + d * dy) - drop - eye.z;
      const elevation = Math.atan2(rise, d) * degrees;
      if (elevation > horizon[k]!) horizon[k] = elevation;
    }
  }
}
