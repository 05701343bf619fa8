import { utciRows } from './utciRows.ts';
import { saturationPressure } from './vapour.ts';

/** Outdoor air at an hour and a place. */
export interface OutdoorAir {
  /** Air temperature, °C. */
  readonly tdb: number;
  /** Mean radiant temperature, °C. */
  readonly tr: number;
  /** Relative humidity, %. */
  readonly rh: number;
  /** Wind speed 10 m above the ground, m/s. */
  readonly wind: number;
}

/** For what the polynomial was fitted, ends included: beyond, it is off by any amount. */
export const utciRange = {
  /** Air temperature, °C. */
  tdb: [-50, 50],
  /** Mean radiant minus air temperature, K. */
  difference: [-30, 70],
  /** Relative humidity, %. */
  rh: [0, 100],
  /** Wind speed at 10 m, m/s. */
  wind: [0.5, 17],
  /** Vapour pressure, kPa. */
  vapour: [0, 5],
} as const;

const degree = 6;

/** Vapour pressure, kPa. */
const vapourOf = ({ tdb, rh }: OutdoorAir): number => (saturationPressure(tdb) * (rh / 100)) / 1000;

/** Which quantity lies out of the range of the polynomial (the first of several); undefined where none does. */
export function outOfRange(air: OutdoorAir): keyof typeof utciRange | undefined {
  const values = { ...air, difference: air.tr - air.tdb, vapour: vapourOf(air) };
  for (const [name, [least, most]] of Object.entries(utciRange)) {
    const key = name as keyof typeof utciRange;
    if (!(values[key] >= least && values[key] <= most)) return key;
  }
  return undefined;
}

/**
 * Universal Thermal Climate Index, °C: the air temperature of a reference climate (50 % humidity up to 20 hPa,
 * wind 0.5 m/s, walls as warm as the air) that strains a person as much. Bröde et al. 2012, Int. J. Biometeorol.
 * 56:481; within about 1 K of the model behind it. Undefined out of `utciRange`.
 */
export function utci(air: OutdoorAir): number | undefined {
  if (outOfRange(air) !== undefined) return undefined;
  const { tdb, wind } = air;
  const difference = air.tr - tdb;
  const vapour = vapourOf(air);
  let sum = tdb;
  let row = 0;
  let byVapour = 1;
  for (let p = 0; p <= degree; p++, byVapour *= vapour) {
    let byDifference = byVapour;
    for (let d = 0; p + d <= degree; d++, byDifference *= difference) {
      let byWind = byDifference;
      for (let w = 0; p + d + w <= degree; w++, byWind *= wind)
        sum += byWind * polynomial(utciRows[row++]!, tdb);
    }
  }
  return sum;
}

function polynomial(factors: readonly number[], x: number): number {
  let sum = 0;
  for (let i = factors.length - 1; i >= 0; i--) sum = sum * x + factors[i]!;
  return sum;
}

/** Assessment scale of UTCI (Bröde et al. 2012, table 3): name and the highest UTCI, °C, that still belongs. */
export const stressClasses = [
  ['extreme cold stress', -40],
  ['very strong cold stress', -27],
  ['strong cold stress', -13],
  ['moderate cold stress', 0],
  ['slight cold stress', 9],
  ['no thermal stress', 26],
  ['moderate heat stress', 32],
  ['strong heat stress', 38],
  ['very strong heat stress', 46],
  ['extreme heat stress', Number.POSITIVE_INFINITY],
] as const;

export type Stress = (typeof stressClasses)[number][0];

/** Class of thermal stress of a UTCI in °C. */
export const stressOf = (value: number): Stress =>
  stressClasses.find(([, most]) => value <= most)?.[0] ?? 'extreme heat stress';
