import { autoregress } from './autoregression.ts';
import { naive, seasonalNaive, theta } from './benchmarks.ts';
import { doubleSeasonal } from './doubleseasonal.ts';
import { profileForecast } from './profiles.ts';

/** A method that takes part where its history suffices. */
export interface Candidate {
  readonly name: string;
  /** Least number of values before the forecast. */
  readonly least: number;
  readonly forecast: (y: Float64Array, horizon: number) => Float64Array;
}

/** Steps of history, in shortest seasons, that a fit wants beyond its longest lag. */
const fitted = 3;

/** The methods for series with these seasons (steps, ascending; none, one or two). */
export function candidatesFor(seasons: readonly number[]): readonly Candidate[] {
  const [short, long] = seasons;
  const last: Candidate = { name: 'naive', least: 1, forecast: (y, h) => naive(y, h, 1) };
  const line: Candidate = {
    name: 'theta',
    least: Math.max(3, 3 * (short ?? 1)),
    forecast: (y, h) => theta(y, h, short ?? 1),
  };
  if (short === undefined) return [last, line, regression('autoregression', [1, 2, 3], [1, 0, 0])];
  const repeat = (season: number): Candidate => ({
    name: `seasonal naive ${season}`,
    least: season,
    forecast: (y, h) => seasonalNaive(y, h, season),
  });
  if (long === undefined)
    return [
      last,
      line,
      repeat(short),
      ...profiles(short, short),
      regression('autoregression', [short, 2 * short], [0.7, 0.3]),
      regression(
        'autoregression, week',
        [1, 2, 3, 4, 5, 6, 7].map((k) => k * short),
        [0.4, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1],
      ),
    ];
  return [
    line,
    repeat(short),
    repeat(long),
    ...profiles(short, long),
    ...(long % short === 0 ? [smoothing(short, long)] : []),
    regression('autoregression', [short, long, short + long], [0.6, 0.6, -0.2]),
    regression('autoregression, days', ...days(short, long)),
    regression('autoregression, neighbours', ...neighbours(short, long)),
  ];
}

/** The same method, kept within its history's range widened by as much again, and at its sign. */
export const bounded = (candidate: Candidate): Candidate => ({
  ...candidate,
  forecast: (y, horizon) => {
    const low = y.reduce((least, v) => Math.min(least, v), Number.POSITIVE_INFINITY);
    const high = y.reduce((most, v) => Math.max(most, v), Number.NEGATIVE_INFINITY);
    const floor = low >= 0 ? Math.max(0, 2 * low - high) : 2 * low - high;
    return candidate.forecast(y, horizon).map((v) => Math.min(2 * high - low, Math.max(floor, v)));
  },
});

function profiles(short: number, long: number): Candidate[] {
  const recent = { seasons: 2, levelSteps: short, damping: 0.85, ratio: true };
  const steady = { seasons: 4, levelSteps: 3 * short, damping: 1, ratio: false };
  return [
    { name: 'profile, recent', options: recent },
    { name: 'profile, steady', options: steady },
  ].map(({ name, options }) => ({
    name,
    least: long + options.levelSteps,
    forecast: (y, h) => profileForecast(y, h, { ...options, season: long, step: short }),
  }));
}

const smoothing = (short: number, long: number): Candidate => ({
  name: 'double-seasonal smoothing',
  least: 2 * long,
  forecast: (y, h) => doubleSeasonal(y, h, short, long),
});

function regression(name: string, lags: readonly number[], prior: readonly number[]): Candidate {
  return {
    name,
    least: Math.max(...lags) + Math.max(fitted * lags[0]!, 4 * lags.length),
    forecast: (y, h) => autoregress(y, h, { lags, prior }),
  };
}

type LagsAndPrior = [lags: readonly number[], prior: readonly number[]];

/** Every short season back to the long one, at most a handful of them. */
function days(short: number, long: number): LagsAndPrior {
  const between = Array.from(
    { length: Math.min(6, Math.ceil(long / short) - 1) },
    (_, k) => (k + 1) * short,
  );
  return [
    [...between, long],
    [...between.map((_, k) => (k === 0 ? 0.4 : 0)), 0.6],
  ];
}

/** As `days`, and the steps beside those a short and a long season ago. */
function neighbours(short: number, long: number): LagsAndPrior {
  const [lags, prior] = days(short, long);
  const known = new Map(lags.map((lag, i) => [lag, prior[i]!]));
  for (const lag of [short + 1, long - 1, long + 1])
    if (lag > short && !known.has(lag)) known.set(lag, 0);
  const ordered = [...known].sort(([a], [b]) => a - b);
  return [ordered.map(([lag]) => lag), ordered.map(([, share]) => share)];
}
