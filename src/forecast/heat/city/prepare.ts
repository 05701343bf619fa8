import { domainOf } from '../../../channel/scale.ts';
import type { LeverValues } from '../../../scenario/lever.ts';
import { todayValues } from '../../../scenario/lever.ts';
import type { PreparedCity } from '../../protocol.ts';
import { type AirYear, readAirYear } from '../hour/weather.ts';
import { drawsOf, likely } from './draws.ts';
import { type Cooling, type Draw, type Field, type Measures, temperatureOf } from './field.ts';
import { gather, gatherBy } from './gather.ts';
import type { HeatInputs } from './inputs.ts';
import { type HeatModel, readHeatModel } from './model.ts';
import { coolingOf, type Scene, scenesOf } from './scene.ts';

/** Cells of the picture, and of the runs from which intervals come. */
const mostCells = 40_000;
const mostSampleCells = 3000;

/** Something by cell: likely values on fine and on coarse cells, and every draw on coarse ones. */
export interface Runs<T> {
  readonly fine: T;
  readonly coarse: T;
  readonly drawn: readonly T[];
}

/** Everything of a city that does not depend on a lever. */
export interface PreparedHeat {
  readonly model: HeatModel;
  readonly inputs: HeatInputs;
  /** Weather of a typical year; absent where the city has none. */
  readonly air: AirYear | undefined;
  /** Cells of the land cover on a side of one of the picture's, and of one of the samples'. */
  readonly by: number;
  readonly bySample: number;
  readonly field: Field;
  readonly coarse: Field;
  readonly nominal: Draw;
  readonly draws: readonly Draw[];
  readonly scenes: Runs<Scene>;
  /** Scenario A. */
  readonly base: Runs<Cooling>;
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
  const { weather, weatherFile = 'weather' } = inputs;
  const air = weather === undefined ? undefined : readAirYear(weather, weatherFile);
  const by = gatherBy(inputs, mostCells);
  // Whole cells of the picture make one of the samples', so that widths can be handed down.
  const bySample = by * Math.max(1, Math.ceil(gatherBy(inputs, mostSampleCells) / by));
  const field = gather(inputs, model, by);
  const coarse = gather(inputs, model, bySample);
  progress(0.2);
  const nominal = likely(model);
  const draws = drawsOf(model);
  const [fine] = scenesOf(field, model, [nominal]);
  progress(0.4);
  const [centre, ...drawn] = scenesOf(coarse, model, [nominal, ...draws]);
  progress(0.8);
  const scenes = { fine: fine!, coarse: centre!, drawn };
  const base = coolAll(scenes, measuresOf(todayValues(model.levers)));
  return {
    model,
    inputs,
    air,
    by,
    bySample,
    field,
    coarse,
    nominal,
    draws,
    scenes,
    base,
    domain: domainOf(base.fine.mixed.map((index) => temperatureOf(model, nominal, index))),
  };
}

/** Cooling of all scenes under the same measures. */
export function coolAll({ fine, coarse, drawn }: Runs<Scene>, of: Measures): Runs<Cooling> {
  const [centre, ...samples] = coolingOf([coarse, ...drawn], of);
  return { fine: coolingOf([fine], of)[0]!, coarse: centre!, drawn: samples };
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
