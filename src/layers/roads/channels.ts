import type { Entry } from '../../catalogue/entry.ts';
import type { Channel } from '../../channel/channel.ts';
import type { RoadNetwork } from '../../channel/roads.ts';

/** The channels that a network brings, one value per link; domains are the same in every city. */
export function ownChannels(entry: Entry, { links }: RoadNetwork): readonly Channel[] {
  const common = {
    target: 'road' as const,
    window: entry.temporal ?? { start: '', end: '' },
    source: entry.title,
  };
  return [
    {
      ...common,
      id: 'road.freeSpeed',
      title: { en: 'Speed without traffic', de: 'Tempo ohne Verkehr' },
      unit: 'km/h',
      values: links.freeSpeed,
      domain: [10, 130],
      ramp: 'viridis',
    },
    {
      ...common,
      id: 'road.capacity',
      title: { en: 'Capacity', de: 'Kapazität' },
      unit: 'veh/h',
      values: links.capacity,
      domain: [0, 4000],
      ramp: 'mobility',
    },
  ];
}
