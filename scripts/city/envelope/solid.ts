import type { CityBuilding } from '../plan.ts';
import { centroid } from '../tiles3d/footprint.ts';
import { type Frame, toFrame } from './frame.ts';

/**
 * A building as upright columns beneath its roof triangles, which reach down into the ground: what covers
 * a neighbour's wall and what stands in the light. Lengths in m, in a `Frame`; ornaments are left out.
 */
export interface Solid {
  /** Whether its height is known; one whose height is not covers nothing and stands in no light. */
  readonly known: boolean;
  readonly ground: number;
  /** Middle of the footprint. */
  readonly x: number;
  readonly y: number;
  readonly box: readonly [minX: number, minY: number, maxX: number, maxY: number];
  readonly top: number;
  /**
   * Columns under the roof triangles that are not upright: three corners x y, counter-clockwise, then the
   * height at the frame's origin and its change by x and by y; nine numbers each.
   */
  readonly columns: Float64Array;
}

/** Outer surfaces of a solid: triangles, x y z of three corners, counter-clockwise from outside, nine numbers each. */
export interface Surfaces extends Solid {
  readonly roofs: Float64Array;
  readonly walls: Float64Array;
}

/** What a solid is made from. */
export type Body = Pick<CityBuilding, 'footprint' | 'ground' | 'height' | 'mesh'>;

/** The solid without its surfaces, which need not be held of all buildings of a city at once. */
export function bare({ roofs, walls, ...solid }: Surfaces): Solid {
  return solid;
}

export function solidOf({ footprint, ground, height, mesh }: Body, frame: Frame): Surfaces {
  const corners = mesh.positions.length / 3;
  const points = new Float64Array(3 * corners);
  for (let i = 0; i < corners; i++) {
    const [x, y] = toFrame(frame, mesh.positions[3 * i]!, mesh.positions[3 * i + 1]!);
    points[3 * i] = x;
    points[3 * i + 1] = y;
    points[3 * i + 2] = mesh.positions[3 * i + 2]!;
  }
  const counted = (kind: number): number[] =>
    [...mesh.surface.keys()].filter((t) => mesh.surface[t] === kind && mesh.ornament?.[t] !== 1);
  const triangles = (list: readonly number[]): Float64Array => {
    const out = new Float64Array(9 * list.length);
    for (const [i, t] of list.entries())
      for (let k = 0; k < 3; k++) {
        const from = 3 * mesh.indices[3 * t + k]!;
        for (let c = 0; c < 3; c++) out[9 * i + 3 * k + c] = points[from + c]!;
      }
    return out;
  };
  const roofs = triangles(counted(1));
  const walls = triangles(counted(0));
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  let top = ground;
  for (const list of [roofs, walls])
    for (let i = 0; i < list.length; i += 3) {
      box[0] = Math.min(box[0], list[i]!);
      box[1] = Math.min(box[1], list[i + 1]!);
      box[2] = Math.max(box[2], list[i]!);
      box[3] = Math.max(box[3], list[i + 1]!);
      top = Math.max(top, list[i + 2]!);
    }
  const [x, y] = toFrame(frame, ...centroid(footprint));
  const known = Number.isFinite(height);
  return { known, ground, x, y, box, top, roofs, walls, columns: columnsOf(roofs) };
}

/** Twice the plan area below which a triangle is upright, m2. */
const upright = 1e-4;

function columnsOf(roofs: Float64Array): Float64Array {
  const out = new Float64Array(roofs.length);
  let used = 0;
  for (let i = 0; i < roofs.length; i += 9) {
    const [ax, ay, az] = [roofs[i]!, roofs[i + 1]!, roofs[i + 2]!];
    const [bx, by, bz] = [roofs[i + 3]!, roofs[i + 4]!, roofs[i + 5]!];
    const [cx, cy, cz] = [roofs[i + 6]!, roofs[i + 7]!, roofs[i + 8]!];
    const twice = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
    if (Math.abs(twice) < upright) continue;
    const gx = ((bz - az) * (cy - ay) - (cz - az) * (by - ay)) / twice;
    const gy = ((cz - az) * (bx - ax) - (bz - az) * (cx - ax)) / twice;
    const plane = [az - gx * ax - gy * ay, gx, gy];
    const corners = twice > 0 ? [ax, ay, bx, by, cx, cy] : [ax, ay, cx, cy, bx, by];
    out.set([...corners, ...plane], used);
    used += 9;
  }
  return out.slice(0, used);
}

/** Height of the highest column over a point, m; NaN where there is none. */
export function roofHeightAt(columns: Float64Array, x: number, y: number): number {
  let top = Number.NaN;
  for (let i = 0; i < columns.length; i += 9) {
    let inside = true;
    for (let k = 0; k < 6 && inside; k += 2) {
      const [ax, ay] = [columns[i + k]!, columns[i + k + 1]!];
      const [bx, by] = [columns[i + ((k + 2) % 6)]!, columns[i + ((k + 3) % 6)]!];
      inside = (bx - ax) * (y - ay) - (by - ay) * (x - ax) >= -1e-9;
    }
    if (!inside) continue;
    const z = columns[i + 6]! + columns[i + 7]! * x + columns[i + 8]! * y;
    if (!(z <= top)) top = z;
  }
  return top;
}
