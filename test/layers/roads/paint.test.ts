import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../src/catalogue/entry.ts';
import type { Channel } from '../../../src/channel/channel.ts';
import { type RoadNetwork, roadClasses } from '../../../src/channel/roads.ts';
import { classPlace } from '../../../src/layers/painted.ts';
import { classLooks } from '../../../src/layers/roads/classes.ts';
import { denseCourses } from '../../../src/layers/roads/courses.ts';
import { classLegend, linkLegend } from '../../../src/layers/roads/legend.ts';
import { ribbonMesh } from '../../../src/layers/roads/mesh.ts';
import { nearestRoad } from '../../../src/layers/roads/nearest.ts';
import { cellSize, fitsLinks, linkCells, linkLut } from '../../../src/layers/roads/paint.ts';
import { linksOf, roadReading, selectedLinks } from '../../../src/layers/roads/reading.ts';
import { marks } from '../../../src/layers/roads/shader.ts';
import { notKnown } from '../../../src/layers/valueTexture.ts';

/** Two roads from one junction: a primary road both ways to the east, a one-way street to the north. */
const network: RoadNetwork = {
  nodes: {
    count: 3,
    lon: Float64Array.of(11, 11.001, 11),
    lat: Float64Array.of(44, 44, 44.002),
  },
  roads: {
    count: 2,
    id: ['a', 'b'],
    name: ['Via A', ''],
    class: Uint8Array.of(2, 6),
    length: Float32Array.of(80, 222),
    start: Int32Array.of(0, 2, 4),
    lon: Float64Array.of(11, 11.001, 11, 11),
    lat: Float64Array.of(44, 44, 44, 44.002),
  },
  links: {
    count: 3,
    road: Int32Array.of(0, 0, 1),
    forward: Uint8Array.of(1, 0, 1),
    from: Int32Array.of(0, 1, 0),
    to: Int32Array.of(1, 0, 2),
    lanes: Uint8Array.of(2, 1, 1),
    freeSpeed: Float32Array.of(50, 50, 30),
    capacity: Float32Array.of(3000, 1500, 600),
    assumed: Uint8Array.of(0, 0, 1),
  },
};

const channel = (values: number[], more: Partial<Channel> = {}): Channel => ({
  id: 'road.flow',
  title: { en: 'Traffic' },
  target: 'road',
  unit: 'veh/h',
  window: { start: '2025-01-01', end: '2026-01-01' },
  values: Float32Array.from(values),
  domain: [0, 1000],
  source: { en: 'Model 1' },
  ...more,
});

const column = (cells: Float32Array, which: number): number[] =>
  [0, 1, 2].map((l) => cells[l * cellSize + which]!);

describe('what is painted on roads', () => {
  it('is the class without a channel, in the class’s own colour', () => {
    const cells = linkCells(network, undefined, undefined, 0, undefined);
    expect(column(cells, 0)).toEqual([2, 2, 6].map((c) => Math.fround(classPlace(c))));
    const lut = linkLut(undefined, 'light');
    roadClasses.forEach((name, i) => {
      const at = Math.round(classPlace(i) * 255) * 4;
      const hex = [0, 1, 2].map((k) => lut[at + k]!.toString(16).padStart(2, '0')).join('');
      expect(`#${hex}`).toBe(classLooks[name].light);
    });
  });

  it('is a value’s place in the domain, and nothing where it is not known', () => {
    const cells = linkCells(network, channel([250, Number.NaN, 5000]), undefined, 0, undefined);
    expect(column(cells, 0)).toEqual([0.25, notKnown, 1]);
  });

  it('is nothing where a difference may as well be zero', () => {
    const difference = channel([100, -100, 50], {
      ramp: 'difference',
      domain: [-200, 200],
      lower: Float32Array.of(50, -150, -10),
      upper: Float32Array.of(150, -50, 110),
    });
    const cells = linkCells(network, difference, undefined, 0, undefined);
    expect(column(cells, 0)).toEqual([0.75, 0.25, notKnown]);
  });

  it('is wider with more traffic, on either side of zero', () => {
    const flow = channel([1000, -1000, 0]);
    const [most, less, none] = column(linkCells(network, flow, flow, 0, undefined), 1);
    expect(most).toBe(less);
    expect(most).toBeGreaterThan(none! * 5);
  });

  it('marks both directions of a road that is shut or slowed', () => {
    const changed = { closed: new Set(['a']), slowed: new Set(['b']) };
    const cells = linkCells(network, undefined, undefined, 0, changed);
    expect(column(cells, 2)).toEqual([marks.closed, marks.closed, marks.slowed]);
  });

  it('takes the step of the clock from a channel of several', () => {
    const hours = channel([0, 500, 100, 600, 200, 700], { steps: 2, stepSeconds: 3600 });
    const second = Date.parse('2025-01-01T01:30:00Z') / 1000;
    const cells = linkCells(network, hours, undefined, second, undefined);
    expect(column(cells, 0).map((v) => Math.round(v * 100))).toEqual([50, 60, 70]);
  });
});

