import type { ModelRequest } from '../protocol.ts';
import type { TrafficInputs } from './inputs.ts';
import { trafficServer } from './serve.ts';

/** Module worker of the traffic model: one city at a time, the newest run only. */
const scope = self as unknown as DedicatedWorkerGlobalScope;
const serve = trafficServer((answer, transfer) => scope.postMessage(answer, [...transfer]));
scope.onmessage = (event: MessageEvent<ModelRequest<TrafficInputs>>) => void serve(event.data);
