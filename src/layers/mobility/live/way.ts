import type { Day } from '../day.ts';
import { onLine, placeOf } from '../vehicles.ts';
import { type Curve, joined, lagOf, limited, metresAt, reckoned, withPast } from './curve.ts';
import type { AddedRun, RunOverlay } from './overlay.ts';
import { fixOf } from './place.ts';
import type { VehicleReport } from './reports.ts';
import type { Calls, MovedCalls } from './times.ts';

/** A view that was shown at an instant (Unix seconds). */
export interface Before {
  readonly day: Day;
  readonly time: number;
}

/** Stop times of a run that is on the road or may be, in its own count of seconds. */
export interface RunCalls extends Calls {
  /** Run of the day, undefined where it is added to it. */
  readonly run: number | undefined;
  readonly id: string;
  readonly trip: number;
  /** First row and behind-last row of the day's times that it covers. */
  readonly rows: readonly [number, number];
  /** Metres along the path by call. */
  readonly distance: Float64Array;
  /** Unix seconds that its times count from. */
  readonly zero: number;
}

/** m/s that vehicles are drawn at the most: rail, and everything else. */
const fastestRail = 100;
const fastestRoad = 40;
/** m/s at which a vehicle comes from where the timetable put it to where it is first reported. */
const firstWord = 250;
/** Seconds of the past that a curve keeps, so that a trail or a small step back stays true. */
const past = 300;
/** A clock that moves on by more than this did not play, it was set, seconds. */
const longestStep = 300;
/** A vehicle this near to its first stop before it leaves is waiting there, metres. */
const atFirst = 120;
/** A vehicle this far from the times of the trip that it names is not on it, seconds. */
const farthestLag = 2 * 3600;
/** Differences that nobody sees, metres. */
const unseen = 1;

export function fastestOf(day: Day, trip: number): number {
  const type = day.network.routes.types[day.trips.route[trip]!]!;
  return type === 2 || (type >= 100 && type < 200) ? fastestRail : fastestRoad;
}

export function runCalls(day: Day, run: number): RunCalls {
  const trip = day.runs.trip[run]!;
  const rows = [day.trips.times[trip]!, day.trips.times[trip + 1]!] as const;
  const { stop, sequence, arrival, departure, distance } = day.times;
  return {
    run,
    id: day.trips.ids[trip]!,
    trip,
    rows,
    zero: day.origin + day.runs.shift[run]!,
    stop: stop.subarray(...rows),
    sequence: sequence.subarray(...rows),
    arrival: arrival.subarray(...rows),
    departure: departure.subarray(...rows),
    distance: distance.subarray(...rows),
  };
}

/** The way of a run by its stop times. */
function byTimes({ arrival, departure, distance }: RunCalls): Curve {
  const time: number[] = [];
  const metres: number[] = [];
  arrival.forEach((at, i) => {
    time.push(at, departure[i]!);
    metres.push(distance[i]!, distance[i]!);
  });
  return { time, metres };
}

type Way = Pick<RunOverlay, 'located' | 'astray' | 'curve' | 'moved'>;

/**
 * The way of a run through its reported position, if there is one, from where `before` showed it.
 * @param told whether a trip update has told its times; else its position tells how late it is
 */
export function wayOf(
  day: Day,
  calls: RunCalls,
  told: boolean,
  vehicle: VehicleReport | undefined,
  time: number,
  before: Before | undefined,
): Way {
  const predicted = byTimes(calls);
  const fix = vehicle && placed(day, calls, predicted, vehicle);
  const off = { located: false, astray: false, moved: undefined };
  if (vehicle === undefined)
    return { ...off, curve: followed(day, calls, predicted, time, before, true) };
  if (fix === undefined) return { ...off, astray: true, curve: undefined };
  const heard = vehicle.heard - calls.zero;
  const target = reckoned(predicted, heard, fix);
  return {
    located: true,
    astray: false,
    curve:
      followed(day, calls, target, time, before) ??
      limited(target, heard, fastestOf(day, calls.trip)),
    moved: told ? undefined : shifted(calls, fix, lagOf(predicted, heard, fix)),
  };
}

/** An added run through the position of its vehicle; undefined where that is not on its way. */
export function onWay(
  day: Day,
  added: AddedRun,
  vehicle: VehicleReport,
  time: number,
  before: Before | undefined,
): AddedRun | undefined {
  const { rows, trip, moved, id } = added;
  const pick = <T extends Uint32Array | Float64Array>(column: T): T =>
    column.filter((_, row) => rows.includes(row)) as T;
  const calls: RunCalls = {
    run: undefined,
    id,
    trip,
    rows: [rows[0]!, rows.at(-1)! + 1],
    zero: day.origin + added.shift,
    stop: pick(day.times.stop),
    sequence: pick(day.times.sequence),
    distance: pick(day.times.distance),
    arrival: moved.arrival,
    departure: moved.departure,
  };
  const { located, curve } = wayOf(day, calls, true, vehicle, time, before);
  return located
    ? { ...added, located, curve, heard: Math.max(added.heard, vehicle.heard) }
    : undefined;
}

