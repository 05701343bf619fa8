import { createStore } from 'zustand/vanilla';
import type { ForecastResult, PreparedCity } from '../forecast/protocol.ts';
import type { Problem } from '../problem/problem.ts';

export interface ForecastState {
  readonly status: 'none' | 'preparing' | 'running' | 'ready' | 'failed';
  readonly progress: number | undefined;
  readonly problem: Problem | undefined;
  /** What the model says of itself and of this city's data, once prepared. */
  readonly city: PreparedCity | undefined;
  /** Scenario A: every lever at today's value, computed once per city. */
  readonly a: ForecastResult | undefined;
  /** Scenario B: the latest answer; stays while a newer one is computed. */
  readonly b: ForecastResult | undefined;
  /** When the lever values behind `b` were set, milliseconds of `performance.now()`. */
  readonly askedAt: number | undefined;
  /** Counts answers, so that views can depend on a number. */
  readonly revision: number;
  /** Wired by the composition root: stops the run in flight. */
  readonly cancel: (() => void) | undefined;
}

export const forecastStore = createStore<ForecastState>(() => ({
  status: 'none',
  progress: undefined,
  problem: undefined,
  city: undefined,
  a: undefined,
  b: undefined,
  askedAt: undefined,
  revision: 0,
  cancel: undefined,
}));
