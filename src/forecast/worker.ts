import type { ExactAnswer, ExactSetup, ExactTask } from './energy/city/exact.ts';
import { withHolidays } from './energy/city/holidays.ts';
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
  // One core is left to what a person sees.
  () =>
    new Pool(startWorker, Math.min(mostWorkers, Math.max(1, navigator.hardwareConcurrency - 1))),
  (answer, transfer) => scope.postMessage(answer, [...transfer]),
);
// Holidays are loaded before the city is prepared; what comes meanwhile waits, in order.
let before: Promise<void> = Promise.resolve();
scope.onmessage = ({ data }: MessageEvent<StockRequest>) => {
  before = before
    .then((): StockRequest | Promise<StockRequest> =>
      data.type === 'prepare' ? withHolidays(data) : data,
    )
    // A calendar that cannot be loaded leaves the city without holidays.
    .catch(() => data)
    .then(serve);
};
