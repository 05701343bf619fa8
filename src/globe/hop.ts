import type { LonLat } from '../geo/bounds.ts';

/** A step of this many metres is seen as a jump, if the thing stood still before for this many milliseconds. */
const leastStep = 20;
const leastRest = 1000;
const metresPerDegree = 111_320;

/**
 * Whether a thing that is followed turned up elsewhere instead of going there: a live vehicle at its next
 * report, or any when the paused clock is set. The camera then glides after it.
 * @param rested milliseconds since it moved the last time
 */
export function isHop(from: LonLat, to: LonLat, rested: number): boolean {
  const east = (to.lon - from.lon) * Math.cos((from.lat * Math.PI) / 180);
  const step = metresPerDegree * Math.hypot(east, to.lat - from.lat);
  return rested >= leastRest && step >= leastStep;
}
