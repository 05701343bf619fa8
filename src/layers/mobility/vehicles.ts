import type { Day } from './day.ts';
import { bearing, lastAtMost } from './geometry.ts';
import { wallClock } from './zone.ts';

/** A vehicle as `twin vehicles` prints it. */
export interface Vehicle {
  readonly trip_id: string;
  readonly route_id: string;
  /** WGS 84 degrees. */
  readonly lon: number;
  readonly lat: number;
  /** Degrees clockwise from north in which it moves, or will move when it stands. */
  readonly bearing: number;
  /** `stop_sequence` of the stop where it stands, else of the one that it left last. */
  readonly stop_sequence: number;
  /** Which of the vehicles that frequencies.txt sends on this trip: its departure, as GTFS writes times. */
  readonly start_time?: string;
}

/** Where the vehicle of one run is. */
export interface Place {
  readonly run: number;
  readonly lon: number;
  readonly lat: number;
  readonly bearing: number;
  /** Metres along the trip's path. */
  readonly metres: number;
  /** Index in `day.times` of the stop where it stands or goes to next. */
  readonly next: number;
  /** Index in `day.times` of the stop where it stands or that it left last. */
  readonly last: number;
  readonly standing: boolean;
}

/** Seconds of a day's own count at an instant (Unix seconds). */
export const secondsAt = (day: Day, time: number): number => time - day.origin;

/** Whether a run drives on its line at all: a live feed may cancel it, or see its vehicle elsewhere. */
export const onLine = ({ live }: Day, run: number): boolean =>
  live === undefined || (live.cancelled[run] !== 1 && live.astray[run] !== 1);

/** Runs that are under way at a second of the day, first arrival and last departure included. */
export function runsAt(day: Day, seconds: number): number[] {
  const { start, end } = day.runs;
  const found: number[] = [];
  for (let run = 0; run < start.length; run += 1) {
    if (start[run]! <= seconds && end[run]! >= seconds && onLine(day, run)) found.push(run);
  }
  return found;
}

/** Place of a run that is under way at a second of the day. */
export function placeOf(day: Day, run: number, seconds: number): Place {
  const trip = day.runs.trip[run]!;
  const { arrival, departure, distance } = day.times;
  const time = seconds - day.runs.shift[run]!;
  const from = day.trips.times[trip]!;
  const to = day.trips.times[trip + 1]!;
  const known = curveMetres(day, run, time);
  const last =
    known === undefined
      ? lastAtMost(arrival, time, from, to)
      : lastAtMost(distance, known + nearStop, from, to);
  const waits =
    known === undefined ? time <= departure[last]! : known <= distance[last]! + nearStop;
  const standing = waits || last === to - 1;
  const next = standing ? last : last + 1;
  let metres = known ?? distance[last]!;
  if (known === undefined && !standing) {
    const share = (time - departure[last]!) / (arrival[next]! - departure[last]!);
    metres += share * (distance[next]! - metres);
  }
  return { run, ...pointAlong(day, day.trips.path[trip]!, metres), metres, next, last, standing };
}

/** A vehicle this near to a stop stands at it, metres. */
const nearStop = 2;

/** Metres along its path of a run that goes by a curve of its own; `time` in the run's own count. */
function curveMetres({ live }: Day, run: number, time: number): number | undefined {
  const from = live?.knots[run] ?? 0;
  const to = live?.knots[run + 1] ?? 0;
  if (live === undefined || from === to) return undefined;
  const { knotTime, knotMetres } = live;
  if (time <= knotTime[from]!) return knotMetres[from]!;
  const a = lastAtMost(knotTime, time, from, to);
  const b = Math.min(a + 1, to - 1);
  const span = knotTime[b]! - knotTime[a]!;
  const share = span > 0 ? (time - knotTime[a]!) / span : 0;
  return knotMetres[a]! + share * (knotMetres[b]! - knotMetres[a]!);
}

/** Position and direction at a number of metres along a path of the network. */
function pointAlong(
  day: Day,
  path: number,
  metres: number,
): Pick<Place, 'lon' | 'lat' | 'bearing'> {
  const { start, lon, lat, distance } = day.network.paths;
  const from = start[path]!;
  const end = start[path + 1]! - 1;
  const a = Math.max(from, Math.min(lastAtMost(distance, metres, from, end + 1), end - 1));
  const b = Math.min(a + 1, end);
  const length = distance[b]! - distance[a]!;
  const share = length > 0 ? Math.min(1, (metres - distance[a]!) / length) : 0;
  let back = a;
  while (back > from && lon[back] === lon[b] && lat[back] === lat[b]) back -= 1;
  return {
    lon: lon[a]! + share * (lon[b]! - lon[a]!),
    lat: lat[a]! + share * (lat[b]! - lat[a]!),
    bearing: bearing(lon[back]!, lat[back]!, lon[b]!, lat[b]!),
  };
}

const two = (value: number): string => String(value).padStart(2, '0');

/** `HH:MM:SS`, past 24:00 where the service day goes on. */
const gtfsTime = (seconds: number): string =>
  `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;

/**
 * Every vehicle in service at a second of the day. Seconds count as GTFS times do (since noon minus 12 h),
 * which is the wall clock but for the first hours of the two days when clocks change; vehicles of the
 * previous service day past 24:00 are among them. A vehicle is there from its trip's first arrival to its
 * last departure; between two trips of a block it is nowhere, since the feed does not say where it waits.
 */
export function vehiclesAt(day: Day, seconds: number): Vehicle[] {
  return runsAt(day, seconds).map((run) => {
    const place = placeOf(day, run, seconds);
    const trip = day.runs.trip[run]!;
    const repeat = day.runs.repeat[run]!;
    return {
      trip_id: day.trips.ids[trip]!,
      route_id: day.network.routes.ids[day.trips.route[trip]!]!,
      lon: place.lon,
      lat: place.lat,
      bearing: place.bearing,
      stop_sequence: day.times.sequence[place.last]!,
      ...(repeat < 0 ? {} : { start_time: gtfsTime(repeat) }),
    };
  });
}

/** A stop on a run's way: its name and when the vehicle is there, Unix seconds. */
export interface Call {
  readonly stop: number;
  readonly name: string;
  readonly time: number;
}

/** The stop where a run stands (its departure) or goes to next (its arrival). */
export function nextStop(day: Day, place: Place): Call {
  const stop = day.times.stop[place.next]!;
  const times = place.standing ? day.times.departure : day.times.arrival;
  const time = day.origin + day.runs.shift[place.run]! + times[place.next]!;
  return { stop, name: day.network.stops.names[stop]!, time };
}

/** Name of a trip's last stop. */
export const lastStop = (day: Day, trip: number): string =>
  day.network.stops.names[day.times.stop[day.trips.times[trip + 1]! - 1]!]!;

/** `HH:MM` of the agency's clock. */
export function clockText(time: number, timeZone: string): string {
  const minutes = Math.floor(wallClock(time, timeZone).seconds / 60);
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
