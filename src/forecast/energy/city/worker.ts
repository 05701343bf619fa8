import type { PoolRequest } from '../../pool.ts';
import { type ExactSetup, type ExactTask, exactServer } from './exact.ts';

/** Module worker of the pool that runs every building's year. */
const scope = self as unknown as DedicatedWorkerGlobalScope;
const serve = exactServer();
scope.onmessage = (event: MessageEvent<PoolRequest<ExactSetup, ExactTask>>) => {
  const answer = serve(event.data);
  if (answer === undefined) return;
  const { heating, cooling, peak, curves } = answer;
  const hours = curves === undefined ? [] : [...curves.heat, curves.cooling];
  const arrays = [heating, cooling, peak, ...hours];
  scope.postMessage(
    answer,
    arrays.map((values) => values.buffer as ArrayBuffer),
  );
};
