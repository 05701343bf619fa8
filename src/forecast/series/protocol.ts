import type { ProblemData } from '../../problem/problem.ts';
import type { Weighted } from './backtest.ts';
import type { RollingBacktest } from './rolling.ts';

export type { Weighted } from './backtest.ts';
export type { RollingBacktest, RollingMethod } from './rolling.ts';

/** An hourly or otherwise regular series that is to be continued. */
export interface SeriesTask {
  /** Named in problems. */
  readonly name: string;
  /** Without gaps, oldest first. */
  readonly values: Float64Array;
  /** Unix seconds of the first value, and step, s. */
  readonly start: number;
  readonly stepSeconds: number;
  /** IANA; local days, and the country whose public holidays count. */
  readonly timeZone: string;
  readonly horizon: number;
  /** Percent. */
  readonly level: number;
  /** degC of every value and of the horizon. */
  readonly temperature?: Float64Array;
}

/** What is asked of the worker of series; `history` is what each forecast may look back on, steps. */
export type SeriesRequest =
  | { readonly type: 'forecast'; readonly id: number; readonly task: SeriesTask }
  | {
      readonly type: 'backtest';
      readonly id: number;
      readonly task: SeriesTask;
      readonly history: number;
      readonly count: number;
      readonly spacing: number;
    };

export interface SeriesResult {
  /** By step, in the series' unit. */
  readonly mean: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly level: number;
  /** Origins of the series' own past behind weights and interval, and the coverage that was measured there. */
  readonly origins: number;
  readonly coverage: number;
  /** Largest weight first. */
  readonly methods: readonly Weighted[];
  /** ISO 3166 code whose public holidays are known; undefined where the time zone names no country. */
  readonly country: string | undefined;
}

export type SeriesAnswer =
  | { readonly type: 'forecast'; readonly id: number; readonly result: SeriesResult }
  | { readonly type: 'progress'; readonly id: number; readonly share: number }
  | {
      readonly type: 'backtest';
      readonly id: number;
      readonly report: RollingBacktest;
      readonly country: string | undefined;
    }
  | { readonly type: 'failed'; readonly id: number; readonly problem: ProblemData };
