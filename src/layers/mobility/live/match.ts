import type { Day } from '../day.ts';
import { serviceOrigin } from '../zone.ts';
import type { TripRef } from './reports.ts';

/** A frequency-based trip starts this near to its headway's second, where the feed's start_time is not one. */
const nearRepeat = 900;

/** Finds the runs of a day that live feeds speak of. */
export class RunIndex {
  readonly #day: Day;
  readonly #byTrip = new Map<string, number[]>();
  readonly #stops = new Map<string, number>();
  #byStart: Map<string, number[]> | undefined;

  constructor(day: Day) {
    this.#day = day;
    const { runs, trips, network } = day;
    for (let run = 0; run < runs.trip.length; run += 1)
      add(this.#byTrip, trips.ids[runs.trip[run]!]!, run);
    network.stops.ids.forEach((id, stop) => {
      this.#stops.set(id, stop);
    });
  }

  stop(id: string): number | undefined {
    return this.#stops.get(id);
  }

  /**
   * The run that a trip descriptor selects (GTFS-Realtime reference, TripDescriptor): by trip_id, or by
   * route, direction and start where that is unknown; of several service days the one of start_date, else the
   * one nearest to `heard` (Unix seconds); of a frequency's repeats the one of start_time.
   */
  find(of: TripRef, heard: number): number | undefined {
    const named = this.#byTrip.get(of.trip);
    const candidates = named ?? (of.start === undefined ? [] : this.#startingAt(of, of.start));
    const dated = this.#onDate(candidates, of.date);
    const near = this.#atStart(dated, of.start);
    const seconds = heard - this.#day.origin;
    const { start, end } = this.#day.runs;
    const away = (run: number): number => Math.max(0, start[run]! - seconds, seconds - end[run]!);
    return least(near, away);
  }

  /** Seconds from the times of a run's service day to the day's own. */
  serviceShift(run: number): number {
    const { runs } = this.#day;
    const repeat = runs.repeat[run]!;
    return repeat < 0 ? runs.shift[run]! : runs.shift[run]! - (repeat - this.#firstDeparture(run));
  }

  #firstDeparture(run: number): number {
    const { runs, trips, times } = this.#day;
    return times.departure[trips.times[runs.trip[run]!]!]!;
  }

  #startingAt(of: TripRef, start: number): readonly number[] {
    const { runs, trips, network } = this.#day;
    if (this.#byStart === undefined) {
      this.#byStart = new Map();
      for (let run = 0; run < runs.trip.length; run += 1) {
        const route = network.routes.ids[trips.route[runs.trip[run]!]!]!;
        const repeat = runs.repeat[run]!;
        const leaves = repeat < 0 ? this.#firstDeparture(run) : repeat;
        add(this.#byStart, `${leaves} ${route}`, run);
      }
    }
    const all = this.#byStart.get(`${start} ${of.route}`) ?? [];
    const known = (run: number): number => trips.directions[runs.trip[run]!]!;
    return of.direction === undefined
      ? all
      : all.filter((run) => known(run) === of.direction || known(run) < 0);
  }

  #onDate(candidates: readonly number[], date: string): readonly number[] {
    if (Number.isNaN(Date.parse(date)) || candidates.length === 0) return candidates;
    const wanted = serviceOrigin(date, this.#day.network.timeZone) - this.#day.origin;
    return candidates.filter((run) => Math.abs(this.serviceShift(run) - wanted) < 1);
  }

  #atStart(candidates: readonly number[], start: number | undefined): readonly number[] {
    const { repeat } = this.#day.runs;
    const repeated = candidates.some((run) => repeat[run]! >= 0);
    if (start === undefined || !repeated) return candidates;
    const away = (run: number): number => Math.abs(repeat[run]! - start);
    const nearest = least(candidates, away);
    return nearest === undefined || away(nearest) > nearRepeat
      ? []
      : candidates.filter((run) => away(run) === away(nearest));
  }
}

function add(map: Map<string, number[]>, key: string, run: number): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [run]);
  else list.push(run);
}

function least(list: readonly number[], of: (one: number) => number): number | undefined {
  let best: number | undefined;
  for (const one of list) if (best === undefined || of(one) < of(best)) best = one;
  return best;
}
