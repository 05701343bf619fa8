import { type PlaneShade, type PlaneYear, planeYear, usualAlbedo } from '../../solar/plane.ts';
import type { SkyYear } from '../../solar/sky.ts';
import { skyView } from '../../solar/transposition.ts';
import type { OpaquePart, WindowPart, Zone } from './zone.ts';

/**
 * Solar gains less the loss to the cold sky, EN ISO 13790 11.3. Irradiance is computed once for each
 * orientation (and beam factor) of a city; a building then takes a sum over its orientations.
 */

/** Outside surface resistance, m2 K/W. */
export const outsideResistance = 0.04;
/** Radiative coefficient 5 eps at emissivity 0.9, W/(m2 K), and air less apparent sky temperature, K. */
export const skyCoefficient = 5 * 0.9;
export const skyDifference = 11;

/** Irradiance columns of one place by orientation, W/m2, computed at first use. */
export interface SolarClasses {
  /** All that falls on an opaque part. */
  opaque(part: Pick<OpaquePart, 'azimuth' | 'tilt'>): Float64Array;
  /** What counts for a window: the beam by its factor of incidence, and the diffuse light. */
  window(part: Pick<WindowPart, 'azimuth' | 'tilt' | 'incidence'>): Float64Array;
}

/** @param shade obstructions of the zone's surroundings by orientation, where they are known */
export function solarClasses(
  sky: SkyYear,
  albedo: number = usualAlbedo,
  shade?: (tilt: number, azimuth: number) => PlaneShade,
): SolarClasses {
  const planes = new Map<string, PlaneYear>();
  const columns = new Map<string, Float64Array>();
  const plane = (tilt: number, azimuth: number): PlaneYear => {
    // A level plane looks nowhere.
    const side = tilt === 0 || tilt === 180 ? 0 : azimuth;
    return cached(planes, `${tilt} ${side}`, () =>
      planeYear(sky, { tilt, azimuth: side }, albedo, shade?.(tilt, side)),
    );
  };
  return {
    opaque: ({ tilt, azimuth }) =>
      cached(columns, `${tilt} ${azimuth}`, () => {
        const year = plane(tilt, azimuth);
        return year.beam.map((beam, i) => beam + year.sky[i]! + year.ground[i]!);
      }),
    window: ({ tilt, azimuth, incidence }) =>
      cached(columns, `${tilt} ${azimuth} ${incidence.join(' ')} `, () => {
        const year = plane(tilt, azimuth);
        return year.beam.map(
          (beam, i) =>
            beam * beamFactor(incidence, year.incidence[i]!) + year.sky[i]! + year.ground[i]!,
        );
      }),
  };
}

function cached<T>(known: Map<string, T>, key: string, make: () => T): T {
  const found = known.get(key) ?? make();
  known.set(key, found);
  return found;
}

/** 1 + a t + b t^2 + ... of the angle of incidence t, never below 0. */
export function beamFactor(coefficients: readonly number[], cosine: number): number {
  if (coefficients.length === 0) return 1;
  const t = Math.acos(Math.min(1, Math.max(0, cosine)));
  return Math.max(0, 1 + t * coefficients.reduceRight((sum, c) => sum * t + c, 0));
}

/** One orientation of a zone: an irradiance column and the area that takes it up in full, m2. */
export interface Aperture {
  readonly irradiance: Float64Array;
  readonly area: number;
}

/** Effective collecting areas (formulas 43 to 46); parts on ground have none. */
export function aperturesOf(zone: Zone, classes: SolarClasses): readonly Aperture[] {
  const open = zone.opaque.filter((p) => p.ground === undefined);
  const all = [
    ...open.map((p) => ({
      irradiance: classes.opaque(p),
      area: p.absorptance * outsideResistance * p.u * p.area,
    })),
    ...zone.windows.map((p) => ({
      irradiance: classes.window(p),
      area: p.shading * p.g * (1 - p.frame) * p.area,
    })),
  ];
  const merged = new Map<Float64Array, number>();
  for (const { irradiance, area } of all)
    merged.set(irradiance, (merged.get(irradiance) ?? 0) + area);
  return [...merged].map(([irradiance, area]) => ({ irradiance, area }));
}

/** Loss to the sky, W: F_r phi_r of formulas 43 and 51, F_r 1 for a level roof and 0.5 for a wall. */
export function skyLoss(zone: Zone): number {
  const part = (p: { area: number; u: number; tilt: number }): number =>
    skyView(p.tilt) * outsideResistance * p.u * p.area * skyCoefficient * skyDifference;
  return [...zone.opaque.filter((p) => p.ground === undefined), ...zone.windows].reduce(
    (sum, p) => sum + part(p),
    0,
  );
}

/** Solar gains less the loss to the sky, W by hour, written into `gains`. */
export function sumGains(
  apertures: readonly Aperture[],
  loss: number,
  gains: Float64Array,
): Float64Array {
  gains.fill(-loss);
  // Three at a time, because most of the time goes into reading and writing `gains`.
  let k = 0;
  for (; k + 2 < apertures.length; k += 3)
    addThree(apertures[k]!, apertures[k + 1]!, apertures[k + 2]!, gains);
  for (; k < apertures.length; k++) {
    const { irradiance, area } = apertures[k]!;
    for (let i = 0; i < gains.length; i++) gains[i]! += area * irradiance[i]!;
  }
  return gains;
}

function addThree(a: Aperture, b: Aperture, c: Aperture, gains: Float64Array): void {
  const [x, y, z] = [a.irradiance, b.irradiance, c.irradiance];
  for (let i = 0; i < gains.length; i++)
    gains[i]! += a.area * x[i]! + b.area * y[i]! + c.area * z[i]!;
}
