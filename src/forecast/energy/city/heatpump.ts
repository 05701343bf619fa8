import type { ClimateYear } from './kernel.ts';

/**
 * Coefficient of performance by the hour's outdoor temperature: air-source heat pumps after Ruhnau, Hirth &
 * Praktiknjo 2019 (When2Heat, Scientific Data 6:189), with the digits of its published code (cop_parameters.csv),
 * 6.0801 - 0.0941 dT + 0.0005 dT2 of the lift dT, 15 K at least. Supply temperatures of the same source: radiators 40 - t, floors 30 - 0.5 t, hot water 50 degC; a usual retrofit lies
 * between radiators and floors. Only the course over the hours is taken from here: the season's level is the
 * stock model's, which rests on field tests.
 */
export function copYear({ outdoor }: ClimateYear, use: HeatUse): Float64Array {
  const years = known.get(outdoor) ?? {};
  known.set(outdoor, years);
  years[use] ??= outdoor.map((t) => {
    const lift = Math.max(15, supply[use](t) - t);
    return 6.0801 - 0.0941 * lift + 0.0005 * lift * lift;
  });
  return years[use];
}

/** By hours of temperature, which several climates share. */
const known = new WeakMap<Float64Array, Partial<Record<HeatUse, Float64Array>>>();

/** By state of the envelope, and hot water. */
export const heatUses = ['existing', 'usual', 'ambitious', 'hotWater'] as const;
export type HeatUse = (typeof heatUses)[number];

const supply: Readonly<Record<HeatUse, (outdoor: number) => number>> = {
  existing: (t) => 40 - t,
  usual: (t) => 35 - 0.75 * t,
  ambitious: (t) => 30 - 0.5 * t,
  hotWater: () => 50,
};

const heatingLimit = 15;

/**
 * Seasonal performance in one climate over that in another, of the same curve, weighted by degree hours below
 * 15 degC (hot water: by all hours alike).
 */
export function performanceRatio(use: HeatUse, now: ClimateYear, then: ClimateYear): number {
  return now === then ? 1 : seasonal(use, now) / seasonal(use, then);
}

function seasonal(use: HeatUse, climate: ClimateYear): number {
  let heat = 0;
  let power = 0;
  const { outdoor } = climate;
  const cop = copYear(climate, use);
  for (let i = 0; i < outdoor.length; i++) {
    const w = use === 'hotWater' ? 1 : Math.max(0, heatingLimit - outdoor[i]!);
    heat += w;
    power += w / cop[i]!;
  }
  return power > 0 ? heat / power : 1;
}
