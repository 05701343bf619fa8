import type { LeverValues } from '../../scenario/lever.ts';
import type { ForecastResult, PreparedCity } from '../protocol.ts';
import { channelsOf } from './channels.ts';
import { figuresOf } from './figures.ts';
import { allLevers, planOf } from './levers.ts';
import { baselineLevers, type Prepared } from './prepare.ts';
import { Spread } from './spread.ts';
import { statesOf } from './states.ts';
import { cellsOf } from './totals.ts';

export const forecastModel = {
  name: 'Twinscape building stock forecast',
  version: '1.0.0',
} as const;

const spreads = new WeakMap<Prepared, Spread>();

/**
 * Runs the forecast for lever values; what is missing stays today. Pure but for a cache of interval
 * widths that belongs to `prepared`.
 */
export function runForecast(prepared: Prepared, values: LeverValues, id = 0): ForecastResult {
  const start = performance.now();
  const levers = allLevers(prepared, values);
  const plan = planOf(prepared, levers);
  const states = statesOf(prepared, plan);
  const spread = spreads.get(prepared) ?? new Spread(prepared);
  spreads.set(prepared, spread);
  const { figures, differences, course } = figuresOf(
    prepared,
    cellsOf(prepared, states, plan.years),
  );
  const buildings = channelsOf(prepared, states, spread, plan.years);
  return {
    id,
    levers,
    figures,
    differences,
    channels: buildings.channels,
    channelDifferences: buildings.differences,
    course,
    milliseconds: performance.now() - start,
  };
}

/** What the app and the headless door tell about a prepared city. */
export function describeCity(prepared: Prepared): PreparedCity {
  const { model, levers, stock } = prepared;
  return {
    levers,
    baseline: baselineLevers(prepared),
    baseYear: model.baseYear,
    buildings: stock.count,
    assumed: stock.assumed,
    model: { name: model.name, version: model.version, note: model.note },
    sources: model.sources,
    samples: model.samples,
    seed: model.seed,
  };
}
