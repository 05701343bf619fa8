import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type RoadClass, type RoadNetwork, roadClasses } from '../../../src/channel/roads.ts';
import type { TrafficInputs } from '../../../src/forecast/mobility/inputs.ts';
import { zonesOf } from '../../../src/forecast/mobility/zones.ts';

const seeds = resolve(import.meta.dirname, '../../../seeds/traffic');

/** A parsed traffic model of `seeds/traffic`, fresh for each call, made small: few zones and samples. */
export function trafficSeed(name: 'demo' | 'italy'): Record<string, unknown> {
  const model = JSON.parse(readFileSync(resolve(seeds, `${name}.json`), 'utf8'));
  return model as Record<string, unknown>;
}

export const smallModel = (): Record<string, unknown> => ({
  ...trafficSeed('demo'),
  zones: 12,
  samples: 9,
  chargeRadius: 700,
});

const step = 0.003;
const middle = { lon: 11.3, lat: 44.5 };

/** A road between two grid places; `oneWay` from the first to the second. */
interface Street {
  readonly id: string;
  readonly a: number;
  readonly b: number;
  readonly class: RoadClass;
  readonly oneWay?: boolean;
}

/**
 * A square grid of `size` x `size` crossings about 240 to 330 m apart; every fourth row is a primary road
 * that leads over the edge, the rest are residential streets.
 */
export function gridCity(size = 9, extra: readonly Street[] = []): RoadNetwork {
  const nodes = size * size;
  const place = (i: number): [number, number] => [
    middle.lon + ((i % size) - size / 2) * step,
    middle.lat + (Math.floor(i / size) - size / 2) * step,
  ];
  const at = (x: number, y: number): number => y * size + x;
  const streets: Street[] = [];
  const lon: number[] = [];
  const lat: number[] = [];
  for (let i = 0; i < nodes; i++) {
    const [x, y] = place(i);
    lon.push(x);
    lat.push(y);
  }
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const main = y % 4 === 2;
      if (x + 1 < size)
        streets.push({
          id: `h${x}.${y}`,
          a: at(x, y),
          b: at(x + 1, y),
          class: main ? 'primary' : 'residential',
        });
      if (y + 1 < size)
        streets.push({ id: `v${x}.${y}`, a: at(x, y), b: at(x, y + 1), class: 'residential' });
    }
  for (let y = 2; y < size; y += 4)
    for (const [x, way] of [
      [0, -1],
      [size - 1, 1],
    ] as const) {
      const node = lon.length;
      const [px, py] = place(at(x, y));
      lon.push(px + way * step);
      lat.push(py);
      streets.push({ id: `out${x}.${y}`, a: node, b: at(x, y), class: 'primary' });
    }
  return networkOf([...streets, ...extra], Float64Array.from(lon), Float64Array.from(lat));
}

function networkOf(streets: readonly Street[], lon: Float64Array, lat: Float64Array): RoadNetwork {
  const metres = (a: number, b: number): number =>
    Math.hypot(
      (lon[a]! - lon[b]!) * 111_320 * Math.cos((44.5 * Math.PI) / 180),
      (lat[a]! - lat[b]!) * 111_320,
    );
  const links = streets.flatMap((street, road) => [
    { road, forward: 1, from: street.a, to: street.b, street },
    ...(street.oneWay ? [] : [{ road, forward: 0, from: street.b, to: street.a, street }]),
  ]);
  const main = (s: Street): boolean => s.class === 'primary';
  return {
    nodes: { count: lon.length, lon, lat },
    roads: {
      count: streets.length,
      id: streets.map((s) => s.id),
      name: streets.map((s) => s.id),
      class: Uint8Array.from(streets, (s) => roadClasses.indexOf(s.class)),
      length: Float32Array.from(streets, (s) => metres(s.a, s.b)),
      start: Int32Array.from({ length: streets.length + 1 }, (_, i) => 2 * i),
      lon: Float64Array.from(streets.flatMap((s) => [lon[s.a]!, lon[s.b]!])),
      lat: Float64Array.from(streets.flatMap((s) => [lat[s.a]!, lat[s.b]!])),
    },
    links: {
      count: links.length,
      road: Int32Array.from(links, (l) => l.road),
      forward: Uint8Array.from(links, (l) => l.forward),
      from: Int32Array.from(links, (l) => l.from),
      to: Int32Array.from(links, (l) => l.to),
      lanes: new Uint8Array(links.length).fill(1),
      freeSpeed: Float32Array.from(links, (l) => (main(l.street) ? 50 : 30)),
      capacity: Float32Array.from(links, (l) => (main(l.street) ? 1500 : 600)),
      assumed: new Uint8Array(links.length),
    },
  };
}

/** Four districts that share the grid, with people and jobs. */
export function districts(): unknown {
  const half = 4.6 * step;
  const box = (w: number, s: number): number[][][] => [
    [
      [w, s],
      [w + half, s],
      [w + half, s + half],
      [w, s + half],
      [w, s],
    ],
  ];
  const [w, s] = [middle.lon - half - step / 2, middle.lat - half - step / 2];
  const people = [
    { id: 'NW', population: 5000, jobs: 800 },
    { id: 'NE', population: 3000, jobs: 4000 },
    { id: 'SW', population: 6000, jobs: 500 },
    { id: 'SE', population: 2000, jobs: 2500 },
  ];
  return {
    type: 'FeatureCollection',
    features: people.map((properties, i) => ({
      type: 'Feature',
      properties: { ...properties, name: `District ${properties.id}` },
      geometry: {
        type: 'Polygon',
        coordinates: box(w + (i % 2) * half, s + (i < 2 ? half : 0)),
      },
    })),
  };
}

export const gridInputs = (roads = gridCity()): TrafficInputs => ({
  roads,
  zones: zonesOf(districts()),
  model: smallModel(),
  file: 'traffic.json',
});
