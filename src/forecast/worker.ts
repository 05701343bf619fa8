import type { ForecastRequest } from './protocol.ts';
import { forecastServer } from './serve.ts';

/** Module worker of the forecast: one city at a time, one run at a time. */
const scope = self as unknown as DedicatedWorkerGlobalScope;
const serve = forecastServer((answer, transfer) => scope.postMessage(answer, [...transfer]));
scope.onmessage = (event: MessageEvent<ForecastRequest>) => serve(event.data);
