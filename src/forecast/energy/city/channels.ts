import type { Channel } from '../../../channel/channel.ts';
import type { Text } from '../../../channel/text.ts';
import { windowOf } from '../../told.ts';
import type { Prepared } from '../prepare.ts';
import type { States } from '../states.ts';
import { classIds } from '../stock.ts';
import type { HourResult } from './figures.ts';
import type { CityHours, Needs } from './hours.ts';
import { type HeatPumps, powerAssumptions, roomElectricity, waterElectricity } from './power.ts';
import { uses } from './use.ts';

type Width = readonly [number, number];

const buildingText = {
  coolingNeed: {
    title: { en: 'Cooling need per floor area', de: 'Kühlbedarf je Fläche' },
    unit: 'kWh/(m2.a)',
    ramp: 'heat',
  },
  peakHeat: {
    title: { en: 'Highest heating load', de: 'Höchste Heizlast' },
    unit: 'kW',
    ramp: 'energy',
  },
  electricity: {
    title: { en: 'Electricity of the building', de: 'Stromverbrauch des Gebäudes' },
    unit: 'MWh/a',
    ramp: 'energy',
  },
  pvPotential: {
    title: { en: 'Solar power that the roof could bear', de: 'Möglicher Solarstrom vom Dach' },
    unit: 'MWh/a',
    ramp: 'energy',
  },
  pvSpecificYield: {
    title: { en: 'Yield of a kilowatt of modules', de: 'Ertrag je Kilowatt Module' },
    unit: 'kWh/kW',
    ramp: 'energy',
  },
  selfConsumption: {
    title: { en: 'Solar power used on the spot', de: 'Selbst genutzter Solarstrom' },
    unit: '%',
    ramp: 'energy',
  },
} as const satisfies Record<string, { title: Text; unit: string; ramp: string }>;
type BuildingId = keyof typeof buildingText;

/** Values by building with bounds. */
type Bounded = Readonly<Record<'values' | 'lower' | 'upper', Float32Array>>;

/** What each building's hours sum to under a scenario. */
export type BuildingSums = Readonly<Record<BuildingId, Bounded>>;

/** Width of one building's value: the city's, and the spread among buildings of one archetype. */
export const ofOne = (width: Width, building: number): Width => [
  width[0] / Math.exp(1.645 * building),
  width[1] * Math.exp(1.645 * building),
];

// Loops instead of `map`: a city has many buildings, and a lever moves many times a second.
function bounded(values: Float32Array, [low, high]: Width): Bounded {
  const n = values.length;
  const [lower, upper] = [new Float32Array(n), new Float32Array(n)];
  for (let b = 0; b < n; b++) {
    const value = values[b]!;
    lower[b] = value * low;
    upper[b] = value * high;
  }
  return { values, lower, upper };
}

/** Nothing for each building of known size; what is told of the others' size stays. */
function withoutSize(area: Float32Array): Float32Array {
  const made = area.slice();
  for (let b = 0; b < made.length; b++) if (made[b]! > 0) made[b] = 0;
  return made;
}

/**
 * Cooling need, highest hour of heating, electricity without electric cars, and what the roof yields; solar power
 * that a building uses itself only where it has any.
 */
export function buildingSums(
  prepared: Prepared,
  hours: CityHours,
  states: States,
  needs: Needs,
  pumps: HeatPumps,
  { widths, solar }: Pick<HourResult, 'widths' | 'solar'>,
  sun: number,
): BuildingSums {
  const { stock, model, hotWater, samples } = prepared;
  const n = stock.count;
  const ages = model.ageClasses.length + 1;
  const cooling = withoutSize(stock.area);
  const [peak, power] = [cooling.slice(), cooling.slice()];
  const { cells } = hours.representatives;
  for (let b = 0; b < n; b++) {
    const area = stock.area[b]!;
    if (!(area > 0)) continue;
    const v = states.variant[b]!;
    const { use } = cells.cells[cells.of[stock.archetype[b]! * 3 + v]!]!.year;
    cooling[b] = needs.cooling[v]![b]!;
    peak[b] = (needs.peak[v]![b]! * area) / 1000;
    const own = uses[classIds[Math.floor(stock.archetype[b]! / ages)]!].electricity;
    const k = states.system[b]!;
    const heating =
      roomElectricity(samples, pumps, k, v, needs.heating[v]![b]!) +
      waterElectricity(samples, pumps, k, hotWater[b]!);
    const chill = (cooling[b]! * use.cooled) / powerAssumptions.coolingRatio;
    power[b] = ((own + heating + chill) * area) / 1000;
  }
  const { yielded, power: modules } = hours.roofs;
  const single = (width: Width): Width => ofOne(width, model.uncertainty.building);
  const [potential, specific] = [new Float32Array(n), new Float32Array(n)];
  for (let b = 0; b < n; b++) {
    const kWh = yielded[b]! * sun;
    potential[b] = kWh / 1000;
    specific[b] = modules[b]! > 0 ? kWh / modules[b]! : Number.NaN;
  }
  return {
    coolingNeed: bounded(cooling, single(widths.cooling)),
    peakHeat: bounded(peak, single(widths.heat)),
    electricity: bounded(power, single(widths.appliances)),
    pvPotential: bounded(potential, widths.pv),
    pvSpecificYield: bounded(specific, widths.pv),
    selfConsumption: solar.byBuilding,
  };
}

const channel = (id: BuildingId, of: Bounded, year: number, source: Text): Channel => ({
  id: `building.${id}`,
  ...buildingText[id],
  target: 'building',
  window: windowOf(year),
  ...of,
  source,
});

const ids = Object.keys(buildingText) as BuildingId[];

export const buildingChannels = (sums: BuildingSums, year: number, source: Text): Channel[] =>
  ids.map((id) => channel(id, sums[id], year, source));

/** B minus A: the same draw moves both, so that a change is as sure, relative to itself, as the value of B. */
export function buildingChanges(
  b: BuildingSums,
  a: BuildingSums,
  year: number,
  source: Text,
): Channel[] {
  return ids.map((id) => ({
    ...channel(id, changed(b[id], a[id].values), year, source),
    ramp: 'difference',
  }));
}

function changed(now: Bounded, was: Float32Array): Bounded {
  const n = was.length;
  const of = {
    values: new Float32Array(n),
    lower: new Float32Array(n),
    upper: new Float32Array(n),
  };
  for (let i = 0; i < n; i++) {
    const value = now.values[i]!;
    const change = value - was[i]!;
    const size = value > 0 ? Math.abs(change) / value : 0;
    of.values[i] = change;
    of.lower[i] = change - size * (value - now.lower[i]!);
    of.upper[i] = change + size * (now.upper[i]! - value);
  }
  return of;
}
