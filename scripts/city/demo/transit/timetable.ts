import type { StreetClass } from '../../plan.ts';
import type { Line } from './lines.ts';
import type { Stop } from './stops.ts';
import type { Way } from './ways.ts';

export interface StopTime {
  readonly stop: Stop;
  readonly arrival: number;
  readonly departure: number;
  /** Metres along the shape. */
  readonly along: number;
}

export interface Trip {
  readonly id: string;
  readonly line: number;
  readonly direction: 0 | 1;
  readonly service: ServiceId;
  readonly block: string;
  readonly times: readonly StopTime[];
}

/** One direction of a line with its stops. */
export interface Course {
  readonly way: Way;
  readonly stops: readonly Stop[];
}

export const serviceIds = ['weekday', 'saturday', 'sunday'] as const;
export type ServiceId = (typeof serviceIds)[number];

/** Minutes between departures from an hour on; the last entry is the hour after which none leaves. */
type Headways = readonly (readonly [hour: number, minutes: number])[];

const headways: Readonly<Record<ServiceId, Headways>> = {
  weekday: [
    [4.6, 20],
    [5.5, 12],
    [6.5, 6],
    [9, 7.5],
    [15, 6],
    [18.5, 10],
    [20, 15],
    [22.5, 20],
    [24.8, 0],
  ],
  saturday: [
    [5, 30],
    [7, 15],
    [9.5, 10],
    [18.5, 15],
    [21, 20],
    [25.6, 0],
  ],
  sunday: [
    [5.5, 30],
    [9, 15],
    [19, 20],
    [21, 30],
    [24.8, 0],
  ],
};
/** Buses run less often than trams. */
const sparser = { tram: 1, bus: 1.25 } as const;

/** km/h between stops, by street class. */
const speeds: Readonly<Record<StreetClass, number>> = {
  arterial: 36,
  boulevard: 32,
  quay: 32,
  collector: 28,
  local: 22,
  lane: 14,
  path: 10,
};
/** Seconds lost by braking and starting, and spent with open doors. */
const braking = 9;
const dwell = { tram: 22, bus: 18 } as const;
/** Least pause at the end of the line. */
const pause = 240;

/** Roads are slower in the rush hours and faster at night. */
function slowness(time: number): number {
  const hour = time / 3600;
  if ((hour >= 7 && hour < 9) || (hour >= 15.5 && hour < 18.5)) return 1.12;
  return hour < 6 || hour >= 21 ? 0.93 : 1;
}

/** All trips of a line on one kind of day, with vehicles going back and forth as blocks. */
export function tripsOf(
  line: Line,
  number: number,
  courses: readonly [Course, Course],
  service: ServiceId,
): Trip[] {
  const trips: Omit<Trip, 'block'>[] = [];
  for (const direction of [0, 1] as const) {
    departuresOf(service, line.mode, direction).forEach((start, k) => {
      const id = `${line.name}-${service}-${direction}-${String(k + 1).padStart(3, '0')}`;
      const times = timesOf(courses[direction], line.mode, start);
      trips.push({ id, line: number, direction, service, times });
    });
  }
  return inBlocks(trips, `${line.name}-${service}`);
}

function departuresOf(service: ServiceId, mode: Line['mode'], direction: 0 | 1): number[] {
  const list: number[] = [];
  const plan = headways[service];
  const minutesAt = (time: number): number =>
    plan.findLast(([hour]) => hour * 3600 <= time)![1] * sparser[mode] * 60;
  let time = plan[0]![0] * 3600;
  time += direction * Math.round(minutesAt(time) / 120) * 60;
  for (; minutesAt(time) > 0; time += minutesAt(time)) list.push(Math.round(time / 30) * 30);
  return list;
}

function timesOf({ way, stops }: Course, mode: Line['mode'], start: number): StopTime[] {
  const times: StopTime[] = [];
  let time = start;
  way.halts.forEach(({ at }, i) => {
    if (i > 0) time += runTime(way, way.halts[i - 1]!.at, at, time);
    const last = i === way.halts.length - 1;
    const departure = i === 0 || last ? time : time + dwell[mode];
    times.push({ stop: stops[i]!, arrival: time, departure, along: way.along[at]! });
    time = departure;
  });
  return times;
}

function runTime(way: Way, from: number, to: number, time: number): number {
  let seconds = 0;
  for (let i = from; i < to; i += 1) {
    seconds += (way.along[i + 1]! - way.along[i]!) / (speeds[way.classes[i + 1]!] / 3.6);
  }
  return Math.round(seconds * slowness(time) + braking);
}

/** Gives each trip to the vehicle that waits longest at its first stop's end of the line. */
function inBlocks(trips: readonly Omit<Trip, 'block'>[], prefix: string): Trip[] {
  const waiting: { free: number; end: 0 | 1; block: string }[] = [];
  const byStart = [...trips].sort((a, b) => startOf(a) - startOf(b) || a.direction - b.direction);
  return byStart.map((trip) => {
    const start = startOf(trip);
    let vehicle = waiting
      .filter(({ free, end }) => end === trip.direction && free <= start)
      .sort((a, b) => a.free - b.free)[0];
    if (vehicle === undefined) {
      const block = `${prefix}-${String(waiting.length + 1).padStart(2, '0')}`;
      vehicle = { free: 0, end: trip.direction, block };
      waiting.push(vehicle);
    }
    vehicle.free = trip.times.at(-1)!.arrival + pause;
    vehicle.end = trip.direction === 0 ? 1 : 0;
    return { ...trip, block: vehicle.block };
  });
}

const startOf = (trip: Omit<Trip, 'block'>): number => trip.times[0]!.departure;
