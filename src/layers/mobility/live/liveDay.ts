import type { Day } from '../day.ts';
import { addedRun, duplicatedRun, newOrder } from './added.ts';
import { givenUp } from './curve.ts';
import { RunIndex } from './match.ts';
import { type Order, withOrders } from './orders.ts';
import { type AddedRun, overlaid, type RunOverlay } from './overlay.ts';
import type { TripReport, VehicleReport } from './reports.ts';
import type { LiveState } from './state.ts';
import { movedCalls } from './times.ts';
import { type Before, onWay, runCalls, stayed, wayOf } from './way.ts';

/** A vehicle that runs on no known trip, or away from its line. */
export interface Stray {
  readonly id: string;
  /** WGS 84 degrees. */
  readonly lon: number;
  readonly lat: number;
  /** Degrees clockwise from north, NaN where unknown. */
  readonly bearing: number;
  /** Unix seconds of the report. */
  readonly heard: number;
  readonly label: string;
}

/** Live state laid over a day, and what of it found no place there. */
export interface LiveView {
  readonly day: Day;
  readonly strays: readonly Stray[];
  /** Trip updates whose trip the day does not have, or whose stops no line serves in that order. */
  readonly unmatched: number;
  /** Added trips on straight lines between their stops, for want of a line that calls at them in that order. */
  readonly straight: number;
  /** How many of those are of a line that the timetable does not have. */
  readonly unknown: number;
  /** Single updates that name no stop of their trip or an impossible time. */
  readonly ignored: number;
  /** Unix seconds from which it is to be made anew, since reports in it have expired. */
  readonly until: number;
}

/** A trip update that no message has confirmed for this long is not believed any more, seconds. */
const forgotten = 900;
/** Reports that expire within this are left out together, seconds. */
const together = 30;

/** Trips beside the timetable that are drawn at the most: no agency adds as many. */
const mostAdded = 5000;
/** Degrees around the stops in which strays are shown, and how many at the most. */
const around = 0.03;
const mostStrays = 5000;

const indices = new WeakMap<Day, RunIndex>();
const indexOf = (day: Day): RunIndex => {
  const known = indices.get(day) ?? new RunIndex(day);
  indices.set(day, known);
  return known;
};

/** What feeds say of one run. */
interface Word {
  readonly update?: TripReport;
  readonly vehicle?: VehicleReport;
}

/** The day as live feeds have it at an instant (Unix seconds). */
export const liveDay = (day: Day, state: LiveState, time: number): Day =>
  liveView(day, state, time).day;

/**
 * Lays live state over a day of the timetable. Stop times move by trip updates, or where there is none by how
 * late the reported position is; vehicles go through their reported positions and never jump from where
 * `before` showed them.
 * @param own timetable of the day @param time Unix seconds at which it is looked at @param before the view that it follows on
 */
export function liveView(own: Day, state: LiveState, time: number, before?: Before): LiveView {
  const index = indexOf(own);
  const day = withOrders(own, newOrders(own, index, state, time));
  const { words, extra, unmatched } = tripWords(day, index, state, time);
  const strays: Stray[] = [];
  const { byVehicle, rest } = vehicleWords(index, state, time, words);
  for (const [run, vehicle] of byVehicle) words.set(run, { ...words.get(run), vehicle });
  for (const vehicle of rest) {
    const own = extra.findIndex(({ id }) => id !== '' && id === vehicle.of?.trip);
    const found = own < 0 ? undefined : onWay(day, extra[own]!, vehicle, time, before);
    if (found === undefined) strays.push(strayOf(vehicle));
    else extra[own] = found;
  }
  const overlays = new Map<number, RunOverlay>();
  let ignored = 0;
  for (const [run, word] of words) {
    const overlay = overlayOf(day, index, run, word, time, before);
    if (overlay.astray && word.vehicle !== undefined) strays.push(strayOf(word.vehicle));
    ignored += overlay.moved?.ignored ?? 0;
    overlays.set(run, overlay);
  }
  for (const [run, curve] of stayed(day, words, time, before)) {
    overlays.set(run, { ...untold, curve });
  }
  const straight = extra.filter(({ trip }) => trip >= own.trips.ids.length);
  const isUnknown = (trip: number): boolean =>
    day.trips.route[trip]! >= own.network.routes.ids.length;
  return {
    day: overlaid(day, overlays, extra),
    strays: strays.filter(nearby(day.network)).slice(0, mostStrays),
    unmatched,
    straight: straight.length,
    unknown: straight.filter(({ trip }) => isUnknown(trip)).length,
    ignored,
    until: untilOf(state, time),
  };
}

