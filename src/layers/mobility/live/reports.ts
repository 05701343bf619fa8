import type bindings from 'gtfs-realtime-bindings';
import type { LiveEntity } from './message.ts';

type ITrip = bindings.transit_realtime.ITripDescriptor;
type IUpdate = bindings.transit_realtime.ITripUpdate;
type IStop = bindings.transit_realtime.TripUpdate.IStopTimeUpdate;
type IEvent = bindings.transit_realtime.TripUpdate.IStopTimeEvent;
type IVehicle = bindings.transit_realtime.IVehiclePosition;

/** What a feed says a trip is. `added` runs beside the timetable, `duplicated` is a trip of it once more. */
export type Relation = 'scheduled' | 'added' | 'cancelled' | 'duplicated';

/** The trip that a report is about, as far as the feed names it. */
export interface TripRef {
  /** Empty where not given, as the other texts. */
  readonly trip: string;
  readonly route: string;
  readonly direction: number | undefined;
  /** Service date, `YYYY-MM-DD`. */
  readonly date: string;
  /** Seconds of the service day. */
  readonly start: number | undefined;
  readonly relation: Relation;
}

/** Arrival or departure as predicted: seconds late, or Unix seconds. */
export interface EventReport {
  readonly delay: number | undefined;
  readonly time: number | undefined;
}

export interface StopReport {
  readonly sequence: number | undefined;
  readonly stop: string;
  readonly relation: 'scheduled' | 'skipped' | 'noData';
  readonly arrival: EventReport | undefined;
  readonly departure: EventReport | undefined;
}

export interface TripReport {
  readonly of: TripRef;
  readonly stops: readonly StopReport[];
  /** Seconds late for the whole trip, where no stop is told. */
  readonly delay: number | undefined;
  /** Identity of the new trip where `of` is `duplicated`. */
  readonly as: TripRef | undefined;
  readonly vehicle: string;
  /** Unix seconds of the measurement, and of the message that last said so. */
  readonly heard: number;
  readonly confirmed: number;
}

export interface VehicleReport {
  readonly id: string;
  readonly label: string;
  readonly of: TripRef | undefined;
  /** WGS 84 degrees. */
  readonly lon: number;
  readonly lat: number;
  /** Degrees clockwise from north, NaN where not given. */
  readonly bearing: number;
  /** Stop that it stands at or goes to, by number in its trip or by id. */
  readonly sequence: number | undefined;
  readonly stop: string;
  readonly standing: boolean;
  readonly heard: number;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const whole = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;
/** A moment; 0 stands for "not known". */
const instant = (value: unknown): number | undefined => whole(value) || undefined;

/** Numbers are relations that the schema at hand does not name yet (7 DELETED, 8 NEW). */
const relations: Readonly<Record<string, Relation>> = {
  ADDED: 'added',
  UNSCHEDULED: 'scheduled',
  CANCELED: 'cancelled',
  REPLACEMENT: 'scheduled',
  DUPLICATED: 'duplicated',
  7: 'cancelled',
  8: 'added',
};

const dateOf = (value: unknown): string =>
  text(value).replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');

/** Seconds of a GTFS time `HH:MM:SS`, past 24:00 too. */
function secondsOf(value: unknown): number | undefined {
  const parts = /^(\d{1,3}):(\d{2}):(\d{2})$/.exec(text(value));
  return parts === null
    ? undefined
    : Number(parts[1]) * 3600 + Number(parts[2]) * 60 + Number(parts[3]);
}

export function tripRef(trip: ITrip | null | undefined): TripRef | undefined {
  if (trip === null || trip === undefined) return undefined;
  return {
    trip: text(trip.tripId),
    route: text(trip.routeId),
    direction: whole(trip.directionId),
    date: dateOf(trip.startDate),
    start: secondsOf(trip.startTime),
    relation: relations[String(trip.scheduleRelationship ?? '')] ?? 'scheduled',
  };
}

function stopReport(update: IStop): StopReport {
  const event = (value: IEvent | null | undefined): EventReport | undefined => {
    const delay = whole(value?.delay);
    const time = instant(value?.time);
    return delay === undefined && time === undefined ? undefined : { delay, time };
  };
  const relation = String(update.scheduleRelationship ?? 'SCHEDULED');
  return {
    sequence: whole(update.stopSequence),
    stop: text(update.stopId),
    relation: relation === 'SKIPPED' ? 'skipped' : relation === 'NO_DATA' ? 'noData' : 'scheduled',
    arrival: event(update.arrival),
    departure: event(update.departure),
  };
}

/** @param said Unix seconds of the message */
export function tripReport(entity: LiveEntity, said: number): TripReport | undefined {
  const update = entity.tripUpdate as IUpdate | undefined;
  const of = tripRef(update?.trip);
  if (update === undefined || of === undefined) return undefined;
  const as = update.tripProperties;
  return {
    of,
    stops: (update.stopTimeUpdate ?? []).map(stopReport),
    delay: whole(update.delay),
    as:
      of.relation === 'duplicated'
        ? tripRef({
            tripId: as?.tripId ?? '',
            startDate: as?.startDate ?? '',
            startTime: as?.startTime ?? '',
          })
        : undefined,
    vehicle: text(update.vehicle?.id) || text(update.vehicle?.label),
    heard: Math.min(said, instant(update.timestamp) ?? said),
    confirmed: said,
  };
}

/** @param said Unix seconds of the message */
export function vehicleReport(entity: LiveEntity, said: number): VehicleReport | undefined {
  const vehicle = entity.vehicle as IVehicle | undefined;
  const position = vehicle?.position;
  if (vehicle === undefined || position === null || position === undefined) return undefined;
  const { latitude: lat, longitude: lon } = position;
  // Exactly 0, 0 is what a receiver says that has no fix.
  if (lat === 0 && lon === 0) return undefined;
  return {
    id: text(vehicle.vehicle?.id) || text(vehicle.vehicle?.label) || entity.id,
    label: text(vehicle.vehicle?.label) || text(vehicle.vehicle?.id) || entity.id,
    of: tripRef(vehicle.trip),
    lon,
    lat,
    bearing: whole(position.bearing) ?? Number.NaN,
    sequence: whole(vehicle.currentStopSequence),
    stop: text(vehicle.stopId),
    standing: String(vehicle.currentStatus ?? '') === 'STOPPED_AT',
    heard: Math.min(said, instant(vehicle.timestamp) ?? said),
  };
}
