import { deltaT } from './deltat.ts';
import { latitudeTerms, longitudeTerms, nutationTerms, radiusTerms } from './spaterms.ts';

/**
 * Position of the sun, Solar Position Algorithm of Reda & Andreas (2008, NREL/TP-560-34302 revised):
 * within 0.0003 degrees for the years -2000 to 6000. Angles in degrees throughout.
 */

/** Where the sun is as seen from the centre of the earth; the same for every place. */
export interface Ephemeris {
  readonly rightAscension: number;
  readonly declination: number;
  /** Apparent sidereal time at Greenwich. */
  readonly siderealTime: number;
  /** Astronomical units. */
  readonly distance: number;
}

/** Degrees, north and east positive; elevation above the ellipsoid, m. */
export interface SunPlace {
  readonly latitude: number;
  readonly longitude: number;
  readonly elevation: number;
}

export interface Air {
  /** Yearly mean pressure, hPa, and temperature, degC. */
  readonly pressure: number;
  readonly temperature: number;
  /** Refraction at sunrise and sunset, degrees. */
  readonly refraction: number;
}

/** Sea-level atmosphere of SPA's defaults. */
export const standardAir: Air = { pressure: 1013.25, temperature: 12, refraction: 0.5667 };

export interface SunPosition {
  /** Without and with refraction. */
  readonly elevation: number;
  readonly apparentElevation: number;
  readonly apparentZenith: number;
  /** From north clockwise. */
  readonly azimuth: number;
}

const radians = Math.PI / 180;
const sin = (degrees: number): number => Math.sin(degrees * radians);
const cos = (degrees: number): number => Math.cos(degrees * radians);
const tan = (degrees: number): number => Math.tan(degrees * radians);
const turn = (degrees: number): number => ((degrees % 360) + 360) % 360;
const polynomial = (x: number, ...c: readonly number[]): number =>
  c.reduceRight((sum, v) => sum * x + v, 0);

/** The sum of one table row set: a cos(b + c t). */
function series(terms: Float64Array, t: number): number {
  let sum = 0;
  for (let i = 0; i < terms.length; i += 3)
    sum += terms[i]! * Math.cos(terms[i + 1]! + terms[i + 2]! * t);
  return sum;
}

const expansion = (tables: readonly Float64Array[], t: number): number =>
  tables.reduceRight((sum, table) => sum * t + series(table, t), 0) / 1e8;

/** Nutation in longitude and obliquity (steps 3.4); `t` in ephemeris centuries. */
function nutation(t: number): readonly [number, number] {
  const elongation = polynomial(t, 297.85036, 445267.11148, -0.0019142, 1 / 189474);
  const sunAnomaly = polynomial(t, 357.52772, 35999.05034, -0.0001603, -1 / 300000);
  const moonAnomaly = polynomial(t, 134.96298, 477198.867398, 0.0086972, 1 / 56250);
  const moonLatitude = polynomial(t, 93.27191, 483202.017538, -0.0036825, 1 / 327270);
  const node = polynomial(t, 125.04452, -1934.136261, 0.0020708, 1 / 450000);
  let psi = 0;
  let epsilon = 0;
  const n = nutationTerms;
  for (let i = 0; i < n.length; i += 9) {
    const angle =
      (n[i]! * elongation +
        n[i + 1]! * sunAnomaly +
        n[i + 2]! * moonAnomaly +
        n[i + 3]! * moonLatitude +
        n[i + 4]! * node) *
      radians;
    psi += (n[i + 5]! + n[i + 6]! * t) * Math.sin(angle);
    epsilon += (n[i + 7]! + n[i + 8]! * t) * Math.cos(angle);
  }
  return [psi / 36e6, epsilon / 36e6];
}

/**
 * @param time UTC, ms since 1970 (leap seconds not counted, so UT1 is met within 0.9 s)
 * @param dt terrestrial minus universal time, s; by default that of the year
 */
