import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assign } from '../../../src/forecast/mobility/equilibrium.ts';
import {
  beckmann,
  type Demand,
  linkCost,
  type Network,
} from '../../../src/forecast/mobility/network.ts';
import { readTntpNetwork, readTntpTrips } from '../../../src/forecast/mobility/tntp.ts';
import { Problem } from '../../../src/problem/problem.ts';
import { biconjugateFrankWolfe } from '../../bench/frankWolfe.ts';

type Link = readonly [
  from: number,
  to: number,
  capacity: number,
  freeFlow: number,
  b: number,
  power: number,
  fixed?: number,
];

const networkOf = (nodes: number, zones: number, links: readonly Link[]): Network => ({
  nodes,
  zones,
  firstThrough: 0,
  from: Int32Array.from(links, (l) => l[0]),
  to: Int32Array.from(links, (l) => l[1]),
  capacity: Float64Array.from(links, (l) => l[2]),
  freeFlow: Float64Array.from(links, (l) => l[3]),
  b: Float64Array.from(links, (l) => l[4]),
  power: Float64Array.from(links, (l) => l[5]),
  fixed: Float64Array.from(links, (l) => l[6] ?? 0),
});

const demandOf = (zones: number, trips: Readonly<Record<string, number>>): Demand => {
  const all = new Float64Array(zones * zones);
  for (const [pair, amount] of Object.entries(trips)) {
    const [from, to] = pair.split('-').map(Number);
    all[from! * zones + to!] = amount;
  }
  return { zones, trips: all };
};

describe('an equilibrium of links that are rarely met', () => {
  it('splits trips over a link whose cost grows as a root, which is infinitely steep when empty', () => {
    const network = networkOf(2, 2, [
      [0, 1, 100, 10, 0, 4],
      [0, 1, 100, 5, 2, 0.5],
    ]);
    const { volumes, relativeGap } = assign(network, demandOf(2, { '0-1': 80 }), { gap: 1e-10 });
    expect(relativeGap).toBeLessThanOrEqual(1e-10);
    // 5 (1 + 2 sqrt(v / 100)) = 10 at v = 25.
    expect(volumes[1]).toBeCloseTo(25, 4);
  });

  it('takes constant costs (b 0, power 0), free links and fixed costs as they are', () => {
    const network = networkOf(3, 3, [
      [0, 1, 0, 4, 0, 0],
      [0, 1, 10, 2, 0.5, 0, 0.5],
      [1, 2, 1, 0, 0, 4],
      [0, 2, 10, 0, 5, 4, 4.5],
    ]);
    const { volumes, costs, objective } = assign(network, demandOf(3, { '0-2': 50 }), {
      gap: 1e-12,
    });
    expect(costs[1]).toBeCloseTo(3.5, 12);
    expect([...volumes]).toEqual([0, 50, 50, 0]);
    expect(objective).toBeCloseTo(175, 9);
  });

  it('shares trips evenly between two links that are the same', () => {
    const twin: Link = [0, 1, 10, 1, 0.15, 4];
    const { volumes } = assign(networkOf(2, 2, [twin, twin]), demandOf(2, { '0-1': 40 }), {
      gap: 1e-12,
    });
    expect(volumes[0]).toBeCloseTo(20, 6);
    expect(volumes[1]).toBeCloseTo(20, 6);
  });

  it('settles at fifty times the capacity', () => {
    const network = networkOf(4, 2, [
      [0, 2, 10, 1, 0.15, 4],
      [0, 3, 8, 1.5, 0.15, 4],
      [2, 1, 8, 1.5, 0.15, 4],
      [3, 1, 10, 1, 0.15, 4],
      [2, 3, 10, 0.1, 0.15, 4],
    ]);
    const { relativeGap, volumes } = assign(network, demandOf(2, { '0-1': 900 }), { gap: 1e-12 });
    expect(relativeGap).toBeLessThanOrEqual(1e-12);
    expect(volumes[0]! + volumes[1]!).toBeCloseTo(900, 6);
  });

  it('leaves trips within a zone and zones without trips alone', () => {
    const network = networkOf(3, 3, [
      [0, 1, 10, 1, 0.15, 4],
      [1, 0, 10, 1, 0.15, 4],
    ]);
    const { volumes } = assign(network, demandOf(3, { '0-0': 7, '2-2': 3, '0-1': 5 }), {
      gap: 1e-9,
    });
    expect([...volumes]).toEqual([5, 0]);
  });

  it('names the zones between which no road leads', () => {
    const network = networkOf(3, 3, [[0, 1, 10, 1, 0.15, 4]]);
    expect(() => assign(network, demandOf(3, { '0-2': 1 }), { gap: 1e-6 })).toThrowError(Problem);
    try {
      assign(network, demandOf(3, { '0-2': 1 }), { gap: 1e-6 });
    } catch (error) {
      expect((error as Problem).params).toMatchObject({ origin: 1, destination: 3 });
    }
  });

  it('ends by itself where rounding keeps a gap of 1e-14 out of reach', () => {
    const network = networkOf(2, 2, [
      [0, 1, 7, 1.1, 0.3, 4],
      [0, 1, 11, 1.3, 0.15, 3],
      [0, 1, 13, 0.9, 0.7, 5],
    ]);
    const found = assign(network, demandOf(2, { '0-1': 1e6 }), { gap: 1e-14, most: 200 });
    expect(found.relativeGap).toBeLessThan(1e-11);
    expect(found.iterations).toBeLessThanOrEqual(200);
  });
});

