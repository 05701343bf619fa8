import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { standards } from '../../../../src/catalogue/standards.ts';
import type { Bounds } from '../../../../src/geo/bounds.ts';
import type { DistributionInput } from '../../catalogue.ts';
import { localHour } from './local-time.ts';

/** A place that measures, with hourly values. */
export interface StationSeries {
  readonly id: string;
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
  /** One value per hour of the series, NaN where nothing was measured. */
  readonly values: Float64Array;
}

export interface StationFiles {
  /** Path without ending, relative to the city folder. */
  readonly path: string;
  /** First hour, Unix milliseconds. */
  readonly start: number;
  readonly timeZone: string;
  readonly stations: readonly StationSeries[];
}

const hour = 3_600_000;

/**
 * Writes `<path>.geojson` (points with `id`, `name`, `series` = column of the CSV, `hours` measured, and
 * the mean day by local hour as `weekday` and `weekend`, 24 numbers each) and `<path>.csv` (hourly
 * series in UTC, empty where nothing was measured).
 */
export async function writeStations(
  dir: string,
  files: StationFiles,
): Promise<DistributionInput[]> {
  const { path, start, timeZone, stations } = files;
  await mkdir(dirname(join(dir, path)), { recursive: true });
  const hours = stations[0]?.values.length ?? 0;
  const clock = Array.from({ length: hours }, (_, i) => localHour(start + i * hour, timeZone));
  const features = stations.map(({ id, name, lon, lat, values }) => ({
    type: 'Feature',
    id,
    properties: {
      id,
      name,
      series: id,
      hours: values.reduce((n, v) => n + (Number.isNaN(v) ? 0 : 1), 0),
      weekday: meanDay(values, clock, false),
      weekend: meanDay(values, clock, true),
    },
    geometry: { type: 'Point', coordinates: [round(lon, 6), round(lat, 6)] },
  }));
  const collection = { type: 'FeatureCollection', features };
  await writeFile(join(dir, `${path}.geojson`), `${JSON.stringify(collection)}\n`);

  const lines = [['time', ...stations.map((s) => s.id)].map(quoted).join(',')];
  for (let i = 0; i < hours; i++) {
    const time = `${new Date(start + i * hour).toISOString().slice(0, 16)}Z`;
    const cells = stations.map(({ values }) =>
      Number.isNaN(values[i]!) ? '' : String(round(values[i]!, 2)),
    );
    lines.push([time, ...cells].join(','));
  }
  await writeFile(join(dir, `${path}.csv`), `${lines.join('\n')}\n`);
  return [
    {
      path: `${path}.geojson`,
      mediaType: 'application/geo+json',
      conformsTo: [standards.geojson],
      title: { en: 'Stations', de: 'Stationen' },
    },
    {
      path: `${path}.csv`,
      mediaType: 'text/csv',
      conformsTo: [standards.csv, standards.series],
      title: { en: 'Hourly values', de: 'Stundenwerte' },
    },
  ];
}

/** Mean of each local hour over the working days or weekends, null where nothing was measured. */
function meanDay(
  values: Float64Array,
  clock: readonly { readonly hour: number; readonly weekend: boolean }[],
  weekend: boolean,
): (number | null)[] {
  const sums = new Float64Array(24);
  const counts = new Float64Array(24);
  for (const [i, value] of values.entries()) {
    const at = clock[i]!;
    if (at.weekend !== weekend || Number.isNaN(value)) continue;
    sums[at.hour]! += value;
    counts[at.hour]! += 1;
  }
  return Array.from(sums, (sum, h) => (counts[h]! > 0 ? round(sum / counts[h]!, 1) : null));
}

/** Bounds of the stations, widened by about 500 m. */
export function stationBounds(
  stations: readonly { readonly lon: number; readonly lat: number }[],
): Bounds {
  const lons = stations.map((s) => s.lon);
  const lats = stations.map((s) => s.lat);
  const margin = 0.005;
  return [
    round(Math.min(...lons) - margin, 4),
    round(Math.min(...lats) - margin, 4),
    round(Math.max(...lons) + margin, 4),
    round(Math.max(...lats) + margin, 4),
  ];
}

const quoted = (cell: string): string =>
  /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
const round = (value: number, digits: number): number => Number(value.toFixed(digits));
