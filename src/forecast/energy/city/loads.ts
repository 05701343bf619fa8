import type { Channel, FeatureKind } from '../../../channel/channel.ts';
import type { Text } from '../../../channel/text.ts';
import { windowOf } from '../figures.ts';
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
  loads.forEach(({ curve, parts }, f) => {
    const [only, ...others] = parts;
    if (only !== undefined && others.length === 0) {
      const [low, high] = only.width;
      for (let i = 0, at = f * steps; i < steps; i++, at++) {
        const value = curve[i]! * scale;
        const less = Math.abs(only.of[i]!) * scale;
        values[at] = value;
        lower[at] = value - less * (value < 0 ? high - 1 : 1 - low);
        upper[at] = value + less * (value < 0 ? 1 - low : high - 1);
      }
      return;
    }
    const below = new Float64Array(steps);
    const above = new Float64Array(steps);
    for (const { of, width } of parts) {
      const [low, high] = [(1 - width[0]) ** 2, (width[1] - 1) ** 2];
      for (let i = 0; i < steps; i++) {
        const square = of[i]! ** 2;
        below[i]! += square * (of[i]! < 0 ? high : low);
        above[i]! += square * (of[i]! < 0 ? low : high);
      }
    }
    for (let i = 0, at = f * steps; i < steps; i++, at++) {
      values[at] = curve[i]! * scale;
      lower[at] = (curve[i]! - Math.sqrt(below[i]!)) * scale;
      upper[at] = (curve[i]! + Math.sqrt(above[i]!)) * scale;
    }
  });
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
  const fed = pv.map((v) => -v);
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

const minus = (b: Float64Array, a: Float64Array): Float64Array => b.map((v, i) => v - a[i]!);

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
