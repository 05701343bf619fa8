import type { SeriesRequest } from './protocol.ts';
import { seriesServer } from './serve.ts';

/** Module worker of load forecasts; a backtest is stopped by ending its worker. */
const scope = self as unknown as DedicatedWorkerGlobalScope;
const serve = seriesServer((answer) => scope.postMessage(answer));
scope.onmessage = (event: MessageEvent<SeriesRequest>) => void serve(event.data);
