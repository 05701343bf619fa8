import type { CityBuilding } from '../plan.ts';
import type { ToLonLatHeight } from '../table.ts';
import { type TileFrame, toTile } from './frame.ts';
import { include, type Region } from './region.ts';

/** Vertices and triangles of one tile, in the tile's frame. */
export interface Surfaces {
  vertices: number;
  triangles: number;
  /** East, up, south, metres. */
  readonly position: Float32Array;
  /** Unit vectors times 127. */
  readonly normal: Int8Array;
  /** Linear RGB and 255, as glTF has it. */
  readonly color: Uint8Array;
  /** On walls: bays along (1/64) and storeys above the ground (1/64); 0,0 elsewhere. */
  readonly facade: Int16Array;
  readonly gid: Float32Array;
  readonly feature: Uint16Array;
  readonly index: Uint32Array;
}

const bayWidth = 2.7;
const perBay = 64;
/** Uses whose fronts have no rows of windows. */
const windowless = new Set(['industry', 'church', undefined]);

export function surfaces(triangles: number): Surfaces {
  const most = triangles * 3;
  return {
    vertices: 0,
    triangles: 0,
    position: new Float32Array(most * 3),
    normal: new Int8Array(most * 3),
    color: new Uint8Array(most * 4),
    facade: new Int16Array(most * 2),
    gid: new Float32Array(most),
    feature: new Uint16Array(most),
    index: new Uint32Array(most),
  };
}

/** A flat part of a building: one wall's plane, or all roof faces with one normal. */
interface Face {
  readonly normal: readonly [number, number, number];
  readonly wall: boolean;
  from: number;
  to: number;
}

/**
 * Adds one building, every vertex through `toLonLatHeight` and earth-centred coordinates; edges stay
 * sharp because faces share no vertices. Triangles without area are left out. Widens `region`.
 */
export function addBuilding(
  out: Surfaces,
  building: CityBuilding,
  gid: number,
  feature: number,
  frame: TileFrame,
  toLonLatHeight: ToLonLatHeight,
  region: Region,
): void {
  const { mesh } = building;
  const points = place(mesh.positions, frame, toLonLatHeight, region);
  const faces = new Map<number, Face>();
  const faceOf: (Face | undefined)[] = [];
  const keyOf: number[] = [];
  for (let t = 0; t < mesh.surface.length; t++) {
    const found = face(points, mesh.indices, t, faces);
    faceOf.push(found?.face);
    keyOf.push(found?.key ?? 0);
  }
  const ground = frameHeight(building, frame, toLonLatHeight);
  const storey = storeyHeight(building);
  const bays = !windowless.has(building.use);
  const wall = building.mesh.wallColor.map(linear);
  const roof = building.mesh.roofColor.map(linear);
  const seen = new Map<number, number>();
  for (let t = 0; t < mesh.surface.length; t++) {
    const side = faceOf[t];
    if (side === undefined) continue;
    const color = mesh.surface[t] === 1 ? roof : wall;
    for (let k = 0; k < 3; k++) {
      const p = mesh.indices[3 * t + k]!;
      // Face keys stay below 2^40; the rest of the 53 bits numbers points and surfaces.
      const id = (keyOf[t]! * 2 + mesh.surface[t]!) * 4096 + p;
      let vertex = p < 4096 ? seen.get(id) : undefined;
      if (vertex === undefined) {
        vertex = out.vertices++;
        seen.set(id, vertex);
        out.position.set(points.subarray(3 * p, 3 * p + 3), 3 * vertex);
        out.normal.set(side.normal, 3 * vertex);
        out.color.set([color[0]!, color[1]!, color[2]!, 255], 4 * vertex);
        if (side.wall) {
          const width = side.to - side.from;
          const count = bays && width > 1.6 ? Math.max(1, Math.round(width / bayWidth)) : 0;
          const along = (along2(points, p, side.normal) - side.from) / Math.max(width, 1e-3);
          out.facade[2 * vertex] = Math.round(along * count * perBay);
          out.facade[2 * vertex + 1] = storeys((points[3 * p + 1]! - ground) / storey);
        }
        out.gid[vertex] = gid;
        out.feature[vertex] = feature;
      }
      out.index[out.triangles * 3 + k] = vertex;
    }
    out.triangles += 1;
  }
}

