import { type HeatRequest, heatServer } from './serve.ts';

/** Module worker of the heat model: one city at a time, one run at a time. */
const scope = self as unknown as DedicatedWorkerGlobalScope;
const serve = heatServer((answer, transfer) => scope.postMessage(answer, [...transfer]));
scope.onmessage = (event: MessageEvent<HeatRequest>) => serve(event.data);
