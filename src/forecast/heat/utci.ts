import { stressClassOf } from '../../channel/thermalStress.ts';
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

/** Of the polynomial, in all its quantities together. */
export const degree = 6;

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
  let sum = tdb;
  let byDifference = 1;
  for (const byWind of utciTerms(vapourOf(air))) {
    let share = byDifference;
    for (const factors of byWind) {
      sum += share * polynomial(factors, tdb);
      share *= wind;
    }
    byDifference *= difference;
  }
  return sum;
}

/**
 * The polynomial at a vapour pressure (kPa): factors of the powers of air temperature, by the power of wind, by
 * that of the radiant difference.
 */
export function utciTerms(vapour: number): readonly (readonly Float64Array[])[] {
  const terms = Array.from({ length: degree + 1 }, (_, d) =>
    Array.from({ length: degree + 1 - d }, (_, w) => new Float64Array(degree + 1 - d - w)),
  );
  let row = 0;
  let byVapour = 1;
  for (let p = 0; p <= degree; p++, byVapour *= vapour)
    for (let d = 0; p + d <= degree; d++)
      for (let w = 0; p + d + w <= degree; w++)
        for (const [t, factor] of utciRows[row++]!.entries())
          terms[d]![w]![t]! += byVapour * factor;
  return terms;
}

/** Value of a polynomial by its factors from the constant up. */
function polynomial(factors: ArrayLike<number>, x: number): number {
  let sum = 0;
  for (let i = factors.length - 1; i >= 0; i--) sum = sum * x + factors[i]!;
  return sum;
}

/** Class of thermal stress of a UTCI in °C, in words. */
export const stressOf = (value: number): string => stressClassOf(value).label.en.toLowerCase();
