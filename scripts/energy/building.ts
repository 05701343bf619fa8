import type { TimeWindow } from '../../src/channel/channel.ts';
import type { FeatureTable } from '../../src/channel/table.ts';
import { buildingHourChannels } from '../../src/forecast/energy/buildingHours.ts';
import { checkLevers } from '../../src/forecast/energy/levers.ts';
import { baselineLevers, prepareForecast } from '../../src/forecast/energy/prepare.ts';
import { Problem } from '../../src/problem/problem.ts';
import type { LeverValues } from '../../src/scenario/lever.ts';
import { readCatalogue } from '../city/catalogue.ts';
import { CityFiles } from '../scenario/city.ts';
import { stockInputs } from './inputs.ts';

/** One load of a building: its year's sum and highest hour, and every hour with its interval. */
export interface BuildingLoad {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly year_kWh: number;
  readonly highest: number;
  readonly values: readonly number[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
}

export interface BuildingYear {
  readonly building: { readonly gid: number; readonly id: string };
  readonly levers: LeverValues;
  readonly window: TimeWindow;
  readonly stepSeconds: number;
  readonly loads: readonly BuildingLoad[];
}

/**
 * The hours of one building of a city folder, in today's stock or, where levers are given, in their scenario.
 * @param id of the building table, or else a city-wide feature number
 * @throws Problem where the folder, the building or a lever is wrong
 */
export async function buildingYear(
  dir: string,
  id: string,
  levers: LeverValues,
): Promise<BuildingYear> {
  const inputs = await stockInputs(new CityFiles(dir, await readCatalogue(dir)));
  const prepared = prepareForecast(inputs);
  checkLevers(prepared.levers, levers, dir);
  const values = Object.keys(levers).length === 0 ? baselineLevers(prepared) : levers;
  const gid = featureOf(inputs.table, id, dir);
  const channels = buildingHourChannels(prepared, values, gid);
  const numbers = (of: Float32Array): number[] => Array.from(of, (v) => Number(v.toPrecision(6)));
  return {
    building: { gid, id: names(inputs.table)?.[gid] ?? String(gid) },
    levers: values,
    window: channels[0]!.window,
    stepSeconds: channels[0]!.stepSeconds!,
    loads: channels.map((c) => ({
      id: c.id,
      title: c.title.en,
      unit: c.unit,
      year_kWh: c.values.reduce((sum, v) => sum + v, 0),
      highest: c.values.reduce((top, v) => Math.max(top, v), 0),
      values: numbers(c.values),
      lower: numbers(c.lower!),
      upper: numbers(c.upper!),
    })),
  };
}

const names = ({ columns }: FeatureTable): readonly string[] | undefined =>
  columns.id?.kind === 'text' ? columns.id.values : undefined;

function featureOf(table: FeatureTable, id: string, file: string): number {
  const named = names(table)?.indexOf(id) ?? -1;
  const gid = named >= 0 ? named : Number(id);
  if (id.trim() === '' || !(Number.isInteger(gid) && gid >= 0 && gid < table.count))
    throw new Problem('hoursBuilding', { file, building: id, count: table.count });
  return gid;
}

/** The sums of a year, for reading. */
export const yearTable = ({ building, window, loads }: BuildingYear): string =>
  [
    `building ${building.id} (${building.gid}), ${window.start} to ${window.end}`,
    ...loads.map(
      (l) =>
        `${l.title.padEnd(38)}${l.year_kWh.toFixed(0).padStart(10)} kWh/a, highest hour ${l.highest.toFixed(2)} kW`,
    ),
  ].join('\n');
