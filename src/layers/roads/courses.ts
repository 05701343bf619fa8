import type { RoadNetwork } from '../../channel/roads.ts';

/** Courses with points enough to follow the ground: road r has points `start[r]` up to `start[r + 1]`. */
export interface Courses {
  readonly start: Int32Array;
  /** Degrees. */
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  /** Metres above the ellipsoid. */
  readonly height: Float32Array;
}

const metresPerDegree = 111_320;

/** Adds points so that none is farther than `most` metres from the next, and looks up their heights. */
export async function groundCourses(
  { roads }: RoadNetwork,
  most: number,
  heights: (lonLat: Float64Array) => Promise<Float32Array>,
): Promise<Courses> {
  const start = new Int32Array(roads.count + 1);
  const lonLat: number[] = [];
  for (let r = 0; r < roads.count; r++) {
    const last = roads.start[r + 1]! - 1;
    for (let i = roads.start[r]!; i < last; i++) {
      const [x, y] = [roads.lon[i]!, roads.lat[i]!];
      const [dx, dy] = [roads.lon[i + 1]! - x, roads.lat[i + 1]! - y];
      const metres = metresPerDegree * Math.hypot(dx * Math.cos((y * Math.PI) / 180), dy);
      const pieces = Math.max(1, Math.ceil(metres / most));
      for (let k = 0; k < pieces; k++) lonLat.push(x + (k / pieces) * dx, y + (k / pieces) * dy);
    }
    lonLat.push(roads.lon[last]!, roads.lat[last]!);
    start[r + 1] = lonLat.length / 2;
  }
  const places = Float64Array.from(lonLat);
  return {
    start,
    lon: places.filter((_, i) => i % 2 === 0),
    lat: places.filter((_, i) => i % 2 === 1),
    height: await heights(places),
  };
}
