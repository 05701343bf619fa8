import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textIn } from '../../../src/channel/text.ts';
import {
  type Costs,
  calibrated,
  modeShares,
  shares,
} from '../../../src/forecast/mobility/choice.ts';
import { clusters } from '../../../src/forecast/mobility/clusters.ts';
import { largestConnected } from '../../../src/forecast/mobility/connected.ts';
import { compareCounts, geh, matchStations } from '../../../src/forecast/mobility/counts.ts';
import { graphOf } from '../../../src/forecast/mobility/graph.ts';
import { distribute } from '../../../src/forecast/mobility/gravity.ts';
import { drawn, likely } from '../../../src/forecast/mobility/parameters.ts';
import { readTrafficModel } from '../../../src/forecast/mobility/readmodel.ts';
import { transitTimes } from '../../../src/forecast/mobility/transit.ts';
import { districtFinder, zonesOf } from '../../../src/forecast/mobility/zones.ts';
import { Problem } from '../../../src/problem/problem.ts';
import { districts, gridCity, gridInputs, smallModel, trafficSeed } from './city.ts';

const amounts = (n: number) =>
  fc.array(fc.double({ min: 1, max: 1e4, noNaN: true }), { minLength: n, maxLength: n });

describe('doubly constrained gravity', () => {
  it('meets what zones send and draw within 1e-6, whatever they are', () => {
    const n = 7;
    fc.assert(
      fc.property(amounts(n), amounts(n), amounts(n * n), (out, attract, far) => {
        const friction = Float64Array.from(far, (minutes) => Math.exp(-minutes / 2000));
        const found = distribute(Float64Array.from(out), Float64Array.from(attract), friction);
        expect(found.error).toBeLessThanOrEqual(1e-6);
        const total = out.reduce((a, b) => a + b, 0);
        const drawn = attract.reduce((a, b) => a + b, 0);
        for (let i = 0; i < n; i++) {
          let row = 0;
          let column = 0;
          for (let j = 0; j < n; j++) {
            row += found.trips[i * n + j]!;
            column += found.trips[j * n + i]!;
          }
          expect(column / ((attract[i]! * total) / drawn)).toBeCloseTo(1, 5);
          expect(row / out[i]!).toBeCloseTo(1, 5);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('sends more trips to what is nearer', () => {
    const friction = Float64Array.from([1, 0.5, 0.5, 1]);
    const { trips } = distribute(Float64Array.of(10, 10), Float64Array.of(5, 5), friction);
    expect(trips[0]).toBeCloseTo(20 / 3, 9);
    expect(trips[1]).toBeCloseTo(10 / 3, 9);
  });
});

describe('mode choice', () => {
  const costs: Costs = {
    car: Float64Array.of(10, 20, 5),
    transit: Float64Array.of(20, 15, Number.POSITIVE_INFINITY),
    bicycle: Float64Array.of(25, 60, 8),
    walk: Float64Array.of(50, 200, 12),
  };

  it('is the logit of costs, and leaves out what does not serve a pair', () => {
    const even = shares(costs, { car: 0, transit: 0, bicycle: 0, walk: 0 }, 0.1);
    const sum = Math.exp(-1) + Math.exp(-2) + Math.exp(-2.5) + Math.exp(-5);
    expect(even.car[0]).toBeCloseTo(Math.exp(-1) / sum, 12);
    expect(even.transit[2]).toBe(0);
    for (let pair = 0; pair < 3; pair++)
      expect(
        even.car[pair]! + even.transit[pair]! + even.bicycle[pair]! + even.walk[pair]!,
      ).toBeCloseTo(1, 12);
  });

  it('is calibrated to the shares that are stated', () => {
    const trips = Float64Array.of(100, 50, 80);
    const wanted = { car: 0.45, transit: 0.2, bicycle: 0.1, walk: 0.25 };
    const found = modeShares(shares(costs, calibrated(costs, trips, wanted, 0.05), 0.05), trips);
    for (const mode of ['car', 'transit', 'bicycle', 'walk'] as const)
      expect(found[mode]).toBeCloseTo(wanted[mode], 3);
  });
});

describe('traffic model files', () => {
  for (const name of ['demo', 'italy'] as const)
    it(`accepts ${name}.json, whose assumptions all name a source and texts are in both languages`, () => {
      const model = readTrafficModel(trafficSeed(name), name);
      for (const { title, description, source, group } of model.levers) {
        expect(group).toBe('mobility');
        for (const text of [title, description, source.text])
          expect(textIn(text, 'de')).not.toBe(text.en);
      }
      for (const part of [model.choice, model.transit, model.roads])
        for (const { source, own } of Object.values(part))
          expect(source.includes('round assumption') || !own || /19|20/.test(source)).toBe(true);
    });

  it.each([
    ['format', 'x', /traffic\.json: format must be one of/],
    ['course', Array(24).fill(0.1), /course must sum to 1/],
    [
      'fleet',
      { ...(trafficSeed('demo').fleet as object), cars: { spaceship: 1 } },
      /fleet\.cars\.spaceship/,
    ],
    ['purposes', [], /purposes must be a list/],
    ['levers', [], /must contain the lever travel_demand/],
  ])('says where %s is wrong', (key, value, message) => {
    const read = () => readTrafficModel({ ...trafficSeed('demo'), [key]: value }, 'traffic.json');
    expect(read).toThrow(Problem);
    expect(read).toThrow(message);
  });

  it('draws every range evenly: each part of equal probability once', () => {
    const model = readTrafficModel({ ...trafficSeed('demo'), samples: 24 }, 'demo');
    const [low, mode, high] = model.choice.scale.range;
    const values = drawn(model).map(({ choice }) => choice.scale);
    expect(values).toHaveLength(24);
    expect(values.every((v) => v >= low && v <= high)).toBe(true);
    expect(values.filter((v) => v < mode).length).toBeGreaterThan(4);
    expect(likely(model).choice.scale).toBe(mode);
    const { modeShares: s } = drawn(model)[3]!;
    expect(s.car + s.transit + s.bicycle + s.walk).toBeCloseTo(1, 12);
    expect(drawn(model)).toEqual(drawn(model));
  });
});

describe('zones', () => {
  it('find the district of a place, holes left out', () => {
    const square = (w: number, s: number, size: number) =>
      Float64Array.of(w, s, w + size, s, w + size, s + size, w, s + size, w, s);
    const find = districtFinder({ rings: [[square(0, 0, 4), square(1, 1, 2)], [square(1, 1, 2)]] });
    expect([find(0.5, 0.5), find(2, 2), find(9, 9)]).toEqual([0, 1, -1]);
  });

  it('refuse what is no collection of polygons', () => {
    expect(() => zonesOf({}, undefined, 'd.geojson')).toThrow(/d\.geojson is not a GeoJSON/);
    expect(() => zonesOf({ features: [] }, undefined, 'd.geojson')).toThrow(/no polygon/);
  });

  it('part points into clusters that hold what is near', () => {
    const x = [0, 1, 2, 100, 101, 102];
    const { of } = clusters({ x, y: [0, 1, 0, 0, 1, 0], weight: x.map(() => 1) }, 2);
    expect(new Set(of.slice(0, 3)).size).toBe(1);
    expect(new Set(of.slice(3)).size).toBe(1);
    expect(of[0]).not.toBe(of[5]);
  });

  it('mark the part of a network that is connected both ways', () => {
    // 0 -> 1 -> 2 -> 0 is a ring; 3 leads into it only, 4 out of it only.
    const marked = largestConnected(5, Int32Array.of(0, 1, 2, 3, 2), Int32Array.of(1, 2, 0, 0, 4));
    expect([...marked]).toEqual([1, 1, 1, 0, 0]);
  });
});

describe('public transport', () => {
  it('is searched by frequency: a bus every ten minutes waits five on average', () => {
    const inputs = gridInputs();
    const model = readTrafficModel(smallModel(), 'm');
    const graph = graphOf(inputs.roads, inputs.zones, model, { roads: 'r', zones: 'z' });
    const { zones, plane } = graph;
    // One line from the first zone's middle to that of the farthest one, too far to walk.
    const away = zones.map(({ x, y }) => Math.hypot(x - zones[0]!.x, y - zones[0]!.y));
    const end = away.indexOf(Math.max(...away));
    const lonOf = (x: number): number => plane.lon + x / plane.x(plane.lon + 1);
    const latOf = (y: number): number => plane.lat + y / plane.y(plane.lat + 1);
    const times = transitTimes(
      graph,
      {
        from: 8 * 3600,
        stops: {
          lon: Float64Array.of(lonOf(zones[0]!.x), lonOf(zones[end]!.x)),
          lat: Float64Array.of(latOf(zones[0]!.y), latOf(zones[end]!.y)),
        },
        routes: 1,
        rides: {
          count: 1,
          route: Int32Array.of(0),
          from: Int32Array.of(0),
          to: Int32Array.of(1),
          minutes: Float32Array.of(4),
          departures: Float32Array.of(6),
        },
      },
      4.8,
    );
    const n = zones.length;
    expect(times.riding[end]).toBeCloseTo(4, 5);
    expect(times.waiting[end]).toBeCloseTo(5, 5);
    expect(times.changes[end]).toBe(0);
    expect(times.riding[end * n]).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('counts against the model', () => {
  it('have the GEH of the manual, its share below five, RMSE and R2', () => {
    expect(geh(1200, 1000)).toBeCloseTo(Math.sqrt((2 * 200 ** 2) / 2200), 12);
    const found = compareCounts([
      { station: 'a', observed: 1000, modelled: 1100 },
      { station: 'b', observed: 500, modelled: 600 },
      { station: 'c', observed: 2000, modelled: 2100 },
    ]);
    expect(found.rmse).toBeCloseTo(100, 9);
    expect(found.r2).toBeCloseTo(1, 9);
    expect(found.below5).toBe(1);
    expect(compareCounts([{ station: 'a', observed: 1, modelled: 2 }]).r2).toBeNaN();
  });

  it('match a station to the main road beside it, both directions', () => {
    const roads = gridCity();
    const h = roads.roads.id.indexOf('h3.2');
    const [a, b] = [roads.roads.start[h]!, roads.roads.start[h]! + 1];
    const lon = (roads.roads.lon[a]! + roads.roads.lon[b]!) / 2;
    const lat = roads.roads.lat[a]! + 0.00005;
    const [near, far] = matchStations(roads, [
      { id: 's', lon, lat },
      { id: 't', lon: lon + 1, lat },
    ]);
    expect(near).toMatchObject({ station: 's', road: 'h3.2', class: 'primary' });
    expect(near!.links).toHaveLength(2);
    expect(near!.distance).toBeLessThan(7);
    expect(near!.confidence).toBeGreaterThan(0.5);
    expect(far).toBeUndefined();
  });

  it('have districts to stand in', () => {
    expect(zonesOf(districts()).count).toBe(4);
  });
});
