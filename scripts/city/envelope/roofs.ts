import { areaPathsD, FillRule, unionD } from 'clipper2-ts';
import { sectorCount } from '../../../src/channel/envelope.ts';
import type { Surfaces } from './solid.ts';
import { sectorOf } from './walls.ts';

/** Less steep roofs are level, degrees. */
const level = 5;
/** Common plan area below which two roof triangles only touch, m2. */
const touching = 1e-3;

export interface RoofPlanes {
  /** Sloped roof by sector and level roof, measured on the slope, m2. */
  readonly slopes: Float64Array;
  readonly flat: number;
  /** Mean tilt of the sloped roof by area, degrees; 0 where there is none. */
  readonly tilt: number;
}

/** Roof of a building by the way it faces, without what lies beneath a higher part of the building. */
export function roofPlanes({ roofs, columns }: Surfaces): RoofPlanes {
  const slopes = new Float64Array(sectorCount);
  let flat = 0;
  let tilted = 0;
  for (let i = 0; i < roofs.length; i += 9) {
    const [ax, ay, az] = [roofs[i]!, roofs[i + 1]!, roofs[i + 2]!];
    const [ux, uy, uz] = [roofs[i + 3]! - ax, roofs[i + 4]! - ay, roofs[i + 5]! - az];
    const [vx, vy, vz] = [roofs[i + 6]! - ax, roofs[i + 7]! - ay, roofs[i + 8]! - az];
    const [nx, ny, nz] = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
    const twice = Math.hypot(nx, ny, nz);
    if (twice === 0) continue;
    const plan = Math.abs(nz) / 2;
    const seen = plan > touching ? 1 - coveredArea(roofs.subarray(i, i + 9), columns) / plan : 1;
    const area = (Math.max(0, seen) * twice) / 2;
    const tilt = (Math.atan2(Math.hypot(nx, ny), Math.abs(nz)) * 180) / Math.PI;
    if (tilt < level) flat += area;
    else {
      slopes[sectorOf((Math.atan2(nx, ny) * 180) / Math.PI)]! += area;
      tilted += area * tilt;
    }
  }
  const sloped = slopes.reduce((a, b) => a + b, 0);
  return { slopes, flat, tilt: sloped > 0 ? tilted / sloped : 0 };
}

/** Plan area of a roof triangle beneath higher columns, m2. */
function coveredArea(triangle: Float64Array, columns: Float64Array): number {
  const minX = Math.min(triangle[0]!, triangle[3]!, triangle[6]!);
  const maxX = Math.max(triangle[0]!, triangle[3]!, triangle[6]!);
  const minY = Math.min(triangle[1]!, triangle[4]!, triangle[7]!);
  const maxY = Math.max(triangle[1]!, triangle[4]!, triangle[7]!);
  const plane = planeOf(triangle);
  const over: (readonly Point[])[] = [];
  for (let i = 0; i < columns.length; i += 9) {
    const [ax, ay, bx, by] = [columns[i]!, columns[i + 1]!, columns[i + 2]!, columns[i + 3]!];
    const [cx, cy] = [columns[i + 4]!, columns[i + 5]!];
    if (Math.min(ax, bx, cx) >= maxX || Math.max(ax, bx, cx) <= minX) continue;
    if (Math.min(ay, by, cy) >= maxY || Math.max(ay, by, cy) <= minY) continue;
    if (isBeside(triangle, ax, ay, bx, by) || isBeside(triangle, bx, by, cx, cy)) continue;
    if (isBeside(triangle, cx, cy, ax, ay)) continue;
    const common = clipped(
      [
        [triangle[0]!, triangle[1]!],
        [triangle[3]!, triangle[4]!],
        [triangle[6]!, triangle[7]!],
      ],
      [
        [ax, ay],
        [bx, by],
        [cx, cy],
      ],
    );
    if (Math.abs(areaOf(common)) < touching) continue;
    const x = common.reduce((s, p) => s + p[0], 0) / common.length;
    const y = common.reduce((s, p) => s + p[1], 0) / common.length;
    const z = columns[i + 6]! + columns[i + 7]! * x + columns[i + 8]! * y;
    if (z > plane(x, y) + 1e-3) over.push(common);
  }
  return unionArea(over);
}

/** Whether a triangle lies on the right of a line, or on it. */
function isBeside(t: Float64Array, ax: number, ay: number, bx: number, by: number): boolean {
  for (let k = 0; k < 9; k += 3)
    if ((bx - ax) * (t[k + 1]! - ay) - (by - ay) * (t[k]! - ax) > touching) return false;
  return true;
}

type Point = readonly [x: number, y: number];

function planeOf(t: Float64Array): (x: number, y: number) => number {
  const [ux, uy, uz] = [t[3]! - t[0]!, t[4]! - t[1]!, t[5]! - t[2]!];
  const [vx, vy, vz] = [t[6]! - t[0]!, t[7]! - t[1]!, t[8]! - t[2]!];
  const twice = ux * vy - uy * vx;
  const gx = (uz * vy - vz * uy) / twice;
  const gy = (vz * ux - uz * vx) / twice;
  return (x, y) => t[2]! + gx * (x - t[0]!) + gy * (y - t[1]!);
}

/** What of a convex ring lies in a counter-clockwise triangle (Sutherland and Hodgman, 1974). */
function clipped(ring: readonly Point[], triangle: readonly Point[]): readonly Point[] {
  let left = ring;
  for (let k = 0; k < 3; k++) {
    const [ax, ay] = triangle[k]!;
    const [bx, by] = triangle[(k + 1) % 3]!;
    const off = ([x, y]: Point): number => (bx - ax) * (y - ay) - (by - ay) * (x - ax);
    left = left.flatMap((p, i) => {
      const before = left[(i + left.length - 1) % left.length]!;
      const [from, to] = [off(before), off(p)];
      const kept: Point[] = [];
      if (from >= 0 !== to >= 0) {
        const share = from / (from - to);
        kept.push([before[0] + share * (p[0] - before[0]), before[1] + share * (p[1] - before[1])]);
      }
      if (to >= 0) kept.push(p);
      return kept;
    });
  }
  return left;
}

/** Area of rings that may overlap each other: a plant room on a tower on a base. */
function unionArea(rings: readonly (readonly Point[])[]): number {
  if (rings.length < 2) return rings[0] === undefined ? 0 : Math.abs(areaOf(rings[0]));
  const paths = rings.map((ring) => ring.map(([x, y]) => ({ x, y })));
  return Math.abs(areaPathsD(unionD(paths, [], FillRule.NonZero, 4)));
}

const areaOf = (ring: readonly Point[]): number =>
  ring.reduce((sum, [ax, ay], i) => {
    const [bx, by] = ring[(i + 1) % ring.length]!;
    return sum + (ax * by - bx * ay) / 2;
  }, 0);
