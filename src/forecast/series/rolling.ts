import { seasonalNaive } from './benchmarks.ts';
import { forecastSeries, type SeriesOptions } from './forecast.ts';
import { seasonalScale } from './metrics.ts';

/** What forecasts of the past would have been worth, each made from the values before it alone. */
export interface RollingBacktest {
  /** Number of values before each forecast, earliest first. */
  readonly origins: readonly number[];
  /** The forecast (`auto`) and what it is held against, each by step of the horizon and in all. */
  readonly methods: readonly RollingMethod[];
  /** Share of values within the intervals, by step and in all; `level` is what was asked for, percent. */
  readonly level: number;
  readonly coverage: Float64Array;
  readonly coverageOverall: number;
  /** Mean width of the intervals, in the series' unit. */
  readonly width: number;
  /** Mean weight of each method in the combination, largest first, and its mean absolute error. */
  readonly weights: readonly {
    readonly name: string;
    readonly weight: number;
    readonly error: number;
  }[];
}

export interface RollingMethod {
  /** `auto`, `naive` (last value), `day` and `week` (seasonal naive of the short and the long season). */
  readonly id: 'auto' | 'naive' | 'day' | 'week';
  /** Percent, 0 to 200. */
  readonly smape: Float64Array;
  readonly smapeOverall: number;
  /** Relative to the mean error of the seasonal naive one season ahead within the history. */
  readonly mase: Float64Array;
  readonly maseOverall: number;
}

export interface RollingOptions extends Omit<SeriesOptions, 'method'> {
  /** How many origins, and steps between them; the last is one horizon before the end. */
  readonly count: number;
  readonly spacing: number;
  /** Values before each origin that the forecast is given. */
  readonly history: number;
}

/**
 * Rolling-origin evaluation (Tashman 2000, International Journal of Forecasting 16): at each origin the whole
 * procedure is run anew, weights and intervals included, on `history` values before it. A generator, so that a
 * caller may tell how far it is; it yields shares from 0 to 1 and returns the measures.
 * @param values at least one origin's history and horizon
 */
export function* rollingBacktest(
  values: Float64Array,
  options: RollingOptions,
): Generator<number, RollingBacktest> {
  const { horizon, history, count, spacing, seasons, level } = options;
  const [day = 1, week = day] = seasons;
  const last = values.length - horizon;
  const possible = Math.floor((last - history) / spacing) + 1;
  const used = Math.min(count, possible);
  if (used < 1)
    throw new RangeError(`${values.length} values leave no origin of ${history} and ${horizon}`);
  const origins = Array.from({ length: used }, (_, j) => last - (used - 1 - j) * spacing);
  const sums = (['auto', 'naive', 'day', 'week'] as const).map((id) => ({
    id,
    smape: new Float64Array(horizon),
    mase: new Float64Array(horizon),
  }));
  const coverage = new Float64Array(horizon);
  const weights = new Map<string, { weight: number; error: number }>();
  let width = 0;
  for (const [j, origin] of origins.entries()) {
    yield j / used;
    const from = origin - history;
    const past = values.slice(from, origin);
    const made = forecastSeries(past, { ...options, ...within(options, from), method: 'auto' });
    const scale = seasonalScale(past, day);
    const forecasts = {
      auto: made.mean,
      naive: seasonalNaive(past, horizon, 1),
      day: seasonalNaive(past, horizon, day),
      week: seasonalNaive(past, horizon, week),
    };
    for (let h = 0; h < horizon; h++) {
      const actual = values[origin + h]!;
      for (const sum of sums) {
        const error = Math.abs(actual - forecasts[sum.id][h]!);
        const size = Math.abs(actual) + Math.abs(forecasts[sum.id][h]!);
        sum.smape[h]! += size === 0 ? 0 : (200 * error) / size / used;
        sum.mase[h]! += error / scale / used;
      }
      if (actual >= made.lower[h]! && actual <= made.upper[h]!) coverage[h]! += 1 / used;
      width += (made.upper[h]! - made.lower[h]!) / horizon / used;
    }
    for (const { name, weight, error } of made.backtest.methods) {
      const sum = weights.get(name) ?? { weight: 0, error: 0 };
      weights.set(name, { weight: sum.weight + weight / used, error: sum.error + error / used });
    }
  }
  return {
    origins,
    methods: sums.map((sum) => ({
      ...sum,
      smapeOverall: mean(sum.smape),
      maseOverall: mean(sum.mase),
    })),
    level,
    coverage,
    coverageOverall: mean(coverage),
    width,
    weights: [...weights]
      .map(([name, of]) => ({ name, ...of }))
      .sort((a, b) => b.weight - a.weight),
  };
}

/** What is known of an origin's own steps. */
const within = (
  { temperature, calendar }: RollingOptions,
  from: number,
): Partial<SeriesOptions> => ({
  ...(temperature && { temperature: temperature.subarray(from) }),
  ...(calendar && {
    calendar: {
      weekday: calendar.weekday.subarray(from),
      holiday: calendar.holiday.subarray(from),
    },
  }),
});

const mean = (values: Float64Array): number =>
  values.reduce((sum, v) => sum + v, 0) / values.length;
