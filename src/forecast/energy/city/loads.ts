import type { Channel, FeatureKind } from '../../../channel/channel.ts';
import type { Text } from '../../../channel/text.ts';
import { windowOf } from '../../told.ts';
import { minus, scaled } from '../../vectors.ts';
import type { Widths } from './figures.ts';
import type { PowerCurves } from './power.ts';

const hour = 3600;

const loadText = {
  heating: { en: 'Heat for rooms', de: 'Raumwärme' },
  hotWater: { en: 'Heat for hot water', de: 'Wärme für Warmwasser' },
  cooling: { en: 'Cold from plants', de: 'Kälte aus Anlagen' },
  electricity: { en: 'Electricity, all uses', de: 'Strom, alle Anwendungen' },
  heatElectricity: { en: 'Electricity for heat', de: 'Strom für Wärme' },
  appliances: { en: 'Electricity for appliances and light', de: 'Strom für Geräte und Licht' },
  vehicles: { en: 'Charging of electric cars', de: 'Laden von Elektroautos' },
  chillers: { en: 'Electricity for cooling', de: 'Strom für Kühlung' },
  pv: { en: 'Solar power from roofs', de: 'Solarstrom von Dächern' },
  grid: { en: 'Draw from the grid less feed-in', de: 'Netzbezug abzüglich Einspeisung' },
} as const satisfies Record<string, Text>;
export type LoadId = keyof typeof loadText;

/** Curves in MW, for a building in kW. */
const units = { MW: 1000, kW: 1 } as const;

interface Making {
  readonly target: FeatureKind;
  readonly unit: keyof typeof units;
  readonly year: number;
  readonly source: Text;
}

/** A part of a load, kW, and the 5th and 95th percentile of the factor that all of it shares. */
interface Part {
  readonly of: Float64Array;
  readonly width: readonly [number, number];
}

/** A load by feature: its curve, kW, and the parts from which its interval comes. */
interface Load {
  readonly curve: Float64Array;
  readonly parts: readonly Part[];
}

/** Widths of a sum add as squares; a part that is taken away is as sure as one that is added. */
function loadChannel(
  id: LoadId,
  { target, unit, year, source }: Making,
  loads: readonly Load[],
): Channel {
  const steps = loads[0]!.curve.length;
  const size = loads.length * steps;
  const values = new Float32Array(size);
  const lower = new Float32Array(size);
  const upper = new Float32Array(size);
  const scale = 1 / units[unit];
  for (const [f, load] of loads.entries()) {
    const { parts } = load;
    const into = { values, lower, upper, at: f * steps };
    if (parts.length === 1) writeSingle(load.curve, parts[0]!, scale, into);
    else writeSum(load, scale, into);
  }
  return {
    id: `${target}.load.${id}`,
    title: loadText[id],
    target,
    unit,
    window: windowOf(year),
    values,
    lower,
    upper,
    steps,
    stepSeconds: hour,
    source,
  };
}

/** Columns of a channel, and where a load begins in them. */
interface Into extends Readonly<Record<'values' | 'lower' | 'upper', Float32Array>> {
  readonly at: number;
}

function writeSingle(
  curve: Float64Array,
  { of, width: [low, high] }: Part,
  scale: number,
  { values, lower, upper, at: first }: Into,
): void {
  for (let i = 0, at = first; i < curve.length; i++, at++) {
    const value = curve[i]! * scale;
    const less = Math.abs(of[i]!) * scale;
    values[at] = value;
    lower[at] = value - less * (value < 0 ? high - 1 : 1 - low);
    upper[at] = value + less * (value < 0 ? 1 - low : high - 1);
  }
}

function writeSum({ curve, parts }: Load, scale: number, into: Into): void {
  const { values, lower, upper, at: first } = into;
  const below = new Float64Array(curve.length);
  const above = new Float64Array(curve.length);
  for (const part of parts) addSquares(part, below, above);
  for (let i = 0, at = first; i < curve.length; i++, at++) {
    values[at] = curve[i]! * scale;
    lower[at] = (curve[i]! - Math.sqrt(below[i]!)) * scale;
    upper[at] = (curve[i]! + Math.sqrt(above[i]!)) * scale;
  }
}

function addSquares({ of, width }: Part, below: Float64Array, above: Float64Array): void {
  const [low, high] = [(1 - width[0]) ** 2, (width[1] - 1) ** 2];
  for (let i = 0; i < of.length; i++) {
    const square = of[i]! ** 2;
    below[i]! += square * (of[i]! < 0 ? high : low);
    above[i]! += square * (of[i]! < 0 ? low : high);
  }
}

/** Hourly power of a part of the city or a building, with its sun. */
export interface LoadCurves {
  readonly power: PowerCurves;
  readonly pv: Float64Array;
  readonly grid: Float64Array;
}

/** Every load of a part of the city, in kW with the parts that make its interval. */
function loadsOf(
  { power, pv, grid }: LoadCurves,
  widths: Widths,
): readonly (readonly [LoadId, Load])[] {
  const part = (of: Float64Array, w: keyof Widths): Part => ({ of, width: widths[w] });
  const single = (of: Float64Array, w: keyof Widths): Load => ({ curve: of, parts: [part(of, w)] });
  const used = [
    part(power.heating, 'heating'),
    part(power.appliances, 'appliances'),
    part(power.vehicles, 'vehicles'),
    part(power.chillers, 'chillers'),
  ];
  const fed = scaled(pv, -1);
  return [
    ['heating', single(power.heat, 'heat')],
    ['hotWater', single(power.hotWater, 'hotWater')],
    ['cooling', single(power.cooling, 'cooling')],
    ['electricity', { curve: power.electricity, parts: used }],
    ['heatElectricity', single(power.heating, 'heating')],
    ['appliances', single(power.appliances, 'appliances')],
    ['vehicles', single(power.vehicles, 'vehicles')],
    ['chillers', single(power.chillers, 'chillers')],
    ['pv', single(pv, 'pv')],
    ['grid', { curve: grid, parts: [...used, part(fed, 'pv')] }],
  ];
}

/** Load curves of one part of the city or of one building, hours of a year. */
export const loadChannels = (of: LoadCurves, widths: Widths, making: Making): Channel[] =>
  loadsOf(of, widths).map(([id, load]) => loadChannel(id, making, [load]));

/** B minus A hour by hour: the same draw moves both sides, so that a part's width is that of its change. */
export const loadChanges = (b: LoadCurves, a: LoadCurves): LoadCurves => ({
  power: powerChanges(b.power, a.power),
  pv: minus(b.pv, a.pv),
  grid: minus(b.grid, a.grid),
});

export function powerChanges(b: PowerCurves, a: PowerCurves): PowerCurves {
  const keys = Object.keys(b) as (keyof PowerCurves)[];
  return Object.fromEntries(
    keys.map((key) => [key, minus(b[key], a[key])]),
  ) as unknown as PowerCurves;
}

/** Heat and electricity by district, in the order of the building table's categories; widths are the city's. */
export function districtLoads(
  powers: readonly PowerCurves[],
  widths: Widths,
  making: Omit<Making, 'target' | 'unit'>,
): Channel[] {
  if (powers.length === 0) return [];
  const none = new Float64Array(powers[0]!.heat.length);
  const loads = powers.map((power) => new Map(loadsOf({ power, pv: none, grid: none }, widths)));
  return (['heating', 'electricity'] as const).map((id) =>
    loadChannel(
      id,
      { ...making, target: 'district', unit: 'MW' },
      loads.map((of) => of.get(id)!),
    ),
  );
}
