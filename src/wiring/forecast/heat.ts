import type { Catalogue, Entry } from '../../catalogue/entry.ts';
import { asJson, asText, fetchFile } from '../../catalogue/fetch.ts';
import { standards } from '../../catalogue/standards.ts';
import { ForecastClient, type ForecastWorker } from '../../forecast/client.ts';
import type { HourRequest } from '../../forecast/heat/city/serve.ts';
import { Problem } from '../../problem/problem.ts';
import { clockStore } from '../../state/clock.ts';
import { layersStore } from '../../state/layers.ts';
import { type HeatCity, heatColumns } from './heatCity.ts';
import { HeatHours } from './heatHours.ts';
import { type CityModel, distributionOf } from './model.ts';

/** The entry with the land cover that a heat model names. */
const landCoverOf = ({ entries }: Catalogue, model: unknown): Entry | undefined => {
  const id = (model as { landCover?: unknown } | null)?.landCover;
  return entries.find((entry) => entry.id === id);
};

/** The hour of the clock while thermal stress is on the map: in no other case is it worth computing. */
const shownHour = (): number | undefined =>
  layersStore.getState().rows.some((row) => row.visible && row.params.paint === 'cell.utci')
    ? Math.floor(clockStore.getState().time / 3600) * 3600
    : undefined;

/** Cooling by trees and roofs: heat model, the land cover that it names, buildings and weather where there are some. */
export const heatModel: CityModel = {
  id: 'heat',
  title: { en: 'Urban heat', de: 'Hitze in der Stadt' },
  roads: false,
  fits: (catalogue) => distributionOf(catalogue, standards.heatModel) !== undefined,
  start: async ({ catalogue, buildings }, signal, progress) => {
    const file = distributionOf(catalogue, standards.heatModel)!.accessUrl;
    const weatherFile = distributionOf(catalogue, standards.epw)?.accessUrl;
    const [model, table, weather] = await Promise.all([
      fetchFile(file, asJson, signal),
      buildings,
      weatherFile === undefined ? undefined : fetchFile(weatherFile, asText, signal),
    ]);
    const landCover = landCoverOf(catalogue, model)?.distributions.at(-1);
    if (landCover === undefined)
      throw new Problem('heatField', {
        file,
        place: 'landCover',
        detail: `must be one of ${catalogue.entries.map(({ id }) => id).join(', ')}`,
      });
    const worker = new Worker(new URL('./heatWorker.ts', import.meta.url), { type: 'module' });
    const client = new ForecastClient<HeatCity>(() => worker as ForecastWorker<HeatCity>);
    signal.addEventListener('abort', () => client.dispose());
    const city = await client.prepare(
      { landCover, table: table && heatColumns(table), model, file, weather, weatherFile },
      progress,
    );
    const hours = new HeatHours(
      (assumptions) => client.run(assumptions),
      (seconds) => worker.postMessage({ type: 'hour', seconds } satisfies HourRequest),
    );
    if (weather !== undefined) {
      const follow = (): void => hours.show(shownHour());
      for (const stop of [clockStore.subscribe(follow), layersStore.subscribe(follow)])
        signal.addEventListener('abort', stop);
      follow();
    }
    return {
      city,
      run: (assumptions, refined) => hours.run(assumptions, refined),
      cancel: () => client.cancel(),
      background: (on) => client.background(on),
    };
  },
};
