import type { Catalogue, Entry } from '../../catalogue/entry.ts';
import { asJson, fetchFile } from '../../catalogue/fetch.ts';
import { standards } from '../../catalogue/standards.ts';
import { ForecastClient, type ForecastWorker } from '../../forecast/client.ts';
import { buildingsByCell, type HeatInputs } from '../../forecast/heat/city/inputs.ts';
import { Problem } from '../../problem/problem.ts';
import { type CityModel, distributionOf } from './model.ts';

const startWorker = (): ForecastWorker<HeatInputs> =>
  new Worker(new URL('../../forecast/heat/city/worker.ts', import.meta.url), { type: 'module' });

/** The entry with the land cover that a heat model names. */
const landCoverOf = ({ entries }: Catalogue, model: unknown): Entry | undefined => {
  const id = (model as { landCover?: unknown } | null)?.landCover;
  return entries.find((entry) => entry.id === id);
};

/** Cooling by trees and roofs: heat model, the land cover that it names, and buildings where there are some. */
export const heatModel: CityModel = {
  id: 'heat',
  title: { en: 'Urban heat', de: 'Hitze in der Stadt' },
  roads: false,
  fits: (catalogue) => distributionOf(catalogue, standards.heatModel) !== undefined,
  start: async ({ catalogue, buildings }, signal, progress) => {
    const file = distributionOf(catalogue, standards.heatModel)!.accessUrl;
    const [model, table, { readLandCover }] = await Promise.all([
      fetchFile(file, asJson, signal),
      buildings,
      import('../../layers/raster/landCover.ts'),
    ]);
    const cover = landCoverOf(catalogue, model)?.distributions.at(-1);
    if (cover === undefined)
      throw new Problem('heatField', {
        file,
        place: 'landCover',
        detail: `must be one of ${catalogue.entries.map(({ id }) => id).join(', ')}`,
      });
    const { toCell, ...land } = await readLandCover(cover, signal);
    const client = new ForecastClient<HeatInputs>(startWorker);
    signal.addEventListener('abort', () => client.dispose());
    const city = await client.prepare(
      {
        ...land,
        ...(table && buildingsByCell(table, land.grid, land.cell, toCell)),
        model,
        file,
        landCoverFile: cover.accessUrl,
      },
      progress,
    );
    return {
      city,
      run: (assumptions, refined) => client.run(assumptions, refined),
      cancel: () => client.cancel(),
      background: (on) => client.background(on),
    };
  },
};
