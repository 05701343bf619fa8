import type { PathTable } from './feed.ts';

/** Paths with enough points to follow the ground, in degrees, metres along and metres above the ellipsoid. */
export interface GroundPaths {
  readonly start: Uint32Array;
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  readonly distance: Float64Array;
  readonly height: Float32Array;
}

/** Lines follow the ground at points no farther apart than this, metres. */
export const groundStep = 50;

type Heights = (lonLat: Float64Array) => Promise<Float32Array>;

/** Adds points so that none is farther than `most` metres from the next, and looks up their heights. */
export async function groundPaths(
  paths: PathTable,
  most: number,
  heights: Heights,
): Promise<GroundPaths> {
  const count = paths.start.length - 1;
  const start = new Uint32Array(count + 1);
  const pieces = (i: number): number =>
    Math.max(1, Math.ceil((paths.distance[i + 1]! - paths.distance[i]!) / most));
  for (let path = 0; path < count; path += 1) {
    let points = paths.start[path + 1]! > paths.start[path]! ? 1 : 0;
    for (let i = paths.start[path]!; i < paths.start[path + 1]! - 1; i += 1) points += pieces(i);
    start[path + 1] = start[path]! + points;
  }
  const total = start[count]!;
  const lon = new Float64Array(total);
  const lat = new Float64Array(total);
  const distance = new Float64Array(total);
  let at = 0;
  for (let path = 0; path < count; path += 1) {
    const last = paths.start[path + 1]! - 1;
    for (let i = paths.start[path]!; i <= last; i += 1) {
      const n = i === last ? 1 : pieces(i);
      for (let k = 0; k < n; k += 1, at += 1) {
        const between = (v: Float64Array): number =>
          k === 0 ? v[i]! : v[i]! + (k / n) * (v[i + 1]! - v[i]!);
        lon[at] = between(paths.lon);
        lat[at] = between(paths.lat);
        distance[at] = between(paths.distance);
      }
    }
  }
  const lonLat = new Float64Array(total * 2);
  for (let i = 0; i < total; i += 1) lonLat.set([lon[i]!, lat[i]!], i * 2);
  return { start, lon, lat, distance, height: await heights(lonLat) };
}
