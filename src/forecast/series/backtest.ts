import type { Candidate } from './candidates.ts';
import { halfWidths, type IntervalOptions } from './intervals.ts';

/** What a forecast was worth at times whose values are known: made as then, from the values before. */
export interface Backtest {
  /** Number of values before each forecast, latest first. */
  readonly origins: readonly number[];
  /** Mean absolute error by step, in the series' unit; as many steps as were tested. */
  readonly error: Float64Array;
  /** The same of repeating the last short season (the last value where there is none). */
  readonly naiveError: Float64Array;
  /** Mean error over that of the naive forecast: below 1 is better. NaN where the naive one errs nowhere. */
  readonly againstNaive: number;
  /** Share of values within intervals that the other origins gave, by step and in all. */
  readonly coverage: Float64Array;
  readonly coverageOverall: number;
  /** Methods that were combined: weight (sum 1) and mean absolute error. */
  readonly methods: readonly Weighted[];
}

export interface Weighted {
  readonly name: string;
  readonly weight: number;
  readonly error: number;
}

/** A candidate's forecasts and their mean absolute errors at the origins. */
export interface Tested {
  readonly candidate: Candidate;
  readonly forecasts: readonly Float64Array[];
  readonly errors: readonly number[];
}

const most = 16;
/** Weights fall with this power of the error. */
const power = 4;

export interface Plan {
  readonly origins: readonly number[];
  /** Steps between origins, and steps tested at each. */
  readonly spacing: number;
  readonly tested: number;
  readonly candidates: readonly Candidate[];
}

/**
 * Origins that a history allows, latest first, and the methods that suffice at all of them. Four origins are
 * wanted; fewer are taken where none of the methods that know the season would suffice.
 */
export function plan(
  n: number,
  horizon: number,
  season: number | undefined,
  candidates: readonly Candidate[],
): Plan {
  const tested = Math.min(horizon, Math.max(1, Math.floor(n / 3)));
  const spacing = season ?? Math.max(1, Math.floor(tested / 2));
  const knowing = candidates.filter((c) => c.least >= (season ?? 1));
  const wanted = [4, 3, 2, 1].map((count) => n - tested - (count - 1) * spacing);
  const earliest =
    wanted.find((o) => knowing.some((c) => c.least <= o)) ?? Math.max(1, wanted.at(-1)!);
  const able = candidates.filter((c) => c.least <= earliest);
  const least = able.reduce((max, c) => Math.max(max, c.least), 0);
  const count = Math.min(most, 1 + Math.floor((n - tested - least) / spacing));
  const origins = Array.from({ length: count }, (_, j) => n - tested - j * spacing);
  return { origins, spacing, tested, candidates: able };
}

/**
 * Runs a method at every origin.
 * @param pasts the values before each origin; methods may share what they learn of one
 */
export function testAt(
  y: Float64Array,
  candidate: Candidate,
  origins: readonly number[],
  steps: number,
  pasts: readonly Float64Array[] = origins.map((o) => y.slice(0, o)),
): Tested {
  const forecasts = pasts.map((past) => candidate.forecast(past, steps));
  const errors = forecasts.map((f, j) => {
    let sum = 0;
    for (let h = 0; h < steps; h++) sum += Math.abs(y[origins[j]! + h]! - f[h]!);
    return sum / steps;
  });
  return { candidate, forecasts, errors };
}

/**
 * Weights by the inverse fourth power of the mean error (after Bates & Granger 1969), origin `without`
 * left out. Methods that erred nowhere share all the weight.
 */
export function weigh(tested: readonly Tested[], without?: number): Float64Array {
  const mean = tested.map(({ errors }) => {
    const counted = errors.filter((_, j) => j !== without);
    const used = counted.length === 0 ? errors : counted;
    return used.reduce((sum, e) => sum + e, 0) / used.length;
  });
  const least = Math.min(...mean);
  const raw = mean.map((e) => (least === 0 ? Number(e === 0) : (least / e) ** power));
  const sum = raw.reduce((a, b) => a + b, 0);
  return Float64Array.from(raw, (w) => w / sum);
}

export function combine(forecasts: readonly Float64Array[], weights: Float64Array): Float64Array {
  return forecasts[0]!.map((_, h) => forecasts.reduce((sum, f, i) => sum + weights[i]! * f[h]!, 0));
}

/**
 * Errors (actual less forecast) of the combination, origin by origin; its weights at an origin come from the
 * other origins.
 */
export function combinedErrors(
  y: Float64Array,
  tested: readonly Tested[],
  origins: readonly number[],
): readonly Float64Array[] {
  return origins.map((origin, j) => {
    const weights = weigh(tested, j);
    const mean = combine(
      tested.map((t) => t.forecasts[j]!),
      weights,
    );
    return mean.map((v, h) => y[origin + h]! - v);
  });
}

/** Share of errors within the intervals that the other origins' errors give, by step. */
export function measuredCoverage(
  errors: readonly Float64Array[],
  options: Omit<IntervalOptions, 'horizon'>,
): Float64Array {
  const steps = errors[0]!.length;
  const inside = new Float64Array(steps);
  errors.forEach((own, j) => {
    const others = errors.length === 1 ? errors : errors.filter((_, k) => k !== j);
    const half = halfWidths(others, { ...options, horizon: steps });
    own.forEach((e, h) => {
      // A repeating series has widths of zero and errors of rounding.
      if (Math.abs(e) <= half[h]! * (1 + 1e-9)) inside[h]! += 1 / errors.length;
    });
  });
  return inside;
}
