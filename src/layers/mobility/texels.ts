import type { Day } from './day.ts';
import { lastAtMost } from './geometry.ts';
import { type Slots, slotsOf } from './slots.ts';

/** A table of four 32-bit floats a texel, row by row, as a texture holds it. */
export interface Grid {
  readonly values: Float32Array;
  readonly width: number;
  readonly height: number;
}

/** Every WebGL 2 device takes textures of this many texels a side. */
const least = 2048;

/** Texels of a grid: wider than 2048 only where its rows would be more than `most`, the device's largest side. */
export function gridOf(count: number, most: number): Grid {
  let width = least;
  while (Math.ceil(count / width) > most && width * 2 <= most) width *= 2;
  const height = Math.max(1, Math.ceil(count / width));
  return { values: new Float32Array(width * height * 4), width, height };
}

/** A vehicle that no trip is known of, at metres east, north and up of the frame's origin. */
export interface StrayMark {
  readonly place: readonly [number, number, number];
  /** Degrees clockwise from north; NaN where unknown. */
  readonly bearing: number;
  /** Seconds of the day at which it was heard of. */
  readonly heard: number;
}

/** Texels of a run in `DayTexels.runs`. */
export const runTexels = 3;
/** `heard` of a run of which only the timetable knows. */
export const neverHeard = -1e7;
const forever = 1e7;

/**
 * A day as textures. `runs` holds, for each slot, (first run, number of runs), then three texels a run:
 * (start, end, zero of its own times, heard), (first row of `times`, rows, first point of its path, points) and
 * (route, 1 where located or 2 where a stray, 0, 0); a stray has (x, y, z, bearing) in its second.
 * `times` holds (arrival, departure, metres along the path, delay) by row, in seconds and metres.
 */
export interface DayTexels {
  readonly times: Grid;
  readonly runs: Grid;
  /** Slots, one marker each. */
  readonly slots: number;
  /** Place of each of the day's runs among the runs of the texture; -1 where it is not drawn. */
  readonly placeOf: Int32Array;
  /** Place of the first stray among the runs of the texture; the others follow. */
  readonly firstStray: number;
  /** Runs that the textures have no room for. */
  readonly left: number;
  readonly live: boolean;
}

/** Runs that are on their line at all: neither cancelled, nor reported away from it. */
export function drawnRuns({ runs, live }: Day): Uint32Array {
  const all = Uint32Array.from(runs.trip, (_, run) => run);
  if (live === undefined) return all;
  return all.filter((run) => live.cancelled[run] !== 1 && live.astray[run] !== 1);
}

/**
 * @param start first point of each path in the texture of paths, then the number of points
 * @param most the device's largest side of a texture
 */
export function dayTexels(
  day: Day,
  start: Uint32Array,
  most: number,
  strays: readonly StrayMark[] = [],
): DayTexels {
  const drawn = drawnRuns(day);
  const rows = timeRows(day, drawn, most * most);
  const kept = drawn.filter((run) => rows.count[run]! > 0);
  const slots = slotsOf(kept, day.runs.start, day.runs.end);
  const count = slots.start.length - 1 + strays.length;
  const grid = gridOf(count + runTexels * (kept.length + strays.length), most);
  const placeOf = new Int32Array(day.runs.trip.length).fill(-1);
  slots.runs.forEach((run, place) => {
    placeOf[run] = place;
  });
  writeSlots(grid.values, slots, strays.length);
  writeRuns(grid.values, count, day, slots.runs, rows, start);
  strays.forEach(({ place, bearing, heard }, i) => {
    const at = (count + runTexels * (slots.runs.length + i)) * 4;
    grid.values.set([-forever, forever, 0, heard], at);
    grid.values.set([...place, Number.isNaN(bearing) ? -1 : bearing], at + 4);
    grid.values.set([-1, 2, 0, 0], at + 8);
  });
  const times = gridOf(rows.values.length / 4, most);
  times.values.set(rows.values);
  const live = day.live !== undefined || strays.length > 0;
  const left = drawn.length - kept.length;
  return { times, runs: grid, slots: count, placeOf, firstStray: slots.runs.length, left, live };
}

function writeSlots(values: Float32Array, { start, runs }: Slots, strays: number): void {
  const count = start.length - 1;
  for (let slot = 0; slot < count; slot += 1) {
    values.set([start[slot]!, start[slot + 1]! - start[slot]!], slot * 4);
  }
  for (let i = 0; i < strays; i += 1) values.set([runs.length + i, 1], (count + i) * 4);
}

function writeRuns(
  values: Float32Array,
  slots: number,
  { runs, trips, live, origin }: Day,
  order: Uint32Array,
  rows: TimeRows,
  start: Uint32Array,
): void {
  order.forEach((run, place) => {
    const trip = runs.trip[run]!;
    const path = trips.path[trip]!;
    const heard = live?.heard[run] ?? Number.NaN;
    const at = (slots + runTexels * place) * 4;
    values[at] = runs.start[run]!;
    values[at + 1] = runs.end[run]!;
    values[at + 2] = runs.shift[run]! + rows.zero[run]!;
    values[at + 3] = Number.isNaN(heard) ? neverHeard : heard - origin;
    values[at + 4] = rows.first[run]!;
    values[at + 5] = rows.count[run]!;
    values[at + 6] = start[path]!;
    values[at + 7] = start[path + 1]! - start[path]!;
    values[at + 8] = trips.route[trip]!;
    values[at + 9] = live?.located[run] ?? 0;
  });
}

