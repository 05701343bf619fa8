import { type HeatRequest, heatServer } from '../../forecast/heat/city/serve.ts';
import { type HeatCity, loadHeat } from './heatCity.ts';

/** Module worker of the heat model: one city at a time, one run at a time; it reads the land cover itself. */
const scope = self as unknown as DedicatedWorkerGlobalScope;
const serve = heatServer<HeatCity>(
  (answer, transfer) => scope.postMessage(answer, [...transfer]),
  loadHeat,
);
scope.onmessage = (event: MessageEvent<HeatRequest<HeatCity>>) => void serve(event.data);
