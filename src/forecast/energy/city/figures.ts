import { heatingSystems } from '../../../channel/table.ts';
import type { LeverValues } from '../../../scenario/lever.ts';
import { addScaled, product, quotient, scaled, total } from '../../vectors.ts';
import type { Sampled } from '../figures.ts';
import type { Prepared } from '../prepare.ts';
import type { States } from '../states.ts';
import { classIds } from '../stock.ts';
import { type HeatCurves, heatGroup, heatGroups } from './curves.ts';
import { type HourFactors, widthOf } from './factors.ts';
import type { CityHours, Needs } from './hours.ts';
import {
  addParts,
  emptyParts,
  type HeatPumps,
  type PowerCurves,
  powerAssumptions,
  powerCurves,
  roomElectricity,
  type UseShapes,
  waterElectricity,
} from './power.ts';
import { RoofMeters } from './roofmeters.ts';
import type { Meters } from './solaruse.ts';
import { uses } from './use.ts';

/** Figures that only hours tell, in the order in which they follow the annual ones. */
export const hourUnits = {
  coolingNeed: 'GWh/a',
  electricityTotal: 'GWh/a',
  electricityPeak: 'MW',
  selfConsumption: '%',
} as const;
export type HourQuantity = keyof typeof hourUnits | 'peakLoad';

/** What a scenario is by the hour. */
export interface HourState {
  readonly states: States;
  readonly levers: LeverValues;
  readonly needs: Needs;
  readonly curves: HeatCurves;
  readonly pumps: HeatPumps;
  /** Factor on the yield of roofs by the sun of the target year. */
  readonly sun: number;
}

/** Solar power of the city: yield, what is used behind the meters, and what the grid sees. */
export interface SolarUse {
  readonly pv: Float64Array;
  /** Draw from the grid less feed-in, kW. */
  readonly grid: Float64Array;
  /** Share of a building's yield that it uses itself, %, with bounds; NaN where it has none. */
  readonly byBuilding: Readonly<Record<'values' | 'lower' | 'upper', Float32Array>>;
}

export interface HourResult {
  readonly figures: Readonly<Record<HourQuantity, Sampled>>;
  readonly power: PowerCurves;
  readonly solar: SolarUse;
  readonly widths: Widths;
}

/** 5th and 95th percentile of the factor on each load. */
export type Widths = Readonly<Record<LoadPart, readonly [number, number]>>;

type LoadPart =
  | 'heat'
  | 'cooling'
  | 'heating'
  | 'appliances'
  | 'vehicles'
  | 'chillers'
  | 'hotWater'
  | 'pv';

/** Highest hours of the grid among which each sample's peak is looked for. */
const candidates = 24;

export function hourResult(
  prepared: Prepared,
  hours: CityHours,
  factors: HourFactors,
  shapes: UseShapes,
  meters: Meters,
  state: HourState,
): HourResult {
  const { samples, stock, model } = prepared;
  const { states, levers, needs, curves, pumps } = state;
  const n = samples.count;
  const { cells } = hours.representatives;
  const parts = emptyParts();
  const heat = new Float64Array(heatGroups.length * cells.cells.length);
  const cold = new Float64Array(cells.cells.length);
  const chilled = new Float64Array(cells.cells.length);
  const roofs = new RoofMeters(prepared, hours, meters, state);
  const ages = model.ageClasses.length + 1;
  for (let b = 0; b < stock.count; b++) {
    addParts(parts, prepared, hours, states, b);
    const area = stock.area[b]!;
    if (!(area > 0)) continue;
    const v = states.variant[b]!;
    const g = heatGroup(states.system[b]!, v);
    const cell = cells.of[stock.archetype[b]! * 3 + v]!;
    const warmth = needs.heating[v]![b]! * area;
    const chill = needs.cooling[v]![b]! * area;
    heat[g * cells.cells.length + cell]! += warmth;
    cold[cell]! += chill;
    const chillers = chill * cells.cells[cell]!.year.use.cooled;
    chilled[cell]! += chillers;
    if (states.pv[b] !== 1) continue;
    const c = Math.floor(stock.archetype[b]! / ages);
    const k = states.system[b]!;
    const pumped = roomElectricity(samples, pumps, k, v, warmth);
    const wet = waterElectricity(samples, pumps, k, prepared.hotWater[b]! * area);
    const own = area * uses[classIds[c]!].electricity;
    roofs.add(b, c, pumped, own + wet + chillers / powerAssumptions.coolingRatio);
  }
  const power = powerCurves(prepared, shapes, curves, parts, pumps, levers);
  const solar = roofs.use(power.electricity);

  const heatingFactor = heatingFactors(prepared, heat, cells.cells.length, pumps, factors.peak);
  const peakFactor = product(heatingFactor, samples.peak);
  const coolingFactor = meanFactor(cold, factors.cooling, n);
  const chillerFactor = product(meanFactor(chilled, factors.cooling, n), factors.chillers);
  const used = new Float64Array(n);
  addScaled(used, total(power.heating) / 1e6, heatingFactor);
  addScaled(used, total(power.appliances) / 1e6, factors.appliances);
  addScaled(used, total(power.vehicles) / 1e6, factors.vehicles);
  addScaled(used, total(power.chillers) / 1e6, chillerFactor);
  const electricityTotal = { value: total(power.electricity) / 1e6, samples: used };
  const allHeat = new Float64Array(cells.cells.length);
  for (let i = 0; i < heat.length; i++) allHeat[i % cells.cells.length]! += heat[i]!;
  return {
    figures: {
      peakLoad: varied(highestOf(power.heating) / 1000, peakFactor),
      coolingNeed: varied(total(cold) / 1e6, coolingFactor),
      electricityTotal,
      electricityPeak: peakOf(power, solar, {
        ...factors,
        heating: peakFactor,
        chillers: chillerFactor,
      }),
      selfConsumption: roofs.share(electricityTotal),
    },
    power,
    solar,
    widths: {
      heat: widthOf(meanFactor(allHeat, factors.peak, n)),
      cooling: widthOf(quotient(chillerFactor, factors.chillers)),
      heating: widthOf(peakFactor),
      appliances: widthOf(factors.appliances),
      vehicles: widthOf(factors.vehicles),
      chillers: widthOf(chillerFactor),
      hotWater: widthOf(samples.hotWater),
      pv: widthOf(samples.pv),
    },
  };
}

