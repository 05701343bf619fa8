import type { PathTable, StopTable, TimeTable } from './feed.ts';
import { missing } from './fields.ts';
import { type Line, lastAtMost, lineOf, projectStops } from './geometry.ts';
import { growingFloats, growingInts, growingSingles } from './growing.ts';
import type { Notices } from './notices.ts';
import type { RawShapes, RawTimes, RawTrips } from './rows.ts';

const timesFile = 'stop_times.txt';
const shapesFile = 'shapes.txt';
/** A stop farther than this from its shape is worth a notice (as the canonical validator does). */
const farFromShape = 100;
/** Faster than this between two stops, m/s, with a minute's allowance for rounded times. */
const fast = 150 / 3.6;

interface Pattern {
  readonly path: number;
  readonly along: Float64Array;
}

/** Joins stop times with the lines that vehicles follow. */
export class Resolver {
  readonly #stops: StopTable;
  readonly #shapes: RawShapes;
  readonly #notices: Notices;
  readonly #patterns = new Map<string, Pattern>();
  readonly #shapePaths = new Map<number, number>();
  readonly #lines: Line[] = [];
  readonly #straight: number[] = [];
  readonly #routes: number[] = [];
  readonly #times = {
    stop: growingInts(),
    sequence: growingInts(),
    arrival: growingSingles(),
    departure: growingSingles(),
    distance: growingFloats(),
  };

  constructor(stops: StopTable, shapes: RawShapes, notices: Notices) {
    this.#stops = stops;
    this.#shapes = shapes;
    this.#notices = notices;
  }

  get count(): number {
    return this.#times.stop.length;
  }

  /** Adds the stop times of one trip; the answer is its path, 0 for a trip that cannot be used. */
  add(trip: number, trips: RawTrips, raw: RawTimes): number {
    let from = raw.start[trip]!;
    let to = raw.start[trip + 1]!;
    const timed = (i: number): boolean => raw.arrival[i] !== missing;
    const edges = to > from && !(timed(from) && timed(to - 1));
    if (edges) this.#notices.add('missing_trip_edge', timesFile, raw.line[from], 'arrival_time');
    while (from < to && !timed(from)) from += 1;
    while (to > from && !timed(to - 1)) to -= 1;
    if (to - from < 2) {
      this.#notices.add('unusable_trip', 'trips.txt', 0, 'trip_id');
      return 0;
    }
    const { path, along } = this.#pattern(trips.shape[trip]!, trips.route[trip]!, raw, from, to);
    this.#addTimes(raw, from, to, along);
    return path;
  }

  paths(): PathTable {
    const start = new Uint32Array(this.#lines.length + 1);
    this.#lines.forEach((line, i) => {
      start[i + 1] = start[i]! + line.lon.length;
    });
    const joined = (pick: (line: Line) => Float64Array): Float64Array => {
      const all = new Float64Array(start[this.#lines.length]!);
      this.#lines.forEach((line, i) => {
        all.set(pick(line), start[i]!);
      });
      return all;
    };
    return {
      start,
      lon: joined((line) => line.lon),
      lat: joined((line) => line.lat),
      distance: joined((line) => line.distance),
      straight: Uint8Array.from(this.#straight),
      route: Uint32Array.from(this.#routes),
    };
  }

  times(): TimeTable {
    const { stop, sequence, arrival, departure, distance } = this.#times;
    return {
      stop: Uint32Array.from(stop.view()),
      sequence: Uint32Array.from(sequence.view()),
      arrival: arrival.view().slice(),
      departure: departure.view().slice(),
      distance: distance.view().slice(),
    };
  }

  #addTimes(raw: RawTimes, from: number, to: number, along: Float64Array): void {
    const out = this.#times;
    let before = -1;
    for (let i = from; i < to; i += 1) {
      let arrival = raw.arrival[i]!;
      let departure = raw.departure[i]!;
      if (arrival === missing) {
        let next = i + 1;
        while (raw.arrival[next] === missing) next += 1;
        const gap = along[next - from]! - along[i - 1 - from]!;
        const share =
          gap > 0 ? (along[i - from]! - along[i - 1 - from]!) / gap : 1 / (next - i + 1);
        arrival = before + share * Math.max(0, raw.arrival[next]! - before);
        departure = arrival;
      }
      if (arrival < before || departure < arrival) {
        const code = 'stop_time_with_arrival_before_previous_departure_time';
        this.#notices.add(code, timesFile, raw.line[i], 'arrival_time');
        arrival = Math.max(arrival, before);
        departure = Math.max(departure, arrival);
      }
      const metres = i === from ? 0 : along[i - from]! - along[i - 1 - from]!;
      if (metres > fast * (arrival - before + 60)) {
        this.#notices.add(
          'fast_travel_between_consecutive_stops',
          timesFile,
          raw.line[i],
          'arrival_time',
        );
      }
      out.stop.push(raw.stop[i]!);
      out.sequence.push(raw.sequence[i]!);
      out.arrival.push(arrival);
      out.departure.push(departure);
      out.distance.push(along[i - from]!);
      before = departure;
    }
  }

  #pattern(shape: number, route: number, raw: RawTimes, from: number, to: number): Pattern {
    const stops = raw.stop.subarray(from, to);
    const travelled = raw.travelled.subarray(from, to);
    const points =
      shape === missing ? 0 : this.#shapes.start[shape + 1]! - this.#shapes.start[shape]!;
    const told = points > 1 && this.#toldDistances(shape, travelled, raw.line[from]!);
    const key = `${points > 1 ? shape : missing}|${stops.join()}${told ? `|${travelled.join()}` : ''}`;
    const known = this.#patterns.get(key);
    if (known !== undefined) return known;
    const pattern =
      points > 1
        ? this.#onShape(shape, route, raw, from, to, told)
        : this.#stopToStop(route, stops);
    this.#patterns.set(key, pattern);
    return pattern;
  }

  /** Whether trip and shape both give distances that never decrease. */
  #toldDistances(shape: number, travelled: Float64Array, line: number): boolean {
    if (travelled.some(Number.isNaN)) return false;
    const rising = (v: Float64Array): boolean => v.every((d, i) => i === 0 || d >= v[i - 1]!);
    const { start, travelled: all } = this.#shapes;
    const ofShape = all.subarray(start[shape]!, start[shape + 1]!);
    if (ofShape.some(Number.isNaN)) return false;
    if (!rising(ofShape)) {
      this.#notices.add('decreasing_shape_distance', shapesFile, 0, 'shape_dist_traveled');
    } else if (!rising(travelled)) {
      const code = 'decreasing_or_equal_stop_time_distance';
      this.#notices.add(code, timesFile, line, 'shape_dist_traveled');
    } else return ofShape[ofShape.length - 1]! > ofShape[0]!;
    return false;
  }

  #onShape(
    shape: number,
    route: number,
    raw: RawTimes,
    from: number,
    to: number,
    told: boolean,
  ): Pattern {
    const stops = raw.stop.subarray(from, to);
    const path = this.#shapePaths.get(shape) ?? this.#addShape(shape, route);
    const line = this.#lines[path]!;
    if (told) {
      const travelled = raw.travelled.subarray(from, to);
      const { start, travelled: all } = this.#shapes;
      const ofShape = all.subarray(start[shape]!, start[shape + 1]!);
      return { path, along: Float64Array.from(travelled, (d) => metresAt(line, ofShape, d)) };
    }
    const at = (degrees: Float64Array): Float64Array =>
      Float64Array.from(stops, (stop) => degrees[stop]!);
    const [begin, end] = [raw.arrival[from]!, raw.arrival[to - 1]!];
    const expected = Float64Array.from(raw.arrival.subarray(from, to), (time) =>
      time === missing || end <= begin
        ? Number.NaN
        : ((time - begin) / (end - begin)) * line.distance.at(-1)!,
    );
    const { lon, lat } = this.#stops;
    const { along, farthest } = projectStops(line, at(lon), at(lat), expected);
    if (farthest > farFromShape)
      this.#notices.add('stop_too_far_from_shape', timesFile, raw.line[from], 'stop_id');
    return { path, along };
  }

  #addShape(shape: number, route: number): number {
    const { start, lon, lat } = this.#shapes;
    const path = this.#lines.length;
    const part = [start[shape]!, start[shape + 1]!] as const;
    this.#addLine(lineOf(lon.slice(...part), lat.slice(...part)), route, 0);
    this.#shapePaths.set(shape, path);
    return path;
  }

  #stopToStop(route: number, stops: Int32Array): Pattern {
    const { lon, lat } = this.#stops;
    const line = lineOf(
      Float64Array.from(stops, (stop) => lon[stop]!),
      Float64Array.from(stops, (stop) => lat[stop]!),
    );
    this.#addLine(line, route, 1);
    return { path: this.#lines.length - 1, along: line.distance };
  }

  #addLine(line: Line, route: number, straight: 0 | 1): void {
    this.#lines.push(line);
    this.#routes.push(route);
    this.#straight.push(straight);
  }
}

/** Metres along a line at a distance given in the feed's own unit. */
function metresAt(line: Line, travelled: Float64Array, distance: number): number {
  const last = travelled.length - 1;
  const i = Math.min(lastAtMost(travelled, distance, 0, last + 1), last - 1);
  const step = travelled[i + 1]! - travelled[i]!;
  const share = step > 0 ? (distance - travelled[i]!) / step : 0;
  const metres = line.distance[i]! + share * (line.distance[i + 1]! - line.distance[i]!);
  return Math.min(line.distance[last]!, Math.max(0, metres));
}
