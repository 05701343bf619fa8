import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Catalogue } from '../../src/catalogue/entry.ts';
import { readRoads } from '../../src/catalogue/roads.ts';
import { standards } from '../../src/catalogue/standards.ts';
import { readBuildingTable } from '../../src/catalogue/table.ts';
import type { TrafficInputs, TransitService } from '../../src/forecast/mobility/inputs.ts';
import { readTrafficModel } from '../../src/forecast/mobility/readmodel.ts';
import { zonesOf } from '../../src/forecast/mobility/zones.ts';
import { Problem } from '../../src/problem/problem.ts';
import { transitServiceOf, typicalDay } from '../../src/wiring/forecast/transit.ts';
import { catalogueFile, readCatalogue } from '../city/catalogue.ts';
import { arrayBufferOf, find, type Input, parseJson, readInput } from '../scenario/files.ts';

export interface TrafficCity {
  readonly catalogue: Catalogue;
  readonly inputs: TrafficInputs;
  /** Every file that the model read. */
  readonly files: readonly Input[];
}

/**
 * What the traffic model needs of a city folder: roads, districts, model, and buildings and timetable
 * where there are some. Rejects with a Problem where one is missing or wrong.
 */
export async function readTrafficCity(
  dir: string,
  progress?: (share: number | undefined, note: string) => void,
): Promise<TrafficCity> {
  const catalogue = await readCatalogue(dir);
  const files: Input[] = [];
  const read = async (standard: string): Promise<Input | undefined> => {
    const at = find(catalogue, standard);
    if (at === undefined) return undefined;
    const input = await readInput(dir, at);
    files.push(input);
    return input;
  };
  const required = async (standard: string, what: string): Promise<Input> => {
    const input = await read(standard);
    if (input === undefined)
      throw new Problem('cityDataset', { file: `${dir}/${catalogueFile}`, standard, what });
    return input;
  };
  progress?.(0, 'reading the city');
  const model = await required(standards.trafficModel, 'traffic model');
  const roads = await required(standards.roads, 'road network');
  const districts = await required(standards.districts, 'districts');
  const table = await read(standards.buildingTable);
  const assumptions = parseJson(model);
  const { hour } = readTrafficModel(assumptions, model.name);
  return {
    catalogue,
    files,
    inputs: {
      roads: await readRoads(arrayBufferOf(roads.bytes), roads.name),
      zones: zonesOf(
        parseJson(districts),
        table && (await readBuildingTable(arrayBufferOf(table.bytes), table.name)),
        districts.name,
      ),
      model: assumptions,
      transit: await readTransit(catalogue, dir, hour, files),
      file: model.name,
      roadsFile: roads.name,
      zonesFile: districts.name,
    },
  };
}

/** An hour of the city's timetable on a working day. */
async function readTransit(
  catalogue: Catalogue,
  dir: string,
  hour: number,
  files: Input[],
): Promise<TransitService | undefined> {
  const at = find(catalogue, standards.gtfs);
  if (at === undefined || !at.accessUrl.startsWith('file:')) return undefined;
  const path = fileURLToPath(at.accessUrl);
  const [{ feedMembers }, { readGtfs }, { dayTrips }, { serviceDates }] = await Promise.all([
    import('../gtfs/source.ts'),
    import('../../src/layers/mobility/read.ts'),
    import('../../src/layers/mobility/day.ts'),
    import('../../src/layers/mobility/calendar.ts'),
  ]);
  files.push(await readInput(dir, at));
  const feed = await readGtfs(await feedMembers(path), basename(path));
  const date = typicalDay(serviceDates(feed));
  return date === undefined ? undefined : transitServiceOf(dayTrips(feed, date), hour);
}
