import type { Catalogue, Distribution } from '../../catalogue/entry.ts';
import type { RoadNetwork } from '../../channel/roads.ts';
import type { FeatureTable } from '../../channel/table.ts';
import type { Text } from '../../channel/text.ts';
import type { ForecastResult, PreparedCity } from '../../forecast/protocol.ts';
import type { Assumptions } from '../../scenario/scenario.ts';

/** What the models of a city are made from; each file is read once, whoever asks first. */
export interface CityInputs {
  readonly catalogue: Catalogue;
  readonly buildings: Promise<FeatureTable | undefined>;
  /** The road network, read when it is first asked for; undefined where the city has none. */
  roads(): Promise<RoadNetwork | undefined>;
}

/** A prepared model: the part of `ForecastClient` that answers. */
export interface Prepared {
  readonly city: PreparedCity;
  run(
    assumptions: Assumptions,
    refined: (result: ForecastResult) => void,
  ): Promise<ForecastResult | undefined>;
  cancel(): void;
  /** Lets better answers be worked out, or rest where they are. */
  background(on: boolean): void;
}

/** A model that a city may have. */
export interface CityModel {
  readonly id: string;
  readonly title: Text;
  /** Roads that are changed on the map concern it. */
  readonly roads: boolean;
  /** The catalogue holds what it cannot do without. */
  fits(catalogue: Catalogue): boolean;
  /**
   * Loads its inputs and prepares it in a worker of its own, which ends when `signal` aborts.
   * Rejects with a Problem.
   */
  start(
    inputs: CityInputs,
    signal: AbortSignal,
    progress: (share: number) => void,
  ): Promise<Prepared>;
}

/** The first distribution of a catalogue that conforms to a standard. */
export const distributionOf = (catalogue: Catalogue, standard: string): Distribution | undefined =>
  catalogue.entries.flatMap((e) => e.distributions).find((d) => d.conformsTo.includes(standard));
