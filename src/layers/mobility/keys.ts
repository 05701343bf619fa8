import type { Day } from './day.ts';
import type { Network } from './feed.ts';

const stopPrefix = 'stop ';
const runPrefix = 'run ';
const strayPrefix = 'stray ';

/** `Reading.key` of a stop. */
export const stopKey = ({ stops }: Network, stop: number): string => stopPrefix + stops.ids[stop]!;

/** Row of the stop that a key names; undefined for another key. */
export function stopOfKey({ stops }: Network, key: string): number | undefined {
  if (!key.startsWith(stopPrefix)) return undefined;
  const stop = stops.ids.indexOf(key.slice(stopPrefix.length));
  return stop < 0 ? undefined : stop;
}

/** `Reading.key` of a run: the same on each calendar day that the run reaches into, and with live feeds. */
export const runKey = ({ origin, runs, trips }: Day, run: number): string =>
  `${runPrefix}${origin + runs.shift[run]!} ${trips.ids[runs.trip[run]!]!}`;

/** The run of a day that a key names; undefined where it has none, and for another key. */
export function runOfKey(day: Day, key: string): number | undefined {
  if (!key.startsWith(runPrefix)) return undefined;
  const { runs } = day;
  for (let run = 0; run < runs.trip.length; run += 1) {
    if (runKey(day, run) === key) return run;
  }
  return undefined;
}

/** `Reading.key` of a vehicle of a live feed that runs on no known trip. */
export const strayKey = (id: string): string => strayPrefix + id;

/** Id of the vehicle that a key names; undefined for another key. */
export const strayOfKey = (key: string): string | undefined =>
  key.startsWith(strayPrefix) ? key.slice(strayPrefix.length) : undefined;
