import type { Figure, TimeWindow } from '../../../channel/channel.ts';
import type { FigureDifference } from '../../protocol.ts';
import { interval } from '../../random.ts';
import { type Cooling, type Draw, type Field, temperatureOf } from './field.ts';
import type { PreparedHeat, Runs } from './prepare.ts';

/** Window of a hot summer day. */
export const summer = (year: number): TimeWindow => ({
  start: `${year}-06-01`,
  end: `${year}-09-01`,
});

/** Mean over the city by residents (or built ground), NaN cells left out. */
function meanOf({ weight }: Field, of: (cell: number) => number): number {
  let [sum, total] = [0, 0];
  for (let i = 0; i < weight.length; i++) {
    const value = of(i);
    if (!(weight[i]! > 0) || Number.isNaN(value)) continue;
    sum += weight[i]! * value;
    total += weight[i]!;
  }
  return total > 0 ? sum / total : Number.NaN;
}

type Measured = (field: Field, draw: Draw, run: Cooling) => number;

/** Means over the city with intervals, and their changes from scenario A from paired samples. */
export function figuresOf(
  prepared: PreparedHeat,
  all: Runs<Cooling>,
): { figures: readonly Figure[]; differences: readonly FigureDifference[] } {
  const { model, base } = prepared;
  const index: Measured = (field, _draw, { hm }) => meanOf(field, (i) => hm[i]!);
  const air: Measured = (field, draw, { mixed }) =>
    temperatureOf(
      model,
      draw,
      meanOf(field, (i) => mixed[i]!),
    );
  const list: readonly (readonly [quantity: string, unit: string, of: Measured])[] = [
    ['heatAirTemperature', 'degC', air],
    ['heatMitigation', '1', index],
  ];
  const window = summer(model.baseYear);
  const figures: Figure[] = [];
  const differences: FigureDifference[] = [];
  for (const [quantity, unit, of] of list) {
    const value = of(prepared.field, prepared.nominal, all.fine);
    const from = of(prepared.field, prepared.nominal, base.fine);
    const sampled = (runs: Runs<Cooling>): Float64Array =>
      Float64Array.from(prepared.draws, (draw, s) => of(prepared.coarse, draw, runs.drawn[s]!));
    const [b, a] = [sampled(all), sampled(base)];
    const centre = of(prepared.coarse, prepared.nominal, all.coarse);
    const before = of(prepared.coarse, prepared.nominal, base.coarse);
    figures.push({ quantity, group: 'heat', unit, value, ...about(value, centre, b), window });
    differences.push({
      quantity,
      unit,
      value: value - from,
      ...about(
        value - from,
        centre - before,
        b.map((x, s) => x - a[s]!),
      ),
    });
  }
  return { figures, differences };
}

/** 9 in 10 samples' distances from `centre`, laid about `value`. */
function about(
  value: number,
  centre: number,
  samples: Float64Array,
): { readonly lower: number; readonly upper: number } {
  const [low, high] = interval(samples, centre);
  // The distances first: each has its sign, so that rounding never puts a bound past the value.
  return { lower: value + (low - centre), upper: value + (high - centre) };
}
