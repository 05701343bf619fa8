import { pvYear, usualSystem } from '../../solar/pvwatts.ts';
import type { SkyYear } from '../../solar/sky.ts';
import { plus, scaled } from '../../vectors.ts';
import type { Weather } from '../../weather.ts';
import { hourlyPlace } from '../hourly/run.ts';
import { type CityCalendar, scheduleSlots } from './calendar.ts';
import type { ClimateYear } from './kernel.ts';

/** How the climate of the target year differs from the weather file: K, and a factor on the sun. */
export interface ClimateShift {
  readonly warmer: number;
  readonly sun: number;
}

/** The hours of a city in today's climate, with what roofs yield in them. */
export interface CityPlace {
  /** Its light is that on walls of four sides and on level roofs, in the open. */
  readonly climate: ClimateYear;
  readonly sky: SkyYear;
  /** Share of a year's solar power that falls into each hour; sums to 1. */
  readonly pvShape: Float64Array;
}

const sides = [0, 90, 180, 270] as const;
/** Roofs look everywhere: the mean of four sides at a usual slope. */
export const roofSlope = 25;

/** @param calendar what tells the clock and the holidays of the city */
export function cityPlace(weather: Weather, calendar?: CityCalendar): CityPlace {
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
      slot: scheduleSlots(hours, weather.timeZone, calendar),
    },
    sky,
    pvShape: total > 0 ? yielded.map((v) => v / total) : yielded,
  };
}

/** The last shift of each climate: a move of a lever asks for it several times. */
const last = new WeakMap<ClimateYear, ClimateShift & { readonly shifted: ClimateYear }>();

/** Every hour as much warmer, the sun by a factor: how months differ in their change is left out. */
export function shiftedClimate(climate: ClimateYear, { warmer, sun }: ClimateShift): ClimateYear {
  if (warmer === 0 && sun === 1) return climate;
  const found = last.get(climate);
  if (found?.warmer === warmer && found.sun === sun) return found.shifted;
  const shifted = {
    ...climate,
    outdoor: plus(climate.outdoor, warmer),
    upright: sun === 1 ? climate.upright : scaled(climate.upright, sun),
    level: sun === 1 ? climate.level : scaled(climate.level, sun),
  };
  last.set(climate, { warmer, sun, shifted });
  return shifted;
}
