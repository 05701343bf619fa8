import Papa from 'papaparse';
import { Problem } from '../../problem/problem.ts';

/** A station; hourly values are `Stations.values[index * hours + hour]`. */
export interface Station {
  readonly id: string;
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
  /** Mean working day and mean weekend day by local hour, NaN where not known. */
  readonly weekday: Float32Array;
  readonly weekend: Float32Array;
}

export interface Stations {
  readonly list: readonly Station[];
  /** First hour, Unix seconds. */
  readonly start: number;
  readonly hours: number;
  /** Station-major, NaN where nothing was measured. */
  readonly values: Float32Array;
}

export interface TextFile {
  readonly text: string;
  /** For messages. */
  readonly file: string;
}

const hour = 3600;

/**
 * Reads stations (GeoJSON points with `id`, `name`, `series`, optional `weekday` and `weekend` of 24
 * numbers) and their hourly CSV (`time`, then a column per series). Throws a Problem that names the file.
 */
export function readStations(points: TextFile, series: TextFile): Stations {
  const features = readPoints(points);
  const { start, hours, columns } = readHours(series);
  const values = new Float32Array(features.length * hours).fill(Number.NaN);
  let joined = 0;
  for (const [i, { column }] of features.entries()) {
    const own = columns.get(column);
    if (own !== undefined) values.set(own, i * hours);
    joined += own === undefined ? 0 : 1;
  }
  if (joined === 0) throw new Problem('stationSeries', { file: series.file, points: points.file });
  return { list: features.map(({ station }) => station), start, hours, values };
}

function readPoints({
  text,
  file,
}: TextFile): readonly { readonly station: Station; readonly column: string }[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new Problem('geojsonSyntax', { file, detail: (cause as Error).message }, { cause });
  }
  const collection = json as { type?: unknown; features?: unknown } | null;
  if (collection?.type !== 'FeatureCollection' || !Array.isArray(collection.features))
    throw new Problem('geojsonCollection', { file });
  const found = collection.features.flatMap((feature: unknown, i) => {
    const { id, properties, geometry } = (feature ?? {}) as Record<string, unknown>;
    const p = (properties ?? {}) as Readonly<Record<string, unknown>>;
    const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown };
    const [lon, lat] = Array.isArray(coordinates) ? (coordinates as unknown[]) : [];
    if (type !== 'Point' || typeof lon !== 'number' || typeof lat !== 'number') return [];
    if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) return [];
    const key = String(p.id ?? id ?? i + 1);
    const station: Station = {
      id: key,
      name: typeof p.name === 'string' ? p.name : key,
      lon,
      lat,
      weekday: dayOf(p.weekday),
      weekend: dayOf(p.weekend),
    };
    return [{ station, column: String(p.series ?? key) }];
  });
  if (found.length === 0) throw new Problem('stationPoints', { file });
  return found;
}

function dayOf(value: unknown): Float32Array {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  return Float32Array.from({ length: 24 }, (_, h) => {
    const said = list[h];
    return typeof said === 'number' ? said : Number.NaN;
  });
}

function readHours({ text, file }: TextFile): {
  readonly start: number;
  readonly hours: number;
  readonly columns: ReadonlyMap<string, Float32Array>;
} {
  const { data } = Papa.parse<readonly string[]>(text.trim(), { skipEmptyLines: true });
  const [head = [], ...rows] = data;
  const names = head.map((name) => name.trim().replace(/^\uFEFF/, ''));
  const at = names.indexOf('time');
  if (at < 0) throw new Problem('seriesTimeColumn', { file, columns: names.join(', ') });
  if (rows.length < 2) throw new Problem('seriesEmpty', { file, rows: rows.length });
  let start = Number.POSITIVE_INFINITY;
  let end = Number.NEGATIVE_INFINITY;
  const times = rows.map((row, i) => {
    const said = row[at]?.trim() ?? '';
    const time = /(Z|[+-]\d\d:?\d\d)$/.test(said) ? Date.parse(said) / 1000 : Number.NaN;
    if (Number.isNaN(time)) throw new Problem('seriesTime', { file, row: i + 2, value: said });
    start = Math.min(start, time);
    end = Math.max(end, time);
    return time;
  });
  const hours = Math.round((end - start) / hour) + 1;
  // A lone far instant would ask for billions of hours.
  if (hours > 20 * rows.length) throw new Problem('seriesSteps', { file, seconds: hour });
  const columns = new Map<string, Float32Array>();
  for (const [c, name] of names.entries()) {
    if (c === at || name === '') continue;
    const values = new Float32Array(hours).fill(Number.NaN);
    for (const [i, row] of rows.entries()) {
      const cell = row[c]?.trim() ?? '';
      if (cell !== '') values[Math.round((times[i]! - start) / hour)] = Number(cell);
    }
    columns.set(name, values);
  }
  return { start, hours, columns };
}
