import { domainOf } from '../../../channel/scale.ts';
import type { LeverValues } from '../../../scenario/lever.ts';
import { todayValues } from '../../../scenario/lever.ts';
import type { PreparedCity } from '../../protocol.ts';
import { drawsOf, likely } from './draws.ts';
import {
  type Cooling,
  coolingOf,
  type Draw,
  type Field,
  type Measures,
  temperatureOf,
} from './field.ts';
import { gather, gatherBy } from './gather.ts';
import type { HeatInputs } from './inputs.ts';
import { type HeatModel, readHeatModel } from './model.ts';

/** Cells of the picture, and of the runs from which intervals come. */
const mostCells = 40_000;
const mostSampleCells = 3000;

/** Everything of a city that does not depend on a lever. */
export interface PreparedHeat {
  readonly model: HeatModel;
  readonly inputs: HeatInputs;
  /** Cells of the land cover on a side of one of the picture's, and of one of the samples'. */
  readonly by: number;
  readonly bySample: number;
  readonly field: Field;
  readonly coarse: Field;
  readonly nominal: Draw;
  readonly draws: readonly Draw[];
  /** Scenario A: likely values on the fine field; on the coarse one likely values and every draw. */
  readonly base: Cooling;
  readonly coarseBase: Cooling;
  readonly drawnBase: readonly Cooling[];
  /** Temperatures between which the colours run in every scenario, degC. */
  readonly domain: readonly [number, number];
}

/**
 * Prepares a city's heat model.
 * @throws Problem naming the file and the place that is wrong
 */
export function prepareHeat(
  inputs: HeatInputs,
  progress: (share: number) => void = () => {},
): PreparedHeat {
  const model = readHeatModel(inputs.model, inputs.file);
  const by = gatherBy(inputs, mostCells);
  // Whole cells of the picture make one of the samples', so that widths can be handed down.
  const bySample = by * Math.max(1, Math.ceil(gatherBy(inputs, mostSampleCells) / by));
  const field = gather(inputs, model, by);
  const coarse = gather(inputs, model, bySample);
  progress(0.2);
  const nominal = likely(model);
  const draws = drawsOf(model);
  const today = measuresOf(todayValues(model.levers));
  const base = coolingOf(field, model, nominal, today);
  progress(0.4);
  const coarseBase = coolingOf(coarse, model, nominal, today);
  const drawnBase = draws.map((draw, i) => {
    progress(0.4 + (0.6 * i) / draws.length);
    return coolingOf(coarse, model, draw, today);
  });
  return {
    model,
    inputs,
    by,
    bySample,
    field,
    coarse,
    nominal,
    draws,
    base,
    coarseBase,
    drawnBase,
    domain: domainOf(base.mixed.map((index) => temperatureOf(model, nominal, index))),
  };
}

/** Lever values as shares. */
export const measuresOf = (levers: LeverValues): Measures => ({
  trees: (levers.street_trees ?? 0) / 100,
  greenRoofs: (levers.green_roofs ?? 0) / 100,
  coolRoofs: (levers.cool_roofs ?? 0) / 100,
});

/** What the app and the headless door tell about a prepared city. */
export function describeHeat({ model }: PreparedHeat): PreparedCity {
  return {
    levers: model.levers,
    baseline: todayValues(model.levers),
    baseYear: model.baseYear,
    buildings: 0,
    assumed: { age: 0, use: 0, heating: 0, size: 0 },
    model: { name: model.name, version: model.version, note: model.note },
    sources: model.sources,
    samples: model.samples,
    seed: model.seed,
  };
}
