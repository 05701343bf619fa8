import { heatingSystems } from '../../channel/table.ts';
import { addTo } from '../vectors.ts';
import type { Prepared } from './prepare.ts';
import type { Samples } from './samples.ts';
import type { States } from './states.ts';

/**
 * Useful heat of the city, year by year, in cells of `archetype * 3 + variant` by system. The city's
 * samples follow from the cells, so their cost does not grow with the number of buildings.
 */
export interface Cells {
  readonly years: number;
  /** Change of useful room heat from one year to the next, kWh/a; nothing in year 0. */
  readonly heat: readonly Float64Array[];
  /** The same for hot water, by system. */
  readonly water: readonly Float64Array[];
  /** Change of the nominal yield of roofs, kWh/a, and of the number of retrofitted buildings. */
  readonly pv: Float64Array;
  readonly retrofitted: Float64Array;
}

const systems = heatingSystems.length;

/** Cells of the base year. */
export function baseCells({ stock, need, hotWater, samples }: Omit<Prepared, 'base'>): Useful {
  const total = noHeat(samples.count);
  for (let b = 0; b < stock.count; b++) {
    const area = stock.area[b]!;
    if (area > 0) total.water[stock.system[b]!]! += hotWater[b]! * area;
  }
  addHeat(samples, total, stockHeat({ stock, samples }, need));
  return total;
}

/** Useful room heat of today's stock by cell, kWh/a, where its needs are `need`. */
export function stockHeat(
  { stock, samples }: Pick<Prepared, 'stock' | 'samples'>,
  need: readonly Float32Array[],
): Float64Array {
  const heat = new Float64Array(samples.archetypes * 3 * systems);
  for (let b = 0; b < stock.count; b++) {
    const area = stock.area[b]!;
    if (area > 0)
      heat[stock.archetype[b]! * 3 * systems + stock.system[b]!]! += need[0]![b]! * area;
  }
  return heat;
}

/**
 * Changes of every year where needs themselves change on the way, in equal steps, from those that `now` was
 * made with to those of `then`.
 * @param shift what that changes in today's stock, by cell
 */
export function blendCells(now: Cells, then: Cells, shift: Float64Array): Cells {
  const before = new Float64Array(shift.length);
  const [a, b] = [new Float64Array(shift.length), shift.slice()];
  const heat = now.heat.map(() => new Float64Array(shift.length));
  for (const [i, change] of heat.entries()) {
    const t = now.years === 0 ? 0 : i / now.years;
    addTo(a, now.heat[i]!);
    addTo(b, then.heat[i]!);
    for (let cell = 0; cell < shift.length; cell++) {
      const value = a[cell]! + t * (b[cell]! - a[cell]!);
      change[cell] = value - before[cell]!;
      before[cell] = value;
    }
  }
  return { ...now, heat };
}

/** Changes of every year after the base year; index 0 holds only the roofs of today. */
export function cellsOf(
  prepared: Prepared,
  states: States,
  years: number,
  need: readonly Float32Array[] = prepared.need,
): Cells {
  const { stock, hotWater, samples, roofYield } = prepared;
  const size = samples.archetypes * 3 * systems;
  const heat = Array.from({ length: years + 1 }, () => new Float64Array(size));
  const water = Array.from({ length: years + 1 }, () => new Float64Array(systems));
  const pv = new Float64Array(years + 1);
  const retrofitted = new Float64Array(years + 1);
  for (let b = 0; b < stock.count; b++) {
    if (states.pv[b] === 1) pv[states.pvYear[b]!]! += roofYield[b]! * 1000;
    const vYear = states.variantYear[b]!;
    const kYear = states.systemYear[b]!;
    if (vYear === 0 && kYear === 0) continue;
    const area = stock.area[b]!;
    const v = states.variant[b]!;
    const k = states.system[b]!;
    const k0 = stock.system[b]!;
    const cell = stock.archetype[b]! * 3 * systems;
    const heat0 = need[0]![b]! * area;
    const heat1 = need[v]![b]! * area;
    const first = vYear === 0 || (kYear > 0 && kYear < vYear) ? kYear : vYear;
    const last = Math.max(vYear, kYear);
    heat[first]![cell + k0]! -= heat0;
    heat[last]![cell + v * systems + k]! += heat1;
    if (first < last) {
      // Between the two steps only one of them has been taken.
      const between = kYear === first ? cell + k : cell + v * systems + k0;
      const amount = kYear === first ? heat0 : heat1;
      heat[first]![between]! += amount;
      heat[last]![between]! -= amount;
    }
    if (vYear > 0) retrofitted[vYear]!++;
    if (kYear > 0) {
      const wet = hotWater[b]! * area;
      water[kYear]![k0]! -= wet;
      water[kYear]![k]! += wet;
    }
  }
  return { years, heat, water, pv, retrofitted };
}

/** Running totals of one year: nominal value and samples of useful heat, kWh/a. */
export interface Useful {
  /** By `system * 3 + variant`. */
  readonly heat: Float64Array;
  /** The same with the sample index last. */
  readonly heatSamples: Float64Array;
  /** Hot water by system. */
  readonly water: Float64Array;
  /** Nominal yield of roofs, kWh/a, and number of retrofitted buildings. */
  pv: number;
  retrofitted: number;
}

function noHeat(samples: number): Useful {
  return {
    heat: new Float64Array(systems * 3),
    heatSamples: new Float64Array(systems * 3 * samples),
    water: new Float64Array(systems),
    pv: 0,
    retrofitted: 0,
  };
}

/** A copy to which years can be added. */
export const copyOf = (total: Useful): Useful => ({
  ...total,
  heat: total.heat.slice(),
  heatSamples: total.heatSamples.slice(),
  water: total.water.slice(),
});

/** Adds a year's changes to the totals. */
export function addYear({ samples }: Prepared, total: Useful, cells: Cells, year: number): void {
  addHeat(samples, total, cells.heat[year]!);
  total.pv += cells.pv[year]!;
  total.retrofitted += cells.retrofitted[year]!;
  addTo(total.water, cells.water[year]!);
}

function addHeat({ count: n, city }: Samples, total: Useful, heat: Float64Array): void {
  const sums = total.heatSamples;
  for (let cell = 0; cell < heat.length; cell++) {
    const change = heat[cell]!;
    if (change === 0) continue;
    const av = Math.floor(cell / systems);
    const to = (cell % systems) * 3 + (av % 3);
    total.heat[to]! += change;
    const from = av * n;
    const at = to * n;
    for (let s = 0; s < n; s++) sums[at + s]! += change * city[from + s]!;
  }
}
