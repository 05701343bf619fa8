import type { Day, DayTrips, LiveRuns, Runs } from '../day.ts';
import type { TimeTable } from '../feed.ts';
import type { Curve } from './curve.ts';
import type { MovedCalls } from './times.ts';

/** What a live feed makes of one run. */
export interface RunOverlay {
  readonly heard: number;
  readonly located: boolean;
  readonly cancelled: boolean;
  readonly astray: boolean;
  readonly moved: MovedCalls | undefined;
  readonly curve: Curve | undefined;
}

/** A run beside the timetable, on the stops `rows` (of the day's times) of one of its trips. */
export interface AddedRun extends RunOverlay {
  readonly id: string;
  readonly trip: number;
  /** Row of its route where that is another than the trip's. */
  readonly route?: number | undefined;
  readonly rows: readonly number[];
  readonly shift: number;
  readonly moved: MovedCalls;
}

const floor = Math.floor;

/** A day with live state laid over it. The day's own tables are copied, not changed. */
export function overlaid(
  day: Day,
  overlays: ReadonlyMap<number, RunOverlay>,
  added: readonly AddedRun[],
): Day {
  const base = day.runs.trip.length;
  const rowsOf = (run: number): readonly [number, number] => {
    const trip = day.runs.trip[run]!;
    return [day.trips.times[trip]!, day.trips.times[trip + 1]!];
  };
  const own = [...overlays].filter(([, overlay]) => overlay.moved !== undefined);
  const extra =
    own.reduce((sum, [run]) => sum + rowsOf(run)[1] - rowsOf(run)[0], 0) +
    added.reduce((sum, { rows }) => sum + rows.length, 0);
  const tables = new Tables(day, own.length + added.length, extra);
  const count = base + added.length;
  const runs = grownRuns(day.runs, count);
  const live = emptyLive(count, day.times.arrival.length + extra);
  for (const [run, overlay] of own) {
    const [from, to] = rowsOf(run);
    const rows = Array.from({ length: to - from }, (_, i) => from + i);
    const trip = day.runs.trip[run]!;
    runs.trip[run] = tables.add(day.trips.ids[trip]!, trip, rows, overlay.moved!, live);
  }
  added.forEach(({ id, trip, route, rows, moved, shift }, i) => {
    runs.trip[base + i] = tables.add(id, trip, rows, moved, live);
    if (route !== undefined) tables.trips.route[runs.trip[base + i]!] = route;
    runs.shift[base + i] = shift;
    runs.repeat[base + i] = -1;
  });
  const all = new Map<number, RunOverlay>(overlays);
  added.forEach((overlay, i) => {
    all.set(base + i, overlay);
  });
  const { trips, times } = tables;
  for (const [run, overlay] of all) note(live, runs, trips, times, run, overlay);
  return { ...day, trips, times, runs, live: { ...live, ...knotsOf(count, all) } };
}

type Flags = Omit<LiveRuns, 'knots' | 'knotTime' | 'knotMetres'>;

function emptyLive(runs: number, rows: number): Flags {
  return {
    heard: new Float64Array(runs).fill(Number.NaN),
    located: new Uint8Array(runs),
    cancelled: new Uint8Array(runs),
    astray: new Uint8Array(runs),
    planned: Uint32Array.from({ length: rows }, (_, row) => row),
    skipped: new Uint8Array(rows),
  };
}

function grownRuns(runs: Runs, count: number): Runs {
  const grown = (column: Int32Array): Int32Array => {
    const more = new Int32Array(count);
    more.set(column);
    return more;
  };
  const trip = new Uint32Array(count);
  trip.set(runs.trip);
  return {
    trip,
    shift: grown(runs.shift),
    start: grown(runs.start),
    end: grown(runs.end),
    repeat: grown(runs.repeat),
    headway: grown(runs.headway),
  };
}

/** The day's trips and times, with room for more behind them. */
class Tables {
  readonly trips: DayTrips;
  readonly times: TimeTable;
  readonly #day: Day;
  #trip: number;
  #row: number;

