/**
 * Irradiance on a tilted plane from beam normal and diffuse horizontal irradiance, W/m2.
 * Angles in degrees: tilt 0 level to 90 upright, azimuths from north clockwise, zenith from the zenith.
 */

const radians = Math.PI / 180;

/** Beam normal irradiance outside the atmosphere, W/m2, Spencer 1971. @param day of the year, from 1 */
export function extraterrestrial(day: number, solarConstant = 1366.1): number {
  const b = (2 * Math.PI * (day - 1)) / 365;
  return (
    solarConstant *
    (1.00011 +
      0.034221 * Math.cos(b) +
      0.00128 * Math.sin(b) +
      0.000719 * Math.cos(2 * b) +
      0.000077 * Math.sin(2 * b))
  );
}

/** Relative optical air mass, Kasten & Young 1989, from the apparent zenith; NaN below the horizon. */
export function airMass(zenith: number): number {
  if (!(zenith <= 90)) return Number.NaN;
  return 1 / (Math.cos(zenith * radians) + 0.50572 * (96.07995 - zenith) ** -1.6364);
}

/** Cosine of the angle of incidence on a plane; negative where the sun is behind it. */
export function incidenceCosine(
  tilt: number,
  azimuth: number,
  zenith: number,
  sunAzimuth: number,
): number {
  const cosine =
    Math.cos(tilt * radians) * Math.cos(zenith * radians) +
    Math.sin(tilt * radians) *
      Math.sin(zenith * radians) *
      Math.cos((sunAzimuth - azimuth) * radians);
  return Math.min(1, Math.max(-1, cosine));
}

/** Share of the sky that a plane faces, and of the ground before it. */
export const skyView = (tilt: number): number => (1 + Math.cos(tilt * radians)) / 2;
export const groundView = (tilt: number): number => (1 - Math.cos(tilt * radians)) / 2;

/** Sky diffuse on the plane, isotropic: Liu & Jordan 1960. */
export const isotropic = (diffuse: number, tilt: number): number => diffuse * skyView(tilt);

/** Light reflected by level ground before the plane, isotropic. */
export const groundReflected = (global: number, albedo: number, tilt: number): number =>
  global * albedo * groundView(tilt);

/** A plane under a sun; `extra` is the beam normal irradiance outside the atmosphere. */
export interface SkyInputs {
  readonly beam: number;
  readonly diffuse: number;
  readonly extra: number;
  readonly zenith: number;
  /** Cosine of the angle of incidence. */
  readonly incidence: number;
  readonly tilt: number;
}

/** Sky diffuse on the plane: Hay & Davies 1980, the circumsolar share by the anisotropy index. */
export function hayDavies(s: SkyInputs): number {
  const index = s.beam / s.extra;
  const ratio = Math.max(0, s.incidence) / Math.max(Math.cos(s.zenith * radians), 0.01745);
  return Math.max(0, s.diffuse * (1 - index) * skyView(s.tilt)) + s.diffuse * index * ratio;
}

/** Parts of the sky's diffuse light after Perez: factors on the horizontal diffuse irradiance. */
export interface PerezSky {
  /** Circumsolar F1 and horizon brightening F2. */
  readonly circumsolar: number;
  readonly horizon: number;
}

/** Upper ends of the clearness bins and F11 F12 F13 F21 F22 F23 of each: all sites composite 1990. */
const clearnessBins = [1.065, 1.23, 1.5, 1.95, 2.8, 4.5, 6.2] as const;
const perezFactors = [
  [-0.008, 0.588, -0.062, -0.06, 0.072, -0.022],
  [0.13, 0.683, -0.151, -0.019, 0.066, -0.029],
  [0.33, 0.487, -0.221, 0.055, -0.064, -0.026],
  [0.568, 0.187, -0.295, 0.109, -0.152, -0.014],
  [0.873, -0.392, -0.362, 0.226, -0.462, 0.001],
  [1.132, -1.237, -0.412, 0.288, -0.823, 0.056],
  [1.06, -1.6, -0.359, 0.264, -1.127, 0.131],
  [0.678, -0.327, -0.25, 0.156, -1.377, 0.251],
] as const;
const kappa = 1.041;

/**
 * Perez, Ineichen, Seals, Michalsky & Stewart 1990, Solar Energy 44(5), with the published
 * three-decimal coefficients. No anisotropy where there is no diffuse light or no sun.
 */
export function perezSky(
  beam: number,
  diffuse: number,
  extra: number,
  zenith: number,
  mass: number = airMass(zenith),
): PerezSky {
  if (!(diffuse > 0) || Number.isNaN(mass)) return { circumsolar: 0, horizon: 0 };
  const z = zenith * radians;
  const z3 = kappa * z ** 3;
  const clearness = ((diffuse + beam) / diffuse + z3) / (1 + z3);
  const brightness = (diffuse * mass) / extra;
  let bin = 0;
  while (bin < clearnessBins.length && clearness >= clearnessBins[bin]!) bin++;
  const [f11, f12, f13, f21, f22, f23] = perezFactors[bin]!;
  return {
    circumsolar: Math.max(0, f11 + f12 * brightness + f13 * z),
    horizon: f21 + f22 * brightness + f23 * z,
  };
}

/** Cosine of 85 degrees: a lower sun makes no larger circumsolar ratio. */
export const lowestSunCosine = Math.cos(85 * radians);

/** Sky diffuse on the plane after Perez 1990; 0 where the sun is below the horizon. */
export function perez(s: SkyInputs): number {
  const mass = airMass(s.zenith);
  if (Number.isNaN(mass)) return 0;
  const { circumsolar, horizon } = perezSky(s.beam, s.diffuse, s.extra, s.zenith, mass);
  const ratio = Math.max(0, s.incidence) / Math.max(Math.cos(s.zenith * radians), lowestSunCosine);
  const factor =
    (1 - circumsolar) * skyView(s.tilt) +
    circumsolar * ratio +
    horizon * Math.sin(s.tilt * radians);
  return Math.max(0, s.diffuse * factor);
}
