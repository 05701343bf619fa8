import { readFile } from 'node:fs/promises';
import type { FeatureCollection, Point } from 'geojson';
import Papa from 'papaparse';
import { Problem } from '../../../../src/problem/problem.ts';
import type { Step } from '../context.ts';
import { stationBounds, writeStations } from '../stations/write.ts';

const hour = 3_600_000;

/**
 * Hourly concentrations as one series per station. Sources: 0 station points (GeoJSON, `station_name`),
 * 1 a CSV with `data` (UTC+1 all year, as the agency publishes) and per station a value and a validity
 * column `v_<station>` (S valid, M by hand, empty none).
 */
export const airQuality: Step = async (context) => {
  const places = context.source(0);
  const source = context.source(1);
  const points = JSON.parse(await readFile(places.path, 'utf8')) as FeatureCollection<Point>;
  const { data, meta } = Papa.parse<Record<string, string>>(
    (await readFile(source.path, 'utf8')).trim(),
    { header: true },
  );
  const times = data.map((row) => Date.parse(`${row.data?.replace(' ', 'T')}:00+01:00`));
  if (times.length === 0 || times.some(Number.isNaN))
    throw new Problem('sourceFormat', { file: source.file, detail: 'no hourly column "data"' });
  const start = Math.min(...times);
  const hours = (Math.max(...times) - start) / hour + 1;
  let missing = 0;
  const stations = points.features.flatMap(({ properties, geometry }) => {
    const name = String(properties?.station_name);
    if (meta.fields?.includes(name) !== true) return [];
    const values = new Float64Array(hours).fill(Number.NaN);
    for (const [i, row] of data.entries()) {
      const value = Number.parseFloat(row[name] ?? '');
      if (value >= 0) values[(times[i]! - start) / hour] = value;
    }
    missing += values.reduce((n, v) => n + (Number.isNaN(v) ? 1 : 0), 0);
    const [lon, lat] = geometry.coordinates as [number, number];
    return [{ id: name.toLowerCase().replaceAll(' ', '-'), name: title(name), lon, lat, values }];
  });
  const all = hours * stations.length;
  context.defect(
    source,
    'hourMissing',
    missing,
    {
      en: `${missing} of ${all} station hours were not measured`,
      de: `${missing} von ${all} Stationsstunden wurden nicht gemessen`,
    },
    { en: 'shown as not known', de: 'als nicht bekannt geführt' },
  );
  return {
    distributions: await writeStations(context.dir, {
      path: `environment/${context.dataset.id}`,
      start,
      timeZone: context.recipe.timeZone,
      stations,
    }),
    bounds: stationBounds(stations),
    // The hours count from midnight at UTC+1.
    temporal: {
      start: new Date(start + hour).toISOString().slice(0, 10),
      end: new Date(start + (hours + 1) * hour).toISOString().slice(0, 10),
    },
  };
};

const title = (name: string): string =>
  name.toLowerCase().replace(/(^|\s)\p{L}/gu, (letter) => letter.toUpperCase());