  constructor(day: Day, trips: number, rows: number) {
    this.#day = day;
    this.#trip = day.trips.ids.length;
    this.#row = day.times.arrival.length;
    const grown = <T extends Uint32Array | Int8Array | Float32Array | Float64Array>(
      column: T,
      more: number,
    ): T => {
      const Column = column.constructor as new (length: number) => T;
      const all = new Column(column.length + more);
      all.set(column);
      return all;
    };
    this.trips = {
      ids: [...day.trips.ids],
      headsigns: [...day.trips.headsigns],
      blocks: [...day.trips.blocks],
      directions: grown(day.trips.directions, trips),
      route: grown(day.trips.route, trips),
      path: grown(day.trips.path, trips),
      times: grown(day.trips.times, trips),
    };
    this.times = {
      stop: grown(day.times.stop, rows),
      sequence: grown(day.times.sequence, rows),
      arrival: grown(day.times.arrival, rows),
      departure: grown(day.times.departure, rows),
      distance: grown(day.times.distance, rows),
    };
  }

  /** Adds a trip like `like` at some of its stops, at moved times; returns its number. */
  add(id: string, like: number, rows: readonly number[], moved: MovedCalls, live: Flags): number {
    const trip = this.#trip;
    const { trips, times } = this;
    (trips.ids as string[]).push(id);
    (trips.headsigns as string[]).push(trips.headsigns[like]!);
    (trips.blocks as string[]).push(trips.blocks[like]!);
    trips.directions[trip] = trips.directions[like]!;
    trips.route[trip] = trips.route[like]!;
    trips.path[trip] = trips.path[like]!;
    rows.forEach((row, i) => {
      const at = this.#row + i;
      times.stop[at] = this.#day.times.stop[row]!;
      times.sequence[at] = this.#day.times.sequence[row]!;
      times.distance[at] = this.#day.times.distance[row]!;
      times.arrival[at] = moved.arrival[i]!;
      times.departure[at] = moved.departure[i]!;
      live.skipped[at] = moved.skipped[i]!;
      // What the timetable does not have is planned as it is told.
      live.planned[at] = id === trips.ids[like] ? row : at;
    });
    this.#row += rows.length;
    this.#trip += 1;
    trips.times[this.#trip] = this.#row;
    return trip;
  }
}

function note(
  live: Flags,
  runs: Runs,
  trips: DayTrips,
  times: TimeTable,
  run: number,
  overlay: RunOverlay,
): void {
  const { heard, located, cancelled, astray, moved, curve } = overlay;
  live.heard[run] = heard;
  live.located[run] = located ? 1 : 0;
  live.cancelled[run] = cancelled ? 1 : 0;
  live.astray[run] = astray ? 1 : 0;
  if (moved === undefined && curve === undefined) return;
  const trip = runs.trip[run]!;
  const first = times.arrival[trips.times[trip]!]!;
  const last = times.departure[trips.times[trip + 1]! - 1]!;
  const shift = runs.shift[run]!;
  runs.start[run] = floor(Math.min(first, curve?.time[0] ?? first)) + shift;
  runs.end[run] = Math.ceil(curve?.time.at(-1) ?? last) + shift;
}

function knotsOf(
  count: number,
  all: ReadonlyMap<number, RunOverlay>,
): Pick<LiveRuns, 'knots' | 'knotTime' | 'knotMetres'> {
  const knots = new Uint32Array(count + 1);
  for (let run = 0; run < count; run += 1) {
    knots[run + 1] = knots[run]! + (all.get(run)?.curve?.time.length ?? 0);
  }
  const knotTime = new Float32Array(knots[count]!);
  const knotMetres = new Float32Array(knots[count]!);
  for (const [run, { curve }] of all) {
    if (curve === undefined) continue;
    knotTime.set(curve.time, knots[run]!);
    knotMetres.set(curve.metres, knots[run]!);
  }
  return { knots, knotTime, knotMetres };
}
