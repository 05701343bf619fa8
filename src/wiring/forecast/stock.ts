import { asJson, asText, fetchFile } from '../../catalogue/fetch.ts';
import { standards } from '../../catalogue/standards.ts';
import { ForecastClient } from '../../forecast/client.ts';
import { Problem } from '../../problem/problem.ts';
import { type CityModel, distributionOf } from './model.ts';

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
    const client = new ForecastClient();
    signal.addEventListener('abort', () => client.dispose());
    const city = await client.prepare({ table, model, file, weather, weatherFile }, progress);
    return {
      city,
      run: (assumptions, refined) => client.run(assumptions, refined),
      cancel: () => client.cancel(),
    };
  },
};
