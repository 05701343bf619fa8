import type { Channel } from '../../../channel/channel.ts';
import type { Text } from '../../../channel/text.ts';
import type { Districts } from './hours.ts';

/** A building channel whose sum says something of a district. */
interface Summed {
  readonly title: Text;
  readonly unit: string;
  readonly ramp: string;
  /** Values are per floor area. */
  readonly perArea?: true;
  /** The city's figure of which districts are parts; `own` where the city has none of just this. */
  readonly figure: string | undefined;
}

const finalEnergy = {
  en: 'Final energy for heat and hot water',
  de: 'Endenergie für Heizung und Warmwasser',
};

const summed = {
  heatingDemand: {
    title: { en: 'Heating need', de: 'Heizwärmebedarf' },
    unit: 'MWh/a',
    ramp: 'energy',
    figure: 'heatingNeed',
  },
  coolingNeed: {
    title: { en: 'Cooling need', de: 'Kühlbedarf' },
    unit: 'MWh/a',
    ramp: 'heat',
    perArea: true,
    figure: 'coolingNeed',
  },
  finalEnergy: { title: finalEnergy, unit: 'MWh/a', ramp: 'energy', figure: 'finalEnergy' },
  co2: {
    title: { en: 'CO₂ of heat and hot water', de: 'CO₂ aus Heizung und Warmwasser' },
    unit: 't/a',
    ramp: 'heat',
    perArea: true,
    figure: 'co2',
  },
  electricity: {
    title: { en: 'Electricity of the buildings', de: 'Stromverbrauch der Gebäude' },
    unit: 'MWh/a',
    ramp: 'energy',
    figure: undefined,
  },
  pvYield: {
    title: { en: 'Solar power from roofs', de: 'Solarstrom von Dächern' },
    unit: 'MWh/a',
    ramp: 'energy',
    figure: 'pvYield',
  },
} as const satisfies Record<string, Summed>;
const ids = Object.keys(summed) as (keyof typeof summed)[];

/** A figure of the city or its change, in thousands of the districts' unit. */
export interface CityFigure {
  readonly quantity: string;
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

/** Sums by district and, last, of buildings in none; `below` and `above` of the buildings' own intervals. */
interface Sums {
  readonly values: Float64Array;
  readonly below: Float64Array;
  readonly above: Float64Array;
}

/**
 * Annual sums by district, of building channels or of their changes; buildings of unknown size count nothing.
 * Errors that buildings share do not cancel in a sum, their own ones do: the city's interval, which holds the shared
 * ones alone, is dealt out to districts as the intervals of their buildings add up. That of a change is the city's
 * change, from paired samples.
 * @param area m2 by building
 * @param figures of the city: values with channels, changes with changes
 * @param electricity width, relative to the value, where the city has no such figure
 */
export function districtSums(
  channels: readonly Channel[],
  { names, of }: Districts,
  area: Float32Array,
  figures: readonly CityFigure[],
  electricity: readonly [number, number],
): Channel[] {
  if (names.length === 0) return [];
  return ids.flatMap((id) => {
    const channel = channels.find((c) => c.id === `building.${id}`);
    if (channel === undefined) return [];
    const { title, unit, ramp, figure }: Summed = summed[id];
    const sums = emptySums(names.length + 1);
    if ('perArea' in summed[id]) addPerArea(sums, channel, of, area);
    else addValues(sums, channel, of);
    const whole = figures.find((f) => f.quantity === figure);
    const { domain: _, ...rest } = channel;
    return [
      {
        ...rest,
        id: `district.${id}`,
        title,
        unit,
        target: 'district',
        ...(whole === undefined
          ? relative(sums, names.length, electricity)
          : partsOf(sums, names.length, whole)),
        labels: names,
        ramp: channel.ramp === 'difference' ? 'difference' : ramp,
      },
    ];
  });
}

const emptySums = (count: number): Sums => ({
  values: new Float64Array(count),
  below: new Float64Array(count),
  above: new Float64Array(count),
});

// Loops of the module, not of a call: the engine keeps them compiled from one answer to the next.
function addValues(to: Sums, { values, lower, upper }: Channel, of: Uint8Array): void {
  const none = to.values.length - 1;
  for (let b = 0; b < values.length; b++) {
    const value = values[b]!;
    if (Number.isNaN(value)) continue;
    const district = Math.min(of[b]!, none);
    to.values[district]! += value;
    to.below[district]! += value - lower![b]!;
    to.above[district]! += upper![b]! - value;
  }
}

/** Per floor area a year to the thousand a year: kWh to MWh, kg to t. */
function addPerArea(
  to: Sums,
  { values, lower, upper }: Channel,
  of: Uint8Array,
  area: Float32Array,
): void {
  const none = to.values.length - 1;
  for (let b = 0; b < values.length; b++) {
    const value = values[b]!;
    const size = area[b]! / 1000;
    if (!(size > 0) || Number.isNaN(value)) continue;
    const district = Math.min(of[b]!, none);
    to.values[district]! += value * size;
    to.below[district]! += (value - lower![b]!) * size;
    to.above[district]! += (upper![b]! - value) * size;
  }
}

type Bounded = Pick<Channel, 'values'> & Required<Pick<Channel, 'lower' | 'upper'>>;

/** Districts as parts of the city's figure: all of them together are as wide as it is. */
function partsOf({ values, below, above }: Sums, count: number, city: CityFigure): Bounded {
  const share = (widths: Float64Array, whole: number): number => {
    const all = widths.reduce((sum, width) => sum + width, 0);
    return all > 0 ? (1000 * whole) / all : 0;
  };
  const under = share(below, city.value - city.lower);
  const over = share(above, city.upper - city.value);
  return bounded(values, count, (d) => [below[d]! * under, above[d]! * over]);
}

const relative = ({ values }: Sums, count: number, [low, high]: readonly [number, number]) =>
  bounded(values, count, (d) => {
    const size = Math.abs(values[d]!);
    return values[d]! < 0
      ? [size * (high - 1), size * (1 - low)]
      : [size * (1 - low), size * (high - 1)];
  });

function bounded(
  sums: Float64Array,
  count: number,
  reach: (district: number) => readonly [number, number],
): Bounded {
  const values = Float32Array.from(sums.subarray(0, count));
  return {
    values,
    lower: values.map((value, d) => value - reach(d)[0]),
    upper: values.map((value, d) => value + reach(d)[1]),
  };
}
