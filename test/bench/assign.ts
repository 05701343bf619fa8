import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { say } from '../../scripts/io.ts';
import { prepareCity } from '../../scripts/traffic/run.ts';
import { finish } from '../../src/forecast/mobility/assignment.ts';
import { planOf } from '../../src/forecast/mobility/assumed.ts';
import { assign } from '../../src/forecast/mobility/equilibrium.ts';
import { runTraffic } from '../../src/forecast/mobility/run.ts';
import { TodaySamples } from '../../src/forecast/mobility/samples.ts';
import { Traffic } from '../../src/forecast/mobility/solve.ts';
import { readTntpNetwork, readTntpTrips } from '../../src/forecast/mobility/tntp.ts';
import { sharedPath } from '../shared.ts';
import { biconjugateFrankWolfe } from './frankWolfe.ts';
import { type BenchRow, benchRow } from './row.ts';

const gap = 1e-4;
const runs = 7;
const bologna = resolve(import.meta.dirname, '../../tilesets/bologna');

/** Plans that a person may ask for one after the other. */
const plans: readonly Readonly<Record<string, number>>[] = [
  { city_charge: 2 },
  { travel_demand: 10 },
  { transit_frequency: 50 },
  { fuel_price: 2.5 },
  { cycling_network: 80 },
  { ev_share: 40 },
  { travel_demand: -10, city_charge: 1 },
  { fuel_price: 1.4, transit_frequency: -20 },
];

const seconds = (work: () => void): number => {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
};

/** Equilibrium to 1e-4 against a textbook method, and a lever's first answer on Bologna's network. */
export async function cases(): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const name of ['SiouxFalls', 'Anaheim']) {
    const net = sharedPath(`ref/tap/${name}_net.tntp`);
    const trips = sharedPath(`ref/tap/${name}_trips.tntp`);
    if (net === undefined || trips === undefined) continue;
    const network = readTntpNetwork(name, readFileSync(net, 'utf8'));
    const demand = readTntpTrips(name, readFileSync(trips, 'utf8'));
    const ours: number[] = [];
    const peer: number[] = [];
    // Interleaved, so that both meet the same other load on the machine; the first warms up.
    for (let run = 0; run <= runs; run++) {
      const a = seconds(() => assign(network, demand, { gap }));
      const b = seconds(() => biconjugateFrankWolfe(network, demand, gap));
      if (run === 0) continue;
      ours.push(a);
      peer.push(b);
    }
    const peerName = 'bi-conjugate Frank-Wolfe (own textbook program)';
    rows.push(
      benchRow({ name: 'assign', case: `${name} to ${gap}`, peerName, unit: 's' }, ours, peer),
    );
  }
  if (existsSync(resolve(bologna, 'mobility/roads.parquet'))) rows.push(await levers());
  else say('no tilesets/bologna: built by "twin city build bologna"');
  return rows;
}

/** Time to the first answer of a plan by warm start, against the same gap from an empty network. */
async function levers(): Promise<BenchRow> {
  const { prepared } = await prepareCity(bologna);
  const samples = new TodaySamples(prepared);
  const warm: number[] = [];
  const cold: number[] = [];
  const first = (levers: Readonly<Record<string, number>>): number => {
    for (const answer of runTraffic(prepared, samples, { levers }))
      if (answer !== undefined) return answer.precision?.value ?? 0;
    return 0;
  };
  first({ travel_demand: 5 });
  for (const levers of plans) {
    let reached = 0;
    warm.push(
      seconds(() => {
        reached = first(levers);
      }),
    );
    const { graph, service, situation, skims, today } = prepared;
    cold.push(
      seconds(() => {
        const plan = planOf(levers, today, []);
        const traffic = new Traffic(graph, service, situation, plan, skims);
        for (let s = 0; s < 60; s++) {
          finish(traffic.step());
          if (traffic.relativeGap <= Math.max(reached, gap)) break;
        }
      }),
    );
    say(`  ${JSON.stringify(levers)}: gap ${reached.toExponential(1)}`);
  }
  const about = {
    name: 'assign',
    case: `Bologna (${prepared.graph.roads.links.count} links, ${prepared.graph.centres} zones): first answer of a lever`,
    peerName: 'the same gap without a warm start',
    unit: 's',
  };
  return benchRow(about, warm, cold);
}
