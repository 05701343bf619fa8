import { heatingSystems } from '../../channel/table.ts';
import type { Prepared } from './prepare.ts';
import type { States } from './states.ts';

/**
 * Useful heat of the city, year by year, in cells of `archetype * 3 + variant` by system. The city's
 * samples follow from the cells, so their cost does not grow with the number of buildings.
 */
export interface Cells {
  readonly years: number;
  /** Change of useful room heat from one year to the next, kWh/a; year 0 holds the base year. */
  readonly heat: readonly Float64Array[];
  /** The same for hot water, by system. */
  readonly water: readonly Float64Array[];
  /** Change of the nominal yield of roofs, kWh/a, and of the number of retrofitted buildings. */
  readonly pv: Float64Array;
  readonly retrofitted: Float64Array;
}

const systems = heatingSystems.length;

export function cellsOf(prepared: Prepared, states: States, years: number): Cells {
  const { stock, need, hotWater, samples, roofYield } = prepared;
  const pv = new Float64Array(years + 1);
  const retrofitted = new Float64Array(years + 1);
  const heat = Array.from(
    { length: years + 1 },
    () => new Float64Array(samples.archetypes * 3 * systems),
  );
  const water = Array.from({ length: years + 1 }, () => new Float64Array(systems));
  for (let b = 0; b < stock.count; b++) {
    if (states.pv[b] === 1) pv[states.pvYear[b]!]! += roofYield[b]! * 1000;
    const area = stock.area[b]!;
    if (!(area > 0)) continue;
    const a = stock.archetype[b]! * 3;
    let v = 0;
    let k = stock.system[b]!;
    const wet = hotWater[b]! * area;
    heat[0]![a * systems + k]! += need[0]![b]! * area;
    water[0]![k]! += wet;
    const vYear = states.variantYear[b]!;
    const kYear = states.systemYear[b]!;
    if (vYear === 0 && kYear === 0) continue;
    if (vYear > 0) retrofitted[vYear]!++;
    const step = (year: number, toV: number, toK: number): void => {
      const cells = heat[year]!;
      cells[(a + v) * systems + k]! -= need[v]![b]! * area;
      cells[(a + toV) * systems + toK]! += need[toV]![b]! * area;
      if (toK !== k) {
        water[year]![k]! -= wet;
        water[year]![toK]! += wet;
      }
      v = toV;
      k = toK;
    };
    const last = Math.max(vYear, kYear);
    const first = vYear > 0 && kYear > 0 ? Math.min(vYear, kYear) : last;
    if (first < last)
      step(
        first,
        vYear === first ? states.variant[b]! : 0,
        kYear === first ? states.system[b]! : k,
      );
    step(last, states.variant[b]!, states.system[b]!);
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

export function noHeat(prepared: Prepared): Useful {
  return {
    heat: new Float64Array(systems * 3),
    heatSamples: new Float64Array(systems * 3 * prepared.samples.count),
    water: new Float64Array(systems),
    pv: 0,
    retrofitted: 0,
  };
}

/** Adds a year's changes to the totals. */
export function addYear({ samples }: Prepared, total: Useful, cells: Cells, year: number): void {
  const heat = cells.heat[year]!;
  const n = samples.count;
  for (let cell = 0; cell < heat.length; cell++) {
    const change = heat[cell]!;
    if (change === 0) continue;
    const av = Math.floor(cell / systems);
    const to = (cell % systems) * 3 + (av % 3);
    total.heat[to]! += change;
    const from = av * n;
    const at = to * n;
    for (let s = 0; s < n; s++) total.heatSamples[at + s]! += change * samples.city[from + s]!;
  }
  total.pv += cells.pv[year]!;
  total.retrofitted += cells.retrofitted[year]!;
  cells.water[year]!.forEach((change, k) => {
    total.water[k]! += change;
  });
}
