import type { LeverValues } from './lever.ts';
import type { RoadChange } from './roadChange.ts';

/** Enough to reproduce every number of a run. */
export interface Provenance {
  readonly city: string;
  readonly synthetic: boolean;
  /** sha256 (hex) of each input file that the model read, by path relative to the city folder. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly model: { readonly name: string; readonly version: string };
  readonly app: string;
  /** Number of samples behind the intervals and the seed of their generator. */
  readonly samples: number;
  readonly seed: number;
  readonly sources: readonly string[];
  /** Every model of the city that ran, the first one above all. */
  readonly models?: readonly {
    readonly name: string;
    readonly version: string;
    readonly samples: number;
    readonly seed: number;
  }[];
}

/** What a person assumes: everything that a model may be asked with. */
export interface Assumptions {
  readonly levers: LeverValues;
  readonly roads?: readonly RoadChange[];
}

export interface Scenario extends Assumptions {
  readonly city: string;
}
