import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { braess } from '../../../scripts/reference/assignment.ts';
import { assign } from '../../../src/forecast/mobility/equilibrium.ts';
import type { Demand, Network } from '../../../src/forecast/mobility/network.ts';
import { readTntpNetwork, readTntpTrips } from '../../../src/forecast/mobility/tntp.ts';
import { sharedPath } from '../../shared.ts';

const net = (rows: string, links: number, zones = 2, nodes = 2): string =>
  `<NUMBER OF ZONES> ${zones}\n<NUMBER OF NODES> ${nodes}\n<FIRST THRU NODE> 1\n` +
  `<NUMBER OF LINKS> ${links}\n<END OF METADATA>\n~ a comment\n${rows}`;

describe('user equilibrium', () => {
  it('spreads Braess’s six trips two, two and two at cost 92, and three and three at 83 without the bridge', () => {
    const withBridge = braess(true);
    const found = assign(withBridge.network, withBridge.demand, { gap: 1e-12 });
    [4, 2, 2, 2, 4].forEach((trips, link) => {
      expect(found.volumes[link]).toBeCloseTo(trips, 6);
    });
    expect(found.tstt / 6).toBeCloseTo(92, 6);
    const without = braess(false);
    const worse = assign(without.network, without.demand, { gap: 1e-12 });
    [3, 3, 3, 3].forEach((trips, link) => {
      expect(worse.volumes[link]).toBeCloseTo(trips, 6);
    });
    expect(worse.tstt / 6).toBeCloseTo(83, 6);
  });

  it('carries every trip from its origin to its destination, at costs that no path undercuts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 30 }), (seed) => {
        const { network, demand } = randomCity(seed);
        const { volumes, relativeGap, objective } = assign(network, demand, { gap: 1e-6 });
        expect(relativeGap).toBeLessThanOrEqual(1e-6);
        expect(balance(network, demand, volumes)).toBeLessThan(1e-6);
        // A finer run can only lower Beckmann's objective, and by no more than the gap allows.
        const finer = assign(network, demand, { gap: 1e-10 });
        expect(finer.objective).toBeLessThanOrEqual(objective * (1 + 1e-12));
        expect(objective - finer.objective).toBeLessThanOrEqual(1e-6 * finer.tstt * 1.01);
      }),
      { numRuns: 40, seed: 4 },
    );
  });

  it('comes to the same volumes from a warm start, in fewer iterations', () => {
    const { network, demand } = randomCity(77);
    const base = assign(network, demand, { gap: 1e-9 });
    const more = { ...demand, trips: demand.trips.map((trips) => trips * 1.05) };
    const cold = assign(network, more, { gap: 1e-9 });
    const warm = assign(network, more, { gap: 1e-9, warm: base.paths });
    expect(warm.objective / cold.objective).toBeCloseTo(1, 9);
    expect(warm.iterations).toBeLessThan(cold.iterations);
  });

  it('keeps through traffic out of centroids', () => {
    const rows =
      '1 2 9 1 1 0 0 0 0 1 ;\n2 3 9 1 1 0 0 0 0 1 ;\n1 4 9 1 5 0 0 0 0 1 ;\n4 3 9 1 5 0 0 0 0 1 ;';
    const text = net(rows, 4, 3, 4);
    const demand = readTntpTrips('t', '<NUMBER OF ZONES> 3\n<END OF METADATA>\nOrigin 1\n3: 7;');
    const through = assign(readTntpNetwork('n', text), demand, { gap: 0 });
    expect([...through.volumes]).toEqual([7, 7, 0, 0]);
    const around = readTntpNetwork('n', text.replace('<FIRST THRU NODE> 1', '<FIRST THRU NODE> 4'));
    expect([...assign(around, demand, { gap: 0 }).volumes]).toEqual([0, 0, 7, 7]);
  });

  it('counts toll and distance by their weights', () => {
    const rows = '1 2 9 10 1 0 0 0 3 1 ;\n';
    const demand = readTntpTrips('t', '<NUMBER OF ZONES> 2\n<END OF METADATA>\nOrigin 1\n2: 2;');
    const network = readTntpNetwork('n', net(rows, 1), { toll: 0.5, distance: 0.1 });
    const { tstt, travelTime } = assign(network, demand, { gap: 0 });
    expect(tstt).toBeCloseTo(2 * (1 + 1.5 + 1), 12);
    expect(travelTime).toBeCloseTo(2, 12);
  });

  it('says between which zones there is no path', () => {
    const demand = readTntpTrips('t', '<NUMBER OF ZONES> 2\n<END OF METADATA>\nOrigin 2\n1: 2;');
    const network = readTntpNetwork('n', net('1 2 9 1 1 0 0 0 0 1 ;', 1));
    expect(() => assign(network, demand, { gap: 0 })).toThrow(/from zone 2 to zone 1/);
  });

  it('reaches the best known objectives of two published networks', () => {
    for (const [name, objective] of [
      ['SiouxFalls', 4_231_335.28710744],
      ['Anaheim', 1_286_032.171096],
    ] as const) {
      const links = sharedPath(`ref/tap/${name}_net.tntp`);
      const trips = sharedPath(`ref/tap/${name}_trips.tntp`);
      if (links === undefined || trips === undefined) continue;
      const network = readTntpNetwork(name, readFileSync(links, 'utf8'));
      const demand = readTntpTrips(name, readFileSync(trips, 'utf8'));
      expect(
        Math.abs(assign(network, demand, { gap: 1e-5 }).objective / objective - 1),
      ).toBeLessThan(1e-6);
      expect(
        Math.abs(assign(network, demand, { gap: 1e-10 }).objective / objective - 1),
      ).toBeLessThan(1e-12);
    }
  });
});

