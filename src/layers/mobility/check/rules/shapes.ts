import { missing } from '../../fields.ts';
import { type Line, lineOf, metres, projectStops } from '../../geometry.ts';
import { groupRows } from '../../growing.ts';
import type { CheckedFeed } from '../feed.ts';
import { eachPair, type TripTimes } from '../trips.ts';

const file = 'shapes.txt';
/** Metres within which two points count as one: a hundred-thousandth of a degree. */
const onePlace = 1.11;
/** Metres between a stop and its shape that are worth a notice. */
const farFromShape = 100;
const distanceField = 'shape_dist_traveled';

/** Rules of shapes.txt, and of stop times against their shape. */
export function checkShapes(feed: CheckedFeed, times: TripTimes): void {
  const { notices } = feed;
  const table = feed.table(file);
  const [lon, lat] = [table.numbers('shape_pt_lon'), table.numbers('shape_pt_lat')];
  const travelled = table.numbers(distanceField);
  const sequence = table.numbers('shape_pt_sequence') as Int32Array;
  const ids = table.numbers('shape_id') as Int32Array;
  const { order, start } = groupRows(ids, sequence, feed.domain('shapes').size);
  const used = new Uint8Array(start.length);
  for (const shape of feed.table('trips.txt').numbers('shape_id')) if (shape >= 0) used[shape] = 1;
  for (let shape = 0; shape < start.length - 1; shape += 1) {
    const points = start[shape + 1]! - start[shape]!;
    if (points === 0) continue;
    const line = table.line[order[start[shape]!]!]!;
    if (points === 1) notices.add('single_shape_point', file, line, 'shape_id');
    if (used[shape] === 0) notices.add('unused_shape', file, line, 'shape_id');
  }
  eachPair(start, order, (before, row) => {
    const line = table.line[row]!;
    if (sequence[before] === sequence[row])
      notices.add('duplicate_key', file, line, 'shape_id, shape_pt_sequence');
    const [a, b] = [travelled[before] ?? Number.NaN, travelled[row] ?? Number.NaN];
    if (a > b) notices.add('decreasing_shape_distance', file, line, distanceField);
    if (a !== b) return;
    const apart = metres(lon[before]!, lat[before]!, lon[row]!, lat[row]!);
    if (apart === 0)
      notices.add('equal_shape_distance_same_coordinates', file, line, distanceField);
    else if (apart > onePlace)
      notices.add('equal_shape_distance_diff_coordinates', file, line, distanceField);
    else
      notices.add(
        'equal_shape_distance_diff_coordinates_distance_below_threshold',
        file,
        line,
        distanceField,
      );
  });
  checkMatch(feed, times, (shape) => {
    const part = order.subarray(start[shape]!, start[shape + 1]!);
    return {
      line: lineOf(
        Float64Array.from(part, (row) => lon[row]!),
        Float64Array.from(part, (row) => lat[row]!),
      ),
      told: part.length > 0 ? (travelled[part.at(-1)!] ?? Number.NaN) : Number.NaN,
    };
  });
}

interface Shape {
  readonly line: Line;
  /** The feed's own distance at the last point, NaN where it does not say. */
  readonly told: number;
}

/** Stops against the shape of their trip; each pattern of stops on a shape once, counted for all its trips. */
function checkMatch(feed: CheckedFeed, times: TripTimes, shapeOf: (shape: number) => Shape): void {
  const trips = feed.table('trips.txt');
  const shapes = trips.numbers('shape_id');
  const stopRows = feed.rows('stops.txt', 'stop_id', 'stops');
  const stops = feed.table('stops.txt');
  const [lon, lat] = [stops.numbers('stop_lon'), stops.numbers('stop_lat')];
  const known = new Map<number, Shape>();
  const patterns = new Map<
    string,
    readonly ('stop_too_far_from_shape' | 'stops_match_shape_out_of_order')[]
  >();
  trips.numbers('trip_id').forEach((trip, row) => {
    const id = shapes[row] ?? missing;
    if (id < 0) return;
    const shape = known.get(id) ?? shapeOf(id);
    known.set(id, shape);
    const part = times.order.subarray(times.start[trip]!, times.start[trip + 1]!);
    if (part.length === 0 || shape.line.lon.length < 2) return;
    checkLength(feed, times, shape, part);
    const at = Int32Array.from(part, (i) => stopRows[times.stop[i] ?? missing] ?? missing).filter(
      (stop) => stop !== missing && !Number.isNaN(lon[stop]! + lat[stop]!),
    );
    const key = `${id} ${at.join(' ')}`;
    let broken = patterns.get(key);
    if (broken === undefined) {
      broken = match(
        shape.line,
        Float64Array.from(at, (stop) => lon[stop]!),
        Float64Array.from(at, (stop) => lat[stop]!),
      );
      patterns.set(key, broken);
    }
    for (const rule of broken) feed.notices.add(rule, 'trips.txt', trips.line[row]!, 'shape_id');
  });
}

function match(
  line: Line,
  lon: Float64Array,
  lat: Float64Array,
): ('stop_too_far_from_shape' | 'stops_match_shape_out_of_order')[] {
  if (lon.length === 0 || projectStops(line, lon, lat).farthest <= farFromShape) return [];
  const alone = (i: number): number =>
    projectStops(line, lon.subarray(i, i + 1), lat.subarray(i, i + 1)).farthest;
  const far = lon.some((_, i) => alone(i) > farFromShape);
  return [far ? 'stop_too_far_from_shape' : 'stops_match_shape_out_of_order'];
}

/** The feed's own distance of the last stop must not go beyond the shape's. */
function checkLength(
  { notices }: CheckedFeed,
  { travelled, line }: TripTimes,
  { told, line: way }: Shape,
  part: Uint32Array,
): void {
  const last = part.at(-1)!;
  const distance = travelled[last] ?? Number.NaN;
  if (!(distance > told) || told <= 0) return;
  const beyond = ((distance - told) / told) * way.distance.at(-1)!;
  notices.add(
    beyond > 11.1
      ? 'trip_distance_exceeds_shape_distance'
      : 'trip_distance_exceeds_shape_distance_below_threshold',
    'stop_times.txt',
    line[last]!,
    distanceField,
  );
}
