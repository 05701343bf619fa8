import type { Day } from '../day.ts';
import { serviceOrigin } from '../zone.ts';
import type { RunIndex } from './match.ts';
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

/**
 * A trip beside the timetable (ADDED), on the way of a trip that calls at the same stops in the same order;
 * undefined where no trip does, or where fewer than two of its stops have a time.
 */
export function addedRun(day: Day, index: RunIndex, report: TripReport): AddedRun | undefined {
  const timed = report.stops.filter(
    (stop) => stop.relation === 'scheduled' && timeOf(stop) !== undefined,
  );
  const stops = timed.map(({ stop }) => index.stop(stop));
  if (timed.length < 2 || stops.some((stop) => stop === undefined)) return undefined;
  const way = wayOf(day, report.of.route, stops as number[]);
  const moved = way && calls(timed, day.origin);
  return (
    way && moved && { ...said(report), id: report.of.trip || 'added', ...way, shift: 0, moved }
  );
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

/** A trip of the day that calls at some stops in that order, best on the route that is named. */
function wayOf(
  day: Day,
  route: string,
  stops: readonly number[],
): { trip: number; rows: number[] } | undefined {
  const { trips, network } = day;
  const asked = new Set<string>();
  let other: { trip: number; rows: number[] } | undefined;
  for (let trip = 0; trip < trips.ids.length; trip += 1) {
    const key = `${trips.path[trip]} ${trips.times[trip + 1]! - trips.times[trip]!}`;
    const named = network.routes.ids[trips.route[trip]!] === route;
    if (asked.has(`${key} ${named}`)) continue;
    asked.add(`${key} ${named}`);
    const rows = rowsOf(day, trip, stops);
    if (rows === undefined) continue;
    if (named) return { trip, rows };
    other ??= { trip, rows };
  }
  return other;
}

function rowsOf(day: Day, trip: number, stops: readonly number[]): number[] | undefined {
  const rows: number[] = [];
  for (let row = day.trips.times[trip]!; row < day.trips.times[trip + 1]!; row += 1) {
    if (day.times.stop[row] === stops[rows.length]) rows.push(row);
  }
  return rows.length === stops.length ? rows : undefined;
}
