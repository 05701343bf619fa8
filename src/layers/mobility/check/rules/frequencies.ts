import { groupRows } from '../../growing.ts';
import type { CheckedFeed } from '../feed.ts';
import { eachPair } from '../trips.ts';

const file = 'frequencies.txt';

/** Rules of frequencies.txt: each range in order, and none of a trip's over another. */
export function checkFrequencies(feed: CheckedFeed): void {
  const table = feed.table(file);
  const trips = table.numbers('trip_id') as Int32Array;
  const start = table.numbers('start_time') as Int32Array;
  const end = table.numbers('end_time');
  for (let row = 0; row < table.length; row += 1) {
    const line = table.line[row]!;
    if (start[row] === end[row])
      feed.notices.add('start_and_end_range_equal', file, line, 'end_time');
    else if (start[row]! > end[row]!)
      feed.notices.add('start_and_end_range_out_of_order', file, line, 'end_time');
  }
  const groups = groupRows(trips, start, feed.domain('trips').size);
  eachPair(groups.start, groups.order, (before, row) => {
    if (start[row]! < end[before]!)
      feed.notices.add('overlapping_frequency', file, table.line[row]!, 'start_time');
  });
}
