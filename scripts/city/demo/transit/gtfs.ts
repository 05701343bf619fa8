import { strToU8, zipSync } from 'fflate';
import Papa from 'papaparse';
import type { ToLonLat } from './index.ts';
import type { Line } from './lines.ts';
import type { Stop } from './stops.ts';
import type { Course, ServiceId, Trip } from './timetable.ts';

export interface Schedule {
  readonly city: string;
  readonly seed: number;
  readonly lines: readonly Line[];
  /** Both directions of each line. */
  readonly courses: readonly (readonly [Course, Course])[];
  readonly stops: readonly Stop[];
  readonly trips: readonly Trip[];
}

export const timeZone = 'Europe/Berlin';
/** Half-open period of the timetable. */
export const period = { start: '2026-01-01', end: '2027-01-01' } as const;
/** German public holidays of the period on working days and Saturdays, which run the Sunday timetable. */
const holidays: readonly (readonly [date: string, service: ServiceId])[] = [
  ['20260101', 'weekday'],
  ['20260403', 'weekday'],
  ['20260406', 'weekday'],
  ['20260501', 'weekday'],
  ['20260514', 'weekday'],
  ['20260525', 'weekday'],
  ['20261003', 'saturday'],
  ['20261225', 'weekday'],
  ['20261226', 'saturday'],
];
const weekdays: Readonly<Record<ServiceId, readonly number[]>> = {
  weekday: [1, 1, 1, 1, 1, 0, 0],
  saturday: [0, 0, 0, 0, 0, 1, 0],
  sunday: [0, 0, 0, 0, 0, 0, 1],
};
const routeTypes = { tram: 0, bus: 3 } as const;
const languages = 'de';
const site = 'https://example.org/';
const made = 'Twinscape demo city generator (synthetic data)';

type Cell = string | number;

/** A GTFS feed as the bytes of a zip: same schedule, same bytes. */
export function gtfsZip(schedule: Schedule, toLonLat: ToLonLat): Uint8Array {
  const tables = { ...fixedTables(schedule), ...routeTables(schedule, toLonLat) };
  const files = Object.entries(tables).map(([name, { fields, rows }]) => {
    const text = Papa.unparse({ fields: [...fields], data: rows as unknown[] }, { newline: '\n' });
    return [`${name}.txt`, strToU8(`${text}\n`)] as const;
  });
  // Zip times are local clock readings without a zone, so this is the same everywhere.
  return zipSync(Object.fromEntries(files), { level: 6, mtime: new Date(2026, 0, 1) });
}

interface Table {
  readonly fields: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

const table = (fields: string, rows: readonly (readonly Cell[])[]): Table => ({
  fields: fields.split(' '),
  rows,
});

const compact = (date: string): string => date.replaceAll('-', '');
const lastDay = compact(new Date(Date.parse(period.end) - 86_400_000).toISOString().slice(0, 10));

function fixedTables({ city, seed }: Schedule): Record<string, Table> {
  const agency = `Verkehrsbetriebe ${city} (synthetic)`;
  return {
    agency: table('agency_id agency_name agency_url agency_timezone agency_lang', [
      ['demo', agency, site, timeZone, languages],
    ]),
    calendar: table(
      'service_id monday tuesday wednesday thursday friday saturday sunday start_date end_date',
      Object.entries(weekdays).map(([id, days]) => [id, ...days, compact(period.start), lastDay]),
    ),
    calendar_dates: table(
      'service_id date exception_type',
      holidays.flatMap(([date, service]) => [
        [service, date, 2],
        ['sunday', date, 1],
      ]),
    ),
    feed_info: table(
      'feed_publisher_name feed_publisher_url feed_lang feed_start_date feed_end_date feed_version',
      [[made, site, languages, compact(period.start), lastDay, `seed-${seed}`]],
    ),
    attributions: table(
      'attribution_id organization_name is_producer is_operator is_authority attribution_url',
      [['1', made, 1, 0, 0, site]],
    ),
  };
}

function routeTables(schedule: Schedule, toLonLat: ToLonLat): Record<string, Table> {
  const { lines, courses, stops, trips } = schedule;
  const degrees = (point: readonly [number, number]): readonly [lat: string, lon: string] => {
    const [lon, lat] = toLonLat(...point);
    return [lat.toFixed(6), lon.toFixed(6)];
  };
  const both = courses.flatMap((pair, line) => pair.map((course, d) => ({ course, line, d })));
  return {
    stops: table(
      'stop_id stop_name stop_lat stop_lon',
      stops.map(({ id, name, point }) => [id, name, ...degrees(point)]),
    ),
    routes: table(
      'route_id agency_id route_short_name route_long_name route_type route_color route_text_color',
      lines.map(({ name, mode, color }, i) => {
        const [there] = courses[i]!;
        const long = `${there.stops[0]!.name} – ${there.stops.at(-1)!.name}`;
        return [name, 'demo', name, long, routeTypes[mode], color, 'FFFFFF'];
      }),
    ),
    shapes: table(
      'shape_id shape_pt_lat shape_pt_lon shape_pt_sequence shape_dist_traveled',
      both.flatMap(({ course: { way }, line, d }) =>
        way.points.map((point, i) => [
          `${lines[line]!.name}-${d}`,
          ...degrees(point),
          i + 1,
          way.along[i]!.toFixed(1),
        ]),
      ),
    ),
    trips: table(
      'route_id service_id trip_id trip_headsign direction_id block_id shape_id',
      trips.map(({ id, line, direction, service, block, times }) => [
        lines[line]!.name,
        service,
        id,
        times.at(-1)!.stop.name,
        direction,
        block,
        `${lines[line]!.name}-${direction}`,
      ]),
    ),
    stop_times: table(
      'trip_id arrival_time departure_time stop_id stop_sequence shape_dist_traveled timepoint',
      trips.flatMap(({ id, times }) =>
        times.map(({ stop, arrival, departure, along }, i) => [
          id,
          clock(arrival),
          clock(departure),
          stop.id,
          i + 1,
          along.toFixed(1),
          1,
        ]),
      ),
    ),
  };
}

function clock(seconds: number): string {
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
}
