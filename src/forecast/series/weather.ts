import { autoregress } from './autoregression.ts';
import type { Candidate } from './candidates.ts';
import { solveSymmetric } from './leastsquares.ts';

/** Outdoor temperatures, degC, below and above which load is taken to follow the weather. */
const [heatingBelow, coolingAbove] = [15, 22];
/** Time constant, in steps of a short season, with which buildings feel the temperature. */
const memory = 1;
const ridge = 1e-6;

/**
 * Regression on weather: load as a mean by position in the short season, a shift by the short season's
 * place in the long one, and heating and cooling degrees, now and as buildings remember them (exponential
 * mean over a day). Errors follow a seasonal autoregression.
 *
 * The temperatures of the horizon are taken as given, in the backtest too: the error of a weather forecast is
 * not in its intervals.
 */
export function weatherCandidate(seasons: readonly number[], temperature: Float64Array): Candidate {
  const short = seasons[0] ?? 24;
  const long = seasons[1];
  const lags = long === undefined ? [short, 2 * short] : [short, long];
  const prior = lags.map(() => 0);
  const degrees = degreeColumns(temperature, short);
  const groups = long === undefined ? 1 : Math.ceil(long / short);
  return {
    name: 'regression on weather',
    least: Math.max((long ?? 0) + 2 * lags.at(-1)!, 4 * short),
    forecast: (y, horizon) => {
      const n = y.length;
      const p = short + groups - 1 + degrees.length;
      const row = new Float64Array(p);
      const fill = (t: number): Float64Array => {
        row.fill(0);
        row[t % short] = 1;
        const group = long === undefined ? 0 : Math.floor((t % long) / short);
        if (group > 0) row[short + group - 1] = 1;
        degrees.forEach((d, k) => {
          row[short + groups - 1 + k] = d[t]!;
        });
        return row;
      };
      const b = regress(y, p, fill);
      const fitted = (t: number): number => fill(t).reduce((sum, x, i) => sum + x * b[i]!, 0);
      const rest = y.map((v, t) => v - fitted(t));
      const identity = { to: (v: number) => v, from: (v: number) => v };
      return autoregress(rest, horizon, { lags, prior }, identity).map((v, h) => v + fitted(n + h));
    },
  };
}

/** Heating and cooling degrees of each step, and their exponential means. */
function degreeColumns(temperature: Float64Array, short: number): readonly Float64Array[] {
  const heating = temperature.map((t) => Math.max(0, heatingBelow - t));
  const cooling = temperature.map((t) => Math.max(0, t - coolingAbove));
  const share = 1 / (memory * short);
  const remembered = (degrees: Float64Array): Float64Array => {
    let mean = degrees[0]!;
    return degrees.map((d) => {
      mean += share * (d - mean);
      return mean;
    });
  };
  return [heating, cooling, remembered(heating), remembered(cooling)];
}

/** Least squares of y on the rows that `fill` gives, with a ridge that only settles ties. */
function regress(y: Float64Array, p: number, fill: (t: number) => Float64Array): Float64Array {
  const a = new Float64Array(p * p);
  const b = new Float64Array(p);
  y.forEach((v, t) => {
    const x = fill(t);
    for (let i = 0; i < p; i++) {
      const xi = x[i]!;
      if (xi === 0) continue;
      b[i]! += xi * v;
      for (let j = 0; j <= i; j++) a[i * p + j]! += xi * x[j]!;
    }
  });
  let trace = 0;
  for (let i = 0; i < p; i++) trace += a[i * p + i]!;
  for (let i = 0; i < p; i++) a[i * p + i]! += (ridge * trace) / p;
  return solveSymmetric(a, b);
}