/** Grids of two-way streets with random costs, some of them flat or free, and zones at their corners. */
const grids = fc
  .record({
    side: fc.integer({ min: 3, max: 6 }),
    seeds: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 200, maxLength: 200 }),
    trips: fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 16, maxLength: 16 }),
  })
  .map(({ side, seeds, trips }) => {
    let at = 0;
    const next = (): number => seeds[at++ % seeds.length]!;
    const links: Link[] = [];
    const street = (a: number, b: number): void => {
      const flat = next() < 0.15;
      for (const [from, to] of [
        [a, b],
        [b, a],
      ] as const)
        links.push([
          from,
          to,
          20 + 200 * next(),
          next() < 0.1 ? 0 : 0.2 + 2 * next(),
          flat ? 0 : 0.15 + next(),
          flat ? 0 : Math.round(1 + 4 * next()),
          next() < 0.2 ? next() : 0,
        ]);
    };
    // Zones 0 to 3 are the corners.
    const corners = [0, side - 1, side * (side - 1), side * side - 1];
    const numbers = new Map(corners.map((place, zone) => [place, zone]));
    let rest = 4;
    for (let place = 0; place < side * side; place++)
      if (!numbers.has(place)) numbers.set(place, rest++);
    for (let place = 0; place < side * side; place++) {
      if ((place + 1) % side !== 0) street(numbers.get(place)!, numbers.get(place + 1)!);
      if (place + side < side * side) street(numbers.get(place)!, numbers.get(place + side)!);
    }
    return {
      network: networkOf(side * side, 4, links),
      demand: { zones: 4, trips: Float64Array.from(trips, (t, p) => (p % 5 === 0 ? 0 : t)) },
    };
  });

