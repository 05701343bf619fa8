import type { Channel } from '../../../channel/channel.ts';
import type { Text } from '../../../channel/text.ts';
import type { Districts } from './hours.ts';

/** Building channels whose sums say something of a district, and what they are called there. */
const summed = {
  heatingDemand: { title: { en: 'Heating need', de: 'Heizwärmebedarf' }, ramp: 'energy' },
  finalEnergy: {
    title: {
      en: 'Final energy for heat and hot water',
      de: 'Endenergie für Heizung und Warmwasser',
    },
    ramp: 'energy',
  },
  electricity: {
    title: { en: 'Electricity of the buildings', de: 'Stromverbrauch der Gebäude' },
    ramp: 'energy',
  },
  pvYield: {
    title: { en: 'Solar power from roofs', de: 'Solarstrom von Dächern' },
    ramp: 'energy',
  },
} as const satisfies Record<string, { title: Text; ramp: string }>;

/** How far the sum of a district may lie from its value, relative to it: the city's own figure. */
export type SumWidths = Readonly<Record<keyof typeof summed, readonly [number, number]>>;

/**
 * Annual sums by district, MWh/a, of building channels or their changes; buildings of unknown size count nothing.
 * Buildings of a class share their parameters, so that a district is as sure, relative to its value, as the city.
 */
export function districtSums(
  channels: readonly Channel[],
  { names, of }: Districts,
  widths: SumWidths,
): Channel[] {
  if (names.length === 0) return [];
  return (Object.keys(summed) as (keyof typeof summed)[]).flatMap((id) => {
    const channel = channels.find((c) => c.id === `building.${id}`);
    if (channel === undefined) return [];
    const sums = new Float64Array(names.length);
    const { values: own } = channel;
    for (let b = 0; b < own.length; b++) {
      const district = of[b]!;
      if (district < names.length && !Number.isNaN(own[b]!)) sums[district]! += own[b]!;
    }
    const [low, high] = widths[id];
    const values = Float32Array.from(sums);
    const reach = (factor: (value: number) => number): Float32Array =>
      values.map((value) => value + Math.abs(value) * factor(value));
    const { domain: _, ...rest } = channel;
    return [
      {
        ...rest,
        id: `district.${id}`,
        title: summed[id].title,
        target: 'district',
        values,
        lower: reach((value) => (value < 0 ? 1 - high : low - 1)),
        upper: reach((value) => (value < 0 ? 1 - low : high - 1)),
        labels: names,
        ramp: channel.ramp === 'difference' ? 'difference' : summed[id].ramp,
      },
    ];
  });
}