function newOrders(day: Day, index: RunIndex, state: LiveState, time: number): Order[] {
  return [...state.trips.values()]
    .filter(({ of, confirmed }) => of.relation === 'added' && confirmed >= time - forgotten)
    .slice(0, mostAdded)
    .flatMap((update) => newOrder(day, index, update) ?? []);
}

function untilOf({ trips, vehicles }: LiveState, time: number): number {
  let until = Number.POSITIVE_INFINITY;
  for (const { heard } of vehicles.values())
    if (heard >= time - givenUp) until = Math.min(until, heard + givenUp);
  for (const { confirmed } of trips.values())
    if (confirmed >= time - forgotten) until = Math.min(until, confirmed + forgotten);
  return Math.max(until, time + together);
}

/** Whether a vehicle is in the city: a feed may be of a whole country. */
function nearby({ stops }: Day['network']): (at: Stray) => boolean {
  const edges = { west: 180, south: 90, east: -180, north: -90 };
  stops.lon.forEach((lon, stop) => {
    if (Number.isNaN(lon)) return;
    edges.west = Math.min(edges.west, lon - around);
    edges.east = Math.max(edges.east, lon + around);
    edges.south = Math.min(edges.south, stops.lat[stop]! - around);
    edges.north = Math.max(edges.north, stops.lat[stop]! + around);
  });
  return ({ lon, lat }) =>
    lon >= edges.west && lon <= edges.east && lat >= edges.south && lat <= edges.north;
}

const untold: RunOverlay = {
  heard: Number.NaN,
  located: false,
  cancelled: false,
  astray: false,
  moved: undefined,
  curve: undefined,
};

const strayOf = ({ id, lon, lat, bearing, heard, label }: VehicleReport): Stray => ({
  id,
  lon,
  lat,
  bearing,
  heard,
  label,
});

function tripWords(
  day: Day,
  index: RunIndex,
  state: LiveState,
  time: number,
): { words: Map<number, Word>; extra: AddedRun[]; unmatched: number } {
  const words = new Map<number, Word>();
  const extra: AddedRun[] = [];
  let unmatched = 0;
  for (const update of state.trips.values()) {
    if (update.confirmed < time - forgotten) continue;
    const { relation } = update.of;
    if (relation === 'added' || relation === 'duplicated') {
      if (extra.length >= mostAdded) {
        unmatched += 1;
        continue;
      }
      const make = relation === 'added' ? addedRun : duplicatedRun;
      const run = make(day, index, update);
      if (run === undefined) unmatched += 1;
      else extra.push(run);
      continue;
    }
    const run = index.find(update.of, update.heard);
    if (run === undefined) unmatched += 1;
    else if ((words.get(run)?.update?.heard ?? Number.NEGATIVE_INFINITY) <= update.heard)
      words.set(run, { update });
  }
  return { words, extra, unmatched };
}

function vehicleWords(
  index: RunIndex,
  state: LiveState,
  time: number,
  words: ReadonlyMap<number, Word>,
): { byVehicle: ReadonlyMap<number, VehicleReport>; rest: readonly VehicleReport[] } {
  const runOf = new Map<string, number>();
  for (const [run, { update }] of words) {
    if (update !== undefined && update.vehicle !== '') runOf.set(update.vehicle, run);
  }
  const byVehicle = new Map<number, VehicleReport>();
  const rest: VehicleReport[] = [];
  for (const vehicle of state.vehicles.values()) {
    if (vehicle.heard < time - givenUp) continue;
    const { of } = vehicle;
    const named = of !== undefined && (of.trip !== '' || of.start !== undefined);
    const run = named ? index.find(of, vehicle.heard) : runOf.get(vehicle.id);
    if (run === undefined) rest.push(vehicle);
    else if ((byVehicle.get(run)?.heard ?? Number.NEGATIVE_INFINITY) <= vehicle.heard)
      byVehicle.set(run, vehicle);
  }
  return { byVehicle, rest };
}

function overlayOf(
  day: Day,
  index: RunIndex,
  run: number,
  { update, vehicle }: Word,
  time: number,
  before: Before | undefined,
): RunOverlay {
  const heard = Math.max(update?.heard ?? 0, vehicle?.heard ?? 0);
  const cancelled = update?.of.relation === 'cancelled';
  if (cancelled) return { ...untold, heard, cancelled };
  const planned = runCalls(day, run);
  const zero = day.origin + day.runs.shift[run]!;
  const moved = update && movedCalls(planned, update, zero, (id) => index.stop(id));
  const way = wayOf(day, { ...planned, ...moved }, moved !== undefined, vehicle, time, before);
  return { ...way, heard, cancelled, moved: moved ?? way.moved };
}
