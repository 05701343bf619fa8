import { isSeasonal, seasonalIndices } from './decompose.ts';
import { smooth } from './ses.ts';

/**
 * The statistical benchmarks of the M4 competition, as its "Benchmarks and Evaluation.R" defines them
 * (Makridakis, Spiliotis & Assimakopoulos 2020, International Journal of Forecasting 36). Each takes a
 * series without gaps and gives the `horizon` values that follow it, in the series' unit.
 */
export type PointMethod = (y: Float64Array, horizon: number, period: number) => Float64Array;

/** The last value, repeated. */
export const naive: PointMethod = (y, horizon) => new Float64Array(horizon).fill(y.at(-1)!);

/** The last period, repeated; the last value where the series is shorter than a period. */
export const seasonalNaive: PointMethod = (y, horizon, period) => {
  const n = y.length;
  if (n < period) return naive(y, horizon, period);
  return Float64Array.from({ length: horizon }, (_, h) => y[n - period + (h % period)]!);
};

/** Naive on the seasonally adjusted series: the measure that OWA divides by. */
export const naive2: PointMethod = (y, horizon, period) =>
  adjusted(y, period, (z) => new Float64Array(horizon).fill(z.at(-1)!));

/** Simple exponential smoothing of the seasonally adjusted series. */
export const simpleSmoothing: PointMethod = (y, horizon, period) =>
  adjusted(y, period, (z) => new Float64Array(horizon).fill(smooth(z).level));

/** Theta (Assimakopoulos & Nikolopoulos 2000) of the seasonally adjusted series; never below zero. */
export const theta: PointMethod = (y, horizon, period) =>
  adjusted(y, period, (z) => {
    const n = z.length;
    const { intercept, slope } = line(z);
    const level = smooth(z.map((v, t) => 2 * v - (intercept + slope * t))).level;
    return Float64Array.from({ length: horizon }, (_, h) =>
      Math.max(0, (level + intercept + slope * (n + h)) / 2),
    );
  });

/** Adjusts a series that the test finds seasonal, extrapolates it, and puts the season back. */
function adjusted(
  y: Float64Array,
  period: number,
  extrapolate: (z: Float64Array) => Float64Array,
): Float64Array {
  const indices = isSeasonal(y, period) ? seasonalIndices(y, period) : undefined;
  // An index of zero, or none, leaves nothing to divide by: the series is then taken as it is.
  if (indices === undefined || !indices.every((i) => Number.isFinite(i) && i !== 0))
    return extrapolate(y);
  const n = y.length;
  return extrapolate(y.map((v, t) => v / indices[t % period]!)).map(
    (v, h) => v * indices[(n + h) % period]!,
  );
}

/** Least squares through (0, y0), (1, y1), ...; a single value gives a level line. */
function line(y: Float64Array): { intercept: number; slope: number } {
  const n = y.length;
  const middle = (n - 1) / 2;
  const mean = y.reduce((sum, v) => sum + v, 0) / n;
  let [cross, squares] = [0, 0];
  y.forEach((v, t) => {
    cross += (t - middle) * (v - mean);
    squares += (t - middle) ** 2;
  });
  const slope = squares === 0 ? 0 : cross / squares;
  return { intercept: mean - slope * middle, slope };
}
