import type { Channel } from '../../../channel/channel.ts';
import type { LeverValues } from '../../../scenario/lever.ts';
import { addTo } from '../../vectors.ts';
import type { PlantShift } from '../figures.ts';
import { noPlantShift } from '../figures.ts';
import { variants } from '../model.ts';
import type { Prepared } from '../prepare.ts';
import type { States } from '../states.ts';
import { type BuildingSums, buildingChanges, buildingChannels, buildingSums } from './channels.ts';
import { shiftedClimate } from './climate.ts';
import { emptyCurves, type HeatCurves, standInCurves } from './curves.ts';
import { type HourFactors, hourFactors } from './factors.ts';
import { type HourResult, hourResult } from './figures.ts';
import { performanceRatio } from './heatpump.ts';
import { type CityHours, type Needs, standIn } from './hours.ts';
import {
  districtLoads,
  type LoadCurves,
  loadChanges,
  loadChannels,
  powerChanges,
} from './loads.ts';
import {
  addParts,
  emptyParts,
  heatPumpsOf,
  type PowerCurves,
  powerCurves,
  UseShapes,
} from './power.ts';
import { type Conditions, isToday } from './represent.ts';
import { Meters } from './solaruse.ts';

/** Exact hours of one scenario: each building's year run in its own shape. */
export interface ExactHours {
  /** By building, in the state that the scenario gives it. */
  readonly heating: Float32Array;
  readonly cooling: Float32Array;
  readonly peak: Float32Array;
  /** One for each district, and a last one for buildings in none. */
  readonly curves: readonly HeatCurves[];
}

/** What a city computes once for its hours, kept beside `Prepared`. */
interface Once {
  readonly factors: HourFactors;
  readonly shapes: UseShapes;
  readonly meters: Meters;
}

const known = new WeakMap<CityHours['representatives'], Once>();

export function onceOf(prepared: Prepared, hours: CityHours): Once {
  const before = known.get(hours.representatives);
  if (before !== undefined) return before;
  const shapes = new UseShapes(hours.place.climate);
  const found = {
    factors: hourFactors(
      prepared.model,
      prepared.samples,
      hours.representatives,
      prepared.climate.designTemperature,
    ),
    shapes,
    meters: new Meters(hours, shapes, prepared.model),
  };
  known.set(hours.representatives, found);
  return found;
}

/** A scenario's needs by building and what its climate does to plants. */
export interface Shifted {
  readonly needs: Needs;
  readonly plant: PlantShift;
}

/** Needs under conditions: exact where a run of the scenario's own states is at hand. */
export function shiftedNeeds(
  { stock }: Prepared,
  hours: CityHours,
  conditions: Conditions,
  states: States,
  exact: ExactHours | undefined,
): Shifted {
  const wanted = [0, 1, 2].map((v) => v === 0 || states.variant.includes(v));
  const near = standIn(stock, hours, conditions, wanted);
  const plant = plantOf(hours, conditions);
  if (exact === undefined) return { needs: near, plant };
  const put = (of: readonly Float32Array[], by: Float32Array): Float32Array[] =>
    withExact(
      of.map((values, v) => (wanted[v] ? values.slice() : values)),
      by,
      states,
      stock.area,
    );
  return {
    needs: {
      heating: put(near.heating, exact.heating),
      cooling: put(near.cooling, exact.cooling),
      peak: put(near.peak, exact.peak),
    },
    plant,
  };
}

/** Writes what was run for each building into its state's column. */
function withExact(
  to: Float32Array[],
  by: Float32Array,
  { variant }: States,
  area: Float32Array,
): Float32Array[] {
  for (let b = 0; b < area.length; b++) if (area[b]! > 0) to[variant[b]!]![b] = by[b]!;
  return to;
}

