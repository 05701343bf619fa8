import { type Plane, planeYear } from '../../solar/plane.ts';
import { coverModifier, pvYear, usualSystem } from '../../solar/pvwatts.ts';
import type { SkyYear } from '../../solar/sky.ts';
import type { Weather } from '../../weather.ts';
import { type CitySun, horizonSteps, sunAbove } from './sun.ts';

/**
 * What a kW of modules on a plane yields by the hour, kWh (PVWatts 5 with Perez's light and the cover's loss),
 * split into what the sun and the light around it bring, what the sky and what the ground. A part of the light
 * yields in proportion: that modules in shade are cooler and inverters less loaded is left out.
 */
export interface PlaneYield {
  /** By place in `CitySun.lit`. */
  readonly beam: Float64Array;
  readonly sky: Float64Array;
  readonly ground: Float64Array;
  /** Sums of the year: the sun's by `azimuth * heights + height` above which it must stand. */
  readonly beamAbove: Float64Array;
  readonly skySum: number;
  readonly groundSum: number;
}

/** Parts of the step between two azimuths of a horizon within which it is taken as even. */
const parts = 4;
const heights = 90 * horizonSteps + 1;

export function planeYield(
  sky: SkyYear,
  sun: CitySun,
  ring: number,
  { temperature, wind }: Pick<Weather, 'temperature' | 'wind'>,
  plane: Plane,
): PlaneYield {
  const system = { ...usualSystem, ...plane, power: 1 };
  const { ac } = pvYear(sky, temperature, wind, system);
  const light = planeYear(sky, plane, system.albedo);
  const even = planeYear(
    { ...sky, circumsolar: new Float64Array(sky.hours) },
    plane,
    system.albedo,
  );
  const n = sky.hours;
  const made = { sky: new Float64Array(n), ground: new Float64Array(n) };
  const direct = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const power = ac[i]! / 1000;
    if (power === 0) continue;
    const passed = light.beam[i]! * coverModifier(light.incidence[i]!, false);
    const absorbed = passed + light.sky[i]! + light.ground[i]!;
    direct[i] = (power * (passed + light.sky[i]! - even.sky[i]!)) / absorbed;
    made.sky[i] = (power * even.sky[i]!) / absorbed;
    made.ground[i] = (power * light.ground[i]!) / absorbed;
  }
  const beam = Float64Array.from(sun.lit, (i) => direct[i]!);
  const sum = (of: Float64Array): number => of.reduce((s, v) => s + v, 0);
  return {
    beam,
    ...made,
    beamAbove: sumsAbove(beam, sun, ring),
    skySum: sum(made.sky),
    groundSum: sum(made.ground),
  };
}

function sumsAbove(beam: Float64Array, sun: CitySun, ring: number): Float64Array {
  const sums = new Float64Array(ring * parts * heights);
  for (let j = 0; j < beam.length; j++) {
    const direction = Math.min(ring * parts - 1, Math.floor(sun.azimuth[j]! * parts));
    // Above a height that is lower than its own.
    const height = Math.min(heights - 1, Math.ceil(sun.elevation[j]! * horizonSteps) - 1);
    sums[direction * heights + Math.max(0, height)]! += beam[j]!;
  }
  for (let d = 0; d < ring * parts; d++)
    for (let h = heights - 2; h >= 0; h--) sums[d * heights + h]! += sums[d * heights + h + 1]!;
  return sums;
}

/** A horizon in a table of many, and the share of the sky's light that is seen above it. */
export interface RoofSight {
  readonly horizon: Uint8Array;
  readonly at: number;
  readonly ring: number;
  readonly skySeen: number;
}

/** kWh a year of a kW of modules that see so much. */
export function yearlyYield(of: PlaneYield, { horizon, at, ring, skySeen }: RoofSight): number {
  let sum = skySeen * of.skySum + of.groundSum;
  for (let k = 0; k < ring; k++) {
    const low = horizon[at + k]!;
    const step = (horizon[at + (k + 1 === ring ? 0 : k + 1)]! - low) / parts;
    for (let p = 0; p < parts; p++) {
      const height = Math.round(low + step * (p + 0.5));
      sum += of.beamAbove[(k * parts + p) * heights + height]!;
    }
  }
  return sum;
}

/** Adds the hours of some kW of modules, kWh. */
export function addYield(
  to: Float64Array,
  of: PlaneYield,
  power: number,
  sun: CitySun,
  { horizon, at, ring, skySeen }: RoofSight,
): void {
  for (let i = 0; i < to.length; i++) to[i]! += power * (skySeen * of.sky[i]! + of.ground[i]!);
  const { lit } = sun;
  for (let j = 0; j < lit.length; j++)
    if (sunAbove(sun, j, horizon, at, ring)) to[lit[j]!]! += power * of.beam[j]!;
}