describe('an equilibrium of any grid', () => {
  it('has used paths of one cost by pair, and as many trips into a node as out of it', () => {
    fc.assert(
      fc.property(grids, ({ network, demand }) => {
        const { paths, costs, volumes, relativeGap, tstt } = assign(network, demand, { gap: 1e-9 });
        expect(relativeGap).toBeLessThanOrEqual(1e-9);
        let excess = 0;
        for (const [pair, list] of paths.pairs) {
          const cost = list.map(({ links }) => links.reduce((sum, l) => sum + costs[l]!, 0));
          const least = Math.min(...cost);
          list.forEach(({ share }, i) => {
            excess += share * demand.trips[pair]! * (cost[i]! - least);
          });
        }
        expect(excess).toBeLessThanOrEqual(1e-9 * tstt + 1e-6);
        const balance = new Float64Array(network.nodes);
        volumes.forEach((volume, link) => {
          balance[network.from[link]!]! -= volume;
          balance[network.to[link]!]! += volume;
        });
        for (let a = 0; a < 4; a++)
          for (let b = 0; b < 4; b++) {
            balance[a]! += demand.trips[4 * a + b]!;
            balance[b]! -= demand.trips[4 * a + b]!;
          }
        for (const rest of balance) expect(Math.abs(rest)).toBeLessThan(1e-6);
        volumes.forEach((v, link) => {
          expect(costs[link]).toBeCloseTo(linkCost(network, link, v), 9);
        });
      }),
      { numRuns: 25, seed: 4 },
    );
  });

  it('agrees with a textbook Frank-Wolfe within the gap that this one reached', () => {
    fc.assert(
      fc.property(grids, ({ network, demand }) => {
        const ours = assign(network, demand, { gap: 1e-8 });
        const gap = 1e-3;
        const other = beckmann(network, biconjugateFrankWolfe(network, demand, gap).volumes);
        const slack = 2 * gap * ours.tstt + 1e-6;
        expect(other).toBeGreaterThanOrEqual(ours.objective - 1e-7 * ours.tstt - 1e-9);
        expect(other).toBeLessThanOrEqual(ours.objective + slack);
      }),
      { numRuns: 10, seed: 5, endOnFailure: true },
    );
  });
});

describe('TNTP files as people write them', () => {
  const net = [
    '<number of zones>   2 ~ of them all used',
    '<NUMBER OF NODES> 3',
    '<FIRST THRU NODE>\t3',
    '<NUMBER OF LINKS> 4',
    '<END OF METADATA>',
    '',
    '~ \tinit\tterm\tcapacity\tlength\tfree\tb\tpower\tspeed\ttoll\ttype\t;',
    '\t1\t3\t100\t2\t1\t0.15\t4\t0\t10\t1\t;',
    ' 3   2  100 2   1 0.15 4 0 0 1 ; ~ the way on',
    '1 2 100 9 9 0 0 0 0 1;',
    '1 2 1e2 9 9.0 0.0 0.0 0 0 1 ;',
  ].join('\r\n');
  const trips = [
    '<NUMBER OF ZONES> 2',
    '<TOTAL OD FLOW> 30.0',
    '<END OF METADATA>',
    '',
    'Origin \t1 ',
    '    1 :   5.0;     2 :  12.5;',
    '2:7.5 ;',
    'origin 2',
    ' 1 : 0.0;',
  ].join('\n');

  it('are read whatever their spacing, case and comments, toll and length by their weights', () => {
    const network = readTntpNetwork('net', net, { toll: 0.1, distance: 0.5 });
    expect(network).toMatchObject({ nodes: 3, zones: 2, firstThrough: 2 });
    expect([...network.fixed]).toEqual([2, 1, 4.5, 4.5]);
    const demand = readTntpTrips('trips', trips);
    expect([...demand.trips]).toEqual([5, 20, 0, 0]);
    const { volumes } = assign(network, demand, { gap: 1e-10 });
    expect(volumes[0]).toBeCloseTo(20, 9);
    expect(volumes[1]).toBeCloseTo(20, 9);
  });

  it('lead no path through a zone below the first through node', () => {
    const through = networkOf(4, 3, [
      [0, 1, 10, 1, 0, 0],
      [1, 2, 10, 1, 0, 0],
      [0, 3, 10, 5, 0, 0],
      [3, 2, 10, 5, 0, 0],
    ]);
    const { volumes } = assign({ ...through, firstThrough: 3 }, demandOf(3, { '0-2': 1 }), {
      gap: 0,
    });
    expect([...volumes]).toEqual([0, 0, 1, 1]);
  });

  it('are refused with file and line where a link has no capacity but a cost that grows', () => {
    const wrong = net.replace(' 3   2  100 2', ' 3   2  0 2');
    try {
      readTntpNetwork('net', wrong);
      expect.unreachable();
    } catch (error) {
      expect((error as Problem).code).toBe('tntpLine');
      expect((error as Problem).params).toMatchObject({ file: 'net', line: 9 });
    }
  });
});
