import { type Mode, modes } from './model.ts';

/** Generalised minutes by pair of zones for each mode; Infinity where a mode does not serve a pair. */
export type Costs = Readonly<Record<Mode, Float64Array>>;
/** Alternative specific constants, in utility; that of the car is 0. */
export type Constants = Readonly<Record<Mode, number>>;

/**
 * Share of a mode by pair under a multinomial logit (McFadden 1974): utility = constant - scale * cost.
 * Pairs that nothing serves have no share.
 */
export function shares(costs: Costs, constants: Constants, scale: number): Costs {
  const pairs = costs.car.length;
  const out = Object.fromEntries(modes.map((mode) => [mode, new Float64Array(pairs)])) as Record<
    Mode,
    Float64Array
  >;
  const utility = new Float64Array(modes.length);
  for (let pair = 0; pair < pairs; pair++) {
    let top = Number.NEGATIVE_INFINITY;
    for (let m = 0; m < modes.length; m++) {
      const mode = modes[m]!;
      utility[m] = constants[mode] - scale * costs[mode][pair]!;
      if (utility[m]! > top) top = utility[m]!;
    }
    if (top === Number.NEGATIVE_INFINITY) continue;
    let sum = 0;
    for (let m = 0; m < modes.length; m++) sum += utility[m] = Math.exp(utility[m]! - top);
    for (let m = 0; m < modes.length; m++) out[modes[m]!]![pair] = utility[m]! / sum;
  }
  return out;
}

/** Shares of all trips by mode, sum 1. */
export function modeShares(of: Costs, trips: Float64Array): Record<Mode, number> {
  const sums = { car: 0, transit: 0, bicycle: 0, walk: 0 };
  let total = 0;
  for (const mode of modes) {
    for (let pair = 0; pair < trips.length; pair++) sums[mode] += of[mode][pair]! * trips[pair]!;
    total += sums[mode];
  }
  if (total > 0) for (const mode of modes) sums[mode] /= total;
  return sums;
}

const mostRounds = 40;

/**
 * Constants with which the shares of all trips are those wanted, within 1e-4: each constant is moved by
 * the logarithm of wanted over found (Train 2009, Discrete Choice Methods with Simulation, 2.8).
 */
export function calibrated(
  costs: Costs,
  trips: Float64Array,
  wanted: Readonly<Record<Mode, number>>,
  scale: number,
): Constants {
  const constants = { car: 0, transit: 0, bicycle: 0, walk: 0 };
  for (let round = 0; round < mostRounds; round++) {
    const found = modeShares(shares(costs, constants, scale), trips);
    let error = 0;
    for (const mode of modes) {
      if (!(found[mode] > 0)) continue;
      error = Math.max(error, Math.abs(found[mode] - wanted[mode]));
      constants[mode] += Math.log(wanted[mode] / found[mode]);
    }
    const car = constants.car;
    for (const mode of modes) constants[mode] -= car;
    if (error < 1e-4) break;
  }
  return constants;
}
