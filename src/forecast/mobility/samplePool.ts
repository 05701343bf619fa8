import { inlineWorker, Pool, type PoolRequest } from '../pool.ts';
import { finish } from './assignment.ts';
import type { TrafficPlan } from './assumed.ts';
import { type PackedPaths, packPaths, unpackPaths } from './packed.ts';
import type { PreparedTraffic } from './prepare.ts';
import { type Pair, pairAt, type Start, TodaySamples } from './samples.ts';

/** What samples share: the city, then where a plan's traffic stands; `today` where it is today's. */
export type SampleSetup =
  | { readonly city: Omit<PreparedTraffic, 'paths'>; readonly paths: PackedPaths }
  | { readonly plan: TrafficPlan; readonly today: true }
  | { readonly plan: TrafficPlan; readonly skims: Float64Array; readonly paths: PackedPaths };

/** Number of a sample. */
export type SampleTask = number;
export type SamplePool = Pool<SampleSetup, SampleTask, Pair>;

/** The side of a pool's worker: works out samples, and keeps those of today. */
export function sampleServer(): (
  request: PoolRequest<SampleSetup, SampleTask>,
) => Pair | undefined {
  let known: { city: PreparedTraffic; samples: TodaySamples } | undefined;
  let start: Start | undefined;
  return (request) => {
    if (request.type === 'task') {
      if (known === undefined) throw new Error('a sample before its city');
      return finish(pairAt(known.city, known.samples, request.task, start));
    }
    const { setup } = request;
    if ('city' in setup) {
      const city = { ...setup.city, paths: unpackPaths(setup.paths) };
      known = { city, samples: new TodaySamples(city) };
    } else if ('today' in setup) start = undefined;
    else start = { ...setup, paths: unpackPaths(setup.paths) };
    return undefined;
  };
}

/** Samples in this thread, for where there are no workers. */
export const inlineSamples = (): SamplePool => new Pool(() => inlineWorker(sampleServer()), 1);

export function shareCity(pool: SamplePool, { paths, ...city }: PreparedTraffic): void {
  pool.setup({ city, paths: packPaths(paths) });
}

export function shareStart(pool: SamplePool, plan: TrafficPlan, start: Start | undefined): void {
  pool.setup(
    start === undefined
      ? { plan, today: true }
      : { plan, skims: start.skims, paths: packPaths(start.paths) },
  );
}
