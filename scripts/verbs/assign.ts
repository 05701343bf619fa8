import { writeFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import type { Command } from 'commander';
import type { Equilibrium } from '../../src/forecast/mobility/equilibrium.ts';
import type { Network } from '../../src/forecast/mobility/network.ts';
import { Problem } from '../../src/problem/problem.ts';
import { printResult, progress } from '../io.ts';
import { numberWithin, readInputText } from './input.ts';

interface Options {
  gap: number;
  iterations: number;
  toll: number;
  distance: number;
  flows?: string;
  json: boolean;
}

const weight = numberWithin(0, 1e12);

/** `twin assign NET.tntp TRIPS.tntp`. */
export function register(program: Command): void {
  program
    .command('assign <net> <trips>')
    .description(
      'static user equilibrium of car traffic on a TNTP network; exits 1 where the gap is not reached',
    )
    .option(
      '--gap <g>',
      'relative gap (TSTT - SPTT) / TSTT at which it ends',
      numberWithin(0, 1),
      1e-5,
    )
    .option(
      '--iterations <n>',
      'iterations after which it ends in any case',
      numberWithin(1, 1e6),
      1000,
    )
    .option('--toll <w>', 'minutes (the unit of free flow time) for one unit of toll', weight, 0)
    .option(
      '--distance <w>',
      'minutes (the unit of free flow time) for one unit of length',
      weight,
      0,
    )
    .option('--flows <file>', 'write volume and cost of each link as CSV: from,to,volume,cost')
    .option('--json', 'print as JSON', false)
    .action(async (net: string, trips: string, options: Options) => {
      const { gap, iterations: most } = options;
      const [{ readTntpNetwork, readTntpTrips }, { assign }] = await Promise.all([
        import('../../src/forecast/mobility/tntp.ts'),
        import('../../src/forecast/mobility/equilibrium.ts'),
      ]);
      const network = readTntpNetwork(net, await readInputText(net), options);
      const demand = readTntpTrips(trips, await readInputText(trips));
      if (demand.zones !== network.zones)
        throw new Problem('tntpZones', { file: trips, trips: demand.zones, zones: network.zones });
      const began = performance.now();
      const found = assign(network, demand, {
        gap,
        most,
        progress: (iteration, reached) =>
          progress(undefined, `iteration ${iteration}, relative gap ${reached.toExponential(2)}`),
      });
      const seconds = (performance.now() - began) / 1000;
      if (options.flows !== undefined) await writeFile(options.flows, flowsCsv(network, found));
      const { objective, relativeGap, iterations, tstt, travelTime } = found;
      printResult({ objective, relativeGap, iterations, seconds, tstt, travelTime }, options.json);
      if (!(relativeGap <= gap)) process.exitCode = 1;
    });
}

function flowsCsv(network: Network, { volumes, costs }: Equilibrium): string {
  const rows = Array.from(
    volumes,
    (volume, link) =>
      `${network.from[link]! + 1},${network.to[link]! + 1},${volume},${costs[link]!}`,
  );
  return ['from,to,volume,cost', ...rows, ''].join('\r\n');
}
