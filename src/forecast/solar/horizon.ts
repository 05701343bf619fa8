import type { Plane, PlaneShade } from './plane.ts';
import type { SkyYear } from './sky.ts';

/**
 * The line at which the sky ends, seen from one point: elevations in degrees, never below 0, at azimuths
 * 0, 360 / n, ... from north clockwise. Between them it is taken as straight.
 */
export type Horizon = Float32Array;

export const openHorizon = (azimuths: number): Horizon => new Float32Array(azimuths);

const radians = Math.PI / 180;

/** Elevation of the horizon at an azimuth, degrees. */
export function horizonAt(horizon: Horizon, azimuth: number): number {
  const n = horizon.length;
  const at = ((((azimuth % 360) + 360) % 360) * n) / 360;
  const k = Math.floor(at) % n;
  const share = at - Math.floor(at);
  return horizon[k]! * (1 - share) + horizon[(k + 1) % n]! * share;
}

/**
 * Share of the hemisphere before a plane that is open sky, weighted by the cosine of incidence: the view
 * factor for a sky of even radiance, (1 + cos tilt) / 2 where nothing obstructs it.
 */
export function skyViewFactor(horizon: Horizon, { tilt, azimuth }: Plane): number {
  const steps = Math.max(360, horizon.length);
  const b = Math.cos(tilt * radians);
  let sum = 0;
  for (let k = 0; k < steps; k++) {
    const direction = (k * 360) / steps;
    const a = Math.sin(tilt * radians) * Math.cos((direction - azimuth) * radians);
    // The plane's normal and a point at elevation e make the cosine a cos e + b sin e, positive between:
    const turn = Math.atan2(a, b);
    const from = Math.max(horizonAt(horizon, direction) * radians, -turn);
    const to = Math.min(Math.PI / 2, Math.PI - turn);
    if (to > from) sum += seen(a, b, to) - seen(a, b, from);
  }
  return (2 * sum) / steps;
}

/** Integral of (a cos e + b sin e) cos e over the elevation e, rad. */
const seen = (a: number, b: number, e: number): number =>
  a * (e / 2 + Math.sin(2 * e) / 4) + (b * Math.sin(e) ** 2) / 2;

/** What a horizon takes from a plane: hours in which the sun is behind it, and the share of the sky. */
export function planeShade(sky: SkyYear, horizon: Horizon, plane: Plane): PlaneShade {
  const open = skyViewFactor(openHorizon(1), plane);
  return {
    beam: sunSeen(sky, horizon),
    sky: open > 0 ? skyViewFactor(horizon, plane) / open : 1,
  };
}

/** 1 for each hour in which the sun is above the horizon line, 0 else; the same for all planes there. */
export function sunSeen(sky: SkyYear, horizon: Horizon): Uint8Array {
  const beam = new Uint8Array(sky.hours);
  for (let i = 0; i < sky.hours; i++) {
    if (!(sky.up[i]! > 0)) continue;
    const azimuth = Math.atan2(sky.east[i]!, sky.north[i]!) / radians;
    const elevation = Math.asin(Math.min(1, sky.up[i]!)) / radians;
    beam[i] = elevation > horizonAt(horizon, azimuth) ? 1 : 0;
  }
  return beam;
}
