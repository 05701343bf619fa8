/** Courses with points enough to follow the ground: road r has points `start[r]` up to `start[r + 1]`. */
export interface Courses {
  readonly start: Int32Array;
  /** Degrees. */
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  /** Metres above the ellipsoid. */
  readonly height: Float32Array;
}

/** What of a network its courses are made of (`RoadNetwork.roads`). */
export interface CourseRoads {
  readonly count: number;
  readonly start: Int32Array;
  readonly lon: Float64Array;
  readonly lat: Float64Array;
}

const metresPerDegree = 111_320;

/** Courses with points added so that none is farther than `most` metres from the next, still without heights. */
export function denseCourses(roads: CourseRoads, most: number): Omit<Courses, 'height'> {
  const start = new Int32Array(roads.count + 1);
  const lon: number[] = [];
  const lat: number[] = [];
  for (let r = 0; r < roads.count; r++) {
    const last = roads.start[r + 1]! - 1;
    for (let i = roads.start[r]!; i < last; i++) {
      const [x, y] = [roads.lon[i]!, roads.lat[i]!];
      const [dx, dy] = [roads.lon[i + 1]! - x, roads.lat[i + 1]! - y];
      const metres = metresPerDegree * Math.hypot(dx * Math.cos((y * Math.PI) / 180), dy);
      const pieces = Math.max(1, Math.ceil(metres / most));
      for (let k = 0; k < pieces; k++) {
        lon.push(x + (k / pieces) * dx);
        lat.push(y + (k / pieces) * dy);
      }
    }
    lon.push(roads.lon[last]!);
    lat.push(roads.lat[last]!);
    start[r + 1] = lon.length;
  }
  return { start, lon: Float64Array.from(lon), lat: Float64Array.from(lat) };
}
