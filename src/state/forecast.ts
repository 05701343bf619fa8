import { createStore } from 'zustand/vanilla';
import type { Text } from '../channel/text.ts';
import type { ForecastResult, Precision, PreparedCity } from '../forecast/protocol.ts';
import type { Problem } from '../problem/problem.ts';

/**
 * `refining`: answered, better answers follow. `stopped`: a person stopped it before it had said all it
 * would. `failed`: `problem` says why.
 */
export type ModelStatus = 'preparing' | 'running' | 'refining' | 'ready' | 'stopped' | 'failed';

/** One of the models that answer the scenario, as it stands. */
export interface ModelState {
  readonly id: string;
  readonly title: Text;
  /** Roads that are changed on the map concern it. */
  readonly roads: boolean;
  readonly status: ModelStatus;
  /** Share done, 0 to 1, of what it is doing; undefined where it cannot be told. */
  readonly progress: number | undefined;
  /** How near its latest answer is; undefined before the first, and where it is exact. */
  readonly precision: Precision | undefined;
  readonly problem: Problem | undefined;
  /** What a person should know of its latest answer. */
  readonly notes: readonly Text[];
  /** Computing time of its latest answer. */
  readonly milliseconds: number | undefined;
  /** Its figures are of other assumptions than the levers show. */
  readonly stale: boolean;
  /** What it says of itself and of this city's data, once prepared. */
  readonly city: PreparedCity | undefined;
}

export interface ForecastState {
  /** Of all models together: `failed` only where none is left. */
  readonly status: 'none' | 'preparing' | 'running' | 'ready' | 'failed';
  readonly models: readonly ModelState[];
  /** The first model's words, with levers and values of scenario A of all models. */
  readonly city: PreparedCity | undefined;
  /** Scenario A: every lever at today's value, computed once per city; of all models that answered. */
  readonly a: ForecastResult | undefined;
  /** Scenario B: the latest answers; they stay while newer ones are computed. */
  readonly b: ForecastResult | undefined;
  /** Wired by the composition root: stops what a model does, and lets it go on or try again. */
  readonly stop: ((model: string) => void) | undefined;
  readonly resume: ((model: string) => void) | undefined;
}

export const forecastStore = createStore<ForecastState>(() => ({
  status: 'none',
  models: [],
  city: undefined,
  a: undefined,
  b: undefined,
  stop: undefined,
  resume: undefined,
}));

/**
 * What the map is painted with: answers as soon as they come. `forecastStore`, and with it the interface, has
 * them once the map is drawn, so that writing figures never holds the picture up.
 */
export interface AnswersState {
  readonly a: ForecastResult | undefined;
  readonly b: ForecastResult | undefined;
  /**
   * When the levers behind the newest first answer were set, and when it came, milliseconds of
   * `performance.now()`; undefined where `b` became a better answer to the same question.
   */
  readonly askedAt: number | undefined;
  readonly answeredAt: number | undefined;
  /** Counts changes of what the map is to show. */
  readonly revision: number;
  /** The revision that is on the screen; the globe tells. */
  readonly drawn: number;
}

export const answersStore = createStore<AnswersState>(() => ({
  a: undefined,
  b: undefined,
  askedAt: undefined,
  answeredAt: undefined,
  revision: 0,
  drawn: 0,
}));
