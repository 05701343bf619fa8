import { createStore } from 'zustand/vanilla';
import type { Text } from '../channel/text.ts';
import type { LonLat } from '../geo/bounds.ts';
import type { Problem } from '../problem/problem.ts';

/** One counting station beside today's modelled traffic on the road that it stands on. */
export interface CountedPlace extends LonLat {
  readonly station: string;
  /** Name of the road, '' where it has none. */
  readonly street: string;
  /** Metres from the station to the road. */
  readonly distance: number;
  /** 0 to 1: how sure it is that the station counts this road; below 0.5 it is doubtful. */
  readonly confidence: number;
  /** Vehicles per hour, both directions. */
  readonly observed: number;
  readonly modelled: number;
  readonly geh: number;
}

/** How well modelled and counted traffic agree. */
export interface CountsAgreement {
  /** Null below three places. */
  readonly r2: number | null;
  /** Vehicles per hour. */
  readonly rmse: number;
  readonly geh: number;
  readonly below5: number;
}

/** How the model was fitted to counts. */
export interface CountsFit {
  readonly stations: number;
  readonly before: CountsAgreement;
  readonly after: CountsAgreement;
  /** At each station as the model is when fitted to the others. */
  readonly heldOut: CountsAgreement;
  /** Share of the traffic past the stations that is of the city's own people. */
  readonly residents: number;
  /** How it was fitted, by language. */
  readonly method: Text;
}

export interface CountsAnswer {
  /** Title of the dataset, and the period that its mean working day is of. */
  readonly source: Text;
  /** Local hour that is compared. */
  readonly hour: number;
  /** NaN below three places. */
  readonly r2: number;
  /** Vehicles per hour. */
  readonly rmse: number;
  /** Mean GEH, and the share of places below 5. */
  readonly geh: number;
  readonly below5: number;
  readonly places: readonly CountedPlace[];
  /** Stations without a main road near. */
  readonly unmatched: readonly string[];
  /** Undefined where the model was not fitted. */
  readonly fit: CountsFit | undefined;
}

export interface CountsState {
  /** The city has counts and a traffic model. */
  readonly available: boolean;
  /** Somebody wants to see the comparison: only then is it made. */
  readonly wanted: boolean;
  readonly answer: CountsAnswer | undefined;
  readonly problem: Problem | undefined;
}

export const countsStore = createStore<CountsState>(() => ({
  available: false,
  wanted: false,
  answer: undefined,
  problem: undefined,
}));
