import type { Catalogue } from '../../catalogue/entry.ts';
import { asJson, fetchFile } from '../../catalogue/fetch.ts';
import { standards } from '../../catalogue/standards.ts';
import { ForecastClient, type ForecastWorker } from '../../forecast/client.ts';
import type { TrafficInputs, TransitService } from '../../forecast/mobility/inputs.ts';
import { zonesOf } from '../../forecast/mobility/zones.ts';
import { Problem } from '../../problem/problem.ts';
import { type CityModel, distributionOf } from './model.ts';
import { modelledHour, transitServiceOf, typicalDay } from './transit.ts';

const startWorker = (): ForecastWorker<TrafficInputs> =>
  new Worker(new URL('../../forecast/mobility/worker.ts', import.meta.url), { type: 'module' });

/** Share of preparing that reading the timetable takes, about. */
const timetableShare = 0.3;

/** Car traffic, its emissions and what people choose instead: roads, districts, traffic model; timetable and buildings where there are some. */
export const trafficModel: CityModel = {
  id: 'traffic',
  title: { en: 'Traffic', de: 'Verkehr' },
  roads: true,
  fits: (catalogue) =>
    [standards.trafficModel, standards.roads, standards.districts].every(
      (standard) => distributionOf(catalogue, standard) !== undefined,
    ),
  start: async ({ catalogue, buildings, roads: readRoads }, signal, progress) => {
    const file = distributionOf(catalogue, standards.trafficModel)!.accessUrl;
    const roadsFile = distributionOf(catalogue, standards.roads)!.accessUrl;
    const zonesFile = distributionOf(catalogue, standards.districts)!.accessUrl;
    const [model, districts, table, roads] = await Promise.all([
      fetchFile(file, asJson, signal),
      fetchFile(zonesFile, asJson, signal),
      // Without buildings people are spread evenly; their own model reports what is wrong with them.
      buildings.catch(() => undefined),
      readRoads(),
    ]);
    const zones = zonesOf(districts, table, zonesFile);
    const read = (share: number): void => progress(share * timetableShare);
    const transit = await readTransit(catalogue, modelledHour(model), signal, read);
    if (roads === undefined || signal.aborted) throw new Problem('cancelled', { file });
    const client = new ForecastClient<TrafficInputs>(startWorker);
    signal.addEventListener('abort', () => client.dispose());
    const from = transit === undefined ? 0 : timetableShare;
    const city = await client.prepare(
      { roads, zones, model, transit, file, roadsFile, zonesFile },
      (share) => progress(from + (1 - from) * share),
    );
    return {
      city,
      run: (assumptions, refined) => client.run(assumptions, refined),
      cancel: () => client.cancel(),
      background: (on) => client.background(on),
    };
  },
};

/** An hour of the city's timetable, or undefined where it has none that can be read: its layer says why. */
async function readTransit(
  catalogue: Catalogue,
  hour: number,
  signal: AbortSignal,
  progress: (share: number) => void,
): Promise<TransitService | undefined> {
  const url = distributionOf(catalogue, standards.gtfs)?.accessUrl;
  if (url === undefined) return undefined;
  const { FeedClient } = await import('../../layers/mobility/client.ts');
  const { timeZone } = catalogue;
  const open = FeedClient.open(url, { signal, timeZone, progress });
  const client = await open.catch(() => undefined);
  if (client === undefined) return undefined;
  const date = typicalDay(client.opened.dates);
  if (date === undefined) {
    client.dispose();
    return undefined;
  }
  return new Promise((resolve) => {
    const end = (service: TransitService | undefined): void => {
      client.dispose();
      resolve(service);
    };
    signal.addEventListener('abort', () => end(undefined), { once: true });
    client.day(date, (day) => end(transitServiceOf(day, hour)));
  });
}