/** A value and what factors make of it. */
const varied = (value: number, by: Float64Array): Sampled => ({
  value,
  samples: scaled(by, value),
});

function highestOf(of: Float64Array): number {
  let top = 0;
  for (let i = 0; i < of.length; i++) top = Math.max(top, of[i]!);
  return top;
}

/** Mean by sample of the factors of all cells, `cell * n + sample`, by the cells' weights; 1 without any. */
function meanFactor(weights: Float64Array, of: Float64Array, n: number): Float64Array {
  const sum = new Float64Array(n);
  const all = total(weights);
  if (!(all > 0)) return sum.fill(1);
  for (let c = 0; c < weights.length; c++)
    if (weights[c] !== 0) addScaled(sum, weights[c]! / all, of.subarray(c * n, c * n + n));
  return sum;
}

/** Factor on the electricity for heat: load over efficiency of each plant, weighted by what it uses. */
function heatingFactors(
  { samples }: Prepared,
  heat: Float64Array,
  cells: number,
  pumps: HeatPumps,
  loads: Float64Array,
): Float64Array {
  const n = samples.count;
  const sum = new Float64Array(n);
  let all = 0;
  for (let g = 0; g < 4; g++) {
    const weights = heat.subarray(g * cells, (g + 1) * cells);
    const useful = total(weights);
    if (useful === 0) continue;
    const plant =
      (g < 3 ? heatingSystems.indexOf('heat_pump') : heatingSystems.indexOf('electric')) * 3 +
      (g % 3);
    const nominal = samples.nominalEfficiency[plant]!;
    const weight = useful / (g < 3 ? pumps.room[g]! : nominal);
    const load = meanFactor(weights, loads, n);
    all += weight;
    for (let s = 0; s < n; s++)
      sum[s]! += (weight * load[s]! * nominal) / samples.efficiency[plant * n + s]!;
  }
  return all > 0 ? scaled(sum, 1 / all) : sum.fill(1);
}

/** Highest hour at the grid, MW, looked for in each sample among the highest nominal hours. */
function peakOf(
  power: PowerCurves,
  { grid }: Pick<SolarUse, 'grid'>,
  f: Readonly<Record<'heating' | 'appliances' | 'vehicles' | 'chillers', Float64Array>>,
): Sampled {
  const sorted = grid.slice().sort();
  const limit = sorted[Math.max(0, sorted.length - candidates)]!;
  const top: number[] = [];
  for (let i = 0; i < grid.length; i++) if (grid[i]! >= limit) top.push(i);
  const samples = new Float64Array(f.heating.length);
  for (let s = 0; s < samples.length; s++) {
    let highest = 0;
    for (const i of top)
      highest = Math.max(
        highest,
        grid[i]! +
          power.heating[i]! * (f.heating[s]! - 1) +
          power.appliances[i]! * (f.appliances[s]! - 1) +
          power.vehicles[i]! * (f.vehicles[s]! - 1) +
          power.chillers[i]! * (f.chillers[s]! - 1),
      );
    samples[s] = highest / 1000;
  }
  return { value: Math.max(0, sorted[sorted.length - 1]!) / 1000, samples };
}