/** Curves of runs that feeds told of before and do not now: they find back to the timetable. */
export function* stayed(
  day: Day,
  told: ReadonlyMap<number, unknown>,
  time: number,
  before: Before | undefined,
): Generator<readonly [number, Curve]> {
  const live = before?.day.live;
  if (live === undefined) return;
  for (let run = 0; run < day.runs.trip.length; run += 1) {
    const curved = live.knots[run + 1]! > live.knots[run]!;
    if ((!curved && Number.isNaN(live.heard[run]!)) || told.has(run)) continue;
    const calls = runCalls(day, run);
    const curve = followed(day, calls, byTimes(calls), time, before, true);
    if (curve !== undefined) yield [run, curve];
  }
}

/** Metres along the path of a reported position, undefined where it is not of this run. */
function placed(
  day: Day,
  calls: RunCalls,
  predicted: Curve,
  vehicle: VehicleReport,
): number | undefined {
  const heard = vehicle.heard - calls.zero;
  const expected = metresAt(predicted, heard);
  const fix = fixOf(day, day.trips.path[calls.trip]!, calls.rows, vehicle, expected);
  if (fix === undefined) return undefined;
  const first = calls.distance[0]!;
  const waits = heard < calls.departure[0]! && fix.metres <= first + atFirst;
  const metres = waits ? first : Math.min(fix.metres, calls.distance.at(-1)!);
  return Math.abs(lagOf(predicted, heard, metres)) > farthestLag ? undefined : metres;
}

/**
 * A target as it is reached from where the run was shown before; undefined where the run was not on the road,
 * or where the target is `plain` (nothing but its stop times) and the run is there already.
 */
function followed(
  day: Day,
  calls: RunCalls,
  target: Curve,
  time: number,
  before: Before | undefined,
  plain = false,
): Curve | undefined {
  const now = time - calls.zero;
  const shown = before && shownAt(day, calls, time, before);
  if (shown === undefined || now > target.time.at(-1)!) return undefined;
  const fastest = fastestOf(day, calls.trip);
  const near = Math.abs(metresAt(target, now) - shown.metres) < unseen;
  if (near && plain) return undefined;
  const curve = joined(target, now, shown.metres, fastest, shown.known ? fastest : firstWord);
  return withPast(shown.curve, curve, now, Math.max(now - past, shown.since));
}

interface Shown {
  readonly metres: number;
  readonly curve: Curve;
  readonly since: number;
  /** Whether a feed had told of it. */
  readonly known: boolean;
}

/** Where and how a run was drawn by an earlier view, at the instant of the new one. */
function shownAt(day: Day, calls: RunCalls, time: number, before: Before): Shown | undefined {
  const old = before.day;
  const step = time - before.time;
  if (old.date !== day.date || step < 0 || step > longestStep) return undefined;
  const run = calls.run ?? addedBefore(day, old, calls.id);
  if (run === undefined || !onLine(old, run)) return undefined;
  const seconds = time - old.origin;
  if (seconds < old.runs.start[run]! || seconds > old.runs.end[run]!) return undefined;
  const [from, to] = [old.live?.knots[run] ?? 0, old.live?.knots[run + 1] ?? 0];
  const curve: Curve =
    old.live === undefined || from === to
      ? byTimes(runCalls(old, run))
      : {
          time: [...old.live.knotTime.subarray(from, to)],
          metres: [...old.live.knotMetres.subarray(from, to)],
        };
  const since = old.runs.start[run]! - old.runs.shift[run]!;
  const known = !Number.isNaN(old.live?.heard[run] ?? Number.NaN);
  return { metres: placeOf(old, run, seconds).metres, curve, since, known };
}

function addedBefore(day: Day, old: Day, id: string): number | undefined {
  for (let run = day.runs.trip.length; run < old.runs.trip.length; run += 1) {
    if (old.trips.ids[old.runs.trip[run]!] === id) return run;
  }
  return undefined;
}

/** Stop times by a position alone: a late vehicle stays late, an early one waits for its times. */
function shifted(calls: RunCalls, metres: number, lag: number): MovedCalls {
  const ahead = Math.max(0, lag);
  const late = (row: number): number => (calls.distance[row]! > metres ? ahead : lag);
  return {
    arrival: calls.arrival.map((time, row) => time + late(row)),
    departure: calls.departure.map((time, row) => time + late(row)),
    skipped: new Uint8Array(calls.arrival.length),
    ignored: 0,
  };
}