describe('the legend of roads', () => {
  const entry = { title: { en: 'Roads' } } as Entry;

  it('lists the classes that there are, with their share of the length', () => {
    const { classes } = classLegend(entry, network, 'light', undefined);
    expect(classes?.map((c) => c.label.en)).toEqual(['Primary road', 'Residential street']);
    expect(classes?.reduce((sum, c) => sum + c.share!, 0)).toBeCloseTo(1);
  });

  it('says unit, window, source, spread and what the width means', () => {
    const legend = linkLegend({
      channel: channel([100, 200, 300], {
        lower: Float32Array.of(50, 150, 250),
        upper: Float32Array.of(150, 250, 350),
      }),
      theme: 'light',
      time: 0,
      unknown: '#cccccc',
      byFlow: true,
      changed: { closed: new Set(['a']), slowed: new Set() },
    });
    expect(legend).toMatchObject({ unit: 'veh/h', domain: [0, 1000], error: 50 });
    expect(legend.window?.start).toBe('2025-01-01');
    expect(legend.note?.en).toBe('Width: vehicles per hour. Dashed: closed in B.');
    expect(legend.histogram?.reduce((sum, n) => sum + n, 0)).toBe(3);
  });
});

describe('the links of a road', () => {
  it('are one, or one in each direction', () => {
    expect(linksOf(network.links, 0)).toEqual([0, 1]);
    expect(linksOf(network.links, 1)).toEqual([2]);
  });
});

describe('the reading of a road', () => {
  const where = { at: { lon: 11, lat: 44 }, height: 0 };
  const fields = (road: number, channels: readonly Channel[] = []) =>
    roadReading('roads', network, road, where, channels, 0).fields.map((f) => [
      f.label.en,
      f.value,
    ]);

  it('says once what both directions share, and by direction what they do not', () => {
    expect(fields(0)).toEqual([
      ['Length', 80],
      ['Lanes, eastbound', 2],
      ['Lanes, westbound', 1],
      ['Speed without traffic', 50],
      ['Capacity, eastbound', 3000],
      ['Capacity, westbound', 1500],
      ['Lanes and speed', 'as mapped'],
    ]);
  });

  it('says that a one-way street is one, and what was assumed', () => {
    const reading = roadReading('roads', network, 1, where, [], 0);
    expect(reading).toMatchObject({ featureId: 'b', title: 'Road without a name' });
    expect(reading.subtitle?.en).toBe('Residential street, one way');
    expect(reading.fields.at(-1)?.words?.en).toContain('assumed');
  });

  it('is marked in both directions, and a street by its name on all its roads', () => {
    const { name, id } = network.roads;
    expect(selectedLinks(network, { featureId: id[0]!, title: '' })).toEqual(
      linksOf(network.links, 0),
    );
    const all = [...network.links.road.keys()];
    const named = all.filter((link) => name[network.links.road[link]!] === name[0]);
    expect(selectedLinks(network, { featureId: 'street:x', title: name[0]! })).toEqual(named);
    expect(selectedLinks(network, { featureId: 'street:x', title: 'nowhere' })).toEqual([]);
  });

  it('has no values of another network’s links', () => {
    expect(fitsLinks(channel([1, 2, 3]), network)).toBe(true);
    expect(fitsLinks(channel([1, 2, 3, 4, 5, 6], { steps: 2 }), network)).toBe(true);
    expect(fitsLinks(channel([1, 2, 3, 4]), network)).toBe(false);
  });

  it('gives a modelled value with its interval', () => {
    const flow = channel([400, 300, Number.NaN], {
      lower: Float32Array.of(350, 250, 0),
      upper: Float32Array.of(450, 350, 0),
    });
    const [east, west] = roadReading('roads', network, 0, where, [flow], 0).fields;
    expect(east).toMatchObject({ value: 400, lower: 350, upper: 450, unit: 'veh/h' });
    expect(west).toMatchObject({ value: 300, lower: 250, upper: 350 });
    expect(fields(1, [flow])[0]).toEqual(['Traffic', null]);
  });
});

describe('roads on the ground', () => {
  it('follow it by points that are near enough, and are found by the pixel', () => {
    const dense = denseCourses(network.roads, 40);
    const courses = { ...dense, height: new Float32Array(dense.lon.length).fill(50) };
    expect([...courses.start]).toEqual([0, 4, 11]);
    const pixelOf = (lon: number, lat: number) => ({ x: (lon - 11) * 1e5, y: (44 - lat) * 1e5 });
    const hit = (x: number, y: number) => ({
      ...{ x, y, lon: 11 + x / 1e5, lat: 44 - y / 1e5 },
      height: 50,
      picked: undefined,
    });
    expect(nearestRoad(network, courses, hit(60, 4), 8, pixelOf)?.road).toBe(0);
    expect(nearestRoad(network, courses, hit(3, -120), 8, pixelOf)).toMatchObject({
      road: 1,
      height: 50,
    });
    expect(nearestRoad(network, courses, hit(60, -90), 8, pixelOf)).toBeUndefined();

    const mesh = ribbonMesh(
      { ...network.links, roads: network.roads.count },
      courses,
      (lon, lat, z) => [lon * 8e4, lat * 11e4, z],
    );
    // Two vertices a point: four points there, four back, seven on the one-way street.
    const { POSITION, _RIBBON } = mesh.attributes;
    expect(POSITION!.values.length / 3).toBe(30);
    expect(mesh.indices.length).toBe((3 + 3 + 6) * 6);
    expect(Math.max(...mesh.indices)).toBe(29);
    const codes = Array.from({ length: 30 }, (_, v) => _RIBBON!.values[v * 4 + 2]!);
    expect(codes.slice(0, 8)).toEqual([3, 3, 1, 1, 1, 1, 5, 5]);
    expect(codes.slice(-2)).toEqual([4, 4]);
  });
});
