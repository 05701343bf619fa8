import { fuentes } from './celltemperature.ts';
import { type Plane, type PlaneShade, planeYear, usualAlbedo } from './plane.ts';
import type { SkyYear } from './sky.ts';

/**
 * Yield of a photovoltaic system, hour by hour: PVWatts version 5 (Dobos 2014, NREL/TP-6A20-62641) with
 * the cover loss by Fresnel's equations, and the module types of that report.
 */

export const mounts = ['rack', 'roof'] as const;
export type Mount = (typeof mounts)[number];
export const moduleTypes = ['standard', 'premium', 'thin'] as const;
export type ModuleType = (typeof moduleTypes)[number];

export interface PvSystem extends Plane {
  /** DC nameplate at 1000 W/m2 and 25 degC, kW. */
  readonly power: number;
  /** Losses of wiring, soiling, mismatch, ageing and the like, %. */
  readonly losses: number;
  readonly mount: Mount;
  readonly module: ModuleType;
  /** DC nameplate over AC nameplate. */
  readonly dcAcRatio: number;
  /** Inverter's efficiency at rated power, %. */
  readonly inverter: number;
  readonly albedo: number;
}

/** The report's defaults: 14 % losses, ratio 1.2 as NREL's service has it, 96 % inverter. */
export const usualSystem = {
  losses: 14.08,
  mount: 'roof',
  module: 'standard',
  dcAcRatio: 1.2,
  inverter: 96,
  albedo: usualAlbedo,
} as const satisfies Partial<PvSystem>;

/** Hourly results: plane of array W/m2, module degC, power W. */
export interface PvYear {
  readonly planeOfArray: Float64Array;
  readonly module: Float64Array;
  readonly dc: Float64Array;
  readonly ac: Float64Array;
}

/** Power by temperature, 1/K, and whether the glass has an anti-reflective coating. */
const modules = {
  standard: { gamma: -0.0047, coated: false },
  premium: { gamma: -0.0035, coated: true },
  thin: { gamma: -0.002, coated: false },
} as const satisfies Record<ModuleType, { gamma: number; coated: boolean }>;
const inoct = { rack: 45, roof: 49 } as const satisfies Record<Mount, number>;
const arrayHeight = 5;

/**
 * @param temperature ambient, degC, and wind, m/s, of the same hours as the sky
 */
export function pvYear(
  sky: SkyYear,
  temperature: ArrayLike<number>,
  wind: ArrayLike<number>,
  system: PvSystem,
  shade?: PlaneShade,
): PvYear {
  const plane = planeYear(sky, system, system.albedo, shade);
  const { gamma, coated } = modules[system.module];
  const cell = fuentes({ inoct: inoct[system.mount], height: arrayHeight });
  const n = sky.hours;
  const year = {
    planeOfArray: new Float64Array(n),
    module: new Float64Array(n),
    dc: new Float64Array(n),
    ac: new Float64Array(n),
  };
  for (let i = 0; i < n; i++) {
    const lit = sky.up[i]! > 0;
    const poa = lit ? plane.beam[i]! + plane.sky[i]! + plane.ground[i]! : 0;
    const loss = (1 - coverModifier(plane.incidence[i]!, coated)) * plane.beam[i]!;
    const absorbed = Math.max(0, poa - loss);
    const t = cell(poa, wind[i]!, temperature[i]!);
    const power = system.power * absorbed * (1 + gamma * (t - 25)) * (1 - system.losses / 100);
    year.planeOfArray[i] = poa;
    year.module[i] = t;
    year.dc[i] = Math.max(0, power);
    year.ac[i] = inverterPower(year.dc[i]!, system);
  }
  return year;
}

/** Part-load curve of the inverter, clipped at its rating, never negative. W in, W out. */
export function inverterPower(
  dc: number,
  system: Pick<PvSystem, 'power' | 'dcAcRatio' | 'inverter'>,
): number {
  if (!(dc > 0)) return 0;
  const rating = (system.power * 1000) / system.dcAcRatio;
  const nominal = system.inverter / 100;
  const load = dc / (rating / nominal);
  const efficiency = ((-0.0162 * load - 0.0059 / load + 0.9858) * nominal) / 0.9637;
  return Math.min(rating, Math.max(0, dc * efficiency));
}

const glass = 1.526;
const coating = 1.3;
const radians = Math.PI / 180;

/** Transmission of the cover relative to normal incidence, from the cosine of incidence. */
export function coverModifier(cosine: number, coated: boolean): number {
  const angle = Math.acos(Math.min(1, Math.max(0, cosine)));
  return transmission(angle, coated) / transmission(0, coated);
}

function transmission(incidence: number, coated: boolean): number {
  // Fresnel's quotients are undefined at right angles and the plane is dark at grazing light.
  const angle = Math.min(89 * radians, Math.max(radians, incidence));
  if (!coated) return fresnel(angle, 1, glass);
  const inside = Math.asin(Math.sin(angle) / coating);
  return fresnel(angle, 1, coating) * fresnel(inside, coating, glass);
}

/** Share of unpolarised light that passes from one medium into another. */
function fresnel(angle: number, from: number, to: number): number {
  const bent = Math.asin((from / to) * Math.sin(angle));
  const across = (Math.sin(bent - angle) / Math.sin(bent + angle)) ** 2;
  const along = (Math.tan(bent - angle) / Math.tan(bent + angle)) ** 2;
  return 1 - (across + along) / 2;
}
