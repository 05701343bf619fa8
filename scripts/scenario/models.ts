import { standards } from '../../src/catalogue/standards.ts';
import type { ForecastWorker } from '../../src/forecast/client.ts';
import { forecastModel } from '../../src/forecast/energy/run.ts';
import { readStockModel } from '../../src/forecast/energy/stock.ts';
import { heatModelTitle, heatModelVersion } from '../../src/forecast/heat/city/run.ts';
import { heatServer } from '../../src/forecast/heat/city/serve.ts';
import type { TrafficInputs, TransitService } from '../../src/forecast/mobility/inputs.ts';
import { trafficModel } from '../../src/forecast/mobility/run.ts';
import { trafficServer } from '../../src/forecast/mobility/serve.ts';
import { zonesOf } from '../../src/forecast/mobility/zones.ts';
import type { ForecastAnswer, ModelRequest, StockInputs } from '../../src/forecast/protocol.ts';
import { forecastServer } from '../../src/forecast/serve.ts';
import { serviceDates } from '../../src/layers/mobility/calendar.ts';
import { dayTrips } from '../../src/layers/mobility/day.ts';
import { readGtfs } from '../../src/layers/mobility/read.ts';
import { type HeatCity, loadHeat } from '../../src/wiring/forecast/heatCity.ts';
import { modelledHour, transitServiceOf, typicalDay } from '../../src/wiring/forecast/transit.ts';
import { stockInputs } from '../energy/inputs.ts';
import { threadPool } from '../energy/threads.ts';
import { sampleThreads } from '../traffic/threads.ts';
import type { CityFiles } from './city.ts';
import { heatCity } from './heat.ts';

/** A model with its inputs, and the worker's side of it, which runs here. */
export interface Started<Inputs extends { readonly file: string }> {
  readonly inputs: Inputs;
  readonly worker: ForecastWorker<Inputs>;
  readonly code: { readonly name: string; readonly version: string };
  /** What its numbers rest on beside what the model file lists. */
  readonly sources: readonly string[];
}

/** A model that a city folder may have. */
export interface HeadlessModel {
  readonly id: string;
  readonly roads: boolean;
  fits(city: CityFiles): boolean;
  // biome-ignore lint/suspicious/noExplicitAny: each model has its own inputs
  start(city: CityFiles): Promise<Started<any>>;
}

type Post = (answer: ForecastAnswer, transfer: readonly ArrayBuffer[]) => void;

/** The same server as in the app's worker, in this process. */
function inProcess<Inputs>(
  make: (post: Post) => (request: ModelRequest<Inputs>) => void | Promise<void>,
  ended: () => void = () => undefined,
): ForecastWorker<Inputs> {
  const worker: ForecastWorker<Inputs> = {
    onmessage: null,
    onerror: null,
    postMessage: (request) => {
      setTimeout(() => void serve(request), 0);
    },
    terminate: ended,
  };
  const serve = make((data) => worker.onmessage?.({ data } as MessageEvent<ForecastAnswer>));
  return worker;
}

/** Starts a pool of threads when it is first needed, and ends it. */
function lazily<P extends { dispose(): void }>(start: () => P) {
  let pool: P | undefined;
  return {
    start: (): P => {
      pool ??= start();
      return pool;
    },
    end: (): void => pool?.dispose(),
  };
}

const stock: HeadlessModel = {
  id: 'stock',
  roads: false,
  fits: (city) => city.has(standards.stockModel),
  start: async (city): Promise<Started<StockInputs>> => {
    const inputs = await stockInputs(city);
    const { carbon } = readStockModel(inputs.model, inputs.file);
    const threads = lazily(() => threadPool());
    return {
      inputs,
      worker: inProcess<StockInputs>((post) => forecastServer(post, threads.start), threads.end),
      code: forecastModel,
      sources: Object.entries(carbon).map(
        ([carrier, { source, date }]) => `CO2 of ${carrier}, ${date}: ${source}`,
      ),
    };
  },
};

const traffic: HeadlessModel = {
  id: 'traffic',
  roads: true,
  fits: (city) =>
    [standards.trafficModel, standards.roads, standards.districts].every((s) => city.has(s)),
  start: async (city): Promise<Started<TrafficInputs>> => {
    const { content: model, name: file } = await city.json(standards.trafficModel, 'traffic model');
    const districts = await city.json(standards.districts, 'districts');
    const table = city.has(standards.buildingTable) ? await city.buildings() : undefined;
    const roads = await city.roads();
    const threads = lazily(() => sampleThreads());
    return {
      inputs: {
        roads,
        zones: zonesOf(districts.content, table, districts.name),
        model,
        transit: await transitIn(city, modelledHour(model)),
        file,
        roadsFile: (await city.read(city.distribution(standards.roads, 'road network'))).name,
        zonesFile: districts.name,
      },
      worker: inProcess<TrafficInputs>((post) => trafficServer(post, threads.start), threads.end),
      code: trafficModel,
      sources: [],
    };
  },
};

async function transitIn(city: CityFiles, hour: number): Promise<TransitService | undefined> {
  if (!city.has(standards.gtfs)) return undefined;
  const { bytes, name } = await city.read(city.distribution(standards.gtfs, 'timetable'));
  const { timeZone } = city.catalogue;
  const feed = await readGtfs(new Uint8Array(bytes), name, { timeZone });
  const date = typicalDay(serviceDates(feed));
  return date === undefined ? undefined : transitServiceOf(dayTrips(feed, date), hour);
}

const heat: HeadlessModel = {
  id: 'heat',
  roads: false,
  fits: (city) => city.has(standards.heatModel),
  start: async (city): Promise<Started<HeatCity>> => ({
    inputs: await heatCity(city),
    worker: inProcess<HeatCity>((post) => heatServer(post, loadHeat)),
    code: { name: heatModelTitle.en, version: heatModelVersion },
    sources: [],
  }),
};

/** Every model of the app, in the same order. */
export const headlessModels: readonly HeadlessModel[] = [stock, traffic, heat];
