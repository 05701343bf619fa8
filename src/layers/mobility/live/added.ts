import type { Day } from '../day.ts';
import { serviceOrigin } from '../zone.ts';
import type { RunIndex } from './match.ts';
import type { Order } from './orders.ts';
import type { AddedRun } from './overlay.ts';
import type { StopReport, TripReport } from './reports.ts';
import type { MovedCalls } from './times.ts';

/** A trip runs for less than this; a longer one is a mistake of the feed, seconds. */
const longest = 12 * 3600;

/** The part of an overlay that the report itself tells. */
const said = ({
  heard,
}: TripReport): Pick<AddedRun, 'heard' | 'located' | 'cancelled' | 'astray' | 'curve'> => ({
  heard,
  located: false,
  cancelled: false,
  astray: false,
  curve: undefined,
});

/**
 * A trip that runs once more (DUPLICATED), at the start that the report gives the copy; undefined where the
 * original or the start is not known.
 */
export function duplicatedRun(day: Day, index: RunIndex, report: TripReport): AddedRun | undefined {
  const { as } = report;
  const original = index.find({ ...report.of, start: undefined }, report.heard);
  if (original === undefined || as?.start === undefined) return undefined;
  const trip = day.runs.trip[original]!;
  const [from, to] = [day.trips.times[trip]!, day.trips.times[trip + 1]!];
  const service = Number.isNaN(Date.parse(as.date))
    ? index.serviceShift(original)
    : serviceOrigin(as.date, day.network.timeZone) - day.origin;
  const rows = Array.from({ length: to - from }, (_, i) => from + i);
  return {
    ...said(report),
    id: as.trip || `${report.of.trip} (2)`,
    trip,
    rows,
    shift: Math.round(service + as.start - day.times.departure[from]!),
    moved: {
      arrival: day.times.arrival.slice(from, to),
      departure: day.times.departure.slice(from, to),
      skipped: new Uint8Array(rows.length),
      ignored: 0,
    },
  };
}

/** Stops of a report that have a time and a place, with their rows; undefined where one is not known, or less than two are. */
function timedStops(
  index: RunIndex,
  report: TripReport,
): { timed: readonly StopReport[]; stops: readonly number[] } | undefined {
  const timed = report.stops.filter(
    (stop) => stop.relation === 'scheduled' && timeOf(stop) !== undefined,
  );
  const stops = timed.map(({ stop }) => index.stop(stop));
  return timed.length < 2 || stops.some((stop) => stop === undefined)
    ? undefined
    : { timed, stops: stops as number[] };
}

/**
 * A trip beside the timetable (ADDED, NEW), on the way of a trip that calls at the same stops in the same
 * order; undefined where no trip does, or where fewer than two of its stops have a time.
 */
export function addedRun(day: Day, index: RunIndex, report: TripReport): AddedRun | undefined {
  const told = timedStops(index, report);
  const way = told && wayOf(day, report.of.route, told.stops);
  const moved = way && calls(told.timed, day.origin);
  if (way === undefined || moved === undefined) return undefined;
  const named = day.network.routes.ids.indexOf(report.of.route);
  const route = named < 0 ? undefined : named;
  return { ...said(report), id: report.of.trip || 'added', ...way, route, shift: 0, moved };
}

/**
 * The stops of an added trip where no trip of the day calls at them in that order; undefined where one does,
 * or where a stop or its place is not known. Its route may be one that the timetable lacks.
 */
export function newOrder(day: Day, index: RunIndex, report: TripReport): Order | undefined {
  const told = timedStops(index, report);
  const { routes, stops } = day.network;
  const id = report.of.route;
  if (told === undefined || calls(told.timed, day.origin) === undefined) return undefined;
  const placed = told.stops.every((stop) => !Number.isNaN(stops.lon[stop]!));
  return placed && wayOf(day, report.of.route, told.stops) === undefined
    ? { route: routes.ids.indexOf(id), id, stops: told.stops }
    : undefined;
}

const timeOf = ({ arrival, departure }: StopReport): number | undefined =>
  arrival?.time ?? departure?.time;

function calls(timed: readonly StopReport[], origin: number): MovedCalls | undefined {
  const arrival = new Float32Array(timed.length);
  const departure = new Float32Array(timed.length);
  let least = Number.NEGATIVE_INFINITY;
  timed.forEach((stop, i) => {
    arrival[i] = Math.max(least, timeOf(stop)! - origin);
    departure[i] = Math.max(arrival[i]!, (stop.departure?.time ?? timeOf(stop)!) - origin);
    least = departure[i]!;
  });
  return least - arrival[0]! > longest
    ? undefined
    : { arrival, departure, skipped: new Uint8Array(timed.length), ignored: 0 };
}

interface Way {
  readonly trip: number;
  readonly rows: number[];
}

/** Ways found before: a feed names the same stops with every message. */
const ways = new WeakMap<Day, Map<string, Way | undefined>>();

/** A trip of the day that calls at some stops in that order, best on the route that is named. */
function wayOf(day: Day, route: string, stops: readonly number[]): Way | undefined {
  const found = ways.get(day) ?? new Map<string, Way | undefined>();
  ways.set(day, found);
  const key = `${stops.join()} ${route}`;
  if (!found.has(key)) found.set(key, searchedWay(day, route, stops));
  return found.get(key);
}

function searchedWay(day: Day, route: string, stops: readonly number[]): Way | undefined {
  const { trips, network } = day;
  let other: Way | undefined;
  for (const trip of patternsAt(day, stops[0]!)) {
    const named = network.routes.ids[trips.route[trip]!] === route;
    if (!named && other !== undefined) continue;
    const rows = rowsOf(day, trip, stops);
    if (rows === undefined) continue;
    if (named) return { trip, rows };
    other = { trip, rows };
  }
  return other;
}

const patterns = new WeakMap<Day, Map<number, number[]>>();

/** One trip of each route, path and number of stops, of those that call at a stop. */
function patternsAt(day: Day, stop: number): readonly number[] {
  const known = patterns.get(day) ?? new Map<number, number[]>();
  if (!patterns.has(day)) {
    patterns.set(day, known);
    const { trips, times } = day;
    const seen = new Set<string>();
    for (let trip = 0; trip < trips.ids.length; trip += 1) {
      const [from, to] = [trips.times[trip]!, trips.times[trip + 1]!];
      const key = `${trips.route[trip]} ${trips.path[trip]} ${to - from}`;
      if (seen.has(key)) continue;
      seen.add(key);
      for (const at of new Set(times.stop.subarray(from, to))) {
        const list = known.get(at);
        if (list === undefined) known.set(at, [trip]);
        else list.push(trip);
      }
    }
  }
  return known.get(stop) ?? [];
}

function rowsOf(day: Day, trip: number, stops: readonly number[]): number[] | undefined {
  const rows: number[] = [];
  for (let row = day.trips.times[trip]!; row < day.trips.times[trip + 1]!; row += 1) {
    if (day.times.stop[row] === stops[rows.length]) rows.push(row);
  }
  return rows.length === stops.length ? rows : undefined;
}
