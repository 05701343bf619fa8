import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import type { Bounds } from '../../../../src/geo/bounds.ts';

export interface GtfsFacts {
  /** First and last day with service, `YYYY-MM-DD`. */
  readonly firstDay: string;
  readonly lastDay: string;
  readonly bounds: Bounds;
  readonly stops: number;
  readonly routes: number;
  readonly trips: number;
  readonly stopTimes: number;
  /** Services that only `calendar_dates.txt` dates. */
  readonly servicesByDateOnly: number;
  readonly services: number;
  readonly servicesWithoutDay: number;
  readonly tripsWithoutShape: number;
  readonly tripsWithoutStopTimes: number;
  /** Rows of `stop_times.txt` that name an unknown trip or stop. */
  readonly danglingStopTimes: number;
  /** Arrivals before the departure from the stop before. */
  readonly backwardTimes: number;
  readonly unusedStops: number;
  readonly stopsWithoutPlace: number;
  readonly routesWithoutColour: number;
  /** Trips whose last stop is reached after 24:00. */
  readonly tripsPastMidnight: number;
}

type Row = Readonly<Record<string, string>>;

/** Reads what is needed of a GTFS zip and counts its defects; throws an Error that names a missing file. */
export function checkGtfs(zip: Uint8Array): GtfsFacts {
  const files = unzipSync(zip);
  const table = (name: string, required: boolean): readonly Row[] => {
    const bytes = files[name];
    if (bytes === undefined) {
      if (required) throw new Error(`no ${name} in it`);
      return [];
    }
    const text = strFromU8(bytes)
      .replace(/^\uFEFF/, '')
      .trim();
    return Papa.parse<Row>(text, { header: true, skipEmptyLines: true }).data;
  };
  const stops = table('stops.txt', true);
  const routes = table('routes.txt', true);
  const trips = table('trips.txt', true);
  const weekly = table('calendar.txt', false);
  const dates = table('calendar_dates.txt', false).filter((d) => d.exception_type === '1');
  const services = new Set(trips.map((t) => t.service_id ?? ''));
  const byWeek = new Set(weekly.map((c) => c.service_id));
  const byDate = new Set(dates.map((d) => d.service_id));
  const days = [
    ...dates.map((d) => d.date ?? ''),
    ...weekly.flatMap((c) => [c.start_date ?? '', c.end_date ?? '']),
  ]
    .filter((day) => /^\d{8}$/.test(day))
    .sort();
  if (days.length === 0) throw new Error('no day of service in calendar.txt or calendar_dates.txt');
  const shapes = new Set(table('shapes.txt', false).map((p) => p.shape_id));
  const placed = stops
    .map((s) => [Number.parseFloat(s.stop_lon ?? ''), Number.parseFloat(s.stop_lat ?? '')] as const)
    .filter(
      ([lon, lat]) => Math.abs(lon) <= 180 && Math.abs(lat) <= 90 && (lon !== 0 || lat !== 0),
    );
  const lons = placed.map((p) => p[0]);
  const lats = placed.map((p) => p[1]);
  const iso = (day: string): string => `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
  return {
    firstDay: iso(days[0]!),
    lastDay: iso(days.at(-1)!),
    bounds: [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)],
    stops: stops.length,
    routes: routes.length,
    trips: trips.length,
    services: services.size,
    servicesByDateOnly: [...services].filter((s) => byDate.has(s) && !byWeek.has(s)).length,
    servicesWithoutDay: [...services].filter((s) => !byDate.has(s) && !byWeek.has(s)).length,
    tripsWithoutShape: trips.filter((t) => !shapes.has(t.shape_id ?? '')).length,
    stopsWithoutPlace: stops.length - placed.length,
    routesWithoutColour: routes.filter((r) => !r.route_color).length,
    ...checkStopTimes(table('stop_times.txt', true), stops, trips),
  };
}

function checkStopTimes(
  rows: readonly Row[],
  stops: readonly Row[],
  trips: readonly Row[],
): Pick<
  GtfsFacts,
  | 'stopTimes'
  | 'danglingStopTimes'
  | 'backwardTimes'
  | 'tripsWithoutStopTimes'
  | 'unusedStops'
  | 'tripsPastMidnight'
> {
  const unusedStops = new Set(stops.map((s) => s.stop_id));
  const stopIds = new Set(unusedStops);
  const calls = new Map<string, { sequence: number; arrival: number; departure: number }[]>();
  for (const trip of trips) calls.set(trip.trip_id ?? '', []);
  let dangling = 0;
  for (const row of rows) {
    const trip = calls.get(row.trip_id ?? '');
    if (trip === undefined || !stopIds.has(row.stop_id ?? '')) dangling++;
    unusedStops.delete(row.stop_id ?? '');
    trip?.push({
      sequence: Number(row.stop_sequence),
      arrival: seconds(row.arrival_time),
      departure: seconds(row.departure_time),
    });
  }
  let backward = 0;
  let empty = 0;
  let late = 0;
  for (const trip of calls.values()) {
    trip.sort((a, b) => a.sequence - b.sequence);
    if (trip.length === 0) empty++;
    for (let i = 1; i < trip.length; i++) if (trip[i]!.arrival < trip[i - 1]!.departure) backward++;
    if ((trip.at(-1)?.arrival ?? 0) >= 86_400) late++;
  }
  return {
    stopTimes: rows.length,
    danglingStopTimes: dangling,
    backwardTimes: backward,
    tripsWithoutStopTimes: empty,
    unusedStops: unusedStops.size,
    tripsPastMidnight: late,
  };
}

function seconds(time: string | undefined): number {
  const [h, m, s] = (time ?? '').split(':').map(Number);
  return h! * 3600 + m! * 60 + s!;
}
