import { solveSymmetric } from './leastsquares.ts';
import { type Scale, scaleOf } from './scale.ts';

/** Which earlier values a value is explained by. */
export interface Autoregression {
  /** Steps back, ascending; none is shorter than the shortest season. */
  readonly lags: readonly number[];
  /** Coefficients that little data shrink to; where they sum to one, a level carries on. */
  readonly prior: readonly number[];
}

/** Weight of a season's values against those of the season after it. */
const forgetting = 0.97;
/** Strength of the pull to the prior, as a share of the weighted sum of squares. */
const ridge = 0.001;
/** Rounds of reweighting, after the first fit by squares. */
const rounds = 2;
/** Errors below this share of their mean size weigh alike, so that none weighs without bound. */
const smallest = 0.3;
/** How much of the errors' measured memory is used, and from how many seasons it is measured. */
const [memoryShare, memorySeasons] = [0.8, 14];

/**
 * Seasonal autoregression without the steps in between: each value from those one or more whole seasons
 * before (as the seasonal part of Box & Jenkins' models), fitted on the series' variance-stabilising scale
 * by weighted least absolute deviations (iteratively reweighted squares, Schlossmacher 1973), recent
 * seasons weighing more. What the latest errors say of the next season follows their own autocorrelation.
 * @returns the `horizon` values after `y`, in its unit
 */
export function autoregress(
  y: Float64Array,
  horizon: number,
  model: Autoregression,
  scale: Scale = scaleOf(y),
): Float64Array {
  const { lags } = model;
  const n = y.length;
  const z = new Float64Array(n + horizon);
  for (let t = 0; t < n; t++) z[t] = scale.to(y[t]!);
  const mean = z.subarray(0, n).reduce((sum, v) => sum + v, 0) / n;
  for (let t = 0; t < n; t++) z[t]! -= mean;
  const coefficients = estimate(z, n, model);
  const first = lags[0]!;
  const errors = residuals(z, n, lags, coefficients);
  for (let h = 0; h < horizon; h++) {
    let sum = h < first ? memory(errors, lags.at(-1)!, n, h + 1, first) * errors[n - 1]! : 0;
    lags.forEach((lag, i) => {
      sum += coefficients[i]! * z[n + h - lag]!;
    });
    z[n + h] = sum;
  }
  return z.subarray(n).map((v) => scale.from(v + mean));
}

/** Coefficients by lag, from the values before `n`. */
function estimate(z: Float64Array, n: number, { lags, prior }: Autoregression): Float64Array {
  const p = lags.length;
  const longest = lags.at(-1)!;
  const season = lags[0]!;
  const x = new Float64Array(p);
  const recent = Float64Array.from(
    { length: n },
    (_, t) => forgetting ** Math.floor((n - t) / season),
  );
  const weights = Float64Array.from(recent);
  let coefficients = Float64Array.from(prior);
  for (let round = 0; round <= rounds; round++) {
    const a = new Float64Array(p * p);
    const b = new Float64Array(p);
    let squares = 0;
    for (let t = longest; t < n; t++) {
      const weight = weights[t]!;
      const value = z[t]!;
      let distance = value;
      for (let i = 0; i < p; i++) {
        const earlier = z[t - lags[i]!]!;
        x[i] = earlier;
        distance -= prior[i]! * earlier;
      }
      squares += weight * value * value;
      for (let i = 0; i < p; i++) {
        const wx = weight * x[i]!;
        b[i]! += wx * distance;
        for (let j = 0; j <= i; j++) a[i * p + j]! += wx * x[j]!;
      }
    }
    if (squares === 0) return coefficients;
    for (let i = 0; i < p; i++) a[i * p + i]! += ridge * squares;
    coefficients = solveSymmetric(a, b).map((v, i) => v + prior[i]!);
    const errors = residuals(z, n, lags, coefficients);
    const size = errors.reduce((sum, e) => sum + Math.abs(e), 0) / (n - longest);
    // Nothing left to weigh: the series repeats itself exactly, or nearly so.
    if (!(size > 1e-12 * Math.sqrt(squares))) return coefficients;
    for (let t = longest; t < n; t++)
      weights[t] = recent[t]! / Math.max(Math.abs(errors[t]!) / size, smallest);
  }
  return coefficients;
}

function residuals(
  z: Float64Array,
  n: number,
  lags: readonly number[],
  coefficients: Float64Array,
): Float64Array {
  const errors = new Float64Array(n);
  for (let t = lags.at(-1)!; t < n; t++) {
    let error = z[t]!;
    for (let i = 0; i < lags.length; i++) error -= coefficients[i]! * z[t - lags[i]!]!;
    errors[t] = error;
  }
  return errors;
}

/** Share of an error that is still there some steps later; it is known for less than a season ahead. */
function memory(
  errors: Float64Array,
  begin: number,
  n: number,
  steps: number,
  season: number,
): number {
  if (season < 2) return 0;
  let [cross, squares] = [0, 0];
  for (let t = Math.max(begin, n - memorySeasons * season); t + steps < n; t++) {
    cross += errors[t]! * errors[t + steps]!;
    squares += errors[t]! ** 2;
  }
  return squares === 0 ? 0 : memoryShare * Math.min(0.98, Math.max(0, cross / squares));
}
