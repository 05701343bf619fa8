import proj4 from 'proj4';
import type { Bounds } from '../../../src/geo/bounds.ts';
import type { Point } from '../plan.ts';

/** A projected CRS in metres, and the way to WGS 84 degrees and back. */
export interface Plane {
  readonly epsg: number;
  forward(lon: number, lat: number): Point;
  inverse(x: number, y: number): readonly [lon: number, lat: number];
}

/** The plane of an `EPSG:n` code. */
export function planeOf(crs: string): Plane {
  const p = proj4('EPSG:4326', '+proj=utm +zone=32 +datum=WGS84');
  return {
    epsg: Number(crs.replace(/^EPSG:/, '')),
    forward: (lon, lat) => p.forward([lon, lat]) as [number, number],
    inverse: (x, y) => p.inverse([x, y]) as [number, number],
  };
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
