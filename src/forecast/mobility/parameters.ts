import { triangular, uniform } from '../random.ts';
import {
  type Assumed,
  type ChoiceKey,
  choiceKeys,
  type Mode,
  modes,
  type RoadKey,
  roadKeys,
  type TrafficModel,
  type TransitKey,
  transitKeys,
} from './model.ts';

/** One value for each assumption: the most likely ones, or one sample of all. */
export interface Parameters {
  readonly trips: readonly number[];
  readonly occupancy: readonly number[];
  readonly deterrence: readonly number[];
  /** Shares of trips today, sum 1. */
  readonly modeShares: Readonly<Record<Mode, number>>;
  readonly choice: Readonly<Record<ChoiceKey, number>>;
  readonly transit: Readonly<Record<TransitKey, number>>;
  readonly roads: Readonly<Record<RoadKey, number>>;
  readonly externalScale: number;
  readonly through: number;
  readonly externalCarShare: number;
  readonly co2: number;
  readonly nox: number;
  readonly daysPerYear: number;
}

/** The most likely value of every assumption. */
export const likely = (model: TrafficModel): Parameters =>
  parametersBy(model, ({ range }) => range[1]);

/**
 * Samples of all assumptions by a Latin hypercube (McKay, Beckman & Conover 1979): each range is cut
 * into as many parts of equal probability as there are samples, and every part is drawn from once.
 */
export function drawn(model: TrafficModel): readonly Parameters[] {
  const { samples, seed } = model;
  const next = uniform(seed);
  const columns: Float64Array[] = [];
  return Array.from({ length: samples }, (_, s) => {
    let place = 0;
    return parametersBy(model, ({ range }) => {
      columns[place] ??= column(samples, next);
      return triangular(columns[place++]![s]!, range);
    });
  });
}

function column(samples: number, next: () => number): Float64Array {
  const order = Array.from({ length: samples }, (_, i) => i);
  for (let i = samples - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return Float64Array.from(order, (part) => (part + next()) / samples);
}

function parametersBy(model: TrafficModel, value: (of: Assumed) => number): Parameters {
  const record = <K extends string>(
    keys: readonly K[],
    from: Readonly<Record<K, Assumed>>,
  ): Record<K, number> =>
    Object.fromEntries(keys.map((key) => [key, value(from[key])])) as Record<K, number>;
  const shares = record(modes, model.modeShares);
  const sum = modes.reduce((total, mode) => total + shares[mode], 0);
  return {
    trips: model.purposes.map(({ trips }) => value(trips)),
    occupancy: model.purposes.map(({ occupancy }) => value(occupancy)),
    deterrence: model.purposes.map(({ deterrence }) => value(deterrence)),
    modeShares: Object.fromEntries(modes.map((mode) => [mode, shares[mode] / sum])) as Record<
      Mode,
      number
    >,
    choice: record(choiceKeys, model.choice),
    transit: record(transitKeys, model.transit),
    roads: record(roadKeys, model.roads),
    externalScale: value(model.external.scale),
    through: value(model.external.through),
    externalCarShare: value(model.external.carShare),
    co2: value(model.fleet.co2),
    nox: value(model.fleet.nox),
    daysPerYear: value(model.daysPerYear),
  };
}
