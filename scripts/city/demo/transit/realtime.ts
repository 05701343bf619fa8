import GtfsRealtimeBindings from 'gtfs-realtime-bindings';
import type { Day } from '../../../../src/layers/mobility/day.ts';
import { type Place, placeOf, secondsAt } from '../../../../src/layers/mobility/vehicles.ts';
import { randomStream } from '../random.ts';

const { FeedMessage, FeedHeader, VehiclePosition, TripDescriptor } =
  GtfsRealtimeBindings.transit_realtime;
type Entity = GtfsRealtimeBindings.transit_realtime.IFeedEntity;
type Trip = GtfsRealtimeBindings.transit_realtime.ITripDescriptor;

/** Stops ahead for which a prediction is given. */
const ahead = 4;
/** Share of vehicles that report no position (their transmitter is silent). */
const silent = 0.04;

/** How late each run is: most a little, some much, a few early; seconds, whole. */
export function delaysOf(day: Day, seed: number): Int16Array {
  const random = randomStream(seed ^ 0x64656c61);
  return Int16Array.from(day.runs.trip, () => {
    const u = random();
    const much = random();
    if (u < 0.12) return -Math.round(much * 40);
    if (u < 0.9) return Math.round(much * much * 240);
    return 240 + Math.round(much * 420);
  });
}

/**
 * One GTFS-Realtime message with the positions and predictions of all vehicles under way.
 * @param time Unix seconds of the message
 */
export function realtimeMessage(
  day: Day,
  delays: Int16Array,
  seed: number,
  time: number,
): Uint8Array {
  const seconds = secondsAt(day, time);
  const entity: Entity[] = [];
  const { runs, trips, network } = day;
  for (let run = 0; run < runs.trip.length; run += 1) {
    const delay = delays[run]!;
    if (runs.start[run]! + delay > seconds || runs.end[run]! + delay < seconds) continue;
    const place = placeOf(day, run, seconds - delay);
    const local = runs.trip[run]!;
    const trip: Trip = {
      tripId: trips.ids[local]!,
      routeId: network.routes.ids[trips.route[local]!]!,
      startDate: day.date.replaceAll('-', ''),
      scheduleRelationship: TripDescriptor.ScheduleRelationship.SCHEDULED,
    };
    const random = randomStream(seed + run * 7919 + time);
    const age = 2 + Math.floor(random() * 26);
    const vehicle = { id: trips.blocks[local]!, label: trips.blocks[local]! };
    if (random() >= silent) {
      const seen = placeOf(day, run, Math.max(runs.start[run]!, seconds - delay - age));
      entity.push({
        id: `v-${trip.tripId}`,
        vehicle: position(day, seen, trip, vehicle, time - age),
      });
    }
    const stopTimeUpdate = predictions(day, place, delay, local);
    entity.push({
      id: `t-${trip.tripId}`,
      tripUpdate: { trip, vehicle, timestamp: time, stopTimeUpdate },
    });
  }
  const header = {
    gtfsRealtimeVersion: '2.0',
    incrementality: FeedHeader.Incrementality.FULL_DATASET,
    timestamp: time,
  };
  return FeedMessage.encode(FeedMessage.create({ header, entity })).finish();
}

function position(
  day: Day,
  place: Place,
  trip: Trip,
  vehicle: { readonly id: string; readonly label: string },
  timestamp: number,
): GtfsRealtimeBindings.transit_realtime.IVehiclePosition {
  const { STOPPED_AT, IN_TRANSIT_TO } = VehiclePosition.VehicleStopStatus;
  return {
    trip,
    vehicle,
    position: { latitude: place.lat, longitude: place.lon, bearing: place.bearing },
    currentStopSequence: day.times.sequence[place.next]!,
    stopId: day.network.stops.ids[day.times.stop[place.next]!]!,
    currentStatus: place.standing ? STOPPED_AT : IN_TRANSIT_TO,
    timestamp,
  };
}

function predictions(
  day: Day,
  place: Place,
  delay: number,
  local: number,
): GtfsRealtimeBindings.transit_realtime.TripUpdate.IStopTimeUpdate[] {
  const shift = day.origin + day.runs.shift[place.run]! + delay;
  const last = Math.min(place.next + ahead, day.trips.times[local + 1]!);
  const list = [];
  for (let i = place.next; i < last; i += 1) {
    list.push({
      stopSequence: day.times.sequence[i]!,
      stopId: day.network.stops.ids[day.times.stop[i]!]!,
      arrival: { delay, time: day.times.arrival[i]! + shift },
      departure: { delay, time: day.times.departure[i]! + shift },
    });
  }
  return list;
}
