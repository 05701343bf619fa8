import type { ExactAnswer, ExactSetup, ExactTask } from './energy/city/exact.ts';
import { Pool, type PoolWorker } from './pool.ts';
import type { StockRequest } from './protocol.ts';
import { forecastServer } from './serve.ts';

/** Module worker of the forecast: one city at a time, one run at a time, exact runs over a pool. */
const scope = self as unknown as DedicatedWorkerGlobalScope;
const mostWorkers = 8;

const startWorker = (): PoolWorker<ExactSetup, ExactTask, ExactAnswer> =>
  new Worker(new URL('./energy/city/worker.ts', import.meta.url), {
    type: 'module',
  }) as unknown as PoolWorker<ExactSetup, ExactTask, ExactAnswer>;

const serve = forecastServer(
  (answer, transfer) => scope.postMessage(answer, [...transfer]),
  () => new Pool(startWorker, Math.min(mostWorkers, Math.max(1, navigator.hardwareConcurrency))),
  (answer, transfer) => scope.postMessage(answer, [...transfer]),
);
scope.onmessage = (event: MessageEvent<StockRequest>) => serve(event.data);
