import { expect, test } from 'vitest';
import type { Channel } from '../../src/channel/channel.ts';
import { roadChannelUnits, trafficFigureUnits } from '../../src/forecast/mobility/inputs.ts';
import { channelOf } from '../../src/ui/scenario/ShowOnMap.tsx';

const channel = (id: string, target: Channel['target']): Channel => ({
  id,
  title: { en: id },
  target,
  unit: '1',
  window: { start: '2040-01-01', end: '2041-01-01' },
  values: new Float32Array(1),
  source: { en: 'test' },
});

test('a figure leads to the channel that it is made of, where a layer can show it', () => {
  const channels = [
    channel('building.heatingNeed', 'building'),
    channel('city.co2', 'city'),
    channel('building.co2', 'building'),
    channel('district.walkShare', 'district'),
    ...Object.keys(roadChannelUnits).map((id) => channel(id, 'road')),
  ];
  expect(channelOf('heatingNeed', channels)?.id).toBe('building.heatingNeed');
  expect(channelOf('co2', channels)?.id).toBe('building.co2');
  expect(channelOf('trafficCo2', channels)?.id).toBe('road.co2');
  expect(channelOf('walkShare', channels)?.id).toBe('district.walkShare');
  expect(channelOf('biomass', channels)).toBeUndefined();
  const roads = channels.filter(({ target }) => target === 'road');
  const led = Object.keys(trafficFigureUnits).flatMap((q) => channelOf(q, roads)?.id ?? []);
  expect(new Set(led)).toEqual(new Set(Object.keys(roadChannelUnits)));
});
