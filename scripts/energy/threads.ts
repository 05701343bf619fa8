import { availableParallelism } from 'node:os';
import { parentPort, Worker } from 'node:worker_threads';
import {
  type ExactAnswer,
  type ExactPool,
  type ExactSetup,
  type ExactTask,
  exactServer,
} from '../../src/forecast/energy/city/exact.ts';
import { Pool, type PoolRequest, type PoolWorker } from '../../src/forecast/pool.ts';

type Request = PoolRequest<ExactSetup, ExactTask>;

/** The exact pool over threads of Node; this file is also what a thread runs. */
export const threadPool = (size = availableParallelism()): ExactPool => new Pool(startThread, size);

/** Threads do not inherit tsx, which lets Node read TypeScript. */
const bootstrap = `import(${JSON.stringify(import.meta.resolve('tsx/esm/api'))}).then(({ register }) => {
  register();
  return import(${JSON.stringify(import.meta.url)});
});`;

function startThread(): PoolWorker<ExactSetup, ExactTask, ExactAnswer> {
  const thread = new Worker(bootstrap, { eval: true });
  const worker: PoolWorker<ExactSetup, ExactTask, ExactAnswer> = {
    postMessage: (message) => thread.postMessage(message),
    onmessage: null,
    onerror: null,
    terminate: () => void thread.terminate(),
  };
  thread.on('message', (data: ExactAnswer) => worker.onmessage?.({ data }));
  thread.on('error', (error) => worker.onerror?.({ message: String(error) }));
  return worker;
}

if (parentPort !== null) {
  const port = parentPort;
  const serve = exactServer();
  port.on('message', (request: Request) => {
    const answer = serve(request);
    if (answer === undefined) return;
    const { heating, cooling, peak, curves } = answer;
    const hours = curves === undefined ? [] : [...curves.heat, curves.cooling];
    port.postMessage(
      answer,
      [heating, cooling, peak, ...hours].map((values) => values.buffer as ArrayBuffer),
    );
  });
}
