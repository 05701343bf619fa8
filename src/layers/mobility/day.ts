import { runsOn } from './calendar.ts';
import type { Feed, Frequency, Network, TimeTable } from './feed.ts';
import { addDays, serviceOrigin } from './zone.ts';

/** Trips of a day, each with its own stop times in `Timetable.times`. */
export interface DayTrips {
  readonly ids: readonly string[];
  readonly headsigns: readonly string[];
  readonly blocks: readonly string[];
  /** `direction_id`, -1 where the feed does not say. */
  readonly directions: Int8Array;
  readonly route: Uint32Array;
  readonly path: Uint32Array;
  /** First stop time of each trip, then the number of stop times. */
  readonly times: Uint32Array;
}

/** One vehicle on one trip; several where frequencies repeat the trip. Sorted by start, as the timetable has it. */
export interface Runs {
  readonly trip: Uint32Array;
  /** Seconds from the trip's own times to the day's: frequencies, and trips of other service days. */
  readonly shift: Int32Array;
  /** First arrival and last departure, seconds of the day. */
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** Departure by frequencies.txt, seconds of the run's own service day; -1 where the trip does not repeat. */
  readonly repeat: Int32Array;
  /** Seconds between vehicles where the timetable promises nothing else (`exact_times` 0); 0 where it has times. */
  readonly headway: Int32Array;
}

/** A day's vehicles as plain data, for crossing a worker boundary. */
export interface Timetable {
  /** Service date, `YYYY-MM-DD`. */
  readonly date: string;
  /** Unix seconds that the day's seconds count from: noon minus 12 hours in the agency's time zone. */
  readonly origin: number;
  readonly trips: DayTrips;
  readonly times: TimeTable;
  readonly runs: Runs;
}

export interface Day extends Timetable {
  readonly network: Network;
  /** What live feeds said of the runs; absent where there are none. */
  readonly live?: LiveRuns;
}

/**
 * What live feeds say of a day's runs. Run numbers stay those of the timetable; runs beyond its last one were
 * added by a feed. A run with updates has stop times of its own, moved by them, in a trip of its own.
 */
export interface LiveRuns {
  /** Unix seconds of the newest word on the run; NaN where only the timetable knows of it. */
  readonly heard: Float64Array;
  /** 1 where the vehicle's own position was reported, 0 where times only. */
  readonly located: Uint8Array;
  /** 1 where the run does not take place: it keeps its times for boards, but is nowhere on the road. */
  readonly cancelled: Uint8Array;
  /** 1 where the vehicle was reported away from its line: it is a stray there, and nowhere on its line. */
  readonly astray: Uint8Array;
  /** By row of `Day.times`: the row with the timetable's own times; itself where nothing has moved. */
  readonly planned: Uint32Array;
  /** By row of `Day.times`: 1 where the run passes the stop without a call. */
  readonly skipped: Uint8Array;
  /**
   * Where a vehicle goes by its own curve of time and distance (reported, joined without a jump, held when it
   * falls silent): first knot of each run, then the number of knots. A run without knots goes by its stop times.
   */
  readonly knots: Uint32Array;
  /** Rising seconds by knot, counted as the run's stop times are (day's seconds less `runs.shift`). */
  readonly knotTime: Float32Array;
  /** Metres along the trip's path by knot; straight in between. */
  readonly knotMetres: Float32Array;
}

const daySeconds = 86_400;
/** A feed may name absurd hours; nothing that runs for longer than this is looked for. */
const longestTrip = 4;
/** `headway_secs` of 1 over a day is the most that is unrolled. */
const mostRuns = 2_000_000;

/** Seconds between which a run must be on the road, first and last. */
type Span = readonly [number, number];
/** The calendar day, with two hours to each side for clock changes. */
const nearDay: Span = [-7200, daySeconds + 7200];
const always: Span = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];

interface Run {
  readonly trip: number;
  readonly shift: number;
  readonly start: number;
  readonly end: number;
  readonly repeat: number;
  readonly headway: number;
}

/**
 * All vehicles that are on the road at any second of a local calendar day: trips of the service date itself,
 * of earlier ones where they run past 24:00, and of the next where a clock change moves it into this day.
 */
export function dayTrips(feed: Feed, date: string): Day {
  return { network: feed, ...timetableOf(feed, date) };
}

