import type { Area, Point, Polygon, Street, Tree } from '../../plan.ts';
import { areaOf } from './clip.ts';
import type { Filled } from './fill.ts';
import { bounds, inside, left, ringDistance, shift } from './geometry.ts';
import { boxesMeet } from './overlap.ts';
import { lengthOf, stations } from './polyline.ts';
import { between, createRandom, type Random } from './random.ts';
import type { LandUse } from './settings.ts';
import type { Site } from './site.ts';
import type { Terrain } from './terrain.ts';

/** Ground per tree, m2. */
const spacing: Readonly<Record<LandUse, number>> = {
  core: 900,
  ring: 430,
  cbd: 900,
  inter: 260,
  slab: 270,
  villa: 170,
  sub: 230,
  industry: 1700,
  park: 170,
  cemetery: 190,
  allotment: 210,
  sport: 700,
  crop: 9000,
  meadow: 1900,
  forest: 1900,
};
const forestSpacing = 125;

const within = (p: Point, shape: Polygon): boolean =>
  inside(p, shape.outer) && !shape.holes.some((h) => inside(p, h));

function scatter(
  shape: Polygon,
  perTree: number,
  random: Random,
  accept: (p: Point) => boolean,
): Point[] {
  const box = bounds(shape.outer);
  const full = (box.maxX - box.minX) * (box.maxY - box.minY);
  const tries = Math.floor(full / perTree + random());
  const out: Point[] = [];
  for (let k = 0; k < tries; k++) {
    const p: Point = [between(random, box.minX, box.maxX), between(random, box.minY, box.maxY)];
    if (within(p, shape) && accept(p)) out.push(p);
  }
  return out;
}

/** Trees of gardens, courts, parks, woods and along the larger streets. */
export function createTrees(
  filled: readonly Filled[],
  areas: readonly Area[],
  streets: readonly Street[],
  site: Site,
  terrain: Terrain,
): Tree[] {
  const out: Tree[] = [];
  const thin = site.settings.treeThinning;
  const add = (p: Point, low: number, high: number, conifer: boolean, random: Random): void => {
    const height = between(random, low, high);
    out.push({
      x: Math.round(p[0] * 100) / 100,
      y: Math.round(p[1] * 100) / 100,
      z: Math.round(terrain.height(p) * 100) / 100,
      height: Math.round(height * 10) / 10,
      crown: Math.round(height * (conifer ? 0.32 : between(random, 0.5, 0.72)) * 10) / 10,
      conifer,
    });
  };
  const bare = areas
    .filter(
      (a) => a.kind === 'pond' || a.kind === 'path' || a.kind === 'sport' || a.kind === 'forest',
    )
    .map((a) => ({ kind: a.kind, shape: a.polygon, box: bounds(a.polygon.outer) }));
  const grid = new Map<number, typeof bare>();
  const cell = 200;
  for (const item of bare) {
    for (let x = Math.floor(item.box.minX / cell); x <= Math.floor(item.box.maxX / cell); x++) {
      for (let y = Math.floor(item.box.minY / cell); y <= Math.floor(item.box.maxY / cell); y++) {
        const list = grid.get(x * 4096 + y);
        if (list) list.push(item);
        else grid.set(x * 4096 + y, [item]);
      }
    }
  }
  const isBare = (p: Point, kinds: (kind: Area['kind']) => boolean): boolean => {
    const at = { minX: p[0], minY: p[1], maxX: p[0], maxY: p[1] };
    return (grid.get(Math.floor(p[0] / cell) * 4096 + Math.floor(p[1] / cell)) ?? []).some(
      (b) => kinds(b.kind) && boxesMeet(b.box, at, 1e-6) && within(p, b.shape),
    );
  };
  for (const { block, drafts, square } of filled) {
    const random = createRandom(site.seed, 12, block.face.id, Math.round(block.box.center[0]));
    const walls = drafts.map((d) => d.footprint);
    const boxes = walls.map(bounds);
    const free = (p: Point): boolean => {
      const at = { minX: p[0], minY: p[1], maxX: p[0], maxY: p[1] };
      return !walls.some(
        (w, i) => boxesMeet(boxes[i]!, at, 1.7) && (inside(p, w) || ringDistance(p, w) < 1.7),
      );
    };
    const clumped = block.use === 'park';
    const perTree = (square ? 700 : spacing[block.use]) * (clumped ? 0.55 : 1) * thin;
    const accept = (p: Point): boolean => {
      if (!free(p)) return false;
      if (clumped && site.noise(p[0], p[1], 75) < between(random, -0.7, 0.5)) return false;
      return !isBare(p, () => true);
    };
    const big = block.use === 'park' || block.use === 'cemetery' || block.use === 'villa';
    const low = block.use === 'allotment' ? 3 : big ? 8 : 5;
    for (const p of scatter(block.polygon, perTree, random, accept)) {
      add(p, low, block.use === 'allotment' ? 6 : big ? 21 : 13, random() < 0.1, random);
    }
  }
  for (const a of areas) {
    if (a.kind !== 'forest' || areaOf(a.polygon) < 600) continue;
    const random = createRandom(
      site.seed,
      13,
      Math.round(a.polygon.outer[0]![0]),
      Math.round(a.polygon.outer[0]![1]),
    );
    const accept = (p: Point): boolean => ringDistance(p, a.polygon.outer) > 2;
    const fir = site.noise(a.polygon.outer[0]![0], a.polygon.outer[0]![1], 1400) * 0.35 + 0.42;
    for (const p of scatter(a.polygon, forestSpacing * thin, random, accept)) {
      add(p, 12, 24, random() < fir, random);
    }
  }
  for (const street of streets) rowTrees(street, site, terrain, add);
  return out;
}

/** Trees along boulevards, main roads in town and quays. */
function rowTrees(
  street: Street,
  site: Site,
  terrain: Terrain,
  add: (p: Point, low: number, high: number, conifer: boolean, random: Random) => void,
): void {
  const boulevard = street.class === 'boulevard';
  if (street.bridge || !(boulevard || street.class === 'arterial' || street.class === 'quay'))
    return;
  const random = createRandom(site.seed, 14, street.id);
  const edge = street.width / 2 - 2.2;
  const offsets =
    boulevard && street.width > 26 ? [edge, edge - 5.5, 5.5 - edge, -edge] : [edge, -edge];
  const length = lengthOf(street.path);
  const margin = boulevard ? 17 : 15;
  if (length < 2 * margin) return;
  const reach = 1500 * site.settings.scale;
  for (const { point, direction: u } of stations(street.path, 11, margin)) {
    const far = Math.hypot(point[0] - site.center[0], point[1] - site.center[1]) > reach;
    if (far && street.class === 'arterial') continue;
    const last = street.path[street.path.length - 1]!;
    if (Math.hypot(point[0] - last[0], point[1] - last[1]) < margin) continue;
    for (const off of offsets) {
      const p = shift(point, left(u), off);
      if (random() < 0.06 || terrain.toRiver(p) < 1.5) continue;
      add(p, 8, 14, false, random);
    }
  }
}
