import { missing } from '../../fields.ts';
import { metres } from '../../geometry.ts';
import type { CheckedFeed } from '../feed.ts';
import { spanOf, type TripTimes } from '../trips.ts';

const file = 'stop_times.txt';
/** Kilometres between stops that are far apart. */
const far = 10;
const minute = 60;

/** Highest speed by `route_type`, km/h; that of unknown vehicles for the extended types. */
function fastest(type: number): number {
  const basic: Readonly<Record<number, number>> = {
    0: 100,
    1: 150,
    2: 500,
    3: 150,
    4: 80,
    5: 30,
    6: 50,
    7: 50,
    11: 150,
    12: 150,
  };
  return basic[type] ?? 200;
}

/** Rules of stop_times.txt along each trip. */
export function checkTimes(feed: CheckedFeed, times: TripTimes): void {
  const { notices } = feed;
  const trips = feed.table('trips.txt');
  const rows = feed.rows('trips.txt', 'trip_id', 'trips');
  const routeRows = feed.rows('routes.txt', 'route_id', 'routes');
  const routes = trips.numbers('route_id');
  const types = feed.table('routes.txt').numbers('route_type');
  const speeds = new Speeds(feed, times);
  const hasWindows = feed.table(file).has('start_pickup_drop_off_window');
  for (let trip = 0; trip < rows.length; trip += 1) {
    const row = rows[trip]!;
    if (row === missing) continue;
    const count = times.start[trip + 1]! - times.start[trip]!;
    const line = trips.line[row]!;
    if (count === 0) notices.add('unused_trip', 'trips.txt', line, 'trip_id');
    else if (count === 1) notices.add('unusable_trip', 'trips.txt', line, 'trip_id');
    if (!hasWindows) checkEdges(feed, times, trip);
    checkOrder(feed, times, trip);
    const route = routeRows[routes[row]!] ?? missing;
    speeds.check(trip, fastest(route === missing ? missing : types[route]!));
  }
  checkRows(feed, times);
  checkBlocks(feed, times);
}

function checkEdges(
  feed: CheckedFeed,
  { start, order, arrival, departure, line }: TripTimes,
  trip: number,
): void {
  const [from, to] = [start[trip]!, start[trip + 1]!];
  if (from === to) return;
  for (const row of new Set([order[from]!, order[to - 1]!])) {
    if ((arrival[row] ?? missing) === missing)
      feed.notices.add('missing_trip_edge', file, line[row]!, 'arrival_time');
    if ((departure[row] ?? missing) === missing)
      feed.notices.add('missing_trip_edge', file, line[row]!, 'departure_time');
  }
}

function checkOrder(
  { notices }: CheckedFeed,
  { start, order, arrival, departure, travelled, line }: TripTimes,
  trip: number,
): void {
  let left: number = missing;
  let before = Number.NaN;
  for (let i = start[trip]!; i < start[trip + 1]!; i += 1) {
    const row = order[i]!;
    const [came, goes] = [arrival[row] ?? missing, departure[row] ?? missing];
    if ((came === missing) !== (goes === missing)) {
      const field = came === missing ? 'arrival_time' : 'departure_time';
      notices.add('stop_time_with_only_arrival_or_departure_time', file, line[row]!, field);
    }
    const early = came !== missing && left !== missing && came < left;
    if (early || (came !== missing && goes !== missing && goes < came)) {
      const field = early ? 'arrival_time' : 'departure_time';
      notices.add('stop_time_with_arrival_before_previous_departure_time', file, line[row]!, field);
    }
    if (goes !== missing) left = goes;
    const distance = travelled[row] ?? Number.NaN;
    if (distance <= before)
      notices.add(
        'decreasing_or_equal_stop_time_distance',
        file,
        line[row]!,
        'shape_dist_traveled',
      );
    if (!Number.isNaN(distance)) before = distance;
  }
}

/** Travel that no vehicle of its kind could do, by straight lines between stops. */
class Speeds {
  readonly #feed: CheckedFeed;
  readonly #times: TripTimes;
  readonly #rows: Int32Array;
  readonly #lon: Int32Array | Float64Array;
  readonly #lat: Int32Array | Float64Array;

  constructor(feed: CheckedFeed, times: TripTimes) {
    this.#feed = feed;
    this.#times = times;
    this.#rows = feed.rows('stops.txt', 'stop_id', 'stops');
    this.#lon = feed.table('stops.txt').numbers('stop_lon');
    this.#lat = feed.table('stops.txt').numbers('stop_lat');
  }