/** As `dayTrips`, without the network. */
export function timetableOf(feed: Feed, date: string): Timetable {
  const origin = serviceOrigin(date, feed.timeZone);
  const runs: Run[] = [];
  const byTrip = frequenciesByTrip(feed);
  for (let ahead = -longestTrip; ahead <= 1; ahead += 1) {
    const other = addDays(date, ahead);
    const active = feed.services.map((service) => runsOn(service, other));
    if (!active.includes(true)) continue;
    const shift = serviceOrigin(other, feed.timeZone) - origin;
    for (let trip = 0; trip < feed.trips.ids.length; trip += 1) {
      if (!active[feed.trips.service[trip]!]) continue;
      for (const run of runsOf(feed, trip, shift, byTrip, ahead === 0 ? always : nearDay)) {
        if (runs.length === mostRuns) break;
        runs.push(run);
      }
    }
  }
  runs.sort((a, b) => a.start - b.start || a.trip - b.trip);
  return { date, origin, ...packed(feed, runs) };
}

function frequenciesByTrip(feed: Feed): ReadonlyMap<number, readonly Frequency[]> {
  const byTrip = new Map<number, Frequency[]>();
  for (const frequency of feed.frequencies) {
    const list = byTrip.get(frequency.trip);
    if (list === undefined) byTrip.set(frequency.trip, [frequency]);
    else list.push(frequency);
  }
  return byTrip;
}

function* runsOf(
  feed: Feed,
  trip: number,
  shift: number,
  frequencies: ReadonlyMap<number, readonly Frequency[]>,
  [earliest, latest]: Span,
): Generator<Run> {
  const first = feed.trips.times[trip]!;
  const last = feed.trips.times[trip + 1]! - 1;
  if (last < first) return;
  const start = feed.times.arrival[first]!;
  const end = feed.times.departure[last]!;
  const repeats = frequencies.get(trip);
  if (repeats === undefined) {
    if (end + shift < earliest || start + shift > latest) return;
    yield { trip, shift, start: start + shift, end: end + shift, repeat: -1, headway: 0 };
    return;
  }
  const leaves = feed.times.departure[first]!;
  for (const { start: from, end: to, headway, exact } of repeats) {
    const late = (earliest - end - shift + leaves - from) / headway;
    const skipped = Math.max(0, Math.ceil(late));
    for (let departure = from + skipped * headway; departure < to; departure += headway) {
      const moved = shift + departure - leaves;
      if (start + moved > latest) break;
      const [leaving, arriving] = [start + moved, end + moved];
      const loose = exact ? 0 : headway;
      yield {
        trip,
        shift: moved,
        start: leaving,
        end: arriving,
        repeat: departure,
        headway: loose,
      };
    }
  }
}

/** Runs as columns, with only the trips and stop times that they use. */
function packed(feed: Feed, runs: readonly Run[]): Pick<Timetable, 'trips' | 'times' | 'runs'> {
  const used = [...new Set(runs.map((run) => run.trip))].sort((a, b) => a - b);
  const local = new Map(used.map((trip, i) => [trip, i]));
  const starts = new Uint32Array(used.length + 1);
  used.forEach((trip, i) => {
    starts[i + 1] = starts[i]! + feed.trips.times[trip + 1]! - feed.trips.times[trip]!;
  });
  const gather = <T extends Uint32Array | Float32Array | Float64Array>(from: T, into: T): T => {
    used.forEach((trip, i) => {
      into.set(from.subarray(feed.trips.times[trip]!, feed.trips.times[trip + 1]!), starts[i]!);
    });
    return into;
  };
  const size = starts[used.length]!;
  const { times, trips } = feed;
  return {
    trips: {
      ids: used.map((trip) => trips.ids[trip]!),
      headsigns: used.map((trip) => trips.headsigns[trip]!),
      blocks: used.map((trip) => trips.blocks[trip]!),
      directions: Int8Array.from(used, (trip) => trips.directions[trip]!),
      route: Uint32Array.from(used, (trip) => trips.route[trip]!),
      path: Uint32Array.from(used, (trip) => trips.path[trip]!),
      times: starts,
    },
    times: {
      stop: gather(times.stop, new Uint32Array(size)),
      sequence: gather(times.sequence, new Uint32Array(size)),
      arrival: gather(times.arrival, new Float32Array(size)),
      departure: gather(times.departure, new Float32Array(size)),
      distance: gather(times.distance, new Float64Array(size)),
    },
    runs: {
      trip: Uint32Array.from(runs, (run) => local.get(run.trip)!),
      shift: Int32Array.from(runs, (run) => run.shift),
      start: Int32Array.from(runs, (run) => run.start),
      end: Int32Array.from(runs, (run) => run.end),
      repeat: Int32Array.from(runs, (run) => run.repeat),
      headway: Int32Array.from(runs, (run) => run.headway),
    },
  };
}
