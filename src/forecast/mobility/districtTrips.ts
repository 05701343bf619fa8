import type { Assignment } from './assignment.ts';
import type { TrafficPlan } from './assumed.ts';
import type { Costs } from './choice.ts';
import type { Service } from './costs.ts';
import type { TravelDemand } from './demand.ts';
import type { TrafficGraph } from './graph.ts';
import { type Mode, modes } from './model.ts';

/**
 * What inhabitants' trips that start in each district add up to; those over the city's edge are not among
 * them. Persons are those of a working day in `persons`, and of the modelled hour in `driving` and `riding`.
 */
export interface DistrictTrips {
  /** Person trips by `district * modes.length + mode`, in the order of `modes`. */
  readonly persons: Float64Array;
  /** Cars that start in a day. */
  readonly cars: Float64Array;
  readonly driving: {
    readonly persons: Float64Array;
    /** Kilometres of trips that end in the zone where they start. */
    readonly inner: Float64Array;
    /** Persons on links: those of district `d` are `start[d]` up to `start[d + 1]`. */
    readonly start: Int32Array;
    readonly link: Int32Array;
    readonly on: Float64Array;
  };
  /** Minutes in vehicles, of waiting at today's frequency and on foot; kilometres where there is no timetable. */
  readonly riding: Readonly<
    Record<'persons' | 'minutes' | 'waiting' | 'walking' | 'km', Float64Array>
  >;
}

/** @param count number of districts */
export function districtTripsOf(
  graph: TrafficGraph,
  service: Service,
  demand: TravelDemand,
  plan: TrafficPlan,
  traffic: { readonly split: Costs; readonly assignment: Assignment },
  count: number,
): DistrictTrips {
  const { split, assignment } = traffic;
  const persons = new Float64Array(count * modes.length);
  const cars = new Float64Array(count);
  addTrips(graph, demand, split, plan.demand, persons, cars);
  return {
    persons,
    cars,
    driving: drivingOf(graph, service, demand, split.car, assignment, count),
    riding: ridingOf(graph, service, demand, split.transit, count),
  };
}

function addTrips(
  { zones }: TrafficGraph,
  demand: TravelDemand,
  split: Costs,
  factor: number,
  persons: Float64Array,
  cars: Float64Array,
): void {
  const n = zones.length;
  for (let i = 0; i < n; i++) {
    const { district } = zones[i]!;
    for (let j = 0; j < n; j++) {
      const pair = i * n + j;
      cars[district]! += factor * demand.dayCars[pair]! * split.car[pair]!;
      for (let m = 0; m < modes.length; m++)
        persons[district * modes.length + m]! +=
          factor * demand.persons[pair]! * split[modes[m]!][pair]!;
    }
  }
}

function drivingOf(
  { zones, centres, from }: TrafficGraph,
  { distance }: Service,
  { hourPersons }: TravelDemand,
  car: Float64Array,
  assignment: Assignment,
  count: number,
): DistrictTrips['driving'] {
  const n = zones.length;
  const persons = new Float64Array(count);
  const inner = new Float64Array(count);
  const start = new Int32Array(count + 1);
  const own = new Float64Array(centres);
  const loads = new Float64Array(from.length);
  const parts: { readonly link: Int32Array; readonly on: Float64Array }[] = [];
  for (let d = 0; d < count; d++) {
    loads.fill(0);
    let placed = 0;
    for (let i = 0; i < n; i++) {
      if (zones[i]!.district !== d) continue;
      for (let j = 0; j < n; j++) own[j] = hourPersons[i * n + j]! * car[i * n + j]!;
      placed += own[i]! + assignment.place(i, own, loads);
      inner[d]! += own[i]! * distance[i * n + i]!;
    }
    persons[d] = placed;
    const part = loaded(loads);
    parts.push(part);
    start[d + 1] = start[d]! + part.link.length;
  }
  const link = new Int32Array(start[count]!);
  const on = new Float64Array(start[count]!);
  for (let d = 0; d < count; d++) {
    link.set(parts[d]!.link, start[d]!);
    on.set(parts[d]!.on, start[d]!);
  }
  return { persons, inner, start, link, on };
}

/** The links that carry something, and what. */
function loaded(loads: Float64Array): { readonly link: Int32Array; readonly on: Float64Array } {
  let count = 0;
  for (let l = 0; l < loads.length; l++) if (loads[l]! > 0) count += 1;
  const link = new Int32Array(count);
  const on = new Float64Array(count);
  let place = 0;
  for (let l = 0; l < loads.length; l++)
    if (loads[l]! > 0) {
      link[place] = l;
      on[place] = loads[l]!;
      place += 1;
    }
  return { link, on };
}

function ridingOf(
  { zones }: TrafficGraph,
  { distance, transit }: Service,
  { hourPersons }: TravelDemand,
  share: Float64Array,
  count: number,
): DistrictTrips['riding'] {
  const n = zones.length;
  const sums = (): Float64Array => new Float64Array(count);
  const riding = {
    persons: sums(),
    minutes: sums(),
    waiting: sums(),
    walking: sums(),
    km: sums(),
  };
  for (let i = 0; i < n; i++) {
    const { district } = zones[i]!;
    for (let j = 0; j < n; j++) {
      const pair = i * n + j;
      const people = hourPersons[pair]! * share[pair]!;
      if (!(people > 0)) continue;
      riding.persons[district]! += people;
      riding.km[district]! += people * distance[pair]!;
      if (transit === undefined) continue;
      riding.minutes[district]! += people * transit.riding[pair]!;
      riding.waiting[district]! += people * transit.waiting[pair]!;
      riding.walking[district]! += people * transit.walking[pair]!;
    }
  }
  return riding;
}

/** The same trips with each mode's chance moved by a factor, as many of them as before, and other cars. */
export function reweighted(
  trips: DistrictTrips,
  factor: Readonly<Record<Mode, number>>,
  cars: number,
): DistrictTrips {
  const persons = new Float64Array(trips.persons.length);
  const count = modes.length;
  for (let at = 0; at < persons.length; at += count) {
    let [before, after] = [0, 0];
    for (let m = 0; m < count; m++) {
      before += trips.persons[at + m]!;
      persons[at + m] = trips.persons[at + m]! * factor[modes[m]!];
      after += persons[at + m]!;
    }
    if (after > 0) for (let m = 0; m < count; m++) persons[at + m]! *= before / after;
  }
  return { ...trips, persons, cars: trips.cars.map((own) => own * cars) };
}
