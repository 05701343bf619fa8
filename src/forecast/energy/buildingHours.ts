import type { Channel } from '../../channel/channel.ts';
import { Problem } from '../../problem/problem.ts';
import type { LeverValues } from '../../scenario/lever.ts';
import { interval } from '../random.ts';
import { onceOf, plantOf } from './city/answer.ts';
import { ofOne } from './city/channels.ts';
import { shiftedClimate } from './city/climate.ts';
import { emptyCurves, heatGroup } from './city/curves.ts';
import { emptySums, exactSetup, runBuilding } from './city/exact.ts';
import type { Widths } from './city/figures.ts';
import { conditionsOf } from './city/levers.ts';
import { loadChannels } from './city/loads.ts';
import { addParts, emptyParts, heatPumpsOf, type PowerCurves, powerCurves } from './city/power.ts';
import type { Prepared } from './prepare.ts';
import { scenarioOf } from './run.ts';

/** Hourly loads of one building under lever values, kW. */
export interface BuildingHours {
  /** `cooling` is the need of all its rooms, whether they have plant or not; `chillers` counts those that have. */
  readonly power: PowerCurves;
  readonly pv: Float64Array;
  /** Draw from the grid less feed-in, without a battery. */
  readonly grid: Float64Array;
  readonly widths: Widths;
  readonly year: number;
}

/**
 * The year of one building in its own shape and the state that the scenario gives it, by the code of the exact
 * run. Electricity for cooling counts the share of its use that has plant; cars are those of its inhabitants.
 * @throws Problem `hoursNone`, `hoursBuilding`, `hoursSize`, `hoursUnheated`
 */
export function buildingHours(prepared: Prepared, values: LeverValues, gid: number): BuildingHours {
  const { hours, stock, model } = prepared;
  const file = model.name.en;
  if (hours === undefined) throw new Problem('hoursNone', { file });
  if (!(Number.isInteger(gid) && gid >= 0 && gid < stock.count))
    throw new Problem('hoursBuilding', { file, building: gid, count: stock.count });
  const area = stock.area[gid]!;
  if (Number.isNaN(area)) throw new Problem('hoursSize', { file, building: gid });
  if (area === 0) throw new Problem('hoursUnheated', { file, building: gid });
  const { levers, plan, states } = scenarioOf(prepared, values);
  const conditions = conditionsOf(levers, plan.years);
  const plant = plantOf(hours, conditions);
  const climate = shiftedClimate(hours.place.climate, conditions);
  const pumps = heatPumpsOf(prepared, climate, plant);
  const { factors, shapes } = onceOf(prepared, hours);
  const v = states.variant[gid]!;
  const group = heatGroup(states.system[gid]!, v);
  const curves = emptyCurves(climate.hours);
  const cell = hours.representatives.cells.of[stock.archetype[gid]! * 3 + v]!;
  const { cooled } = hours.representatives.cells.cells[cell]!.year.use;
  const coolingNeed = new Float64Array(climate.hours);
  const of = { building: gid, variant: v, conditions };
  const setup = exactSetup(prepared, hours);
  runBuilding(setup, climate, of, emptySums(), curves.heat[group]!, coolingNeed, 1);
  curves.cooling.set(coolingNeed.map((w) => w * cooled));
  const parts = emptyParts();
  addParts(parts, prepared, hours, states, gid);
  const power = powerCurves(prepared, shapes, curves, parts, pumps, levers);
  const yielded = states.pv[gid]! * prepared.roofYield[gid]! * 1000 * plant.pv;
  const pv = hours.roofs.shapeOf(gid).map((share) => share * yielded);
  const n = prepared.samples.count;
  const single = (samples: Float64Array) => ofOne(interval(samples, 1), model.uncertainty.building);
  const heat = single(factors.peak.subarray(cell * n, cell * n + n));
  const cooling = factors.cooling.subarray(cell * n, cell * n + n);
  return {
    power: { ...power, cooling: coolingNeed },
    pv,
    grid: power.electricity.map((used, i) => used - pv[i]!),
    widths: {
      heat,
      heating: heat,
      hotWater: single(prepared.samples.hotWater),
      cooling: single(cooling),
      chillers: single(cooling.map((f, s) => f * factors.chillers[s]!)),
      appliances: single(factors.appliances),
      vehicles: single(factors.vehicles),
      pv: interval(prepared.samples.pv, 1),
    },
    year: model.baseYear + plan.years,
  };
}

const coolingTitle = { en: 'Cooling need of all rooms', de: 'Kühlbedarf aller Räume' } as const;

/** The same as channels `building.load.*` of one feature, kW. */
export function buildingHourChannels(
  prepared: Prepared,
  values: LeverValues,
  gid: number,
): readonly Channel[] {
  const { widths, year, ...loads } = buildingHours(prepared, values, gid);
  const { name } = prepared.model;
  const making = { target: 'building', unit: 'kW', year, source: name } as const;
  return loadChannels(loads, widths, making).map((channel) =>
    channel.id === 'building.load.cooling' ? { ...channel, title: coolingTitle } : channel,
  );
}