describe('TNTP files', () => {
  it.each([
    ['<NUMBER OF NODES> 2', /NUMBER OF ZONES/],
    [net('1 2 9 1 1 0 0 0 0 1 ;', 2), /1 links where the header says 2/],
    [net('1 3 9 1 1 0 0 0 0 1 ;', 1), /line 7: node 3/],
    [net('1 2 0 1 1 .15 4 0 0 1 ;', 1), /capacity/],
    [net('1 2 nine 1 1 .15 4 0 0 1 ;', 1), /line 7/],
    [net('1 2 9 1 -1 .15 4 0 0 1 ;', 1), /negative/],
  ])('are refused with the place: %#', (text, message) => {
    expect(() => readTntpNetwork('a.tntp', text)).toThrow(message);
    expect(() => readTntpNetwork('a.tntp', text)).toThrow('a.tntp');
  });

  it.each([
    ['1 : 5;', /before the first/],
    ['Origin 9\n1 : 5;', /zone 9/],
    ['Origin 1\n2 : -5;', /destination : trips/],
  ])('of trips are refused with the place: %#', (rows, message) => {
    const text = `<NUMBER OF ZONES> 2\n<END OF METADATA>\n${rows}`;
    expect(() => readTntpTrips('t.tntp', text)).toThrow(message);
  });
});

/** A strongly connected network of random links with congested demand. */
function randomCity(seed: number): { network: Network; demand: Demand } {
  let state = seed;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const nodes = 4 + Math.floor(next() * 12);
  const zones = Math.min(nodes, 2 + Math.floor(next() * 4));
  const rows: string[] = [];
  const link = (from: number, to: number): void => {
    const power = [1, 2, 4][Math.floor(next() * 3)];
    rows.push(`${from} ${to} ${10 + 90 * next()} 1 ${1 + 9 * next()} 0.15 ${power} 0 0 1 ;`);
  };
  for (let node = 1; node <= nodes; node++) link(node, (node % nodes) + 1);
  for (let i = 0; i < 2 * nodes; i++)
    link(1 + Math.floor(next() * nodes), 1 + Math.floor(next() * nodes));
  const trips = new Float64Array(zones * zones).map(() => 60 * next());
  return {
    network: readTntpNetwork('random', net(rows.join('\n'), rows.length, zones, nodes)),
    demand: { zones, trips },
  };
}

/** Largest surplus of trips at a node. */
function balance(n: Network, { zones, trips }: Demand, volumes: Float64Array): number {
  const surplus = new Float64Array(n.nodes);
  volumes.forEach((volume, link) => {
    surplus[n.from[link]!]! -= volume;
    surplus[n.to[link]!]! += volume;
  });
  for (let o = 0; o < zones; o++)
    for (let d = 0; d < zones; d++) {
      if (o === d) continue;
      surplus[o]! += trips[o * zones + d]!;
      surplus[d]! -= trips[o * zones + d]!;
    }
  return Math.max(...surplus.map(Math.abs));
}
