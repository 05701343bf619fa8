import { availableParallelism } from 'node:os';
import { parentPort, Worker } from 'node:worker_threads';
import {
  type SamplePool,
  type SampleSetup,
  type SampleTask,
  sampleServer,
} from '../../src/forecast/mobility/samplePool.ts';
import type { Pair } from '../../src/forecast/mobility/samples.ts';
import { Pool, type PoolRequest, type PoolWorker } from '../../src/forecast/pool.ts';

type Request = PoolRequest<SampleSetup, SampleTask>;

/** The pool of samples over threads of Node; this file is also what a thread runs. */
export const sampleThreads = (size = availableParallelism()): SamplePool =>
  new Pool(startThread, size);

/** Threads do not inherit tsx, which lets Node read TypeScript. */
const bootstrap = `import(${JSON.stringify(import.meta.resolve('tsx/esm/api'))}).then(({ register }) => {
  register();
  return import(${JSON.stringify(import.meta.url)});
});`;

function startThread(): PoolWorker<SampleSetup, SampleTask, Pair> {
  const thread = new Worker(bootstrap, { eval: true });
  const worker: PoolWorker<SampleSetup, SampleTask, Pair> = {
    postMessage: (message) => thread.postMessage(message),
    onmessage: null,
    onerror: null,
    terminate: () => void thread.terminate(),
  };
  thread.on('message', (data: Pair) => worker.onmessage?.({ data }));
  thread.on('error', (error) => worker.onerror?.({ message: String(error) }));
  return worker;
}

if (parentPort !== null) {
  const port = parentPort;
  const serve = sampleServer();
  port.on('message', (request: Request) => {
    const answer = serve(request);
    if (answer !== undefined) port.postMessage(answer);
  });
}
