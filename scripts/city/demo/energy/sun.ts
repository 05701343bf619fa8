const solarConstant = 1361;
const rad = Math.PI / 180;

export interface SunHour {
  /** Sine of the sun's elevation in the middle of the hour. */
  readonly sinElevation: number;
  /** Extraterrestrial irradiance normal to the beam, W/m2. */
  readonly extraterrestrial: number;
}

/**
 * The sun in the middle of an hour that begins at `hour` (UTC, 0..23) of day-of-year `day` (0 = 1 January).
 * Spencer (1971) series for declination, equation of time and distance: about 0.3 degrees, ample for a
 * made-up year.
 */
export function sunAt(lon: number, lat: number, day: number, hour: number): SunHour {
  const g = (2 * Math.PI * (day + (hour + 0.5 - 12) / 24)) / 365;
  const declination =
    0.006918 -
    0.399912 * Math.cos(g) +
    0.070257 * Math.sin(g) -
    0.006758 * Math.cos(2 * g) +
    0.000907 * Math.sin(2 * g) -
    0.002697 * Math.cos(3 * g) +
    0.00148 * Math.sin(3 * g);
  const minutes =
    229.18 *
    (0.000075 +
      0.001868 * Math.cos(g) -
      0.032077 * Math.sin(g) -
      0.014615 * Math.cos(2 * g) -
      0.040849 * Math.sin(2 * g));
  const distance =
    1.00011 +
    0.034221 * Math.cos(g) +
    0.00128 * Math.sin(g) +
    0.000719 * Math.cos(2 * g) +
    0.000077 * Math.sin(2 * g);
  const solarHours = hour + 0.5 + lon / 15 + minutes / 60;
  const hourAngle = (solarHours - 12) * 15 * rad;
  const sinElevation =
    Math.sin(lat * rad) * Math.sin(declination) +
    Math.cos(lat * rad) * Math.cos(declination) * Math.cos(hourAngle);
  return { sinElevation, extraterrestrial: solarConstant * distance };
}

/** Global horizontal irradiance, W/m2: clear sky by Haurwitz (1945), cloud cover 0..1 by Kasten & Czeplak (1980). */
export function globalUnder(sun: SunHour, cloud: number): number {
  if (sun.sinElevation <= 0) return 0;
  const clear = 1098 * sun.sinElevation * Math.exp(-0.057 / sun.sinElevation);
  return clear * (1 - 0.75 * cloud ** 3.4);
}

/** Beam normal and diffuse horizontal parts of a global irradiance, W/m2 (Erbs et al. 1982). */
export function splitBeam(sun: SunHour, global: number): { beam: number; diffuse: number } {
  if (global <= 0 || sun.sinElevation <= 0) return { beam: 0, diffuse: 0 };
  const clearness = Math.min(1, global / (sun.extraterrestrial * sun.sinElevation));
  const k = clearness;
  const fraction =
    k <= 0.22
      ? 1 - 0.09 * k
      : k <= 0.8
        ? 0.9511 - 0.1604 * k + 4.388 * k ** 2 - 16.638 * k ** 3 + 12.336 * k ** 4
        : 0.165;
  const diffuse = global * fraction;
  // A sun at the horizon would turn rounding into an impossible beam.
  const beam = Math.min((global - diffuse) / Math.max(sun.sinElevation, 0.04), 1000);
  return { beam, diffuse: global - beam * sun.sinElevation };
}
