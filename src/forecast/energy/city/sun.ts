import { sectorCount } from '../../../channel/envelope.ts';
import { planeYear, usualAlbedo } from '../../solar/plane.ts';
import type { SkyYear } from '../../solar/sky.ts';
import { type Aspects, flatRoof } from './aspects.ts';

/**
 * Light on the surfaces of a city by the hour, W/m2, split so that a building's hours are a sum over its sectors:
 * what comes from the sun and around it, by sector and only in the hours in which the sun is up, and what comes
 * from the sky and the ground, which does not depend on the sector (Perez 1990). Computed once; it can be cloned.
 */
export interface CitySun {
  readonly hours: number;
  /** Hours in which the sun is up; the others of this kind are by place in this list. */
  readonly lit: Uint16Array;
  /** The sun's azimuth as a place in the ring of a horizon, and its elevation in degrees. */
  readonly azimuth: Float32Array;
  readonly elevation: Float32Array;
  readonly wall: LightOn;
  /** Level roofs; only the first sector counts. */
  readonly level: LightOn;
  /** Sloped roofs by place in `Aspects.tilts`. */
  readonly slopes: readonly LightOn[];
}

export interface LightOn {
  /** By sector, by place in `lit`. */
  readonly beam: readonly Float64Array[];
  /** By hour, with all the sky in view. */
  readonly sky: Float64Array;
  readonly ground: Float64Array;
}

const radians = Math.PI / 180;
/** Azimuth of a sector's middle, degrees. */
export const sectorAzimuth = (sector: number): number => (sector * 360) / sectorCount;

export function citySun(sky: SkyYear, aspects: Aspects): CitySun {
  const lit: number[] = [];
  for (let i = 0; i < sky.hours; i++) if (sky.up[i]! > 0) lit.push(i);
  const ring = aspects.ring / 360;
  const azimuth = lit.map((i) => Math.atan2(sky.east[i]!, sky.north[i]!) / radians);
  return {
    hours: sky.hours,
    lit: Uint16Array.from(lit),
    azimuth: Float32Array.from(azimuth, (a) => ((a + 360) % 360) * ring),
    elevation: Float32Array.from(lit, (i) => Math.asin(Math.min(1, sky.up[i]!)) / radians),
    wall: lightOn(sky, lit, 90, sectorCount),
    level: lightOn(sky, lit, 0, 1),
    slopes: aspects.tilts.map((tilt) => lightOn(sky, lit, tilt, sectorCount)),
  };
}

function lightOn(sky: SkyYear, lit: readonly number[], tilt: number, sectors: number): LightOn {
  const dull = { ...sky, circumsolar: new Float64Array(sky.hours) };
  const years = Array.from({ length: sectors }, (_, sector) =>
    planeYear(sky, { tilt, azimuth: sectorAzimuth(sector) }),
  );
  const { sky: diffuse, ground } = planeYear(dull, { tilt, azimuth: 0 }, usualAlbedo);
  return {
    // What the sky gives beyond its even and its horizon's light lies around the sun.
    beam: years.map((year) =>
      Float64Array.from(lit, (i) => year.beam[i]! + year.sky[i]! - diffuse[i]!),
    ),
    sky: diffuse,
    ground,
  };
}

/** Columns that `writeSun` fills, W/m2 by hour: mean of a building's walls, and of its roof. */
export interface SunColumns {
  readonly upright: Float64Array;
  readonly level: Float64Array;
}

export const sunColumns = (hours: number): SunColumns => ({
  upright: new Float64Array(hours),
  level: new Float64Array(hours),
});

/**
 * Light on a building's walls and roof, means over their areas: the sun where it stands above the horizon that
 * the surface sees, the sky as far as it is in view. @param factor on all light
 */
export function writeSun(
  into: SunColumns,
  sun: CitySun,
  of: Aspects,
  building: number,
  factor: number,
): void {
  const { walls, roofs, tiltOf, wallSky, roofSky } = of;
  const { upright, level } = into;
  const w0 = building * sectorCount;
  const r0 = building * (sectorCount + 1);
  const flat = roofs[r0 + flatRoof]!;
  const slope = sun.slopes[tiltOf[building]!];
  const { wall } = sun;
  const [wallOpen, roofOpen] = [factor * wallSky[building]!, factor * roofSky[building]!];
  const [flatSky, flatGround] = [roofOpen * flat, factor * flat];
  for (let i = 0; i < sun.hours; i++) {
    upright[i] = wallOpen * wall.sky[i]! + factor * wall.ground[i]!;
    level[i] = flatSky * sun.level.sky[i]! + flatGround * sun.level.ground[i]!;
  }
  if (slope !== undefined && flat < 1) {
    const [open, share] = [roofOpen * (1 - flat), factor * (1 - flat)];
    for (let i = 0; i < sun.hours; i++)
      level[i]! += open * slope.sky[i]! + share * slope.ground[i]!;
  }
  beam.fill(0);
  for (let s = 0; s < sectorCount; s++) addBeam(wall.beam[s]!, factor * walls[w0 + s]!);
  spread(upright, sun, of.wallHorizon, building * of.ring, of.ring);
  beam.fill(0);
  addBeam(sun.level.beam[0]!, factor * flat);
  if (slope !== undefined)
    for (let s = 0; s < sectorCount; s++) addBeam(slope.beam[s]!, factor * roofs[r0 + s]!);
  spread(level, sun, of.roofHorizon, building * of.ring, of.ring);
}

const mostHours = 8784;
/** Light of the sun on a surface by place in `lit`, reused from building to building. */
const beam = new Float64Array(mostHours);

function addBeam(of: Float64Array, weight: number): void {
  if (weight === 0) return;
  for (let j = 0; j < of.length; j++) beam[j]! += weight * of[j]!;
}

/** Adds `beam` in the hours in which the sun stands above a horizon. */
function spread(
  to: Float64Array,
  sun: CitySun,
  horizon: Uint8Array,
  at: number,
  ring: number,
): void {
  const { lit } = sun;
  for (let j = 0; j < lit.length; j++)
    if (sunAbove(sun, j, horizon, at, ring)) to[lit[j]!]! += beam[j]!;
}

/** Whether the sun of a lit hour stands above a horizon, which is straight between its azimuths. */
export function sunAbove(
  { azimuth, elevation }: CitySun,
  lit: number,
  horizon: Uint8Array,
  at: number,
  ring: number,
): boolean {
  const place = azimuth[lit]!;
  const k = Math.floor(place);
  const low = horizon[at + k]!;
  const high = horizon[at + (k + 1 === ring ? 0 : k + 1)]!;
  return elevation[lit]! * horizonSteps > low + (place - k) * (high - low);
}

/** Steps of a kept horizon per degree. */
export const horizonSteps = 2;