/** Rows of the texture of times, and by run which of them are its own. */
interface TimeRows {
  readonly values: Float32Array;
  readonly first: Uint32Array;
  /** 0 where there was no room. */
  readonly count: Uint32Array;
  /** First time of each run's trip, from which its rows count. */
  readonly zero: Float64Array;
}

/** Times are kept to 1/64 s, so that trips of one pattern are seen to be the same. */
const fine = 64;

/**
 * Times count from each trip's first arrival, and trips of one pattern share their rows: a timetable repeats
 * itself all day, so that its texture stays small.
 */
function timeRows(day: Day, drawn: Uint32Array, most: number): TimeRows {
  const total = day.runs.trip.length;
  const first = new Uint32Array(total);
  const count = new Uint32Array(total);
  const zero = new Float64Array(total);
  const rows = new Rows(most);
  const known = new Map<number, readonly [number, number, number]>();
  const patterns = new Map<number, number[]>();
  const scratch: number[] = [];
  for (const run of drawn) {
    const trip = day.runs.trip[run]!;
    const knots = knotsOf(day, run);
    let found = knots === undefined ? known.get(trip) : undefined;
    if (found === undefined) {
      const from = writePattern(day, trip, knots, scratch);
      found = [...rows.place(scratch, patterns), from];
      if (knots === undefined) known.set(trip, found);
    }
    [first[run], count[run], zero[run]] = found as [number, number, number];
  }
  return { values: rows.values(), first, count, zero };
}

/** First knot of a run and the one after its last, where it goes by a curve of its own. */
function knotsOf({ live }: Day, run: number): readonly [number, number] | undefined {
  const from = live?.knots[run] ?? 0;
  const to = live?.knots[run + 1] ?? 0;
  return to > from ? [from, to] : undefined;
}

/** Fills `into` with the rows of a trip, or of a run's knots; returns the time that they count from. */
function writePattern(
  day: Day,
  trip: number,
  knots: readonly [number, number] | undefined,
  into: number[],
): number {
  into.length = 0;
  const { arrival, departure, distance } = day.times;
  const from = day.trips.times[trip]!;
  const to = day.trips.times[trip + 1]!;
  const zero = knots === undefined ? arrival[from]! : day.live!.knotTime[knots[0]]!;
  const rounded = (time: number): number => Math.round((time - zero) * fine) / fine;
  const delay = (row: number): number => {
    const planned = day.live?.planned[row] ?? row;
    return Math.round(departure[row]! - departure[planned]!);
  };
  if (knots === undefined) {
    for (let i = from; i < to; i += 1) {
      into.push(rounded(arrival[i]!), rounded(departure[i]!), Math.fround(distance[i]!), delay(i));
    }
    return zero;
  }
  const { knotTime, knotMetres } = day.live!;
  for (let k = knots[0]; k < knots[1]; k += 1) {
    const time = rounded(knotTime[k]!);
    into.push(time, time, knotMetres[k]!, delay(lastAtMost(distance, knotMetres[k]!, from, to)));
  }
  return zero;
}

/** Rows that grow, and find again what they already hold. */
class Rows {
  #values = new Float32Array(4096);
  #used = 0;
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  /** First row and number of rows that hold `pattern`; none where there is no room. */
  place(pattern: readonly number[], patterns: Map<number, number[]>): readonly [number, number] {
    const count = pattern.length / 4;
    const hash = hashOf(pattern);
    const alike = patterns.get(hash);
    const same = alike?.find((row) => this.#holds(row * 4, pattern));
    if (same !== undefined) return [same, count];
    if (this.#used + count > this.#most) return [0, 0];
    const first = this.#used;
    this.#grow((first + count) * 4);
    this.#values.set(pattern, first * 4);
    this.#used += count;
    if (alike === undefined) patterns.set(hash, [first]);
    else alike.push(first);
    return [first, count];
  }

  values(): Float32Array {
    return this.#values.subarray(0, this.#used * 4);
  }

  #holds(at: number, pattern: readonly number[]): boolean {
    for (let i = 0; i < pattern.length; i += 1) {
      if (this.#values[at + i] !== pattern[i]) return false;
    }
    return at + pattern.length <= this.#used * 4;
  }

  #grow(size: number): void {
    if (size <= this.#values.length) return;
    const larger = new Float32Array(Math.max(size, this.#values.length * 2));
    larger.set(this.values());
    this.#values = larger;
  }
}

/** FNV-1a over the values in 1/64. */
function hashOf(pattern: readonly number[]): number {
  let hash = pattern.length;
  for (const value of pattern) hash = Math.imul(hash ^ (value * fine), 16_777_619);
  return hash;
}
