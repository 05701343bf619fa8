import type { Range } from '../../energy/model.ts';
import { triangular, uniform } from '../../random.ts';
import { assumedBy } from '../hour/assumed.ts';
import type { Draw } from './field.ts';
import { type Factor, factors, type HeatModel, type MeasureCover, measureKeys } from './model.ts';

/** Everything at its likely value. */
export const likely = (model: HeatModel): Draw => drawOf(model, ([, mode]) => mode);

/** The model's samples: triangular over each range, the same for every scenario so that differences are paired. */
export function drawsOf(model: HeatModel): readonly Draw[] {
  const next = uniform(model.seed);
  return Array.from({ length: model.samples }, () =>
    drawOf(model, (range) => triangular(next(), range)),
  );
}

function drawOf(model: HeatModel, pick: (range: Range) => number): Draw {
  const cover = (of: MeasureCover): Partial<Record<Factor, number>> =>
    Object.fromEntries(Object.entries(of).map(([factor, range]) => [factor, pick(range)]));
  return {
    classes: model.classes.map(
      (c) =>
        Object.fromEntries(factors.map((f) => [f, pick(c[f])])) as Readonly<Record<Factor, number>>,
    ),
    covers: Object.fromEntries(
      measureKeys.map((key) => [key, cover(model.covers[key])]),
    ) as unknown as Draw['covers'],
    flatRoofs: pick(model.flatRoofs),
    heatIsland: pick(model.heatIsland),
    coolingDistance: pick(model.coolingDistance),
    mixing: pick(model.mixing),
    places: assumedBy(pick),
  };
}
