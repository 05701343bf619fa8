import type { Channel } from '../../../channel/channel.ts';
import { domainOf } from '../../../channel/scale.ts';
import type { ForecastResult } from '../../protocol.ts';
import { interval } from '../../random.ts';
import { type Cooling, type Draw, temperatureOf } from './field.ts';
import { summer } from './figures.ts';
import type { Stress } from './outdoors.ts';
import type { PreparedHeat, Runs } from './prepare.ts';
import type { HeatHour } from './stress.ts';

const words = {
  air: {
    en: 'Air temperature by the cooling index, hot summer day',
    de: 'Lufttemperatur nach dem Kühlindex, heißer Sommertag',
  },
  index: { en: 'Heat mitigation index', de: 'Index der Hitzeminderung' },
  stress: { en: 'Felt temperature (UTCI)', de: 'Gefühlte Temperatur (UTCI)' },
} as const;

/** A quantity by cell. */
type ByCell = Runs<Float64Array>;
type Channels = Pick<ForecastResult, 'channels' | 'channelDifferences'>;

/** Index and air temperature, and thermal stress where an hour is given; differences from scenario A. */
export function channelsOf(
  prepared: PreparedHeat,
  all: Runs<Cooling>,
  stress?: { readonly hour: HeatHour; readonly runs: Runs<Stress> },
): Channels {
  const { model, base, nominal, draws } = prepared;
  const common = { ...gridOf(prepared), window: summer(model.baseYear) };
  const air = { ...common, id: 'cell.airTemperature', title: words.air, unit: 'degC' };
  const index = { ...common, id: 'cell.heatMitigation', title: words.index, unit: '1' };
  const temperature = ({ mixed }: Cooling, draw: Draw): Float64Array =>
    mixed.map((index) => temperatureOf(model, draw, index));
  const airs = (runs: Runs<Cooling>): ByCell => ({
    fine: temperature(runs.fine, nominal),
    coarse: temperature(runs.coarse, nominal),
    drawn: runs.drawn.map((run, s) => temperature(run, draws[s]!)),
  });
  const indices = (runs: Runs<Cooling>): ByCell => by(runs, ({ hm }) => hm);
  const ofDay: Channels = {
    channels: [
      { ...air, ...cells(prepared, airs(all)), ramp: 'heat', domain: prepared.domain },
      { ...index, ...cells(prepared, indices(all)), ramp: 'greens', domain: [0, 1] },
    ],
    channelDifferences: [
      { ...air, ...change(prepared, airs(all), airs(base)), unit: 'K', domain: [-0.5, 0.5] },
      { ...index, ...change(prepared, indices(all), indices(base)), domain: [-0.3, 0.3] },
    ],
  };
  if (stress === undefined) return ofDay;
  const { hour, runs } = stress;
  const window = {
    start: new Date(hour.start * 1000).toISOString(),
    end: new Date((hour.start + 3600) * 1000).toISOString(),
  };
  const utci = { ...common, id: 'cell.utci', title: words.stress, unit: 'degC', window };
  const [now, today] = [by(runs, (s) => s.utci), by(hour.base, (s) => s.utci)];
  return {
    channels: [
      ...ofDay.channels,
      {
        ...utci,
        ...cells(prepared, now),
        ramp: 'heat',
        domain: domainOf(hour.base.fine.utci),
      },
    ],
    channelDifferences: [
      ...ofDay.channelDifferences,
      { ...utci, ...change(prepared, now, today), unit: 'K', domain: [-3, 3] },
    ],
  };
}

const by = <T>(runs: Runs<T>, of: (run: T) => Float64Array): ByCell => ({
  fine: of(runs.fine),
  coarse: of(runs.coarse),
  drawn: runs.drawn.map(of),
});

function gridOf({ model, inputs, field, by }: PreparedHeat) {
  const { geotransform: g, crs } = inputs.grid;
  const { cols, rows } = field.grid;
  return {
    target: 'cell' as const,
    source: model.name,
    grid: {
      crs,
      cols,
      rows,
      geotransform: [g[0], g[1] * by, g[2] * by, g[3], g[4] * by, g[5] * by] as const,
    },
  };
}

type Values = Pick<Channel, 'values'> & Required<Pick<Channel, 'lower' | 'upper'>>;

function change(prepared: PreparedHeat, b: ByCell, a: ByCell): Values & { ramp: 'difference' } {
  const less = (of: Float64Array, from: Float64Array): Float64Array =>
    of.map((value, i) => value - from[i]!);
  const runs: ByCell = {
    fine: less(b.fine, a.fine),
    coarse: less(b.coarse, a.coarse),
    drawn: b.drawn.map((of, s) => less(of, a.drawn[s]!)),
  };
  return { ...cells(prepared, runs), ramp: 'difference' };
}

/**
 * Values of the picture's cells; their intervals are the samples' distances from the likely value on larger cells,
 * laid about the likely value here.
 */
function cells({ field, coarse, by, bySample }: PreparedHeat, of: ByCell): Values {
  const { cols, rows } = field.grid;
  const below = new Float32Array(coarse.grid.cols * coarse.grid.rows);
  const above = new Float32Array(below.length);
  const samples = new Float64Array(of.drawn.length);
  for (let i = 0; i < below.length; i++) {
    const centre = of.coarse[i]!;
    for (let s = 0; s < samples.length; s++) samples[s] = of.drawn[s]![i]!;
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
      values[at] = of.fine[at]!;
      lower[at] = values[at]! + below[from]!;
      upper[at] = values[at]! + above[from]!;
    }
  return { values, lower, upper };
}
