import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { assign } from '../../src/forecast/mobility/equilibrium.ts';
import type { Demand, Network } from '../../src/forecast/mobility/network.ts';
import { readTntpNetwork, readTntpTrips } from '../../src/forecast/mobility/tntp.ts';
import type { ReferenceCase, ReferenceSuite } from './suite.ts';

/** Best known objectives of bstabler/TransportationNetworks. */
const networks = [
  { name: 'SiouxFalls', objective: 4_231_335.28710744 },
  { name: 'Anaheim', objective: 1_286_032.171096 },
] as const;
const gap = 1e-5;

/**
 * Braess's network (1968) with costs 10x, 50+x, 10+x, 50+x, 10x and six trips from node 1 to node 4;
 * a link's cost cannot be nothing but volume in BPR form, so 10x is 1e-9 (1 + 1e10 x).
 */
export function braess(bridge: boolean): { network: Network; demand: Demand } {
  const rows = [
    [1, 3, 1e-9, 1e10],
    [1, 2, 50, 1 / 50],
    ...(bridge ? [[3, 2, 10, 1 / 10] as const] : []),
    [3, 4, 50, 1 / 50],
    [2, 4, 1e-9, 1e10],
  ] as const;
  const text = [
    '<NUMBER OF ZONES> 4',
    '<NUMBER OF NODES> 4',
    '<FIRST THRU NODE> 1',
    `<NUMBER OF LINKS> ${rows.length}`,
    '<END OF METADATA>',
    ...rows.map(([from, to, freeFlow, b]) => `${from} ${to} 1 0 ${freeFlow} ${b} 1 0 0 1 ;`),
  ].join('\n');
  const trips = '<NUMBER OF ZONES> 4\n<END OF METADATA>\nOrigin 1\n4 : 6;\n';
  return {
    network: readTntpNetwork('Braess', text),
    demand: readTntpTrips('Braess', trips),
  };
}

function braessCases(): readonly ReferenceCase[] {
  const cost = (bridge: boolean): number => {
    const { network, demand } = braess(bridge);
    return assign(network, demand, { gap: 1e-10 }).tstt / 6;
  };
  const at = (name: string, published: number, ours: number): ReferenceCase => ({
    case: `Braess, ${name}: cost of a trip`,
    published,
    ours,
    bar: 1e-6,
    in: 'absolute',
  });
  return [at('with the bridge', 92, cost(true)), at('without it', 83, cost(false))];
}

export const assignment: ReferenceSuite = {
  name: 'traffic assignment',
  source: 'Braess, Sioux Falls, Anaheim: user equilibrium',
  files: networks.flatMap(({ name }) => [`tap/${name}_net.tntp`, `tap/${name}_trips.tntp`]),
  run: async (folder) => {
    const cases: ReferenceCase[] = [...braessCases()];
    for (const { name, objective } of networks) {
      const read = (part: string) => readFile(join(folder, `tap/${name}_${part}.tntp`), 'utf8');
      const found = assign(
        readTntpNetwork(name, await read('net')),
        readTntpTrips(name, await read('trips')),
        { gap },
      );
      cases.push(
        {
          case: `${name} objective at gap ${gap}`,
          published: objective,
          ours: found.objective,
          bar: 1e-4,
          in: 'percent',
        },
        {
          case: `${name} relative gap`,
          published: 0,
          ours: found.relativeGap,
          bar: gap,
          in: 'absolute',
        },
      );
    }
    return cases;
  },
};
