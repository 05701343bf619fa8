import type { Channel } from '../../channel/channel.ts';
import type { LeverValues } from '../../scenario/lever.ts';
import type { ForecastResult, PreparedCity } from '../protocol.ts';
import { windowOf } from '../told.ts';
import { minus } from '../vectors.ts';
import { channelsOf } from './channels.ts';
import {
  type ExactHours,
  type HourAnswer,
  hourAnswer,
  hourChanges,
  shiftedNeeds,
} from './city/answer.ts';
import { type CityFigure, districtSums } from './city/districts.ts';
import { type HourQuantity, hourUnits } from './city/figures.ts';
import type { CityHours } from './city/hours.ts';
import { conditionsOf } from './city/levers.ts';
import { isToday } from './city/represent.ts';
import { bounds, difference, figuresOf } from './figures.ts';
import { allLevers, type Plan, planOf } from './levers.ts';
import { baselineLevers, type Prepared } from './prepare.ts';
import { Spread } from './spread.ts';
import { type States, statesOf } from './states.ts';
import { blendCells, type Cells, cellsOf, stockHeat } from './totals.ts';

export const forecastModel = {
  name: 'Twinscape building stock forecast',
  version: '2.0.0',
} as const;

const spreads = new WeakMap<Prepared, Spread>();
/** Hours of scenario A. */
const firsts = new WeakMap<Prepared, HourAnswer>();

/** State of every building under lever values; what is missing stays today. */
export function scenarioOf(
  prepared: Prepared,
  values: LeverValues,
): { levers: LeverValues; plan: Plan; states: States } {
  const levers = allLevers(prepared, values);
  const plan = planOf(prepared, levers);
  return { levers, plan, states: statesOf(prepared, plan) };
}

/**
 * Runs the forecast for lever values; what is missing stays today. Pure but for caches that belong to
 * `prepared`.
 * @param run hours of this scenario from `exactHours`, where they have been run; those of scenario A are known
 * after `exactFirst`; else they are estimated
 */
export function runForecast(
  prepared: Prepared,
  values: LeverValues,
  id = 0,
  run?: ExactHours,
): ForecastResult {
  const start = performance.now();
  const { levers, plan, states } = scenarioOf(prepared, values);
  const spread = spreads.get(prepared) ?? new Spread(prepared);
  spreads.set(prepared, spread);
  const { hours } = prepared;
  const exact = run ?? (plan.years === 0 ? hours?.first : undefined);
  const conditions = conditionsOf(levers, plan.years);
  const shifted = hours && shiftedNeeds(prepared, hours, conditions, states, exact);
  const need = shifted?.needs.heating ?? prepared.need;
  const annual = figuresOf(
    prepared,
    cellsUnder(prepared, states, plan.years, need),
    shifted?.plant,
  );
  const { figures, differences, course } = annual;
  const buildings = channelsOf(prepared, states, spread, plan.years, need, shifted?.plant);
  const result = {
    id,
    levers,
    figures,
    differences,
    channels: buildings.channels,
    channelDifferences: buildings.differences,
    course,
    milliseconds: 0,
  };
  if (hours === undefined || shifted === undefined)
    return { ...result, milliseconds: performance.now() - start };
  const b = hourAnswer(prepared, hours, {
    levers,
    states,
    conditions,
    shifted,
    years: plan.years,
    exact,
  });
  const a = plan.years === 0 ? b : firstHours(prepared, hours);
  const window = windowOf(prepared.model.baseYear + plan.years);
  const quantities = Object.keys(hourUnits) as (keyof typeof hourUnits)[];
  const changes = [...buildings.differences, ...hourChanges(prepared, hours, b, a)];
  const known = [...buildings.channels, ...b.channels];
  const change = (q: HourQuantity) => bounds(difference(b.result.figures[q], a.result.figures[q]));
  const figure = (q: HourQuantity) => bounds(b.result.figures[q]);
  const all = [
    ...figures.map((f) => (f.quantity === 'peakLoad' ? { ...f, ...figure('peakLoad') } : f)),
    ...quantities.map((q) => ({ quantity: q, unit: hourUnits[q], ...figure(q), window })),
  ];
  const allChanges = [
    ...differences.map((d) => (d.quantity === 'peakLoad' ? { ...d, ...change('peakLoad') } : d)),
    ...quantities.map((q) => ({ quantity: q, unit: hourUnits[q], ...change(q) })),
  ];
  const sums = (of: readonly Channel[], city: readonly CityFigure[]): Channel[] =>
    districtSums(of, hours.districts, prepared.stock.area, city, b.result.widths.appliances);
  return {
    ...result,
    figures: all,
    differences: allChanges,
    channels: [...known, ...sums(known, all)],
    channelDifferences: [...changes, ...sums(changes, allChanges)],
    milliseconds: performance.now() - start,
  };
}

/** Changes by year; where needs change with climate and set-point, in equal steps. */
function cellsUnder(
  prepared: Prepared,
  states: States,
  years: number,
  need: readonly Float32Array[],
): Cells {
  const now = cellsOf(prepared, states, years);
  if (need === prepared.need) return now;
  const was = stockHeat(prepared, prepared.need);
  const shift = minus(stockHeat(prepared, need), was);
  return blendCells(now, cellsOf(prepared, states, years, need), shift);
}

function firstHours(prepared: Prepared, hours: CityHours): HourAnswer {
  const found = firsts.get(prepared);
  if (found !== undefined) return found;
  const { levers, plan, states } = scenarioOf(prepared, baselineLevers(prepared));
  const conditions = conditionsOf(levers, plan.years);
  const exact = hours.first;
  const shifted = shiftedNeeds(prepared, hours, conditions, states, exact);
  const made = hourAnswer(prepared, hours, {
    levers,
    states,
    conditions,
    shifted,
    years: 0,
    exact,
  });
  firsts.set(prepared, made);
  return made;
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

/** Lever values ask for nothing but adoption: then annual needs are exact mixes once they are known. */
export const adoptionOnly = (levers: LeverValues, plan: Plan): boolean =>
  isToday(conditionsOf(levers, plan.years));
