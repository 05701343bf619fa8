import { missing } from '../fields.ts';
import { groupRows } from '../growing.ts';
import type { CheckedFeed } from './feed.ts';

type Numbers = Int32Array | Float64Array;

/** Stop times in order of trip and sequence, by `order`: columns themselves are not moved. */
export interface TripTimes {
  /** First place of each trip in `order`, by the number of its id, then the number of stop times. */
  readonly start: Uint32Array;
  readonly order: Uint32Array;
  readonly line: Int32Array;
  readonly stop: Numbers;
  readonly sequence: Numbers;
  readonly arrival: Numbers;
  readonly departure: Numbers;
  readonly travelled: Numbers;
}

/** Groups stop times by trip; notes a trip that has the same `stop_sequence` twice. */
export function tripTimes(feed: CheckedFeed): TripTimes {
  const table = feed.table('stop_times.txt');
  const sequence = table.numbers('stop_sequence');
  const { order, start } = groupRows(
    table.numbers('trip_id') as Int32Array,
    sequence as Int32Array,
    feed.domain('trips').size,
  );
  const times = {
    start,
    order,
    line: table.line,
    stop: table.numbers('stop_id'),
    sequence,
    arrival: table.numbers('arrival_time'),
    departure: table.numbers('departure_time'),
    travelled: table.numbers('shape_dist_traveled'),
  };
  eachPair(start, order, (before, row) => {
    if (sequence[before] === sequence[row])
      feed.notices.add('duplicate_key', table.name, times.line[row]!, 'trip_id, stop_sequence');
  });
  return times;
}

/** Calls `visit` with each two rows that follow each other in a group. */
export function eachPair(
  start: Uint32Array,
  order: Uint32Array,
  visit: (before: number, row: number, group: number) => void,
): void {
  for (let group = 0; group < start.length - 1; group += 1) {
    for (let i = start[group]! + 1; i < start[group + 1]!; i += 1)
      visit(order[i - 1]!, order[i]!, group);
  }
}

/** Seconds from the first time of a trip to its last, undefined where it has none. */
export function spanOf(times: TripTimes, trip: number): readonly [number, number] | undefined {
  const { start, order, arrival, departure } = times;
  let first: number | undefined;
  let last: number | undefined;
  for (let i = start[trip]!; i < start[trip + 1]!; i += 1) {
    const row = order[i]!;
    for (const time of [arrival[row] ?? missing, departure[row] ?? missing]) {
      if (time === missing) continue;
      first ??= time;
      last = time;
    }
  }
  return first === undefined || last === undefined ? undefined : [first, last];
}
