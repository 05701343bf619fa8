import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Entry } from '../../../src/catalogue/entry.ts';
import { StationLayer } from '../../../src/layers/stations/layer.ts';
import { readStations } from '../../../src/layers/stations/read.ts';
import type { Dot } from '../../../src/layers/stations/scene.ts';

const draw = vi.hoisted(() => vi.fn());
vi.mock('../../../src/layers/stations/scene.ts', () => ({
  lift: 6,
  StationScene: class {
    draw = draw;
    nearest = (x: number) => (x === 0 ? 0 : undefined);
    dispose = vi.fn();
  },
}));

const entry = {
  id: 'traffic',
  title: { en: 'Traffic counts' },
  attribution: 'Region',
  variable: { id: 'v', name: { en: 'Volume' }, unit: 'veh/h' },
} as unknown as Entry;
const feature = (id: string, more: object) => ({
  type: 'Feature',
  properties: { id, series: id, ...more },
  geometry: { type: 'Point', coordinates: [11, 44] },
});
const stations = readStations(
  {
    file: 'p',
    text: JSON.stringify({
      type: 'FeatureCollection',
      features: [feature('a', {}), feature('b', { weekday: Array(24).fill(500) })],
    }),
  },
  { file: 's', text: 'time,a,b\n2024-06-12T06:00Z,1000,\n2024-06-12T07:00Z,10,\n' },
);
const time = Date.UTC(2024, 5, 12, 6) / 1000;
const view = (at: number) => ({ theme: 'light' as const, time: at, channel: () => undefined });
const dots = (): readonly Dot[] => draw.mock.lastCall?.[0];
let layer: StationLayer;

beforeEach(() => {
  draw.mockClear();
  layer = new StationLayer(entry, stations, new Float32Array(2), 'Europe/Rome');
  layer.mount({});
  layer.apply({ opacity: 1 }, view(time));
});

describe('the station layer', () => {
  it('draws more traffic larger, and what was not measured hollow', () => {
    const [a, b] = dots();
    expect(a!.radius).toBeGreaterThan(b!.radius);
    expect([a!.hollow, b!.hollow]).toEqual([false, true]);
    layer.apply({ opacity: 1 }, view(time + 3600));
    expect(dots()[0]!.radius).toBeLessThan(a!.radius);
  });

  it('draws once an hour of the clock, not at every tick', () => {
    for (let s = 0; s < 3600; s += 60) layer.apply({ opacity: 1 }, view(time + s));
    expect(draw).toHaveBeenCalledTimes(1);
  });

  it('says "not known" of an hour without a record, beside the mean day', () => {
    const layerOfB = new StationLayer(
      entry,
      { ...stations, list: [stations.list[1]!], values: stations.values.slice(2) },
      new Float32Array(1),
      'Europe/Rome',
    );
    layerOfB.mount({});
    layerOfB.apply({ opacity: 1 }, view(time));
    const reading = layerOfB.probe({ lon: 0, lat: 0, height: 0, x: 0, y: 0, picked: undefined });
    expect(reading?.fields.map((f) => f.value)).toEqual([null, 500, null, '00:00–01:00']);
    expect(reading?.fields[0]?.window?.start).toBe('2024-06-12T06:00:00.000Z');
  });

  it('has a legend with unit, hour and how many stations measured', () => {
    const legend = layer.legend({ opacity: 1 }, view(time));
    expect(legend).toMatchObject({ unit: 'veh/h', domain: [0, 1000] });
    expect(legend.window).toEqual({
      start: '2024-06-12T06:00:00.000Z',
      end: '2024-06-12T07:00:00.000Z',
    });
    expect(legend.note?.en).toMatch(/^1 of 2 stations/);
  });

  it('brings its hours and mean days as channels', () => {
    const channels = layer.channels();
    expect(channels.map((c) => [c.id, c.values.length, c.steps])).toEqual([
      ['traffic.hourly', 4, 2],
      ['traffic.weekday', 48, 24],
      ['traffic.weekend', 48, 24],
    ]);
  });
});
