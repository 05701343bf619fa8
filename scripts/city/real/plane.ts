import type { Bounds } from '../../../src/geo/bounds.ts';
import { crsOf } from '../../../src/geo/crs.ts';
import { Problem } from '../../../src/problem/problem.ts';
import type { Point } from '../plan.ts';

/** A CRS of a recipe or a source, and the way to WGS 84 degrees and back. */
export interface Plane {
  readonly epsg: number;
  forward(lon: number, lat: number): Point;
  inverse(x: number, y: number): readonly [lon: number, lat: number];
}

/** The plane of an `EPSG:n` code; throws Problem `recipeField` (`file`, `place`) where it is not known. */
export async function planeOf(crs: string, file: string): Promise<Plane> {
  const found = await crsOf(crs);
  const epsg = Number(/^EPSG:(\d+)$/.exec(crs)?.[1]);
  if (found === undefined || Number.isNaN(epsg))
    throw new Problem('recipeField', { file, place: 'crs', detail: `"${crs}" is not known` });
  return { epsg, forward: found.fromLonLat, inverse: found.toLonLat };
}

/** Smallest whole-metre rectangle `[west, south, east, north]` of the plane around the bounds. */
export function planeBounds(plane: Plane, bounds: Bounds): Bounds {
  const [west, south, east, north] = bounds;
  const edge = Array.from({ length: 9 }, (_, i) => i / 8).flatMap((t) => [
    plane.forward(west + t * (east - west), south),
    plane.forward(west + t * (east - west), north),
    plane.forward(west, south + t * (north - south)),
    plane.forward(east, south + t * (north - south)),
  ]);
  const xs = edge.map((p) => p[0]);
  const ys = edge.map((p) => p[1]);
  return [
    Math.floor(Math.min(...xs)),
    Math.floor(Math.min(...ys)),
    Math.ceil(Math.max(...xs)),
    Math.ceil(Math.max(...ys)),
  ];
}

/** Smallest WGS 84 rectangle around `[west, south, east, north]` of the plane, outwards to 1e-5 degrees. */
export function lonLatBounds(plane: Plane, [west, south, east, north]: Bounds): Bounds {
  const edge = Array.from({ length: 17 }, (_, i) => i / 16).flatMap((t) => [
    plane.inverse(west + t * (east - west), south),
    plane.inverse(west + t * (east - west), north),
    plane.inverse(west, south + t * (north - south)),
    plane.inverse(east, south + t * (north - south)),
  ]);
  const lons = edge.map((p) => p[0]);
  const lats = edge.map((p) => p[1]);
  const down = (value: number): number => Math.floor(value * 1e5) / 1e5;
  const up = (value: number): number => Math.ceil(value * 1e5) / 1e5;
  return [
    down(Math.min(...lons)),
    down(Math.min(...lats)),
    up(Math.max(...lons)),
    up(Math.max(...lats)),
  ];
}
