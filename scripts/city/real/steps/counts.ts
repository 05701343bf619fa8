import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import type { FeatureCollection, Point } from 'geojson';
import Papa from 'papaparse';
import { Problem } from '../../../../src/problem/problem.ts';
import type { LocalSource, Step, StepContext } from '../context.ts';
import { instantsOf } from '../stations/local-time.ts';
import { type StationSeries, stationBounds, writeStations } from '../stations/write.ts';

const hour = 3_600_000;

/**
 * Hourly traffic counts as one series per station. Sources: 0 station points (GeoJSON, `NAME`), 1 a zip
 * with one CSV (`datetime;MTSStationID;DirectionCode;VehicleType;TransitCount`, local time), whose rows
 * are added up over directions and vehicle types.
 */
export const counts: Step = async (context) => {
  const places = context.source(0);
  const source = context.source(1);
  const { timeZone } = context.recipe;
  const rows = await readCounts(source);
  const times = [...new Set(rows.map((row) => row.time))].sort();
  const year = times[0]?.slice(0, 4) ?? '';
  const start = instantsOf(`${year}-01-01 00:00`, timeZone)[0]!;
  const hours = (instantsOf(`${Number(year) + 1}-01-01 00:00`, timeZone)[0]! - start) / hour;

  const series = new Map<string, Float64Array>();
  const ambiguous = new Set<string>();
  const instants = new Map<string, readonly number[]>();
  for (const { time, station, count } of rows) {
    const at = instants.get(time) ?? instantsOf(time, timeZone);
    instants.set(time, at);
    // Two hours that the source has added up into one belong to neither.
    if (at.length !== 1) ambiguous.add(`${station} ${time}`);
    else {
      const values = series.get(station) ?? new Float64Array(hours).fill(Number.NaN);
      series.set(station, values);
      const i = (at[0]! - start) / hour;
      if (i >= 0 && i < hours) values[i] = (Number.isNaN(values[i]!) ? 0 : values[i]!) + count;
    }
  }
  const stations = await join(context, places, series);
  report(context, source, stations, hours, ambiguous.size);
  return {
    distributions: await writeStations(context.dir, {
      path: `mobility/${context.dataset.id}`,
      start,
      timeZone,
      stations,
    }),
    bounds: stationBounds(stations),
    temporal: { start: `${year}-01-01`, end: `${Number(year) + 1}-01-01` },
  };
};

interface Row {
  readonly time: string;
  readonly station: string;
  readonly count: number;
}

async function readCounts(source: LocalSource): Promise<readonly Row[]> {
  try {
    const files = unzipSync(await readFile(source.path));
    const name = Object.keys(files).find((f) => f.endsWith('.csv'));
    if (name === undefined) throw new Error('no CSV file in it');
    const { data } = Papa.parse<string[]>(strFromU8(files[name]!).trim(), { delimiter: ';' });
    return data.slice(1).map(([time = '', station = '', , , count = '']) => ({
      time: time.slice(0, 16),
      station,
      count: Number(count),
    }));
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new Problem('sourceFormat', { file: source.file, detail }, { cause });
  }
}

/** Stations that have both a place and counts; the others are reported. */
async function join(
  context: StepContext,
  places: LocalSource,
  series: ReadonlyMap<string, Float64Array>,
): Promise<readonly StationSeries[]> {
  const points = JSON.parse(await readFile(places.path, 'utf8')) as FeatureCollection<Point>;
  const named = points.features.map(({ properties, geometry }) => ({
    id: String(properties?.NAME),
    lon: geometry.coordinates[0]!,
    lat: geometry.coordinates[1]!,
  }));
  const silent = named.filter(({ id }) => !series.has(id));
  context.defect(
    places,
    'stationWithoutCounts',
    silent.length,
    {
      en: `${silent.length} of ${named.length} stations have no counts (${silent.map((s) => s.id).join(', ')})`,
      de: `${silent.length} von ${named.length} Zählstellen haben keine Zählwerte (${silent.map((s) => s.id).join(', ')})`,
    },
    { en: 'not shown', de: 'nicht dargestellt' },
  );
  const lost = [...series.keys()].filter((id) => !named.some((n) => n.id === id));
  context.defect(
    places,
    'countsWithoutStation',
    lost.length,
    {
      en: `${lost.length} counted stations have no place (${lost.join(', ')})`,
      de: `${lost.length} gezählte Stellen haben keinen Ort (${lost.join(', ')})`,
    },
    { en: 'not shown', de: 'nicht dargestellt' },
  );
  return named.flatMap((place) => {
    const values = series.get(place.id);
    return values === undefined ? [] : [{ ...place, name: `MTS ${place.id}`, values }];
  });
}

function report(
  context: StepContext,
  source: LocalSource,
  stations: readonly StationSeries[],
  hours: number,
  ambiguous: number,
): void {
  const missing = stations.reduce(
    (n, s) => n + s.values.reduce((m, v) => m + (Number.isNaN(v) ? 1 : 0), 0),
    0,
  );
  const all = stations.length * hours;
  context.defect(
    source,
    'hourMissing',
    missing,
    {
      en: `${missing} of ${all} station hours have no record (${Math.round((100 * missing) / all)} %)`,
      de: `Für ${missing} von ${all} Stationsstunden fehlt der Eintrag (${Math.round((100 * missing) / all)} %)`,
    },
    {
      en: 'shown as not known; the mean day of the station stands in, and says so',
      de: 'als nicht bekannt geführt; ersatzweise steht der mittlere Tag der Stelle, und das wird gesagt',
    },
  );
  context.defect(
    source,
    'hourAmbiguous',
    ambiguous,
    {
      en: `${ambiguous} station hours when clocks are set back hold two hours added up`,
      de: `${ambiguous} Stationsstunden bei der Rückstellung der Uhr enthalten zwei Stunden zusammen`,
    },
    { en: 'left out', de: 'weggelassen' },
  );
}
