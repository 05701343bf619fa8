import { asJson, asText, fetchFile } from '../../catalogue/fetch.ts';
import { standards } from '../../catalogue/standards.ts';
import { ForecastClient } from '../../forecast/client.ts';
import { type StockWorker, shareWorker } from '../../forecast/energy/hoursClient.ts';
import { Problem } from '../../problem/problem.ts';
import { wireHours } from './hours.ts';
import { type CityModel, distributionOf } from './model.ts';

const startWorker = (): StockWorker =>
  new Worker(new URL('../../forecast/worker.ts', import.meta.url), {
    type: 'module',
  }) as unknown as StockWorker;

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
    const [table, model, weather] = await Promise.all([
      buildings,
      fetchFile(file, asJson, signal),
      weatherFile === undefined ? undefined : fetchFile(weatherFile, asText, signal),
    ]);
    if (table === undefined || signal.aborted) throw new Problem('cancelled', { file });
    const { scenarios, hours } = shareWorker(startWorker());
    const client = new ForecastClient(() => scenarios);
    signal.addEventListener('abort', () => client.dispose());
    const city = await client.prepare({ table, model, file, weather, weatherFile }, progress);
    if (weather !== undefined) wireHours(hours, city, signal);
    return {
      city,
      run: (assumptions, refined) => client.run(assumptions, refined),
      cancel: () => client.cancel(),
    };
  },
};
