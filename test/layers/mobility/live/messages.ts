import bindings from 'gtfs-realtime-bindings';
import { type Day, dayTrips } from '../../../../src/layers/mobility/day.ts';
import { decodeMessage } from '../../../../src/layers/mobility/live/message.ts';
import { fold, type LiveState } from '../../../../src/layers/mobility/live/state.ts';
import { readGtfs } from '../../../../src/layers/mobility/read.ts';
import { smallZip } from '../small-feed.ts';

const { FeedMessage } = bindings.transit_realtime;
export type Entity = bindings.transit_realtime.IFeedEntity;

/** A Monday of the small feed. Its t1 runs 8:00 to 8:20 on a shape of 1,572 m, then 1,112 m north. */
export const date = '2026-03-09';
/** Unix seconds of 00:00 (Europe/Rome) on it. */
export const midnight = Date.parse('2026-03-08T23:00:00Z') / 1000;
export const at = (hours: number, minutes: number, seconds = 0): number =>
  midnight + hours * 3600 + minutes * 60 + seconds;

export async function smallDay(
  changes: Readonly<Record<string, string | undefined>> = {},
): Promise<Day> {
  return dayTrips(await readGtfs(smallZip(changes), 'small.zip'), date);
}

export function encoded(
  entity: readonly Entity[],
  timestamp: number,
  incrementality: 'FULL_DATASET' | 'DIFFERENTIAL' = 'FULL_DATASET',
): Uint8Array {
  const header = { gtfsRealtimeVersion: '2.0', timestamp, incrementality };
  const message = FeedMessage.fromObject({ header, entity });
  return FeedMessage.encode(message).finish();
}

/** The state after messages of one feed, each with its time. */
export function stateOf(
  ...messages: readonly (readonly [number, readonly Entity[], 'DIFFERENTIAL'?])[]
): LiveState {
  let state: LiveState | undefined;
  for (const [time, entities, kind] of messages) {
    const message = decodeMessage(encoded(entities, time, kind), 'x.pb');
    state = fold(state, message, time, 'x.pb');
  }
  return state!;
}

type Trip = bindings.transit_realtime.ITripDescriptor;
type Stop = bindings.transit_realtime.TripUpdate.IStopTimeUpdate;

/** A trip descriptor with its relation by name. */
export type TripWords = Omit<Trip, 'scheduleRelationship'> & { scheduleRelationship?: string };
export type StopWords = Omit<Stop, 'scheduleRelationship'> & { scheduleRelationship?: string };

export const update = (
  trip: TripWords,
  stopTimeUpdate: readonly StopWords[] = [],
  more: object = {},
): Entity =>
  ({ id: `u-${trip.tripId}`, tripUpdate: { trip, stopTimeUpdate, ...more } }) as unknown as Entity;

export const position = (
  trip: TripWords | undefined,
  longitude: number,
  latitude: number,
  timestamp: number,
  more: object = {},
): Entity =>
  ({
    id: `v-${trip?.tripId ?? longitude}`,
    vehicle: { ...(trip && { trip }), position: { longitude, latitude }, timestamp, ...more },
  }) as unknown as Entity;

/** Number of the run of a trip. */
export function runOf(day: Day, trip: string, nth = 0): number {
  const runs = [...day.runs.trip.keys()].filter(
    (run) => day.trips.ids[day.runs.trip[run]!] === trip,
  );
  return runs[nth]!;
}

/** Predicted arrivals and departures of a run, seconds later than the timetable's. */
export function delays(day: Day, run: number): { arrival: number[]; departure: number[] } {
  const trip = day.runs.trip[run]!;
  const rows = Array.from(
    { length: day.trips.times[trip + 1]! - day.trips.times[trip]! },
    (_, i) => day.trips.times[trip]! + i,
  );
  const late = (column: Float32Array) => (row: number) =>
    Math.round(column[row]! - column[day.live!.planned[row]!]!);
  return {
    arrival: rows.map(late(day.times.arrival)),
    departure: rows.map(late(day.times.departure)),
  };
}
