import type { SunHours } from './sky.ts';
import { sunAt, sunEphemeris } from './spa.ts';

/** Hourly irradiance with all three components, as weather files give it. */
export type ClosedHours = SunHours & { readonly global: ArrayLike<number> };

/** The middle of an hour, where means of an hour belong. */
export const midHour = 0.5;
const radians = Math.PI / 180;
/** Every 12th day tells enough, and the sun from 5 degrees up. */
const everyDay = 12;
const lowest = 5;
/** Mean misfit, relative to the beam, up to which the middle of the hour is taken as it is. */
const tolerable = 0.05;
const range = { from: -1, to: 2, coarse: 0.25, fine: 0.02 } as const;

/**
 * When within its row a file's irradiance was taken, in hours after the row's start: the time at which global
 * less diffuse agrees best with beam times the sine of the sun's height. EPW files hold means of the hour that
 * ends, so that it is 0.5; files made from satellite images (PVGIS) hold instants, up to an hour apart from it.
 * Where the three components tell nothing, 0.5.
 */
export function irradianceTime(hours: ClosedHours): number {
  const atMiddle = misfit(hours, midHour);
  if (!(atMiddle > tolerable)) return midHour;
  const best = (from: number, to: number, step: number): number => {
    let least = Number.POSITIVE_INFINITY;
    let at = midHour;
    for (let offset = from; offset <= to + 1e-9; offset += step) {
      const now = misfit(hours, offset);
      if (now < least) [least, at] = [now, offset];
    }
    return at;
  };
  const near = best(range.from, range.to, range.coarse);
  const found = best(near - range.coarse, near + range.coarse, range.fine);
  // A misfit that no time mends is no question of time.
  return misfit(hours, found) < atMiddle / 2 ? found : midHour;
}

/** Mean of |global - diffuse - beam sin h| over the mean of beam sin h; NaN without beam. */
function misfit(hours: ClosedHours, offset: number): number {
  const n = hours.beam.length;
  const start = Date.UTC(n === 8784 ? 2004 : 2002, 0, 1) - hours.timeZone * 3_600_000;
  let gap = 0;
  let whole = 0;
  for (let i = 0; i < n; i++) {
    if (Math.floor(i / 24) % everyDay !== 0) continue;
    const across = hours.global[i]! - hours.diffuse[i]!;
    if (across <= 0 && hours.beam[i]! <= 0) continue;
    const sun = sunAt(sunEphemeris(start + (i + offset) * 3_600_000), hours);
    const expected = hours.beam[i]! * Math.max(0, Math.sin(sun.elevation * radians));
    if (sun.elevation < lowest && across < 20) continue;
    gap += Math.abs(across - expected);
    whole += expected;
  }
  return gap / whole;
}

/** Most hours that standard time is ahead of or behind the sun's. */
const zoneReach = { behind: 1, ahead: 2.5 } as const;

/**
 * Hours ahead of UTC of a file that does not say so: the zone in which its light falls into the hours of
 * daylight. That of the longitude, unless another leaves less than half as many hours of light at night or
 * of night by day (Spain and western China keep the time of places far to the east).
 */
export function timeZoneOf(
  hours: Pick<SunHours, 'latitude' | 'longitude' | 'elevation' | 'beam' | 'diffuse'>,
): number {
  const usual = Math.round(hours.longitude / 15);
  let least = strayHours(hours, usual) / 2;
  let zone = usual;
  for (let z = usual - zoneReach.behind; z <= usual + zoneReach.ahead; z += 0.5) {
    const stray = z === usual ? Number.POSITIVE_INFINITY : strayHours(hours, z);
    if (stray < least) [least, zone] = [stray, z];
  }
  return zone;
}

/** How far the sun is from the horizon, degrees, in the middle of sampled hours whose light it contradicts. */
function strayHours(
  hours: Pick<SunHours, 'latitude' | 'longitude' | 'elevation' | 'beam' | 'diffuse'>,
  zone: number,
): number {
  const n = hours.beam.length;
  const start = Date.UTC(n === 8784 ? 2004 : 2002, 0, 1) - zone * 3_600_000;
  let stray = 0;
  for (let i = 0; i < n; i++) {
    if (Math.floor(i / 24) % everyDay !== 0) continue;
    const light = hours.beam[i]! + hours.diffuse[i]! > 0;
    const sun = sunAt(sunEphemeris(start + (i + midHour) * 3_600_000), hours);
    stray += Math.max(0, light ? -sun.elevation : sun.elevation);
  }
  return stray;
}
