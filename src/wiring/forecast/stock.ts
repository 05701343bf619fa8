import { readEnvelope } from '../../catalogue/envelope.ts';
import { asBytes, asJson, asText, fetchFile } from '../../catalogue/fetch.ts';
import { standards } from '../../catalogue/standards.ts';
import type { BuildingEnvelope } from '../../channel/envelope.ts';
import { ForecastClient } from '../../forecast/client.ts';
import { type StockWorker, shareWorker } from '../../forecast/energy/hoursClient.ts';
import { Problem } from '../../problem/problem.ts';
import { wireHours } from './hours.ts';
import { type CityModel, distributionOf } from './model.ts';

const startWorker = (): StockWorker =>
  new Worker(new URL('../../forecast/worker.ts', import.meta.url), {
    type: 'module',
  }) as unknown as StockWorker;

const loadEnvelope = async (file: string, signal: AbortSignal): Promise<BuildingEnvelope> =>
  readEnvelope(await fetchFile(file, asBytes, signal), file);

/** Heat, power and emissions of the buildings: building table, stock model and, where there is one, weather. */
export const stockModel: CityModel = {
  id: 'stock',
  title: { en: 'Building stock', de: 'Gebäudebestand' },
  roads: false,
  fits: (catalogue) =>
    distributionOf(catalogue, standards.stockModel) !== undefined &&
    distributionOf(catalogue, standards.buildingTable) !== undefined,
  start: async ({ catalogue, buildings }, signal, progress) => {
    const file = distributionOf(catalogue, standards.stockModel)!.accessUrl;
    const weatherFile = distributionOf(catalogue, standards.epw)?.accessUrl;
    const surfaces = distributionOf(catalogue, standards.buildingEnvelope)?.accessUrl;
    const [table, model, weather, envelope] = await Promise.all([
      buildings,
      fetchFile(file, asJson, signal),
      weatherFile === undefined ? undefined : fetchFile(weatherFile, asText, signal),
      surfaces === undefined ? undefined : loadEnvelope(surfaces, signal),
    ]);
    if (table === undefined || signal.aborted) throw new Problem('cancelled', { file });
    const { scenarios, hours } = shareWorker(startWorker());
    const client = new ForecastClient(() => scenarios);
    signal.addEventListener('abort', () => client.dispose());
    const { timeZone } = catalogue;
    const city = await client.prepare(
      { table, model, file, weather, weatherFile, envelope, timeZone },
      progress,
    );
    if (weather !== undefined) wireHours(hours, city, signal);
    return {
      city,
      run: (assumptions, refined) => client.run(assumptions, refined),
      cancel: () => client.cancel(),
      background: (on) => client.background(on),
    };
  },
};