  /** @param most km/h */
  check(trip: number, most: number): void {
    const { start, order, arrival, departure, stop, line } = this.#times;
    let farNoted = false;
    // Kilometres since and departure of the last timed stops, latest first. Sixteen are enough: a longer way
    // that is too fast holds a shorter one that is.
    let since: { km: number; left: number }[] = [];
    for (let i = start[trip]!; i < start[trip + 1]!; i += 1) {
      const row = order[i]!;
      if (i > start[trip]!) {
        const km = this.#kilometres(stop[order[i - 1]!]!, stop[row]!);
        for (const place of since) place.km += km;
      }
      const came = arrival[row] ?? missing;
      if (came !== missing) {
        const before = (departure[order[i - 1] ?? -1] ?? missing) !== missing;
        for (const [n, { km, left }] of since.entries()) {
          if ((km * 3600) / secondsBetween(left, came) <= most) continue;
          if (n === 0 && before && i > start[trip]!)
            this.#note('fast_travel_between_consecutive_stops', line[row]!);
          if (km > far && !farNoted) {
            farNoted = true;
            this.#note('fast_travel_between_far_stops', line[row]!);
          }
        }
      }
      const left = departure[row] ?? missing;
      if (left !== missing) since = [{ km: 0, left }, ...since.slice(0, 15)];
    }
  }

  #note(
    code: 'fast_travel_between_consecutive_stops' | 'fast_travel_between_far_stops',
    line: number,
  ): void {
    this.#feed.notices.add(code, file, line, 'arrival_time');
  }

  #kilometres(a: number, b: number): number {
    const [from, to] = [this.#rows[a] ?? missing, this.#rows[b] ?? missing];
    if (from === missing || to === missing) return 0;
    const far = metres(this.#lon[from]!, this.#lat[from]!, this.#lon[to]!, this.#lat[to]!) / 1000;
    return Number.isNaN(far) ? 0 : far;
  }
}

/** Times in whole minutes may be half a minute wrong at each end. */
function secondsBetween(left: number, came: number): number {
  const seconds = came - left;
  if (seconds <= 0) return minute;
  return left % minute === 0 && came % minute === 0 ? seconds + minute : seconds;
}

/** What a row alone, or its stop, tells. */
function checkRows(feed: CheckedFeed, times: TripTimes): void {
  const { notices } = feed;
  const stops = feed.table('stops.txt');
  const types = stops.numbers('location_type');
  const rows = feed.rows('stops.txt', 'stop_id', 'stops');
  const timepoint = feed.table(file).numbers('timepoint');
  const used = new Uint8Array(stops.length);
  for (let row = 0; row < times.line.length; row += 1) {
    const line = times.line[row]!;
    const stop = rows[times.stop[row] ?? missing] ?? missing;
    if (stop !== missing) {
      used[stop] = 1;
      if ((types[stop] ?? 0) > 0)
        notices.add('location_with_unexpected_stop_time', file, line, 'stop_id');
    }
    if (timepoint.length === 0) continue;
    const timed = (times.arrival[row] ?? missing) !== missing;
    const left = (times.departure[row] ?? missing) !== missing;
    if (timepoint[row] === 1) {
      if (!timed) notices.add('stop_time_timepoint_without_times', file, line, 'arrival_time');
      if (!left) notices.add('stop_time_timepoint_without_times', file, line, 'departure_time');
    } else if (timepoint[row] === missing && (timed || left)) {
      notices.add('missing_timepoint_value', file, line, 'timepoint');
    }
  }
  if (feed.domain('location_groups').size > 0) return;
  for (let row = 0; row < stops.length; row += 1) {
    if (used[row] === 0 && (types[row] ?? 0) <= 0)
      notices.add('stop_without_stop_time', 'stops.txt', stops.line[row]!, 'stop_id');
  }
}

/** Pairs of trips that are compared at most: a feed whose trips are all of one block must not take for ever. */
const mostPairs = 50_000_000;

/** One vehicle cannot be on two trips at once; noted once for a trip, whichever others it meets. */
function checkBlocks(feed: CheckedFeed, times: TripTimes): void {
  const trips = feed.table('trips.txt');
  const ids = trips.numbers('trip_id');
  const service = trips.numbers('service_id');
  const byBlock = new Map<number, { row: number; span: readonly [number, number] }[]>();
  trips.numbers('block_id').forEach((block, row) => {
    const span = block < 0 ? undefined : spanOf(times, ids[row]!);
    if (span === undefined) return;
    const list = byBlock.get(block) ?? [];
    list.push({ row, span });
    byBlock.set(block, list);
  });
  let compared = 0;
  for (const list of byBlock.values()) {
    list.sort((a, b) => a.span[0] - b.span[0] || a.row - b.row);
    for (const [i, { row, span }] of list.entries()) {
      for (let j = i + 1; j < list.length && list[j]!.span[0] < span[1]; j += 1) {
        const other = list[j]!.row;
        compared += 1;
        if (compared > mostPairs) return;
        if (!feed.meet(service[row]!, service[other]!)) continue;
        feed.notices.add(
          'block_trips_with_overlapping_stop_times',
          'trips.txt',
          trips.line[other]!,
          'block_id',
        );
        break;
      }
    }
  }
}
