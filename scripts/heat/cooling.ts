import { resolve } from 'node:path';
import { software } from '../../src/catalogue/software.ts';
import {
  type Biophysical,
  type CoolingMethod,
  checkCodes,
  readBiophysical,
  surfaceOf,
} from '../../src/forecast/heat/biophysical.ts';
import {
  type AirSettings,
  airTemperature,
  type CoolingWeights,
  coolingByIntensity,
  coolingCapacity,
  heatMitigation,
  largest,
  usualWeights,
} from '../../src/forecast/heat/cooling.ts';
import { cellsIn } from '../../src/forecast/heat/grid.ts';
import type { Raster } from '../../src/layers/raster/raster.ts';
import { writeGeoTiff } from '../../src/layers/raster/write/geotiff.ts';
import { progress } from '../io.ts';
import type { coolingResults } from '../verbs/heat.ts';
import { readInputText } from '../verbs/input.ts';
import { hashOf, writePieces } from '../verbs/rasterCompute.ts';
import { coolingRasters, valuesLike } from './rasters.ts';

export type CoolingResult = (typeof coolingResults)[number];

/** Title and unit of what is written. */
const meanings: Readonly<Record<CoolingResult, readonly [title: string, unit: string]>> = {
  cc: ['Cooling capacity (index)', '1'],
  ccpark: ['Cooling by green space around (index)', '1'],
  hm: ['Heat mitigation (index)', '1'],
  tair: ['Air temperature, a heat island shared out by the heat mitigation index', 'Cel'],
};
const note =
  'An index of land cover (InVEST urban cooling), neither a measured nor a simulated temperature.';
const airNote =
  'The given heat island shared out by an index of land cover (InVEST urban cooling), not a measured temperature.';

export interface CoolingRun {
  /** Paths of land cover, evapotranspiration and biophysical table. */
  readonly lulc: string;
  readonly et0: string;
  readonly table: string;
  /** Metres. */
  readonly distance: number;
  readonly out: string;
  readonly what: CoolingResult;
  readonly method: CoolingMethod;
  readonly weights?: CoolingWeights;
  readonly air?: AirSettings;
}

/** Computes cooling from opened rasters, writes one result, and tells of all. Rejects with a Problem. */
export async function runCooling(cover: Raster, evapotranspiration: Raster, run: CoolingRun) {
  const rows = readBiophysical(run.table, await readInputText(run.table), run.method);
  const { grid, landCover, et0 } = await coolingRasters(cover, evapotranspiration, (share) =>
    progress(share, 'read rasters'),
  );
  // Before any piece is looked up, so that all codes that are missing are named.
  checkCodes(grid.name, landCover, rows, run.table);
  progress(undefined, `cool ${grid.cols} x ${grid.rows} cells`);
  const { cc, green } = capacityOf(grid.name, landCover, et0, rows, run);
  const { ccPark, hm } = heatMitigation(cc, green, grid, run.distance);
  const found: Partial<Record<CoolingResult, Float64Array>> = { cc, ccpark: ccPark, hm };
  if (run.air !== undefined) found.tair = airTemperature(hm, run.air, grid);

  const [title, unit] = meanings[run.what];
  const values = found[run.what]!;
  const caveat = run.what === 'tair' ? airNote : note;
  const date = new Date();
  const { pieces, bytes, ...written } = await writeGeoTiff(
    valuesLike(cover, grid.name, values, unit),
    {
      provenance: [...(await provenance(run, date)), ['TWIN_NOTE', caveat]],
      software,
      date,
      unit,
      description: title,
      progress: (share) => progress(share, `write ${run.out}`),
    },
  );
  await writePieces(run.out, pieces);
  return {
    what: run.what,
    title,
    unit,
    note: caveat,
    crs: cover.crs.name,
    geotransform: cover.info.geotransform,
    width: grid.cols,
    height: grid.rows,
    cell_m: [grid.width, grid.height],
    distance_m: run.distance,
    distanceCells: cellsIn(run.distance, grid),
    et0Max: largest(et0),
    ...known(written),
    results: Object.fromEntries(
      Object.entries(found).map(([name, all]) => [name, known(summary(all))]),
    ),
    bytes,
    out: run.out,
  };
}

/** Cells that are looked up at a time: what a cell is made of takes five times the memory of its code. */
const piece = 2 ** 18;

/** Cooling capacity and green space by cell. */
function capacityOf(
  name: string,
  landCover: Float64Array,
  et0: Float64Array,
  rows: Biophysical,
  { method, weights, table }: CoolingRun,
): { cc: Float64Array; green: Float64Array } {
  const most = largest(et0);
  const cc = new Float64Array(landCover.length);
  const green = new Float64Array(landCover.length);
  for (let from = 0; from < landCover.length; from += piece) {
    const surface = surfaceOf(name, landCover.subarray(from, from + piece), rows, table);
    const some = et0.subarray(from, from + piece);
    green.set(surface.green, from);
    cc.set(
      method === 'factors'
        ? coolingCapacity({ ...surface, et0: some }, weights, most)
        : coolingByIntensity(surface.intensity),
      from,
    );
  }
  return { cc, green };
}

async function provenance(
  run: CoolingRun,
  date: Date,
): Promise<(readonly [name: string, value: string])[]> {
  const { shade, albedo, eti } = run.weights ?? usualWeights;
  const formula = run.method === 'factors' ? `weights ${shade}, ${albedo}, ${eti}` : 'intensity';
  const items: (readonly [string, string])[] = [
    ['TWIN_METHOD', `InVEST urban cooling, ${run.method} (${formula}), distance ${run.distance} m`],
    ['TWIN_SOFTWARE', software],
    ['TWIN_DATE', date.toISOString()],
  ];
  if (run.what === 'tair' && run.air !== undefined) {
    const { reference, heatIsland, mixing } = run.air;
    items.push([
      'TWIN_AIR',
      `reference ${reference} Cel, heat island ${heatIsland} K, mixing ${mixing} m`,
    ]);
  }
  for (const name of ['lulc', 'et0', 'table'] as const) {
    const path = resolve(run[name]);
    items.push([`TWIN_SOURCE_${name}`, path]);
    const sha256 = await hashOf(path);
    if (sha256 !== undefined) items.push([`TWIN_SOURCE_${name}_SHA256`, sha256]);
  }
  return items;
}

function summary(values: Float64Array) {
  let [min, max, sum, count] = [Infinity, -Infinity, 0, 0];
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    min = Math.min(min, value);
    max = Math.max(max, value);
    sum += value;
    count += 1;
  }
  return { min, max, mean: sum / count };
}

/** JSON has no NaN nor infinity. */
const known = (numbers: Readonly<Record<string, number>>): Record<string, number | null> =>
  Object.fromEntries(
    Object.entries(numbers).map(([name, n]) => [name, Number.isFinite(n) ? n : null]),
  );
