import { threadPool } from '../../scripts/energy/threads.ts';
import { say } from '../../scripts/io.ts';
import { exactHours, exactSetup } from '../../src/forecast/energy/city/exact.ts';
import { prepareForecast } from '../../src/forecast/energy/prepare.ts';
import { exactFirst } from '../../src/forecast/energy/refine.ts';
import { runForecast, scenarioOf } from '../../src/forecast/energy/run.ts';
import { syntheticEnvelope } from '../forecast/city/envelope.ts';
import { town } from '../forecast/city/town.ts';
import { type BenchRow, benchRow } from './row.ts';

const threads = 2;
const moves = 24;

/**
 * The exact hourly year of a city over two threads against the same on one. Building-years a second and thread and
 * the process's highest memory, with its threads, go to stderr.
 * An anchor of another fidelity: a full simulation of 25 000 buildings took about 30 minutes of a supercomputer;
 * this is one zone of five resistances and one capacity for each building, which no such simulation is.
 *
 * Then the answer at once to a move of a continuous lever, whose representatives are run anew, against a move of
 * an adoption lever, whose years are known.
 */
export async function cases(): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const count of [12_000, 200_000]) rows.push(...(await city(count, count > 50_000 ? 1 : 3)));
  return rows;
}

async function city(count: number, runs: number): Promise<BenchRow[]> {
  const signal = new AbortController().signal;
  const inputs = town(count);
  const near = prepareForecast({ ...inputs, envelope: syntheticEnvelope(inputs.table) });
  const pool = threadPool(threads);
  const single = threadPool(1);
  const prepared = await exactFirst(near, pool, signal);
  const hours = prepared.hours!;
  single.setup(exactSetup(prepared, hours));
  const { states } = scenarioOf(prepared, { retrofit_rate: 2, climate_warming: 1.5 });
  const of = { states, conditions: { setPoint: 0, warmer: 1.5, sun: 1 }, hourly: true };
  const [ours, peer]: [number[], number[]] = [[], []];
  for (let i = 0; i < runs; i++) {
    ours.push(await timed(() => exactHours(prepared, hours, pool, of, signal)));
    peer.push(await timed(() => exactHours(prepared, hours, single, of, signal)));
  }
  pool.dispose();
  single.dispose();
  const size = count.toLocaleString('en');
  const perThread = (count / (Math.min(...ours) / 1000) / threads).toFixed(0);
  const memory = (process.resourceUsage().maxRSS / 1024).toFixed(0);
  say(`${size} buildings: ${perThread} building-years a second and thread, ${memory} MB`);
  const moved = (levers: (i: number) => Record<string, number>): number[] =>
    Array.from({ length: moves }, (_, i) => {
      const start = performance.now();
      runForecast(prepared, levers(i));
      return performance.now() - start;
    }).slice(4);
  return [
    benchRow(
      {
        name: 'hourlyCity',
        case: `exact year of ${size} buildings, ${threads} threads`,
        peerName: 'one thread',
        unit: 'ms',
      },
      ours,
      peer,
    ),
    benchRow(
      {
        name: 'hourlyCity',
        case: `climate lever's move, ${size} buildings`,
        peerName: "adoption lever's move",
        unit: 'ms',
      },
      moved((i) => ({ climate_warming: i / 10 })),
      moved((i) => ({ retrofit_rate: i / 10 })),
    ),
  ];
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}
