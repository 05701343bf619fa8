/**
 * Accuracy as the M4 competition measures it (Makridakis et al. 2020). Each averages over a horizon;
 * over series, the averages are averaged.
 */

/** Symmetric mean absolute percentage error, 0 to 200 %; a pair of zeros counts as no error. */
export function smape(actual: Float64Array, mean: Float64Array): number {
  let sum = 0;
  actual.forEach((y, h) => {
    const size = Math.abs(y) + Math.abs(mean[h]!);
    if (size > 0) sum += (200 * Math.abs(y - mean[h]!)) / size;
  });
  return sum / actual.length;
}

/** Mean absolute error of the seasonal naive within the history: the scale of MASE and MSIS. NaN if short. */
export function seasonalScale(history: Float64Array, period: number): number {
  let sum = 0;
  for (let t = period; t < history.length; t++) sum += Math.abs(history[t]! - history[t - period]!);
  return sum / (history.length - period);
}

/** Mean absolute error in units of the scale. */
export function mase(actual: Float64Array, mean: Float64Array, scale: number): number {
  let sum = 0;
  actual.forEach((y, h) => {
    sum += Math.abs(y - mean[h]!);
  });
  return sum / actual.length / scale;
}

/** Overall weighted average: sMAPE and MASE relative to those of Naive2, in equal parts. */
export const owa = (
  own: { readonly smape: number; readonly mase: number },
  naive2: { readonly smape: number; readonly mase: number },
): number => (own.smape / naive2.smape + own.mase / naive2.mase) / 2;

/** Mean scaled interval score (Gneiting & Raftery 2007) of intervals at a level in percent. */
export function msis(
  actual: Float64Array,
  lower: Float64Array,
  upper: Float64Array,
  level: number,
  scale: number,
): number {
  const penalty = 2 / (1 - level / 100);
  let sum = 0;
  actual.forEach((y, h) => {
    const [low, high] = [lower[h]!, upper[h]!];
    sum += high - low + penalty * (Math.max(0, low - y) + Math.max(0, y - high));
  });
  return sum / actual.length / scale;
}

/** Share of the values that lie within their intervals. */
export function coverage(actual: Float64Array, lower: Float64Array, upper: Float64Array): number {
  let inside = 0;
  actual.forEach((y, h) => {
    if (y >= lower[h]! && y <= upper[h]!) inside++;
  });
  return inside / actual.length;
}
