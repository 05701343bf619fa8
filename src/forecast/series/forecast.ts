import { Problem } from '../../problem/problem.ts';
import {
  type Backtest,
  combine,
  combinedErrors,
  measuredCoverage,
  plan,
  testAt,
  weigh,
} from './backtest.ts';
import {
  naive,
  naive2,
  type PointMethod,
  seasonalNaive,
  simpleSmoothing,
  theta,
} from './benchmarks.ts';
import { classCandidate, type DayCalendar, holidayAware } from './calendar.ts';
import { bounded, type Candidate, candidatesFor } from './candidates.ts';
import { halfWidths } from './intervals.ts';
import { weatherCandidate } from './weather.ts';

export const methods = ['naive', 'snaive', 'naive2', 'ses', 'theta', 'auto'] as const;
export type Method = (typeof methods)[number];

export interface SeriesOptions {
  /** Steps to forecast, 1 or more. */
  readonly horizon: number;
  /** Lengths of seasons in steps, such as 24 and 168 of hourly values; none to two, each above 1. */
  readonly seasons: readonly number[];
  /** Level of the intervals, percent, above 0 and below 100. */
  readonly level: number;
  readonly method: Method;
  /** Outdoor degC of every step of the history and the horizon; `auto` then tries a regression on it. */
  readonly temperature?: Float64Array;
  /** Days of every step of the history and the horizon; `auto` then knows holidays. Seasons hold day and week. */
  readonly calendar?: DayCalendar;
  /** Name of the series or its file, for messages. */
  readonly name?: string;
}

export interface SeriesForecast {
  readonly method: Method;
  /** By step, in the series' unit; lower <= mean <= upper. */
  readonly mean: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly backtest: Backtest;
}

const benchmarks: Readonly<Record<Exclude<Method, 'auto'>, PointMethod>> = {
  naive,
  snaive: seasonalNaive,
  naive2,
  ses: simpleSmoothing,
  theta,
};

/**
 * Forecasts a series of equal steps with conformal intervals. `auto` combines the methods of
 * `candidates.ts` by their errors at origins of its own past; see METHOD.md.
 *
 * A series without negative values gets none in forecast or interval. Deterministic.
 * @param values finite numbers, two or more, oldest first; gaps are to be filled before (`gaps.ts`)
 * @throws Problem `loadShort`; RangeError for options or values that are none
 */
export function forecastSeries(values: Float64Array, options: SeriesOptions): SeriesForecast {
  const { horizon, level, method } = options;
  const n = values.length;
  check(values, options);
  const seasons = [...options.seasons].sort((a, b) => a - b);
  const period = seasons[0] ?? 1;
  const planned = plan(
    n,
    horizon,
    n >= 2 * period ? seasons[0] : undefined,
    method === 'auto' ? combined(seen(seasons, n), options) : [benchmark(method, period, n)],
  );
  const { origins } = planned;
  const pasts = origins.map((o) => values.slice(0, o));
  const tested = planned.candidates.map((c) => testAt(values, c, origins, planned.tested, pasts));
  const weights = weigh(tested);
  // A benchmark is a definition, so nothing is cut off from it.
  const mean =
    method === 'auto'
      ? combine(
          tested.map((t) => t.candidate.forecast(values, horizon)),
          weights,
        )
      : benchmarks[method](values, horizon, period);
  const errors = combinedErrors(values, tested, origins);
  const interval = { season: period, spacing: planned.spacing, level };
  const half = halfWidths(errors, { ...interval, horizon });
  const positive = values.every((v) => v >= 0);
  const coverage = measuredCoverage(errors, interval);
  const error = meanSize(errors);
  const naiveError = meanSize(
    origins.map((o) =>
      seasonalNaive(values.subarray(0, o), planned.tested, period).map(
        (v, h) => values[o + h]! - v,
      ),
    ),
  );
  return {
    method,
    mean,
    lower: mean.map((v, h) => (positive ? Math.min(v, Math.max(0, v - half[h]!)) : v - half[h]!)),
    upper: mean.map((v, h) => v + half[h]!),
    backtest: {
      origins,
      error,
      naiveError,
      againstNaive: average(error) / average(naiveError),
      coverage,
      coverageOverall: average(coverage),
      methods: tested.map(({ candidate, errors: own }, i) => ({
        name: candidate.name,
        weight: weights[i]!,
        error: average(own),
      })),
    },
  };
}

/** Seasons that a series has seen twice; the longer with a shorter one more, to be tested on. */
const seen = (seasons: readonly number[], n: number): readonly number[] =>
  seasons.filter((season, i) => n >= 2 * season + (i === 0 ? 0 : seasons[0]!));

function combined(
  seasons: readonly number[],
  { temperature, calendar }: SeriesOptions,
): readonly Candidate[] {
  const last: Candidate = { name: 'naive', least: 1, forecast: (y, h) => naive(y, h, 1) };
  const usual = candidatesFor(seasons).filter((c) => c.name !== last.name);
  const weather = temperature === undefined ? [] : [weatherCandidate(seasons, temperature)];
  const all = [last, ...usual, ...weather];
  const [day, week] = seasons;
  if (calendar === undefined || day === undefined || week !== 7 * day) return all.map(bounded);
  return [...all.map(holidayAware(calendar, day)), classCandidate(calendar, day)].map(bounded);
}

/** A benchmark, tried only where it knows a season, unless the series is too short for that. */
function benchmark(method: Exclude<Method, 'auto'>, period: number, n: number): Candidate {
  const forecast = benchmarks[method];
  return {
    name: method,
    least: n - Math.floor(n / 3) > period ? period : 1,
    forecast: (y, h) => forecast(y, h, period),
  };
}

function check(values: Float64Array, options: SeriesOptions): void {
  const { horizon, seasons, level, temperature, calendar, name = 'series' } = options;
  const whole = (v: number): boolean => Number.isInteger(v) && v >= 1;
  if (!whole(horizon)) throw new RangeError(`horizon ${horizon} is not a whole number above 0`);
  if (seasons.length > 2 || !seasons.every((s) => whole(s) && s > 1))
    throw new RangeError(`seasons ${seasons} are not up to two whole numbers above 1`);
  if (seasons.length === 2 && seasons[0] === seasons[1])
    throw new RangeError(`seasons ${seasons} are the same`);
  if (!(level > 0 && level < 100)) throw new RangeError(`level ${level} is not within 0 to 100 %`);
  if (values.length < 2)
    throw new Problem('loadShort', { file: name, id: name, count: values.length });
  if (!values.every(Number.isFinite)) throw new RangeError('a value is not a finite number');
  if (calendar !== undefined && calendar.weekday.length < values.length + horizon)
    throw new RangeError(
      `${calendar.weekday.length} days for ${values.length} values and ${horizon} steps`,
    );
  if (temperature !== undefined && temperature.length < values.length + horizon)
    throw new RangeError(
      `${temperature.length} temperatures for ${values.length} values and ${horizon} steps`,
    );
}

const average = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((sum, v) => sum + v, 0) / values.length;

const meanSize = (errors: readonly Float64Array[]): Float64Array =>
  errors[0]!.map((_, h) => errors.reduce((sum, e) => sum + Math.abs(e[h]!), 0) / errors.length);
