import type { Point } from '../../plan.ts';
import { centroid, distance, inside, lerp } from './geometry.ts';
import { fractal } from './noise.ts';
import { stations } from './polyline.ts';
import type { SkeletonLine } from './roads.ts';
import type { LandUse } from './settings.ts';
import { depthIn, type Nucleus, type Site } from './site.ts';
import type { Terrain } from './terrain.ts';

/** What every point of the land is used for. */
export interface Zoning {
  readonly at: (p: Point) => LandUse;
  /** Above 0 where wood grows on open land. */
  readonly woodness: (p: Point) => number;
}

/** Outer limits of the zones of the authored city, metres from its centre. */
const limits = { core: 450, ring: 860, inter: 1160, sub: 1560 };
/** Villages have an old core and houses around it. */
const villageLimits = { core: 420, sub: 1350 };

/** Distance to the nearest main road on a coarse grid (chamfer), metres. */
function createRoadDistance(lines: readonly SkeletonLine[], extent: Point): (p: Point) => number {
  const cell = Math.max(extent[0], extent[1]) > 10000 ? 50 : 25;
  const cols = Math.ceil(extent[0] / cell) + 1;
  const rows = Math.ceil(extent[1] / cell) + 1;
  const grid = new Float32Array(cols * rows).fill(1e6);
  for (const line of lines) {
    if (line.kind !== 'road' || line.width < 14) continue;
    const path = line.closed ? [...line.path, line.path[0]!] : line.path;
    for (const { point } of stations(path, cell / 2)) {
      const c = Math.round(point[0] / cell);
      const r = Math.round(point[1] / cell);
      if (c >= 0 && r >= 0 && c < cols && r < rows) grid[r * cols + c] = 0;
    }
  }
  const relax = (i: number, j: number, d: number): void => {
    if (grid[j]! + d < grid[i]!) grid[i] = grid[j]! + d;
  };
  const straight = cell;
  const diagonal = cell * Math.SQRT2;
  for (let r = 1; r < rows - 1; r++) {
    for (let c = 1; c < cols - 1; c++) {
      const i = r * cols + c;
      relax(i, i - 1, straight);
      relax(i, i - cols, straight);
      relax(i, i - cols - 1, diagonal);
      relax(i, i - cols + 1, diagonal);
    }
  }
  for (let r = rows - 2; r > 0; r--) {
    for (let c = cols - 2; c > 0; c--) {
      const i = r * cols + c;
      relax(i, i + 1, straight);
      relax(i, i + cols, straight);
      relax(i, i + cols + 1, diagonal);
      relax(i, i + cols - 1, diagonal);
    }
  }
  return ([x, y]) => {
    const c = Math.max(1, Math.min(cols - 2, Math.round(x / cell)));
    const r = Math.max(1, Math.min(rows - 2, Math.round(y / cell)));
    return grid[r * cols + c]!;
  };
}

export function createZoning(site: Site, terrain: Terrain, lines: readonly SkeletonLine[]): Zoning {
  const { noise, settings } = site;
  const roadDistance = createRoadDistance(lines, settings.extent);
  const small = site.size === 'small';
  const near = Math.min(1, settings.scale);
  const ownDistance = (n: Nucleus, p: Point): number => distance(n.center, p) / n.scale;
  const rise = (p: Point): number => terrain.height(p) - terrain.level(p);
  const woodness = (p: Point): number => {
    const patch = fractal(noise, p[0] + 9e3, p[1] - 4e3, 1500) + 0.35 * noise(p[0], p[1], 160);
    const edge = 26 * fractal(noise, p[0] - 2e3, p[1] + 8e3, 420);
    const high = (rise(p) + edge - 62 * settings.relief) / 40;
    const steep = (terrain.slope(p) - 0.19) * 12;
    const dry = (terrain.toRiver(p) - 90) / 60;
    return Math.min(dry, Math.max(high, steep, patch * 1.6 - 0.95));
  };
  const patchAt = (p: Point): LandUse | undefined => {
    let best: LandUse | undefined;
    let depth = 0.1 * noise(p[0], p[1], 240);
    for (const patch of site.patches) {
      const d = depthIn(patch, p);
      if (d > depth) {
        depth = d;
        best = patch.use;
      }
    }
    return best;
  };
  const at = (p: Point): LandUse => {
    const rough = noise(p[0] - 3e3, p[1] + 1e3, 420 * near);
    let urban = Number.POSITIVE_INFINITY;
    let village = Number.POSITIVE_INFINITY;
    let town = Number.POSITIVE_INFINITY;
    for (const n of site.nuclei) {
      const d = ownDistance(n, p);
      if (n.kind === 'city') urban = d;
      else if (n.kind === 'town') town = Math.min(town, d);
      else village = Math.min(village, d);
    }
    const old = urban + 40 * rough;
    if (old < limits.core || town + 30 * rough < limits.core) return 'core';
    const use = patchAt(p);
    if (use) return use;
    const d = Math.min(urban, town) + 95 * rough;
    if (d < limits.ring) return 'ring';
    if (village + 60 * rough < villageLimits.core) return 'core';
    const up = rise(p);
    const hillside = up > 33 * settings.relief ? 1 : 0;
    if (d < limits.inter) return hillside ? 'villa' : 'inter';
    const open =
      d -
      430 * Math.exp(-roadDistance(p) / (220 * near)) +
      420 * fractal(noise, p[0], p[1], 900 * near) +
      380 * (up > 60 * settings.relief ? 1 : 0) +
      (small ? 60 : 0);
    if (open < limits.sub || village + 250 * rough < villageLimits.sub) {
      return hillside ? 'villa' : 'sub';
    }
    if (woodness(p) > 0) return 'forest';
    return noise(p[0] + 2e4, p[1], 520) + (terrain.toRiver(p) < 160 ? 0.7 : 0) > 0.45
      ? 'meadow'
      : 'crop';
  };
  return { at, woodness };
}

/** The use that most of a face has, by samples between its middle and its corners. */
export function majorityUse(zoning: Zoning, ring: readonly Point[]): LandUse {
  const middle = centroid(ring);
  const votes = new Map<LandUse, number>();
  const vote = (p: Point, weight: number): void => {
    const use = zoning.at(p);
    votes.set(use, (votes.get(use) ?? 0) + weight);
  };
  if (inside(middle, ring)) vote(middle, 2);
  const step = Math.max(1, Math.floor(ring.length / 8));
  for (let i = 0; i < ring.length; i += step) {
    const p = lerp(middle, ring[i]!, 0.6);
    if (inside(p, ring)) vote(p, 1);
  }
  if (votes.size === 0) vote(middle, 1);
  return [...votes].sort((a, b) => b[1] - a[1])[0]![0];
}
