import { readFile } from 'node:fs/promises';
import { readBuildingTable } from '../../../src/catalogue/table.ts';
import { readStockModel } from '../../../src/forecast/energy/stock.ts';
import { readHeatModel } from '../../../src/forecast/heat/city/model.ts';
import { readTrafficModel } from '../../../src/forecast/mobility/readmodel.ts';
import { readEpw } from '../../../src/forecast/weather.ts';
import { parseDistricts } from '../../../src/layers/districts/geojson.ts';
import { parseSeries } from '../../../src/layers/series/csv.ts';
import { Problem } from '../../../src/problem/problem.ts';
import { compareBounds, Extent } from './extent.ts';
import { count, duplicates, type Reader } from './finding.ts';

export async function readTable(path: string, file: string) {
  const bytes = await readFile(path);
  return readBuildingTable(
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer,
    file,
  );
}

/** The building table: unique ids, places inside the entry's extent. */
export const checkBuildingTable: Reader = async ({ entry, path, file, note }) => {
  const table = await readTable(path, file);
  const { id, lon, lat } = table.columns;
  if (id?.kind === 'text') {
    const twice = duplicates(id.values);
    if (twice !== undefined)
      note(
        'error',
        'idTwice',
        `${file}: ${count(twice.total, 'id')} of two buildings or more, first ${twice.first}`,
      );
  }
  if (table.count === 0) note('error', 'empty', `${file} has no row`);
  if (lon?.kind === 'number' && lat?.kind === 'number' && table.count > 0) {
    const extent = new Extent();
    for (let i = 0; i < table.count; i++) extent.add(lon.values[i]!, lat.values[i]!);
    const wrong = compareBounds(extent.bounds, entry.bounds, 0.02);
    if (wrong !== undefined) note(wrong.severity, 'extent', `${file}: ${wrong.message}`);
  }
  const columns = Object.keys(table.columns).length;
  return {
    kind: 'building table',
    detail: `${count(table.count, 'row')}, ${count(columns, 'column')}`,
  };
};

export const checkSeries: Reader = async ({ entry, path, file, note }) => {
  const series = parseSeries(await readFile(path, 'utf8'), file);
  const steps = series.columns[0]?.values.length ?? 0;
  for (const { name, values } of series.columns)
    if (values.every(Number.isNaN))
      note('warning', 'empty', `${file}: column ${name} holds no number`);
  const end = series.start + steps * series.stepSeconds * 1000;
  const { temporal } = entry;
  const day = 86_400_000;
  if (
    temporal !== undefined &&
    (series.start < Date.parse(temporal.start) - day || end > Date.parse(temporal.end) + day)
  )
    note(
      'warning',
      'period',
      `${file} runs from ${date(series.start)} to ${date(end)}, its entry says ${temporal.start} to ${temporal.end}`,
    );
  return {
    kind: 'series',
    detail: `${count(series.columns.length, 'column')}, ${count(steps, 'step')} of ${series.stepSeconds} s from ${date(series.start)}`,
  };
};

const date = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

export const checkWeather: Reader = async ({ path, file }) => {
  const weather = readEpw(await readFile(path, 'utf8'), file);
  return { kind: 'EPW', detail: `${count(weather.temperature.length, 'hour')}, ${weather.name}` };
};

export const checkStock: Reader = async ({ path, file }) => {
  readStockModel(JSON.parse(await readFile(path, 'utf8')), file);
  return { kind: 'stock model', detail: 'archetypes, factors and levers read' };
};

export const checkTraffic: Reader = async ({ path, file }) => {
  readTrafficModel(JSON.parse(await readFile(path, 'utf8')), file);
  return { kind: 'traffic model', detail: 'rates, choice, fleet and levers read' };
};

export const checkHeat: Reader = async ({ path, file }) => {
  const { classes } = readHeatModel(JSON.parse(await readFile(path, 'utf8')), file);
  return { kind: 'heat model', detail: `${classes.length} land covers and the levers read` };
};

export const checkDistricts: Reader = async ({ entry, path, file, note }) => {
  const { districts, withoutShape } = parseDistricts(await readJson(path, file), file);
  const twice = duplicates(districts.map((d) => d.id));
  if (twice !== undefined)
    note(
      'error',
      'idTwice',
      `${file}: ${count(twice.total, 'id')} of two districts or more, first ${twice.first}`,
    );
  if (withoutShape > 0)
    note('warning', 'shape', `${file}: ${count(withoutShape, 'feature')} without a polygon`);
  const extent = new Extent();
  for (const ring of districts.flatMap((d) => d.polygons.flat()))
    for (let i = 0; i < ring.length; i += 2) extent.add(ring[i]!, ring[i + 1]!);
  const wrong = compareBounds(extent.bounds, entry.bounds, 0.05);
  if (wrong !== undefined) note(wrong.severity, 'extent', `${file}: ${wrong.message}`);
  return { kind: 'GeoJSON', detail: count(districts.length, 'district') };
};

export const checkGeoJson: Reader = async ({ path, file, note }) => {
  const json = (await readJson(path, file)) as {
    type?: unknown;
    features?: readonly { id?: unknown }[];
  };
  if (json.type !== 'FeatureCollection' || !Array.isArray(json.features))
    throw new Problem('geojsonCollection', { file });
  const ids = json.features.flatMap(({ id }) => (id === undefined ? [] : String(id)));
  const twice = duplicates(ids);
  if (twice !== undefined)
    note(
      'error',
      'idTwice',
      `${file}: ${count(twice.total, 'id')} of two features or more, first ${twice.first}`,
    );
  return { kind: 'GeoJSON', detail: count(json.features.length, 'feature') };
};

async function readJson(path: string, file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw new Problem('geojsonSyntax', { file, detail: (error as Error).message });
  }
}
