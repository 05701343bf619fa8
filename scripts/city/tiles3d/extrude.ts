import earcut from 'earcut';
import type { BuildingMesh, Point, Polygon, Ring } from '../plan.ts';
import { ringArea } from './footprint.ts';

export interface ExtrudeColors {
  readonly wall: BuildingMesh['wallColor'];
  readonly roof: BuildingMesh['roofColor'];
}

/** Plaster and gravel, where a source knows no colours. */
const plain: ExtrudeColors = { wall: [222, 216, 205], roof: [176, 168, 160] };

/**
 * A block over a footprint: walls from `ground` to `ground + height` (metres) and a flat roof; rings
 * may turn either way and may repeat their first point. A footprint without area gives an empty mesh.
 */
export function extrude(
  footprint: Polygon,
  ground: number,
  height: number,
  colors: ExtrudeColors = plain,
): BuildingMesh {
  const rings = [
    turned(open(footprint.outer), 1),
    ...footprint.holes.map((hole) => turned(open(hole), -1)),
  ].filter((ring) => ring.length >= 3);
  const flat: number[] = [];
  const holes: number[] = [];
  rings.forEach((ring, i) => {
    if (i > 0) holes.push(flat.length / 2);
    for (const [x, y] of ring) flat.push(x, y);
  });
  const roof = earcut(flat, holes);
  const points = flat.length / 2;
  const positions = new Float64Array(points * 6);
  for (let i = 0; i < points; i++) {
    const x = flat[2 * i]!;
    const y = flat[2 * i + 1]!;
    positions.set([x, y, ground + height], 3 * i);
    positions.set([x, y, ground], 3 * (points + i));
  }
  const indices: number[] = [];
  for (let t = 0; t < roof.length; t += 3) {
    indices.push(...upward(flat, roof[t]!, roof[t + 1]!, roof[t + 2]!));
  }
  const roofTriangles = indices.length / 3;
  let first = 0;
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i++) {
      const a = first + i;
      const b = first + ((i + 1) % ring.length);
      indices.push(points + a, points + b, b, points + a, b, a);
    }
    first += ring.length;
  }
  const surface = new Uint8Array(indices.length / 3);
  surface.fill(1, 0, roofTriangles);
  return {
    positions,
    indices: Uint32Array.from(indices),
    surface,
    wallColor: colors.wall,
    roofColor: colors.roof,
  };
}

function open(ring: Ring): Ring {
  const distinct = ring.filter((p, i) => {
    const before = ring[(i + ring.length - 1) % ring.length]!;
    return i === 0 || !same(p, before);
  });
  return distinct.length > 1 && same(distinct[0]!, distinct.at(-1)!)
    ? distinct.slice(0, -1)
    : distinct;
}

const same = (a: Point, b: Point): boolean => a[0] === b[0] && a[1] === b[1];
const turned = (ring: Ring, sign: 1 | -1): Ring =>
  ringArea(ring) * sign < 0 ? ring.toReversed() : ring;

/** earcut does not promise which way its triangles turn. */
function upward(
  flat: readonly number[],
  a: number,
  b: number,
  c: number,
): [number, number, number] {
  const abx = flat[2 * b]! - flat[2 * a]!;
  const aby = flat[2 * b + 1]! - flat[2 * a + 1]!;
  const acx = flat[2 * c]! - flat[2 * a]!;
  const acy = flat[2 * c + 1]! - flat[2 * a + 1]!;
  return abx * acy - aby * acx >= 0 ? [a, b, c] : [a, c, b];
}
