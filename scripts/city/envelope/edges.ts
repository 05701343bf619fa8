import type { Edges } from '../../../src/forecast/solar/obstacles.ts';

/** Corners closer than this are one, m. */
const near = 2e-3;
/** Planes whose normals' product is above this are one plane. */
const even = 0.9999;

/**
 * Edges of roof triangles (`Solid.roofs`) that can stand against the sky: the outline and the folds between
 * planes, each once, without those that only cut one plane into triangles.
 */
export function roofEdges(roofs: Float64Array): Edges {
  const count = roofs.length / 3;
  const normals = new Float64Array(roofs.length / 3);
  for (let t = 0; t < roofs.length; t += 9) normals.set(normalOf(roofs, t), t / 3);
  const gone = new Uint8Array(count);
  const end = (e: number): number => 9 * Math.floor(e / 3) + 3 * ((e + 1) % 3);
  const same = (p: number, q: number): boolean =>
    Math.abs(roofs[p]! - roofs[q]!) < near &&
    Math.abs(roofs[p + 1]! - roofs[q + 1]!) < near &&
    Math.abs(roofs[p + 2]! - roofs[q + 2]!) < near;
  let left = count;
  for (let e = 0; e < count; e++) {
    if (gone[e] === 1) continue;
    for (let f = e + 1; f < count; f++) {
      if (gone[f] === 1 || !same(3 * e, end(f)) || !same(end(e), 3 * f)) continue;
      gone[f] = 1;
      left--;
      const [a, b] = [3 * Math.floor(e / 3), 3 * Math.floor(f / 3)];
      const product =
        normals[a]! * normals[b]! +
        normals[a + 1]! * normals[b + 1]! +
        normals[a + 2]! * normals[b + 2]!;
      if (product > even) {
        gone[e] = 1;
        left--;
      }
      break;
    }
  }
  const edges = new Float64Array(6 * left);
  let used = 0;
  for (let e = 0; e < count; e++) {
    if (gone[e] === 1) continue;
    edges.set(roofs.subarray(3 * e, 3 * e + 3), used);
    edges.set(roofs.subarray(end(e), end(e) + 3), used + 3);
    used += 6;
  }
  return edges;
}

function normalOf(roofs: Float64Array, t: number): [number, number, number] {
  const [ux, uy, uz] = [0, 1, 2].map((k) => roofs[t + 3 + k]! - roofs[t + k]!) as Triple;
  const [vx, vy, vz] = [0, 1, 2].map((k) => roofs[t + 6 + k]! - roofs[t + k]!) as Triple;
  const n: Triple = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
  const length = Math.hypot(...n) || 1;
  return [n[0] / length, n[1] / length, n[2] / length];
}

type Triple = [number, number, number];