/** What conditions do to heat pumps and roofs. */
export function plantOf({ place }: CityHours, conditions: Conditions): PlantShift {
  if (isToday(conditions)) return noPlantShift;
  const now = shiftedClimate(place.climate, conditions);
  return {
    room: variants.map((variant) => performanceRatio(variant, now, place.climate)),
    water: performanceRatio('hotWater', now, place.climate),
    pv: conditions.sun,
  };
}

export interface HourAnswer {
  readonly result: HourResult;
  readonly channels: readonly Channel[];
  /** What changes from another scenario are made of. */
  readonly sums: BuildingSums;
  readonly loads: LoadCurves;
  /** By district; none before the exact hours are there. */
  readonly districts: readonly PowerCurves[];
  readonly year: number;
}

/** Figures and channels that only hours tell. */
export function hourAnswer(
  prepared: Prepared,
  hours: CityHours,
  of: {
    readonly levers: LeverValues;
    readonly states: States;
    readonly conditions: Conditions;
    readonly shifted: Shifted;
    readonly years: number;
    readonly exact: ExactHours | undefined;
  },
): HourAnswer {
  const { factors, shapes, meters } = onceOf(prepared, hours);
  const { levers, states, conditions, exact } = of;
  const { needs, plant } = of.shifted;
  const climate = shiftedClimate(hours.place.climate, conditions);
  const pumps = heatPumpsOf(prepared, climate, plant);
  const curves =
    exact === undefined
      ? standInCurves(prepared, hours, states, needs, conditions)
      : sumOf(exact.curves, climate.hours);
  const result = hourResult(prepared, hours, factors, shapes, meters, {
    states,
    levers,
    needs,
    curves,
    pumps,
    sun: plant.pv,
  });
  const year = prepared.model.baseYear + of.years;
  const source = prepared.model.name;
  const districts =
    exact === undefined
      ? []
      : districtParts(prepared, hours, states).map((parts, d) =>
          powerCurves(prepared, shapes, exact.curves[d]!, parts, pumps, levers),
        );
  const loads = { power: result.power, pv: result.solar.pv, grid: result.solar.grid };
  const sums = buildingSums(prepared, hours, states, needs, pumps, result, plant.pv);
  return {
    result,
    sums,
    loads,
    districts,
    year,
    channels: [
      ...buildingChannels(sums, year, source),
      ...loadChannels(loads, result.widths, { target: 'city', unit: 'MW', year, source }),
      ...districtLoads(districts, result.widths, { year, source }).map((channel) => ({
        ...channel,
        labels: hours.districts.names,
      })),
    ],
  };
}

/** B minus A of all channels that hours tell; districts where both are known exactly. */
export function hourChanges(
  { model }: Prepared,
  { districts: { names } }: CityHours,
  b: HourAnswer,
  a: HourAnswer,
): Channel[] {
  const { year } = b;
  const { widths } = b.result;
  const source = model.name;
  const making = { target: 'city', unit: 'MW', year, source } as const;
  const powers = b.districts.flatMap((now, d) => {
    const was = a.districts[d];
    return was === undefined ? [] : [powerChanges(now, was)];
  });
  return [
    ...buildingChanges(b.sums, a.sums, year, source),
    ...loadChannels(loadChanges(b.loads, a.loads), widths, making),
    ...districtLoads(powers, widths, { year, source }).map((of) => ({ ...of, labels: names })),
  ].map((of) => ({ ...of, ramp: 'difference' }));
}

/** Parts by district; buildings in none are left out. */
function districtParts(prepared: Prepared, hours: CityHours, states: States) {
  const parts = hours.districts.names.map(emptyParts);
  for (let b = 0; b < prepared.stock.count; b++) {
    const own = parts[hours.districts.of[b]!];
    if (own !== undefined) addParts(own, prepared, hours, states, b);
  }
  return parts;
}

function sumOf(curves: readonly HeatCurves[], hours: number): HeatCurves {
  const sum = emptyCurves(hours);
  for (const part of curves) {
    for (const [g, group] of part.heat.entries()) addTo(sum.heat[g]!, group);
    addTo(sum.cooling, part.cooling);
  }
  return sum;
}
