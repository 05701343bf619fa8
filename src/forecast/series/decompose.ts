/**
 * Seasonality as the benchmarks of the M4 competition see it (Makridakis et al. 2020, "Benchmarks and
 * Evaluation.R"), which rest on `acf` and `decompose` of R.
 */

/** 90 % point of the normal distribution, two-sided, as the competition rounds it. */
const critical = 1.645;

/** Sample autocorrelation at lags 0..`lags`, divided by n at every lag as R's `acf` does. */
export function autocorrelation(y: Float64Array, lags: number): Float64Array {
  const n = y.length;
  const mean = y.reduce((sum, v) => sum + v, 0) / n;
  const covariance = new Float64Array(lags + 1);
  for (let lag = 0; lag <= lags && lag < n; lag++) {
    let sum = 0;
    for (let t = lag; t < n; t++) sum += (y[t]! - mean) * (y[t - lag]! - mean);
    covariance[lag] = sum / n;
  }
  const variance = covariance[0]!;
  return covariance.map((c) => c / variance);
}

/**
 * Whether the autocorrelation at a period's lag stands out at 90 % (Bartlett's bound, which grows with
 * the autocorrelations before it). A constant or a series of fewer than three periods is not seasonal.
 */
export function isSeasonal(y: Float64Array, period: number): boolean {
  if (period <= 1 || y.length < 3 * period) return false;
  const acf = autocorrelation(y, period);
  let sum = 1;
  for (let lag = 1; lag < period; lag++) sum += 2 * acf[lag]! ** 2;
  return Math.abs(acf[period]!) > (critical / Math.sqrt(y.length)) * Math.sqrt(sum);
}

/** Centred moving average over a period; an even one takes half of both ends. NaN where it does not fit. */
export function centredAverage(y: Float64Array, period: number): Float64Array {
  const n = y.length;
  const half = Math.floor(period / 2);
  const even = period % 2 === 0;
  const trend = new Float64Array(n).fill(Number.NaN);
  for (let t = half; t < n - half; t++) {
    let sum = 0;
    for (let k = -half; k <= half; k++) sum += y[t + k]! * (even && Math.abs(k) === half ? 0.5 : 1);
    trend[t] = sum / period;
  }
  return trend;
}

/**
 * Seasonal indices by position in the period, mean 1: the mean ratio to the centred moving average, as
 * R's `decompose(type = "multiplicative")`. Needs two whole periods.
 */
export function seasonalIndices(y: Float64Array, period: number): Float64Array {
  const trend = centredAverage(y, period);
  const figure = new Float64Array(period);
  for (let s = 0; s < period; s++) {
    let sum = 0;
    let count = 0;
    for (let t = s; t < y.length; t += period) {
      const ratio = y[t]! / trend[t]!;
      if (Number.isNaN(ratio)) continue;
      sum += ratio;
      count++;
    }
    figure[s] = sum / count;
  }
  const mean = figure.reduce((sum, v) => sum + v, 0) / period;
  return figure.map((v) => v / mean);
}
