import { createStore } from 'zustand/vanilla';
import type { RollingBacktest, SeriesResult } from '../forecast/series/protocol.ts';
import type { Problem } from '../problem/problem.ts';

/** The series that is to be continued, and from when. */
export interface LoadWanted {
  /** Id of an observed channel of the whole city. */
  readonly channel: string;
  /** Unix seconds in the channel's own time: values from then on are not used. */
  readonly at: number;
  /** Take the measured temperature of the coming hours as if it were a perfect weather forecast. */
  readonly temperature: boolean;
}

export interface LoadForecast extends SeriesResult {
  readonly wanted: LoadWanted;
  /** Unix seconds of the first value forecast; before `at` where the last values are missing. */
  readonly start: number;
  readonly stepSeconds: number;
  /** Values that it looked back on, and those of them that were interpolated. */
  readonly history: number;
  readonly filled: number;
}

export interface LoadBacktest extends RollingBacktest {
  readonly wanted: LoadWanted;
  /** Unix seconds of the first and of the last origin. */
  readonly from: number;
  readonly to: number;
  readonly history: number;
  readonly stepSeconds: number;
  /** Forecasts that it made. */
  readonly count: number;
}

export interface LoadForecastState {
  /** Set while somebody looks at the forecast. */
  readonly wanted: LoadWanted | undefined;
  readonly status: 'none' | 'running' | 'ready' | 'failed';
  /** Stays while a newer one is computed. */
  readonly forecast: LoadForecast | undefined;
  readonly problem: Problem | undefined;
  readonly backtest: {
    readonly status: 'none' | 'running' | 'ready' | 'failed';
    readonly progress: number;
    readonly report: LoadBacktest | undefined;
    readonly problem: Problem | undefined;
  };
  /** Wired by the composition root. */
  readonly startBacktest: (() => void) | undefined;
  readonly cancelBacktest: (() => void) | undefined;
}

const noBacktest = { status: 'none', progress: 0, report: undefined, problem: undefined } as const;

export const loadForecastStore = createStore<LoadForecastState>(() => ({
  wanted: undefined,
  status: 'none',
  forecast: undefined,
  problem: undefined,
  backtest: noBacktest,
  startBacktest: undefined,
  cancelBacktest: undefined,
}));
