/** A position, WGS 84 (EPSG:4326), degrees. */
export interface LonLat {
  readonly lon: number;
  readonly lat: number;
}

/** `[west, south, east, north]`, WGS 84 degrees, edges inclusive; west > east crosses the antimeridian. */
export type Bounds = readonly [west: number, south: number, east: number, north: number];
