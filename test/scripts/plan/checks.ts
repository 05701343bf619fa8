import Flatbush from 'flatbush';
import { areaOf, band, intersection, polygon } from '../../../scripts/city/demo/plan/clip.ts';
import { bounds, isSimple, signedArea } from '../../../scripts/city/demo/plan/geometry.ts';
import type { CityPlan, Point, Ring } from '../../../scripts/city/plan.ts';

const shared = (a: Ring, b: Ring): number =>
  intersection([polygon(a)], [polygon(b)]).reduce((sum, p) => sum + areaOf(p), 0);

function indexOf(plan: CityPlan): Flatbush {
  const index = new Flatbush(plan.buildings.length);
  for (const b of plan.buildings) {
    const box = bounds(b.footprint.outer);
    index.add(box.minX, box.minY, box.maxX, box.maxY);
  }
  index.finish();
  return index;
}

/** Pairs of buildings that share more than 1 m2. */
export function overlappingPairs(plan: CityPlan): string[] {
  const index = indexOf(plan);
  return plan.buildings.flatMap((b, i) => {
    const box = bounds(b.footprint.outer);
    return index
      .search(box.minX, box.minY, box.maxX, box.maxY)
      .filter((j) => j > i && shared(b.footprint.outer, plan.buildings[j]!.footprint.outer) > 1)
      .map((j) => `${b.id} ${plan.buildings[j]!.id}`);
  });
}

/** Buildings with more than 1 m2 on areas of the kinds. */
export function buildingsOn(plan: CityPlan, kinds: readonly string[]): string[] {
  const index = indexOf(plan);
  return plan.areas
    .filter((a) => kinds.includes(a.kind))
    .flatMap((a) => {
      const box = bounds(a.polygon.outer);
      return index
        .search(box.minX, box.minY, box.maxX, box.maxY)
        .filter((i) => {
          const cut = intersection([polygon(plan.buildings[i]!.footprint.outer)], [a.polygon]);
          return cut.reduce((sum, p) => sum + areaOf(p), 0) > 1;
        })
        .map((i) => `${plan.buildings[i]!.id} on ${a.kind}`);
    });
}

/** Buildings with more than 1 m2 in the carriageway or pavement of a street. */
export function buildingsInStreets(plan: CityPlan): string[] {
  const index = indexOf(plan);
  return plan.streets.flatMap((s) => {
    const box = bounds(s.path);
    const r = s.width / 2;
    const surfaces = band(s.path, s.width);
    return index
      .search(box.minX - r, box.minY - r, box.maxX + r, box.maxY + r)
      .filter((i) => shared(plan.buildings[i]!.footprint.outer, surfaces[0]!.outer) > 1)
      .map((i) => `${plan.buildings[i]!.id} in ${s.name}`);
  });
}

export const invalidRings = (plan: CityPlan): string[] =>
  plan.buildings
    .filter((b) => !isSimple(b.footprint.outer) || signedArea(b.footprint.outer) <= 0)
    .map((b) => b.id);

/** Number of connected pieces of the street network. */
export function streetPieces(plan: CityPlan): number {
  const root = plan.nodes.map((_, i) => i);
  const find = (i: number): number => {
    while (root[i] !== i) {
      root[i] = root[root[i]!]!;
      i = root[i]!;
    }
    return i;
  };
  for (const s of plan.streets) root[find(s.from)] = find(s.to);
  return new Set(plan.streets.map((s) => find(s.from))).size;
}

type Vertex = [number, number, number];

/**
 * What is wrong with a building's mesh: numbers that are none, sides used twice in one direction
 * (wound against each other), and open sides other than level ones at the foot of a wall.
 */
export function meshFaults(plan: CityPlan, i: number): string[] {
  const { id, mesh } = plan.buildings[i]!;
  const faults: string[] = [];
  if (mesh.positions.some((v) => !Number.isFinite(v))) faults.push(`${id} has a NaN`);
  if (mesh.indices.length !== mesh.surface.length * 3) faults.push(`${id} lacks surfaces`);
  const key = (n: number): string =>
    `${Math.round(mesh.positions[3 * n]! * 100)},${Math.round(mesh.positions[3 * n + 1]! * 100)},${Math.round(mesh.positions[3 * n + 2]! * 100)}`;
  const sides = new Map<string, number>();
  for (let t = 0; t < mesh.indices.length; t += 3) {
    const [a, b, c] = [0, 1, 2].map((k) => key(mesh.indices[t + k]!)) as [string, string, string];
    for (const [p, q] of [
      [a, b],
      [b, c],
      [c, a],
    ] as const) {
      if (p === q) continue;
      sides.set(`${p}|${q}`, (sides.get(`${p}|${q}`) ?? 0) + 1);
    }
  }
  for (const [side, count] of sides) {
    const [p, q] = side.split('|') as [string, string];
    const back = sides.get(`${q}|${p}`) ?? 0;
    const level = p.split(',')[2] === q.split(',')[2];
    if (count > 1 && count !== back && !level) faults.push(`${id} doubles ${side}`);
    if (back === 0 && !level) faults.push(`${id} is open at ${side}`);
  }
  return faults;
}

/** Volume under the mesh's triangles down to its lowest point, m3; positive where they face outward. */
export function volumeOf(plan: CityPlan, i: number): number {
  const { positions, indices } = plan.buildings[i]!.mesh;
  let low = Number.POSITIVE_INFINITY;
  for (let k = 2; k < positions.length; k += 3) low = Math.min(low, positions[k]!);
  const at = (n: number): Vertex => [
    positions[3 * n]! - positions[0]!,
    positions[3 * n + 1]! - positions[1]!,
    positions[3 * n + 2]! - low,
  ];
  let volume = 0;
  for (let t = 0; t < indices.length; t += 3) {
    const [a, b, c] = [at(indices[t]!), at(indices[t + 1]!), at(indices[t + 2]!)];
    volume +=
      (a[0] * (b[1] * c[2] - b[2] * c[1]) -
        a[1] * (b[0] * c[2] - b[2] * c[0]) +
        a[2] * (b[0] * c[1] - b[1] * c[0])) /
      6;
  }
  return volume;
}

/** Share of random points of the extent that no area covers. */
export function bareShare(plan: CityPlan, points: readonly Point[]): number {
  const index = new Flatbush(plan.areas.length);
  for (const a of plan.areas) {
    const box = bounds(a.polygon.outer);
    index.add(box.minX, box.minY, box.maxX, box.maxY);
  }
  index.finish();
  const bare = points.filter((p) => {
    const cell: Ring = [
      [p[0] - 0.05, p[1] - 0.05],
      [p[0] + 0.05, p[1] - 0.05],
      [p[0] + 0.05, p[1] + 0.05],
      [p[0] - 0.05, p[1] + 0.05],
    ];
    return !index
      .search(p[0], p[1], p[0], p[1])
      .some((i) => intersection([polygon(cell)], [plan.areas[i]!.polygon]).length > 0);
  });
  return bare.length / points.length;
}
