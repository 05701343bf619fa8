import Flatbush from 'flatbush';
import {
  type BuildingEnvelope,
  emptyEnvelope,
  horizonCount,
  sectorCount,
} from '../../../src/channel/envelope.ts';
import { Neighbourhood, type Obstacle } from '../../../src/forecast/solar/neighbours.ts';
import type { CityBuilding } from '../plan.ts';
import { roofEdges } from './edges.ts';
import { type Frame, groundOf, northFrame, type Site } from './frame.ts';
import { buildingHorizons, neighbourRadius } from './horizons.ts';
import { roofPlanes } from './roofs.ts';
import { type Body, bare, type Solid, type Surfaces, solidOf } from './solid.ts';
import { outerWalls, sectorOf } from './walls.ts';

export interface EncloseOptions {
  readonly site: Site;
  /** Whether the source has blocks only, so that level roofs are an assumption. */
  readonly assumed: boolean;
  readonly progress?: ((share: number) => Promise<void> | void) | undefined;
}

/** Buildings looked at between two words of progress. */
const batch = 500;
/** Areas are kept to this, m2, and horizons to this, degrees. */
const areaStep = 0.1;
const angleStep = 0.5;

const rounded = (value: number, step: number): number => Math.round(value / step) * step;

/**
 * Outer surfaces and horizons of a city's buildings, from their meshes, in the order of `buildings`. Walls of
 * a building whose height is not known are NaN, and it covers and shades no other.
 */
export async function encloseBuildings(
  buildings: readonly Body[],
  { site, assumed, progress }: EncloseOptions,
): Promise<BuildingEnvelope> {
  const envelope = emptyEnvelope(buildings.length);
  if (assumed) envelope.assumed.fill(1);
  if (buildings.length === 0) return envelope;
  const frame = frameOf(buildings, site);
  const obstacles: Obstacle[] = [];
  const solids = buildings.map((building) => {
    const solid = solidOf(building, frame);
    if (solid.known && solid.roofs.length > 0) obstacles.push(obstacleOf(solid));
    return bare(solid);
  });
  const near = nearby(solids);
  const neighbourhood = new Neighbourhood(obstacles, neighbourRadius);
  const groundAt = site.dem && groundOf(site.dem, frame);
  const highest = site.dem?.heights.reduce((a, b) => (b > a ? b : a), Number.NEGATIVE_INFINITY);
  const surroundings = { neighbourhood, groundAt, highest };
  for (const [i, building] of buildings.entries()) {
    const solid = solidOf(building, frame);
    const { ground } = solid;
    const floor = (x: number, y: number): number => {
      const z = groundAt?.(x, y);
      return z === undefined || Number.isNaN(z) ? ground : z;
    };
    const { facades, party } = outerWalls(solid, near(i), floor);
    const walls = new Float64Array(sectorCount);
    for (const { azimuth, area } of facades) walls[sectorOf(azimuth)]! += area;
    const { slopes, flat, tilt } = roofPlanes(solid);
    const { roof, wall } = buildingHorizons(solid, facades, surroundings);
    const area = (value: number): number => rounded(value, areaStep);
    const known = (value: number): number => (solid.known ? area(value) : Number.NaN);
    envelope.walls.set(walls.map(known), i * sectorCount);
    envelope.party[i] = known(party);
    envelope.slopes.set(slopes.map(area), i * sectorCount);
    envelope.flat[i] = area(flat);
    envelope.tilt[i] = rounded(tilt, areaStep);
    envelope.roofHorizon.set(roof.map(angle), i * horizonCount);
    envelope.wallHorizon.set(wall.map(angle), i * horizonCount);
    if (i % batch === 0) await progress?.(i / solids.length);
  }
  return envelope;
}

const angle = (value: number): number => rounded(value, angleStep);

/** Buildings with wall and roof area as the sums of the envelope, so that both files say the same. */
export function withAreas<T extends object>(
  buildings: readonly T[],
  { walls, slopes, flat }: BuildingEnvelope,
): readonly (T & Pick<CityBuilding, 'wallArea' | 'roofArea'>)[] {
  const sum = (list: Float32Array, i: number): number =>
    list.subarray(i * sectorCount, (i + 1) * sectorCount).reduce((a, b) => a + b, 0);
  return buildings.map((building, i) => ({
    ...building,
    wallArea: rounded(sum(walls, i), areaStep),
    roofArea: rounded(sum(slopes, i) + flat[i]!, areaStep),
  }));
}

/** The frame around the middle of all footprints' first corners. */
function frameOf(buildings: readonly Body[], { toLonLatHeight }: Site): Frame {
  let x = 0;
  let y = 0;
  let corners = 0;
  for (const { footprint } of buildings) {
    const first = footprint.outer[0];
    if (first === undefined) continue;
    x += first[0];
    y += first[1];
    corners++;
  }
  return northFrame(x / Math.max(1, corners), y / Math.max(1, corners), toLonLatHeight);
}

/** The solids whose boxes come within a metre of one's own. */
function nearby(solids: readonly Solid[]): (i: number) => readonly Solid[] {
  const index = new Flatbush(solids.length);
  for (const { box } of solids) index.add(...box);
  index.finish();
  return (i) => {
    const [minX, minY, maxX, maxY] = solids[i]!.box;
    const found = index.search(minX - 1, minY - 1, maxX + 1, maxY + 1, (j) => j !== i);
    return found.sort((a, b) => a - b).map((j) => solids[j]!);
  };
}

const obstacleOf = ({ roofs, box, top }: Surfaces): Obstacle => ({
  edges: roofEdges(roofs),
  x: (box[0] + box[2]) / 2,
  y: (box[1] + box[3]) / 2,
  reach: Math.hypot(box[2] - box[0], box[3] - box[1]) / 2,
  top,
});