export function sunEphemeris(time: number, dt: number = deltaT(decimalYear(time))): Ephemeris {
  const day = time / 86_400_000 + 2440587.5 - 2451545;
  const century = day / 36525;
  const t = (day + dt / 86400) / 36525;
  const millennium = t / 10;
  const longitude = expansion(longitudeTerms, millennium) / radians + 180;
  const latitude = -expansion(latitudeTerms, millennium) / radians;
  const distance = expansion(radiusTerms, millennium);
  const [psi, epsilon] = nutation(t);
  const arcSeconds = polynomial(
    millennium / 10,
    84381.448,
    -4680.93,
    -1.55,
    1999.25,
    -51.38,
    -249.67,
    -39.05,
    7.12,
    27.87,
    5.79,
    2.45,
  );
  const obliquity = arcSeconds / 3600 + epsilon;
  const apparent = longitude + psi - 20.4898 / (3600 * distance);
  const meanSidereal =
    280.46061837 + 360.98564736629 * day + century * century * (0.000387933 - century / 38710000);
  const ascension = Math.atan2(
    sin(apparent) * cos(obliquity) - tan(latitude) * sin(obliquity),
    cos(apparent),
  );
  const declination = Math.asin(
    sin(latitude) * cos(obliquity) + cos(latitude) * sin(obliquity) * sin(apparent),
  );
  return {
    rightAscension: turn(ascension / radians),
    declination: declination / radians,
    siderealTime: turn(meanSidereal + psi * cos(obliquity)),
    distance,
  };
}

/** The sun above a place's horizon: parallax, refraction (steps 3.12 to 3.14). */
export function sunAt(sun: Ephemeris, place: SunPlace, air: Air = standardAir): SunPosition {
  const { latitude, longitude, elevation: height } = place;
  const hourAngle = sun.siderealTime + longitude - sun.rightAscension;
  const parallax = 8.794 / (3600 * sun.distance);
  const u = Math.atan(0.99664719 * tan(latitude));
  const x = Math.cos(u) + (height / 6378140) * cos(latitude);
  const y = 0.99664719 * Math.sin(u) + (height / 6378140) * sin(latitude);
  const denominator = cos(sun.declination) - x * sin(parallax) * cos(hourAngle);
  const shift = Math.atan2(-x * sin(parallax) * sin(hourAngle), denominator);
  const declination = Math.atan2(
    (sin(sun.declination) - y * sin(parallax)) * Math.cos(shift),
    denominator,
  );
  const local = hourAngle * radians - shift;
  const elevation =
    Math.asin(
      sin(latitude) * Math.sin(declination) +
        cos(latitude) * Math.cos(declination) * Math.cos(local),
    ) / radians;
  const apparentElevation = elevation + refraction(elevation, air);
  const azimuth = Math.atan2(
    Math.sin(local),
    Math.cos(local) * sin(latitude) - Math.tan(declination) * cos(latitude),
  );
  return {
    elevation,
    apparentElevation,
    apparentZenith: 90 - apparentElevation,
    azimuth: turn(azimuth / radians + 180),
  };
}

/** Atmospheric refraction; none while the whole disc is below the refracted horizon. */
function refraction(elevation: number, air: Air): number {
  if (elevation < -(solarRadius + air.refraction)) return 0;
  return (
    ((air.pressure / 1010) * (283 / (273 + air.temperature)) * 1.02) /
    (60 * tan(elevation + 10.3 / (elevation + 5.11)))
  );
}

/** Apparent radius of the sun's disc. */
const solarRadius = 0.26667;

/** The sun for a place and a time in one call. @param time UTC, ms since 1970 */
export const sunPosition = (time: number, place: SunPlace, air?: Air, dt?: number): SunPosition =>
  sunAt(sunEphemeris(time, dt), place, air);

/** Year with the fraction that has passed, from ms since 1970. */
const decimalYear = (time: number): number => 1970 + time / (365.2425 * 86_400_000);
