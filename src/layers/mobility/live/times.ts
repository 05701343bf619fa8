import type { EventReport, StopReport, TripReport } from './reports.ts';

/** Stop times of one trip, in the seconds of its own count. */
export interface Calls {
  readonly stop: Uint32Array;
  readonly sequence: Uint32Array;
  readonly arrival: Float32Array;
  readonly departure: Float32Array;
}

export interface MovedCalls {
  readonly arrival: Float32Array;
  readonly departure: Float32Array;
  readonly skipped: Uint8Array;
  /** Updates that name no stop of the trip, or a time that cannot be meant. */
  readonly ignored: number;
}

/** A prediction farther than this from the timetable is a mistake of the feed, seconds. */
const farthest = 12 * 3600;

/**
 * Stop times as a trip update predicts them (GTFS-Realtime reference, StopTimeUpdate): an update's delay holds
 * for the stops after it up to the next update, through SKIPPED stops; NO_DATA and what lies before the first
 * update follow the timetable. Stops that were to be passed by `heard` and are told no more are taken to have
 * been as late as the first one told. Arrivals and departures never decrease.
 * @param zero Unix seconds that the trip's times count from
 * @param stopOf row of a stop id
 */
export function movedCalls(
  calls: Calls,
  report: Pick<TripReport, 'stops' | 'delay' | 'heard'>,
  zero: number,
  stopOf: (id: string) => number | undefined,
): MovedCalls {
  const count = calls.arrival.length;
  const { byRow, unplaced } = placed(calls, report.stops, stopOf);
  let ignored = unplaced;
  const arrival = calls.arrival.slice();
  const departure = calls.departure.slice();
  const skipped = new Uint8Array(count);
  const told = new Uint8Array(count);
  const whole = byRow.size === 0 ? bounded(report.delay) : undefined;
  let delay = whole;
  let first: number | undefined;
  for (let row = 0; row < count; row += 1) {
    const update = byRow.get(row);
    if (update?.relation === 'noData') delay = undefined;
    if (update?.relation === 'skipped') skipped[row] = 1;
    if (update?.relation === 'scheduled') {
      const late = lateness(update, calls.arrival[row]! + zero, calls.departure[row]! + zero);
      if (late === undefined) ignored += 1;
      else {
        const arriving = late.arrival ?? delay ?? late.departure!;
        delay = late.departure ?? late.arrival!;
        arrival[row]! += arriving;
        departure[row]! += delay;
        told[row] = 1;
        first ??= row;
        continue;
      }
    }
    arrival[row]! += delay ?? 0;
    departure[row]! += delay ?? 0;
  }
  if (first !== undefined)
    passedBefore(first, arrival, departure, calls, report.heard - zero, byRow);
  inOrder(arrival, departure, told);
  return { arrival, departure, skipped, ignored };
}

/** Updates by the row that they are about; each lies behind the one before. */
function placed(
  { stop, sequence }: Calls,
  updates: readonly StopReport[],
  stopOf: (id: string) => number | undefined,
): { byRow: ReadonlyMap<number, StopReport>; unplaced: number } {
  const byRow = new Map<number, StopReport>();
  let unplaced = 0;
  let from = 0;
  for (const update of updates) {
    const of = stopOf(update.stop);
    const numbered = update.sequence === undefined ? -1 : sequence.indexOf(update.sequence);
    // A number that stands for another stop is a numbering of its own; then the stop counts.
    const fits = numbered >= 0 && (of === undefined || stop[numbered] === of);
    const row = fits ? numbered : of === undefined ? -1 : stop.indexOf(of, from);
    if (row < 0 || byRow.has(row)) unplaced += 1;
    else {
      byRow.set(row, update);
      from = Math.max(from, row + 1);
    }
  }
  return { byRow, unplaced };
}

const bounded = (delay: number | undefined): number | undefined =>
  delay !== undefined && Math.abs(delay) <= farthest ? delay : undefined;

/** Seconds late by arrival and departure; one at least is known, or the update says nothing that can be. */
function lateness(
  { arrival, departure }: StopReport,
  arrives: number,
  leaves: number,
): { arrival: number | undefined; departure: number | undefined } | undefined {
  const of = (event: EventReport | undefined, planned: number): number | undefined =>
    bounded(event?.time === undefined ? event?.delay : event.time - planned);
  const late = { arrival: of(arrival, arrives), departure: of(departure, leaves) };
  if (late.arrival !== undefined || late.departure !== undefined) return late;
  // An update that names a stop and nothing else says that it is on time.
  return arrival === undefined && departure === undefined
    ? { arrival: 0, departure: 0 }
    : undefined;
}

function passedBefore(
  first: number,
  arrival: Float32Array,
  departure: Float32Array,
  planned: Calls,
  heard: number,
  byRow: ReadonlyMap<number, StopReport>,
): void {
  const late = arrival[first]! - planned.arrival[first]!;
  for (let row = first - 1; row >= 0; row -= 1) {
    if (byRow.get(row)?.relation === 'noData') return;
    if (planned.departure[row]! > heard) continue;
    arrival[row] = planned.arrival[row]! + late;
    departure[row] = planned.departure[row]! + late;
  }
}

/** Makes times rise: what was told moves what was not, and an earlier one a later one. */
function inOrder(arrival: Float32Array, departure: Float32Array, told: Uint8Array): void {
  let least = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < arrival.length; row += 1) {
    if (told[row] !== 1) continue;
    arrival[row] = Math.max(arrival[row]!, least);
    departure[row] = Math.max(departure[row]!, arrival[row]!);
    least = departure[row]!;
  }
  let most = Number.POSITIVE_INFINITY;
  for (let row = arrival.length - 1; row >= 0; row -= 1) {
    if (told[row] !== 1) {
      departure[row] = Math.min(departure[row]!, most);
      arrival[row] = Math.min(arrival[row]!, departure[row]!);
    }
    most = arrival[row]!;
  }
  least = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < arrival.length; row += 1) {
    arrival[row] = Math.max(arrival[row]!, least);
    departure[row] = Math.max(departure[row]!, arrival[row]!);
    least = departure[row]!;
  }
}
