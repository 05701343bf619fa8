import type { Courses } from './courses.ts';
import type { Mesh } from './glb.ts';

/** Metres above the ground: the terrain between two points of a course may bulge a little. */
const lift = 1.2;
/** The shader moves vertices aside and towards the eye. */
const margin = 200;
/** Longest joint against the ribbon's width. */
const longestJoint = 1.8;

type Local = (lon: number, lat: number, height: number) => readonly [number, number, number];

/** What of a network's links its ribbons are made of (`RoadNetwork.links`). */
export interface MeshLinks {
  /** Number of roads. */
  readonly roads: number;
  readonly road: Int32Array;
  readonly forward: Uint8Array;
}

/**
 * Ribbons of all links for the shader: two vertices per point of a course and direction. `local` takes
 * degrees and metres to the mesh's own metres.
 */
export function ribbonMesh(links: MeshLinks, courses: Courses, local: Local): Mesh {
  const count = links.road.length;
  const linksOf = new Uint8Array(links.roads);
  for (let l = 0; l < count; l++) linksOf[links.road[l]!]!++;
  const pointsOf = (l: number): number =>
    courses.start[links.road[l]! + 1]! - courses.start[links.road[l]!]!;
  let vertices = 0;
  for (let l = 0; l < count; l++) vertices += 2 * pointsOf(l);
  const positions = new Float32Array(vertices * 3);
  const ahead = new Float32Array(vertices * 3);
  const ribbon = new Float32Array(vertices * 4);
  const indices = new Uint32Array((vertices - 2 * count) * 3);
  const [min, max] = [new Array(3).fill(Infinity), new Array(3).fill(-Infinity)];
  let vertex = 0;
  let index = 0;
  for (let l = 0; l < count; l++) {
    const road = links.road[l]!;
    const points = pointsOf(l);
    const line = Array.from({ length: points }, (_, i) => {
      const at =
        links.forward[l] === 1 ? courses.start[road]! + i : courses.start[road + 1]! - 1 - i;
      return local(courses.lon[at]!, courses.lat[at]!, courses.height[at]! + lift);
    });
    let along = 0;
    for (let i = 0; i < points; i++) {
      const here = line[i]!;
      if (i > 0) along += distance(line[i - 1]!, here);
      const tangent = tangentAt(line, i);
      const code = (linksOf[road] === 2 ? 1 : 0) + (i === 0 ? 2 : 0) + (i === points - 1 ? 4 : 0);
      for (const side of [-1, 1]) {
        positions.set(here, vertex * 3);
        ahead.set(tangent, vertex * 3);
        ribbon.set([l, side, code, along], vertex * 4);
        vertex++;
      }
      for (let axis = 0; axis < 3; axis++) {
        min[axis] = Math.min(min[axis], here[axis]! - margin);
        max[axis] = Math.max(max[axis], here[axis]! + margin);
      }
      if (i === 0) continue;
      const a = vertex - 4;
      indices.set([a, a + 1, a + 2, a + 2, a + 1, a + 3], index);
      index += 6;
    }
  }
  return {
    attributes: {
      POSITION: { size: 3, values: positions },
      _AHEAD: { size: 3, values: ahead },
      _RIBBON: { size: 4, values: ribbon },
    },
    indices,
    min,
    max,
  };
}

type Point = readonly [number, number, number];

const distance = (a: Point, b: Point): number => Math.hypot(b[0] - a[0], b[1] - a[1], b[2] - a[2]);

/** Direction of a line at a point, halfway between the pieces that meet, and as long as their mitre. */
function tangentAt(line: readonly Point[], i: number): [number, number, number] {
  const before = i > 0 ? unit(line[i - 1]!, line[i]!) : undefined;
  const after = i < line.length - 1 ? unit(line[i]!, line[i + 1]!) : undefined;
  const [a, b] = [before ?? after!, after ?? before!];
  const sum = [a[0] + b[0], a[1] + b[1], a[2] + b[2]] as const;
  const size = Math.hypot(...sum);
  // A line that turns back on itself has no middle direction.
  if (size < 0.2) return [b[0], b[1], b[2]];
  const joint = Math.min(longestJoint, 2 / size);
  return [(sum[0] / size) * joint, (sum[1] / size) * joint, (sum[2] / size) * joint];
}

function unit(a: Point, b: Point): Point {
  const length = distance(a, b);
  return length > 0
    ? [(b[0] - a[0]) / length, (b[1] - a[1]) / length, (b[2] - a[2]) / length]
    : [1, 0, 0];
}
