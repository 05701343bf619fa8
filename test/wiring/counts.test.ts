import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Catalogue } from '../../src/catalogue/entry.ts';
import { standards } from '../../src/catalogue/standards.ts';
import type { Channel } from '../../src/channel/channel.ts';
import { type RoadNetwork, roadClasses } from '../../src/channel/roads.ts';
import { countsStore } from '../../src/state/counts.ts';
import { forecastStore } from '../../src/state/forecast.ts';
import { countsIn, followCounts } from '../../src/wiring/counts.ts';
import { resultOf } from './forecast/fakes.ts';

const at = (accessUrl: string, ...conformsTo: string[]) => ({ accessUrl, conformsTo });

const catalogue = {
  entries: [
    {
      theme: 'mobility',
      title: { en: 'Hourly counts' },
      distributions: [
        at('https://city.test/stations.geojson', standards.geojson),
        at('https://city.test/counts.csv', standards.csv, standards.series),
      ],
    },
    {
      theme: 'mobility',
      title: { en: 'Traffic model' },
      distributions: [
        at('https://city.test/traffic.json', standards.trafficModel),
        at('https://city.test/roads.parquet', standards.roads),
        at('https://city.test/districts.geojson', standards.districts),
      ],
    },
  ],
} as unknown as Catalogue;

/** Two parallel primary roads, a kilometre apart, each driven both ways. */
const network: RoadNetwork = {
  nodes: { count: 4, lon: new Float64Array(4), lat: new Float64Array(4) },
  roads: {
    count: 2,
    id: ['r0', 'r1'],
    name: ['South Street', 'North Street'],
    class: Uint8Array.of(roadClasses.indexOf('primary'), roadClasses.indexOf('primary')),
    length: Float32Array.of(790, 790),
    start: Int32Array.of(0, 2, 4),
    lon: Float64Array.of(11, 11.01, 11, 11.01),
    lat: Float64Array.of(44, 44, 44.01, 44.01),
  },
  links: {
    count: 4,
    road: Int32Array.of(0, 0, 1, 1),
    forward: Uint8Array.of(1, 0, 1, 0),
    from: new Int32Array(4),
    to: new Int32Array(4),
    lanes: new Uint8Array(4).fill(1),
    freeSpeed: new Float32Array(4).fill(50),
    capacity: new Float32Array(4).fill(900),
    assumed: new Uint8Array(4),
  },
};

const day = (value: number): number[] => new Array(24).fill(value);
const station = (id: string, lat: number, weekday: number[]) => ({
  type: 'Feature',
  properties: { id, name: id, series: id, weekday },
  geometry: { type: 'Point', coordinates: [11.005, lat] },
});

const files: Readonly<Record<string, string>> = {
  'stations.geojson': JSON.stringify({
    type: 'FeatureCollection',
    features: [
      station('south', 44.0001, day(300)),
      station('north', 44.0099, day(500)),
      station('field', 44.005, day(10)),
    ],
  }),
  'counts.csv': 'time,south,north,field\n2024-01-01T00:00Z,1,1,1\n2024-01-01T01:00Z,2,2,2\n',
  'traffic.json': '{"hour": 8}',
};

const flow = (values: readonly number[]): Channel => ({
  id: 'road.flow',
  title: { en: 'Flow' },
  target: 'road',
  unit: 'veh/h',
  window: { start: '2025-01-01', end: '2026-01-01' },
  values: Float32Array.from(values),
  source: { en: 'test' },
});

const answerA = (values: readonly number[]): void =>
  forecastStore.setState({
    a: { ...resultOf('traffic', { levers: {} }, 1), channels: [flow(values)] },
  });

let abort = new AbortController();
afterEach(() => {
  abort.abort();
  abort = new AbortController();
  vi.unstubAllGlobals();
  forecastStore.setState(forecastStore.getInitialState(), true);
});

function start(): ReturnType<typeof vi.fn> {
  const fetched = vi.fn(async (url: string) => {
    const text = files[new URL(url).pathname.slice(1)];
    return text === undefined ? new Response('', { status: 404 }) : new Response(text);
  });
  vi.stubGlobal('fetch', fetched);
  const inputs = {
    catalogue,
    buildings: Promise.resolve(undefined),
    roads: () => Promise.resolve(network),
  };
  followCounts(inputs, abort.signal);
  return fetched;
}

describe('traffic beside counts', () => {
  it('is found where points of the mobility theme have an hourly series', () => {
    expect(countsIn(catalogue)?.title).toEqual({ en: 'Hourly counts' });
    expect(countsIn({ ...catalogue, entries: [] })).toBeUndefined();
  });

  it('is compared only when somebody looks, at the modelled hour and in both directions', async () => {
    const fetched = start();
    expect(countsStore.getState().available).toBe(true);
    answerA([100, 150, 300, 250]);
    expect(fetched).not.toHaveBeenCalled();
    countsStore.setState({ wanted: true });
    await vi.waitFor(() => expect(countsStore.getState().answer).toBeDefined());
    const { answer } = countsStore.getState();
    expect(answer).toMatchObject({
      hour: 8,
      unmatched: ['field'],
      source: { en: 'Hourly counts' },
    });
    expect(answer?.places).toMatchObject([
      { station: 'south', street: 'South Street', observed: 300, modelled: 250 },
      { station: 'north', street: 'North Street', observed: 500, modelled: 550 },
    ]);
    expect(answer?.rmse).toBeCloseTo(50, 6);
    answerA([150, 150, 250, 250]);
    await vi.waitFor(() => expect(countsStore.getState().answer?.rmse).toBeCloseTo(0, 6));
    expect(fetched).toHaveBeenCalledTimes(3);
  });

  it('says what is wrong with the counts, in the panel and nowhere else', async () => {
    vi.stubGlobal('fetch', undefined);
    start();
    vi.stubGlobal('fetch', async () => new Response('{', { status: 200 }));
    answerA([1, 1, 1, 1]);
    countsStore.setState({ wanted: true });
    await vi.waitFor(() => expect(countsStore.getState().problem).toBeDefined());
    expect(countsStore.getState().answer).toBeUndefined();
  });
});
