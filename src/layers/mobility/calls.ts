import type { StopCall } from '../layer.ts';
import { isHeard, serviceShift } from './boards.ts';
import type { ServiceClock } from './clock.ts';
import type { Day } from './day.ts';
import { stopKey } from './keys.ts';
import { lastStop, type Place } from './vehicles.ts';

/** The stops of a run in order, with the timetable's and the expected time at each. */
export function callsOf(day: Day, place: Place, { ahead }: ServiceClock): StopCall[] {
  const { runs, trips, times, network, live } = day;
  const { run } = place;
  const trip = runs.trip[run]!;
  const first = trips.times[trip]!;
  const start = day.origin + runs.shift[run]! + ahead;
  const heard = isHeard(day, run);
  const calls: StopCall[] = [];
  for (let row = first; row < trips.times[trip + 1]!; row += 1) {
    const stop = times.stop[row]!;
    const column = row === first ? times.departure : times.arrival;
    const skipped = live?.cancelled[run] === 1 || live?.skipped[row] === 1;
    calls.push({
      stopId: network.stops.ids[stop]!,
      key: stopKey(network, stop),
      name: network.stops.names[stop]!,
      lon: network.stops.lon[stop]!,
      lat: network.stops.lat[stop]!,
      planned: start + column[live?.planned[row] ?? row]!,
      ...(heard && !skipped ? { expected: start + column[row]! } : {}),
      passed: row < place.next,
      ...(skipped ? { skipped } : {}),
    });
  }
  return calls;
}

/** Place of a run along its stops: 2.5 is half of the way from the third to the fourth, by metres. */
export function alongCalls({ runs, trips, times }: Day, place: Place): number {
  const first = trips.times[runs.trip[place.run]!]!;
  if (place.standing) return place.next - first;
  const from = times.distance[place.last]!;
  const way = times.distance[place.next]! - from;
  const share = way > 0 ? Math.min(1, Math.max(0, (place.metres - from) / way)) : 0;
  return place.last - first + share;
}

/** What a vehicle does after a run, by its block: the route, where to, and when (Unix seconds of the day). */
export interface NextTrip {
  readonly route: number;
  readonly headsign: string;
  readonly time: number;
}

/** The run that follows in the same block on the same service day; undefined where the feed tells none. */
export function nextInBlock(day: Day, run: number): NextTrip | undefined {
  const { runs, trips, times } = day;
  const block = trips.blocks[runs.trip[run]!]!;
  if (block === '') return undefined;
  let best: number | undefined;
  for (let other = 0; other < runs.trip.length; other += 1) {
    if (trips.blocks[runs.trip[other]!] !== block || other === run) continue;
    if (runs.start[other]! < runs.end[run]!) continue;
    if (serviceShift(day, other) !== serviceShift(day, run)) continue;
    if (best === undefined || runs.start[other]! < runs.start[best]!) best = other;
  }
  if (best === undefined) return undefined;
  const trip = runs.trip[best]!;
  return {
    route: trips.route[trip]!,
    headsign: trips.headsigns[trip] || lastStop(day, trip),
    time: day.origin + runs.shift[best]! + times.departure[trips.times[trip]!]!,
  };
}
