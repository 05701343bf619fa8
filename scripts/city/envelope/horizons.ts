import { horizonCount, sectorCount } from '../../../src/channel/envelope.ts';
import { type Neighbourhood, raiseByObstacles } from '../../../src/forecast/solar/neighbours.ts';
import {
  horizonOf,
  openSkyline,
  raiseByTerrain,
  type Skyline,
  type TerrainReach,
} from '../../../src/forecast/solar/obstacles.ts';
import type { GroundAt } from './frame.ts';
import { roofLookouts } from './lookouts.ts';
import type { Solid } from './solid.ts';
import { type Facade, sectorOf } from './walls.ts';

/** Neighbours nearer than this stand in the light, m; farther ones are town, and terrain is seen beyond. */
export const neighbourRadius = 250;
/** The eye above the roof, so that a roof of the same height is no obstacle, m. */
const aboveRoof = 0.5;
/** The eye before its wall, m. */
const beforeWall = 0.05;
/** Walls that are looked from, in each sector, and their least share of a building's open wall. */
const wallsPerSector = 2;
const leastShare = 0.02;
const reach: TerrainReach = { from: 25, to: 20_000, step: 25, growth: 1.08 };

export interface Surroundings {
  readonly neighbourhood: Neighbourhood;
  /** Height of the ground in the frame, m, NaN where it is not known; absent where the city has no model. */
  readonly groundAt: GroundAt | undefined;
  /** Highest ground, m. */
  readonly highest: number | undefined;
}

/**
 * The two horizons of a building, degrees, `horizonCount` azimuths.
 *
 * Of the roof: from half a metre above its middle, or the mean of places spread over it (`roofLookouts`); higher
 * parts of the building count.
 *
 * Of the walls: every azimuth is seen from the walls that face it, as the mean over the largest walls of each
 * sector, weighted by their open area times the cosine between azimuth and normal, as beam irradiance is. The
 * eye is half way up the open part of a wall (its centroid), just before it and looking away from it, so that
 * a building is never its own obstacle, except where another wing of it stands before the wall: across a court
 * or in the corner of an L. Where no open wall faces an azimuth, the roof's horizon stands.
 */
export function buildingHorizons(
  solid: Solid,
  facades: readonly Facade[],
  { neighbourhood, groundAt, highest }: Surroundings,
): { readonly roof: Float32Array; readonly wall: Float32Array } {
  const obstacles = neighbourhood.around(solid.x, solid.y);
  const far = openSkyline(horizonCount);
  const places = roofLookouts(solid);
  const { z: height } = places[0]!;
  if (groundAt !== undefined) {
    const eye = { x: solid.x, y: solid.y, z: height + aboveRoof };
    raiseByTerrain(far, eye, groundAt, { ...reach, highest });
  }
  const roof = new Float32Array(horizonCount);
  const all = places.reduce((s, place) => s + place.weight, 0);
  for (const { x, y, z, weight } of places) {
    const skyline = far.slice();
    raiseByObstacles(skyline, { x, y, z: z + aboveRoof }, obstacles);
    horizonOf(skyline).forEach((v, k) => {
      roof[k]! += (v * weight) / all;
    });
  }

  const seen = wallLookouts(facades);
  const weight = new Float64Array(horizonCount);
  const sum = new Float64Array(horizonCount);
  const terrain = openSkyline(horizonCount);
  if (groundAt !== undefined && seen.length > 0) {
    const z = seen.reduce((s, { z }) => s + z, 0) / seen.length;
    raiseByTerrain(terrain, { x: solid.x, y: solid.y, z }, groundAt, { ...reach, highest });
  }
  for (const { azimuth, area, x, y, z } of seen) {
    const turn = (azimuth * Math.PI) / 180;
    const facing = facingOf(turn);
    const ahead = { x: Math.sin(turn), y: Math.cos(turn) };
    const before = { x: x + beforeWall * ahead.x, y: y + beforeWall * ahead.y, z };
    // What lies behind the wall is hidden from it: no obstacle can be higher there.
    const own: Skyline = terrain.slice();
    for (let k = 0; k < horizonCount; k++) if (facing[k] === 0) own[k] = Number.POSITIVE_INFINITY;
    raiseByObstacles(own, before, obstacles, ahead);
    for (let k = 0; k < horizonCount; k++) {
      if (!(facing[k]! > 0)) continue;
      weight[k]! += area * facing[k]!;
      sum[k]! += area * facing[k]! * ((Math.atan(own[k]!) * 180) / Math.PI);
    }
  }
  const wall = roof.map((v, k) => (weight[k]! > 0 ? sum[k]! / weight[k]! : v));
  return { roof, wall };
}

/** Cosine between each azimuth and a wall's normal. */
function facingOf(turn: number): Float64Array {
  const facing = new Float64Array(horizonCount);
  for (let k = 0; k < horizonCount; k++) {
    const cosine = Math.cos((2 * Math.PI * k) / horizonCount - turn);
    if (cosine > 1e-6) facing[k] = cosine;
  }
  return facing;
}

/** The largest walls of each sector, with the area of all walls there shared out among them. */
function wallLookouts(facades: readonly Facade[]): readonly Facade[] {
  const least = leastShare * facades.reduce((s, { area }) => s + area, 0);
  const bySector = Array.from({ length: sectorCount }, (): Facade[] => []);
  for (const facade of facades)
    if (facade.area >= least) bySector[sectorOf(facade.azimuth)]!.push(facade);
  return bySector.flatMap((list) => {
    const all = list.reduce((s, { area }) => s + area, 0);
    const chosen = list.toSorted((a, b) => b.area - a.area).slice(0, wallsPerSector);
    const part = chosen.reduce((s, { area }) => s + area, 0);
    return chosen.map((facade) => ({ ...facade, area: (facade.area * all) / part }));
  });
}
