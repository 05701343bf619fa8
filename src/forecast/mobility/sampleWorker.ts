import type { PoolRequest } from '../pool.ts';
import { type SampleSetup, type SampleTask, sampleServer } from './samplePool.ts';

/** Module worker of the pool that works out samples of the traffic model's assumptions. */
const scope = self as unknown as DedicatedWorkerGlobalScope;
const serve = sampleServer();
scope.onmessage = (event: MessageEvent<PoolRequest<SampleSetup, SampleTask>>) => {
  const answer = serve(event.data);
  if (answer !== undefined) scope.postMessage(answer);
};
