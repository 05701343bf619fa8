import type { Departure } from '../layer.ts';
import type { ServiceClock } from './clock.ts';
import { routeColours, routeName } from './colours.ts';
import type { Day } from './day.ts';
import type { Network, StopTable } from './feed.ts';
import { metres } from './geometry.ts';
import { runKey } from './keys.ts';
import { lastStop } from './vehicles.ts';

/** Seconds that a board looks ahead. */
export const horizon = 2 * 3600;
/** Rows of a board at most: a main station has hundreds in two hours. */
const mostRows = 40;
/** Rows of a board where nothing leaves within the horizon. */
const fewRows = 3;
/** Stops of one name this near to each other are platforms of one place, metres. */
const sameStop = 150;

/** A run at one of its stops: row of `day.times`. */
interface Call {
  readonly run: number;
  readonly row: number;
}

export interface Board {
  readonly rows: readonly Departure[];
  /** Instant (of the clock) up to which every departure is in `rows`. */
  readonly until: number;
  /** Last departure of the service day, of those that take place; undefined where none does. */
  readonly last: Departure | undefined;
}

/**
 * Stops that share a board: a station with its platforms (`parent_station`), or stops of one name within
 * 150 m where the feed has no stations.
 */
export function stopGroup({ stops }: Network, stop: number): ReadonlySet<number> {
  const station = stationOf(stops, stop);
  const group = new Set([stop]);
  for (let other = 0; other < stops.ids.length; other += 1) {
    if (stationOf(stops, other) === station) group.add(other);
  }
  if (group.size > 1) return group;
  const [lon, lat] = [stops.lon[stop]!, stops.lat[stop]!];
  stops.names.forEach((name, other) => {
    if (name !== stops.names[stop]) return;
    if (metres(lon, lat, stops.lon[other]!, stops.lat[other]!) <= sameStop) group.add(other);
  });
  return group;
}

/** The outermost place that a stop lies in: boarding areas lie in platforms, platforms in stations. */
function stationOf({ parent }: StopTable, stop: number): number {
  let station = stop;
  for (let depth = 0; depth < 3 && parent[station]! >= 0; depth += 1) station = parent[station]!;
  return station;
}

/** The next departures from a group of stops as the clock stands, and the day's last one. */
export function boardAt(day: Day, group: ReadonlySet<number>, clock: ServiceClock): Board {
  const calls = callsAt(day, group);
  const { seconds } = clock;
  const coming = calls
    .map((call) => ({ call, at: leaves(day, call) }))
    .filter(({ at }) => at >= seconds)
    .sort((a, b) => a.at - b.at || a.call.run - b.call.run);
  const near = coming.filter(({ at }) => at <= seconds + horizon);
  const shown = (near.length > 0 ? near.slice(0, mostRows) : coming.slice(0, fewRows)).map((c) =>
    departure(day, c.call, clock),
  );
  const whole = near.length <= mostRows;
  const last = calls
    .filter((call) => serviceShift(day, call.run) === 0 && !isOff(day, call))
    .reduce<Call | undefined>(
      (best, call) => (best === undefined || leaves(day, call) > leaves(day, best) ? call : best),
      undefined,
    );
  return {
    rows: shown,
    until: day.origin + clock.ahead + (whole ? seconds + horizon : near[mostRows - 1]!.at),
    last: last && departure(day, last, clock),
  };
}

const known = new WeakMap<Day, { readonly key: string; readonly calls: readonly Call[] }>();

/** Calls of a day at a group of stops, the last stop of each trip excepted; kept for the group asked last. */
function callsAt(day: Day, group: ReadonlySet<number>): readonly Call[] {
  const key = [...group].join();
  const kept = known.get(day);
  if (kept?.key === key) return kept.calls;
  const calls: Call[] = [];
  const { runs, trips, times } = day;
  for (let run = 0; run < runs.trip.length; run += 1) {
    const trip = runs.trip[run]!;
    const first = trips.times[trip]!;
    for (let row = first; row < trips.times[trip + 1]! - 1; row += 1) {
      // Two platforms of one station in a row are one departure.
      const again = row > first && group.has(times.stop[row - 1]!);
      if (group.has(times.stop[row]!) && !again) calls.push({ run, row });
    }
  }
  known.set(day, { key, calls });
  return calls;
}

/** Second of the day at which a run leaves, as expected where a live feed tells. */
const leaves = (day: Day, { run, row }: Call): number =>
  day.times.departure[row]! + day.runs.shift[run]!;

/** The same as the timetable has it. */
const planned = (day: Day, { run, row }: Call): number =>
  day.times.departure[day.live?.planned[row] ?? row]! + day.runs.shift[run]!;

const isOff = ({ live }: Day, { run, row }: Call): boolean =>
  live?.cancelled[run] === 1 || live?.skipped[row] === 1;

/** Seconds from a run's own service day to the day's: 0 for runs of the service date itself. */
export function serviceShift({ runs, trips, times, live }: Day, run: number): number {
  const repeat = runs.repeat[run]!;
  if (repeat < 0) return runs.shift[run]!;
  const first = trips.times[runs.trip[run]!]!;
  return runs.shift[run]! - repeat + times.departure[live?.planned[first] ?? first]!;
}

/** Whether a live feed has told anything of a run. */
export const isHeard = ({ live }: Day, run: number): boolean =>
  live !== undefined && !Number.isNaN(live.heard[run] ?? Number.NaN);

function departure(day: Day, call: Call, { ahead }: ServiceClock): Departure {
  const { network, runs, trips, times } = day;
  const trip = runs.trip[call.run]!;
  const route = trips.route[trip]!;
  const platform = network.stops.platforms[times.stop[call.row]!]!;
  const start = day.origin + ahead;
  const off = isOff(day, call);
  return {
    route: routeName(network, route),
    color: routeColours(network)[route]!,
    headsign: trips.headsigns[trip] || lastStop(day, trip),
    tripId: trips.ids[trip]!,
    planned: start + planned(day, call),
    ...(isHeard(day, call.run) && !off ? { expected: start + leaves(day, call) } : {}),
    ...(off ? { cancelled: true } : {}),
    ...(platform === '' ? {} : { platform }),
    key: runKey(day, call.run),
  };
}
