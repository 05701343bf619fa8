import { heatingSystems } from '../../../channel/table.ts';
import { addScaled } from '../../vectors.ts';
import { district, heatPump } from '../adoption.ts';
import type { Prepared } from '../prepare.ts';
import type { States } from '../states.ts';
import type { CityHours, Needs } from './hours.ts';
import type { Conditions } from './represent.ts';

/** Plants whose load has a course of its own: heat pumps by state of the envelope, and the others. */
export const heatGroups = [
  'existing',
  'usual',
  'ambitious',
  'electric',
  'district',
  'fuel',
] as const;
const electric = heatingSystems.indexOf('electric');

export const heatGroup = (system: number, variant: number): number =>
  system === heatPump ? variant : system === electric ? 3 : system === district ? 4 : 5;

/** Useful loads of a part of the city, hour by hour, kW. */
export interface HeatCurves {
  /** By place in `heatGroups`. */
  readonly heat: readonly Float64Array[];
  /** Cold from plants. */
  readonly cooling: Float64Array;
}

export const emptyCurves = (hours: number): HeatCurves => ({
  heat: heatGroups.map(() => new Float64Array(hours)),
  cooling: new Float64Array(hours),
});

/**
 * The city's useful loads by the stand-in: each building's annual need in the hours of its cell's
 * representatives.
 */
export function standInCurves(
  { stock }: Pick<Prepared, 'stock'>,
  { representatives, links }: CityHours,
  states: States,
  needs: Needs,
  conditions: Conditions,
): HeatCurves {
  const { cells } = representatives;
  const years = representatives.under(conditions);
  const n = cells.representatives.length;
  const heat = new Float64Array(heatGroups.length * n);
  const cold = new Float64Array(n);
  for (let b = 0; b < stock.count; b++) {
    const area = stock.area[b]!;
    if (!(area > 0)) continue;
    const v = states.variant[b]!;
    const cell = cells.of[stock.archetype[b]! * 3 + v]!;
    const { year } = cells.cells[cell]!;
    const first = links.first[v]![b]!;
    const second = links.second[v]![b]!;
    const t = Math.min(1, Math.max(0, links.place[v]![b]!));
    const warmth = needs.heating[v]![b]! * area;
    const chill = needs.cooling[v]![b]! * area * year.use.cooled;
    const at = heatGroup(states.system[b]!, v) * n;
    heat[at + first]! += warmth * (1 - t);
    cold[first]! += chill * (1 - t);
    heat[at + second]! += warmth * t;
    cold[second]! += chill * t;
  }
  const curves = emptyCurves(representatives.climate.hours);
  for (let r = 0; r < n; r++) {
    for (let g = 0; g < heatGroups.length; g++) {
      const amount = heat[g * n + r]!;
      if (amount > 0) spreadOver(curves.heat[g]!, amount, years(r).heat, years(r).heating);
    }
    if (cold[r]! > 0) spreadOver(curves.cooling, cold[r]!, years(r).cool, years(r).cooling);
  }
  return curves;
}

/** Adds kWh over the hours of a profile in W/m2 whose sum is `total` kWh/m2, as kW. */
function spreadOver(to: Float64Array, kWh: number, profile: Float64Array, total: number): void {
  if (total > 0) addScaled(to, kWh / (total * 1000), profile);
}
