import type { Channel, Figure, TimeWindow } from '../../../channel/channel.ts';
import type { Text } from '../../../channel/text.ts';
import { type LeverValues, todayValues } from '../../../scenario/lever.ts';
import type { FigureDifference, ForecastResult } from '../../protocol.ts';
import { interval } from '../../random.ts';
import { type Cooling, coolingOf, type Draw, type Field, temperatureOf } from './field.ts';
import { measuresOf, type PreparedHeat } from './prepare.ts';

export const heatModelTitle: Text = { en: 'Urban heat', de: 'Hitze in der Stadt' };
export const heatModelVersion = '1.0.0';

/**
 * Runs the heat model for lever values; what is missing stays today. Intervals come from the model's samples on
 * larger cells: each sample's distance from the likely value there is laid about the likely value here.
 */
export function runHeat(prepared: PreparedHeat, values: LeverValues, id = 0): ForecastResult {
  const start = performance.now();
  const { model, field, coarse, nominal, draws } = prepared;
  const levers = { ...todayValues(model.levers), ...values };
  const of = measuresOf(levers);
  const fine = coolingOf(field, model, nominal, of);
  const coarseFine = coolingOf(coarse, model, nominal, of);
  const drawn = draws.map((draw) => coolingOf(coarse, model, draw, of));
  const all: Runs = { fine, coarse: coarseFine, drawn };
  const base: Runs = {
    fine: prepared.base,
    coarse: prepared.coarseBase,
    drawn: prepared.drawnBase,
  };
  return {
    id,
    levers,
    ...figuresOf(prepared, all, base),
    ...channelsOf(prepared, all, base),
    course: [],
    milliseconds: performance.now() - start,
  };
}

/** One scenario: likely values on fine and coarse cells, and every draw on coarse ones. */
interface Runs {
  readonly fine: Cooling;
  readonly coarse: Cooling;
  readonly drawn: readonly Cooling[];
}

const summer = (year: number): TimeWindow => ({ start: `${year}-06-01`, end: `${year}-09-01` });

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

function figuresOf(
  prepared: PreparedHeat,
  all: Runs,
  base: Runs,
): { figures: readonly Figure[]; differences: readonly FigureDifference[] } {
  const { model } = prepared;
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
    const sampled = (runs: Runs): Float64Array =>
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
  return { lower: value + low - centre, upper: value + high - centre };
}

const words = {
  air: {
    en: 'Air temperature by the cooling index, hot summer day',
    de: 'Lufttemperatur nach dem Kühlindex, heißer Sommertag',
  },
  index: { en: 'Heat mitigation index', de: 'Index der Hitzeminderung' },
} as const;

function channelsOf(
  prepared: PreparedHeat,
  all: Runs,
  base: Runs,
): Pick<ForecastResult, 'channels' | 'channelDifferences'> {
  const { model, nominal, draws, field } = prepared;
  const { geotransform: g } = prepared.inputs.grid;
  const { by } = prepared;
  const common = {
    target: 'cell' as const,
    window: summer(model.baseYear),
    source: model.name,
    grid: {
      crs: prepared.inputs.grid.crs,
      cols: field.grid.cols,
      rows: field.grid.rows,
      geotransform: [g[0], g[1] * by, g[2] * by, g[3], g[4] * by, g[5] * by] as const,
    },
  };
  const air = { ...common, id: 'cell.airTemperature', title: words.air, unit: 'degC' };
  const index = { ...common, id: 'cell.heatMitigation', title: words.index, unit: '1' };
  const temperature = (run: Cooling, draw: Draw) => (i: number) =>
    temperatureOf(model, draw, run.mixed[i]!);
  const mitigation = (run: Cooling) => (i: number) => run.hm[i]!;
  const less = (b: (i: number) => number, a: (i: number) => number) => (i: number) => b(i) - a(i);
  const airs = (runs: Runs) => ({
    fine: temperature(runs.fine, nominal),
    coarse: temperature(runs.coarse, nominal),
    drawn: runs.drawn.map((run, s) => temperature(run, draws[s]!)),
  });
  const indices = (runs: Runs) => ({
    fine: mitigation(runs.fine),
    coarse: mitigation(runs.coarse),
    drawn: runs.drawn.map(mitigation),
  });
  const change = (b: ByCell, a: ByCell): ByCell => ({
    fine: less(b.fine, a.fine),
    coarse: less(b.coarse, a.coarse),
    drawn: b.drawn.map((of, s) => less(of, a.drawn[s]!)),
  });
  const difference = { ramp: 'difference' } as const;
  const [airB, airA, indexB, indexA] = [airs(all), airs(base), indices(all), indices(base)];
  return {
    channels: [
      { ...air, ...cells(prepared, airB), ramp: 'heat', domain: prepared.domain },
      { ...index, ...cells(prepared, indexB), ramp: 'greens', domain: [0, 1] },
    ],
    channelDifferences: [
      {
        ...air,
        ...cells(prepared, change(airB, airA)),
        ...difference,
        unit: 'K',
        domain: [-0.5, 0.5],
      },
      { ...index, ...cells(prepared, change(indexB, indexA)), ...difference, domain: [-0.3, 0.3] },
    ],
  };
}

/** A quantity by cell: likely values on fine and coarse cells, and every draw on coarse ones. */
interface ByCell {
  readonly fine: (cell: number) => number;
  readonly coarse: (cell: number) => number;
  readonly drawn: readonly ((cell: number) => number)[];
}

function cells(
  { field, coarse, by, bySample }: PreparedHeat,
  of: ByCell,
): Pick<Channel, 'values'> & Required<Pick<Channel, 'lower' | 'upper'>> {
  const { cols, rows } = field.grid;
  const below = new Float32Array(coarse.grid.cols * coarse.grid.rows);
  const above = new Float32Array(below.length);
  const samples = new Float64Array(of.drawn.length);
  for (let i = 0; i < below.length; i++) {
    const centre = of.coarse(i);
    for (const [s, draw] of of.drawn.entries()) samples[s] = draw(i);
    const [low, high] = interval(samples, centre);
    below[i] = low - centre;
    above[i] = high - centre;
  }
  const n = cols * rows;
  const [values, lower, upper] = [new Float32Array(n), new Float32Array(n), new Float32Array(n)];
  const step = bySample / by;
  for (let row = 0; row < rows; row++)
    for (let col = 0; col < cols; col++) {
      const at = row * cols + col;
      const from = Math.floor(row / step) * coarse.grid.cols + Math.floor(col / step);
      values[at] = of.fine(at);
      lower[at] = values[at]! + below[from]!;
      upper[at] = values[at]! + above[from]!;
    }
  return { values, lower, upper };
}