function place(
  plane: Float64Array,
  frame: TileFrame,
  toLonLatHeight: ToLonLatHeight,
  region: Region,
): Float32Array {
  const points = new Float32Array(plane.length);
  for (let i = 0; i < plane.length; i += 3) {
    const [lon, lat, height] = toLonLatHeight(plane[i]!, plane[i + 1]!, plane[i + 2]!);
    include(region, lon, lat, height);
    points.set(toTile(frame, lon, lat, height), i);
  }
  return points;
}

function face(
  points: Float32Array,
  indices: Uint32Array,
  t: number,
  faces: Map<number, Face>,
): { face: Face; key: number } | undefined {
  const [a, b, c] = [indices[3 * t]! * 3, indices[3 * t + 1]! * 3, indices[3 * t + 2]! * 3];
  const ux = points[b]! - points[a]!;
  const uy = points[b + 1]! - points[a + 1]!;
  const uz = points[b + 2]! - points[a + 2]!;
  const vx = points[c]! - points[a]!;
  const vy = points[c + 1]! - points[a + 1]!;
  const vz = points[c + 2]! - points[a + 2]!;
  const x = uy * vz - uz * vy;
  const y = uz * vx - ux * vz;
  const z = ux * vy - uy * vx;
  const length = Math.hypot(x, y, z);
  if (length < 1e-4) return undefined;
  const normal = [x, y, z].map((v) => Math.round((v / length) * 127)) as [number, number, number];
  const wall = Math.abs(normal[1]) <= 3;
  const offset = wall ? Math.round((x * points[a]! + z * points[a + 2]!) / length / 0.2) : 0;
  const turn = ((normal[0] + 128) * 256 + normal[1] + 128) * 256 + normal[2] + 128;
  const key = turn * 65536 + (offset & 65535);
  let found = faces.get(key);
  if (found === undefined) {
    found = { normal, wall, from: Number.POSITIVE_INFINITY, to: Number.NEGATIVE_INFINITY };
    faces.set(key, found);
  }
  for (const corner of [a, b, c]) {
    const along = along2(points, corner / 3, found.normal);
    found.from = Math.min(found.from, along);
    found.to = Math.max(found.to, along);
  }
  return { face: found, key };
}

/** Metres along a wall, from left to right as seen from outside. */
function along2(points: Float32Array, p: number, normal: Face['normal']): number {
  const length = Math.hypot(normal[0], normal[2]) || 1;
  return (points[3 * p]! * normal[2] - points[3 * p + 2]! * normal[0]) / length;
}

function frameHeight(
  building: CityBuilding,
  frame: TileFrame,
  toLonLatHeight: ToLonLatHeight,
): number {
  const [x, y] = building.footprint.outer[0] ?? [0, 0];
  return toTile(frame, ...toLonLatHeight(x, y, building.ground))[1];
}

/** Flat roofs tell the storey height; under a pitched roof a usual one is taken. */
function storeyHeight({ height, storeys: count, mesh }: CityBuilding): number {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  mesh.surface.forEach((surface, t) => {
    if (surface !== 1) return;
    for (let k = 0; k < 3; k++) {
      const z = mesh.positions[3 * mesh.indices[3 * t + k]! + 2]!;
      low = Math.min(low, z);
      high = Math.max(high, z);
    }
  });
  const flat = high - low < 0.5;
  return flat && count !== undefined && count > 0
    ? Math.min(5, Math.max(2.6, height / count))
    : 3.1;
}

const storeys = (value: number): number =>
  Math.round(Math.min(500, Math.max(-500, value)) * perBay);

/** sRGB 0..255 to linear 0..255 (IEC 61966-2-1): glTF vertex colours are linear. */
function linear(value: number): number {
  const v = value / 255;
  return Math.round(255 * (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
}
