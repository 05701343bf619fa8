import { pvYear, usualSystem } from '../../solar/pvwatts.ts';
import type { Weather } from '../../weather.ts';
import { hourlyPlace } from '../hourly/run.ts';
import type { ClimateYear } from './kernel.ts';

/** How the climate of the target year differs from the weather file: K, and a factor on the sun. */
export interface ClimateShift {
  readonly warmer: number;
  readonly sun: number;
}

/** The hours of a city in today's climate, with what roofs yield in them. */
export interface CityPlace {
  readonly climate: ClimateYear;
  /** Share of a year's solar power that falls into each hour; sums to 1. */
  readonly pvShape: Float64Array;
}

const sides = [0, 90, 180, 270] as const;
/** Roofs look everywhere: the mean of four sides at a usual slope. */
export const roofSlope = 25;

/** @param weather a typical year; it begins on a Monday, for typical years have no calendar year */
export function cityPlace(weather: Weather): CityPlace {
  const { classes, outdoor, sky } = hourlyPlace(weather);
  const hours = outdoor.length;
  const walls = sides.map((azimuth) => classes.opaque({ azimuth, tilt: 90 }));
  const upright = walls[0]!.map((_, i) => walls.reduce((sum, side) => sum + side[i]!, 0) / 4);
  const roofs = sides.map((azimuth) =>
    pvYear(sky, weather.temperature, weather.wind, {
      ...usualSystem,
      tilt: roofSlope,
      azimuth,
      power: 1,
    }),
  );
  const yielded = upright.map((_, i) => roofs.reduce((sum, roof) => sum + roof.ac[i]!, 0));
  const total = yielded.reduce((sum, v) => sum + v, 0);
  return {
    climate: {
      hours,
      outdoor,
      upright,
      level: classes.opaque({ azimuth: 0, tilt: 0 }),
      dayKind: Uint8Array.from({ length: hours / 24 }, (_, day) =>
        day % 7 === 5 ? 1 : day % 7 === 6 ? 2 : 0,
      ),
    },
    pvShape: total > 0 ? yielded.map((v) => v / total) : yielded,
  };
}

/** Every hour as much warmer, the sun by a factor: how months differ in their change is left out. */
export function shiftedClimate(climate: ClimateYear, { warmer, sun }: ClimateShift): ClimateYear {
  if (warmer === 0 && sun === 1) return climate;
  return {
    ...climate,
    outdoor: climate.outdoor.map((t) => t + warmer),
    upright: climate.upright.map((v) => v * sun),
    level: climate.level.map((v) => v * sun),
  };
}
