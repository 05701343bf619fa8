import { Pool, type PoolWorker } from '../pool.ts';
import type { ModelRequest } from '../protocol.ts';
import type { TrafficInputs } from './inputs.ts';
import type { SampleSetup, SampleTask } from './samplePool.ts';
import type { Pair } from './samples.ts';
import { trafficServer } from './serve.ts';

/** Module worker of the traffic model: one city at a time, the newest run only, samples over a pool. */
const scope = self as unknown as DedicatedWorkerGlobalScope;
const mostWorkers = 4;

const startWorker = (): PoolWorker<SampleSetup, SampleTask, Pair> =>
  new Worker(new URL('./sampleWorker.ts', import.meta.url), {
    type: 'module',
  }) as unknown as PoolWorker<SampleSetup, SampleTask, Pair>;

const serve = trafficServer(
  (answer, transfer) => scope.postMessage(answer, [...transfer]),
  () =>
    new Pool(startWorker, Math.min(mostWorkers, Math.max(1, navigator.hardwareConcurrency - 1))),
);
scope.onmessage = (event: MessageEvent<ModelRequest<TrafficInputs>>) => void serve(event.data);
