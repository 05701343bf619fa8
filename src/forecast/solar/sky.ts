import { type SunPlace, standardAir, sunAt, sunEphemeris } from './spa.ts';
import { airMass, extraterrestrial, lowestSunCosine, perezSky } from './transposition.ts';

/**
 * A year's sky, hour by hour: where the sun stands and what part of the diffuse light comes from where.
 * It is computed once for a place; planes and horizons then take a few multiplications an hour.
 */
export interface SkyYear {
  readonly hours: number;
  /** Unit vector to the sun in the middle of the hour's sunlit part; `up` is 0 while it is dark. */
  readonly east: Float64Array;
  readonly north: Float64Array;
  readonly up: Float64Array;
  /** Beam normal irradiance, W/m2. */
  readonly beam: Float64Array;
  /** Global horizontal irradiance, W/m2, which lights the ground. */
  readonly global: Float64Array;
  /** Diffuse horizontal irradiance in the parts of Perez 1990: even over the sky, W/m2; */
  readonly even: Float64Array;
  /** around the sun, per cosine of incidence, W/m2; and at the horizon, W/m2 (may be negative). */
  readonly circumsolar: Float64Array;
  readonly horizon: Float64Array;
}

/** Hourly irradiance in the standard time of a place, from 1 January, hour beginning. */
export interface SunHours {
  /** Degrees and m; `timeZone` hours ahead of UTC. */
  readonly latitude: number;
  readonly longitude: number;
  readonly elevation: number;
  readonly timeZone: number;
  /** W/m2 as means of the hours; 8760 or 8784 of each. */
  readonly beam: ArrayLike<number>;
  readonly diffuse: ArrayLike<number>;
  /** Global horizontal; by default from beam and diffuse. */
  readonly global?: ArrayLike<number>;
  /** Hours after an hour's start at which its irradiance counts; by default 0.5, see `suntime.ts`. */
  readonly irradianceTime?: number;
}

/** A typical year has no calendar year: these lie in the middle of the leap cycle. */
const typicalYear = { common: 2002, leap: 2004 } as const;
const radians = Math.PI / 180;
const hourAngleRate = 360.9856 / 24;

export function skyYear(hours: SunHours): SkyYear {
  const n = hours.beam.length;
  const year = n === 8784 ? typicalYear.leap : typicalYear.common;
  const start = Date.UTC(year, 0, 1) - hours.timeZone * 3_600_000;
  const time = hours.irradianceTime ?? 0.5;
  const sky = {
    hours: n,
    east: new Float64Array(n),
    north: new Float64Array(n),
    up: new Float64Array(n),
    beam: new Float64Array(n),
    global: new Float64Array(n),
    even: new Float64Array(n),
    circumsolar: new Float64Array(n),
    horizon: new Float64Array(n),
  };
  for (let i = 0; i < n; i++) {
    const beam = Math.max(0, hours.beam[i]!);
    const diffuse = Math.max(0, hours.diffuse[i]!);
    sky.even[i] = diffuse;
    sky.global[i] = hours.global?.[i] ?? diffuse;
    if (beam === 0 && diffuse === 0) continue;
    const sun = sunlitPosition(start + (i + time) * 3_600_000, hours);
    if (sun === undefined) continue;
    const zenith = 90 - sun.elevation;
    const up = Math.sin(sun.elevation * radians);
    const across = Math.cos(sun.elevation * radians);
    sky.east[i] = across * Math.sin(sun.azimuth * radians);
    sky.north[i] = across * Math.cos(sun.azimuth * radians);
    sky.up[i] = up;
    sky.beam[i] = beam;
    sky.global[i] = hours.global?.[i] ?? diffuse + beam * up;
    const extra = extraterrestrial(Math.floor(i / 24) + 1);
    const { circumsolar, horizon } = perezSky(beam, diffuse, extra, zenith, airMass(zenith));
    sky.even[i] = diffuse * (1 - circumsolar);
    sky.circumsolar[i] = (diffuse * circumsolar) / Math.max(up, lowestSunCosine);
    sky.horizon[i] = diffuse * horizon;
  }
  return sky;
}

/**
 * Apparent position of the sun in the middle of that part of an hour in which its centre is above the
 * horizon, so that the hours of sunrise and sunset count with the sun as it then stands.
 * @param middle of the hour, UTC, ms since 1970
 */
export function sunlitPosition(
  middle: number,
  place: SunPlace,
): { elevation: number; azimuth: number } | undefined {
  const sun = sunEphemeris(middle);
  const cosine = -Math.tan(place.latitude * radians) * Math.tan(sun.declination * radians);
  if (cosine >= 1) return undefined;
  const rise = cosine <= -1 ? 180 : Math.acos(cosine) / radians;
  const raw = sun.siderealTime + place.longitude - sun.rightAscension;
  const angle = raw - 360 * Math.round(raw / 360);
  const half = hourAngleRate / 2;
  const whole = rise === 180;
  const from = whole ? angle - half : Math.max(angle - half, -rise);
  const to = whole ? angle + half : Math.min(angle + half, rise);
  if (to <= from) return undefined;
  const shift = (from + to) / 2 - angle;
  const seen = sunAt({ ...sun, siderealTime: sun.siderealTime + shift }, place, standardAir);
  if (seen.apparentElevation <= 0) return undefined;
  return { elevation: seen.apparentElevation, azimuth: seen.azimuth };
}
