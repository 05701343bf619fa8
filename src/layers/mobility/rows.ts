import type { Frequency } from './feed.ts';
import { missing } from './fields.ts';
import { groupRows, growingFloats, growingInts, ordered } from './growing.ts';
import type { Ids, Services, Taker } from './tables.ts';

export interface RawTrips {
  readonly headsigns: string[];
  readonly blocks: string[];
  /** `direction_id`, -1 where the feed does not say. */
  readonly directions: number[];
  readonly route: number[];
  readonly service: number[];
  /** Number of the shape as `shapes` first named it, `missing` where none. */
  readonly shape: number[];
}

/** Numbers shape ids as they appear in trips or shapes. */
export class ShapeIds {
  readonly #index = new Map<string, number>();
  of(id: string): number {
    const known = this.#index.get(id);
    if (known !== undefined) return known;
    this.#index.set(id, this.#index.size);
    return this.#index.size - 1;
  }
  find = (id: string): number => this.#index.get(id) ?? missing;
  get count(): number {
    return this.#index.size;
  }
}

export function takeTrips(
  ids: Ids,
  routes: Ids,
  services: Services,
  shapes: ShapeIds,
): Taker<RawTrips> {
  const trips: RawTrips = {
    headsigns: [],
    blocks: [],
    directions: [],
    route: [],
    service: [],
    shape: [],
  };
  return {
    row(cursor) {
      const route = routes.find(cursor, 'route_id');
      const service = services.find(cursor);
      if (route === undefined || service === undefined) return;
      if (ids.add(cursor, 'trip_id') === undefined) return;
      const shape = cursor.text('shape_id');
      const known = shape === '' ? missing : shapes.find(shape);
      if (shape !== '' && known === missing) cursor.note('foreign_key_violation', 'shape_id');
      trips.headsigns.push(cursor.text('trip_headsign'));
      trips.blocks.push(cursor.text('block_id'));
      const direction = cursor.text('direction_id');
      trips.directions.push(direction === '0' || direction === '1' ? Number(direction) : -1);
      trips.route.push(route);
      trips.service.push(service);
      trips.shape.push(known);
    },
    done: () => trips,
  };
}

/** Shape points sorted by shape and sequence; `travelled` is NaN where the feed does not say. */
export interface RawShapes {
  readonly start: Uint32Array;
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  readonly travelled: Float64Array;
}

export function takeShapes(ids: ShapeIds): Taker<RawShapes> {
  const shape = growingInts();
  const sequence = growingInts();
  const lon = growingFloats();
  const lat = growingFloats();
  const travelled = growingFloats();
  return {
    row(cursor) {
      const id = cursor.required('shape_id');
      const x = cursor.number('shape_pt_lon');
      const y = cursor.number('shape_pt_lat');
      cursor.required('shape_pt_sequence');
      const order = cursor.integer('shape_pt_sequence');
      if (id === '' || order === missing) return;
      if (!(Math.abs(x) <= 180 && Math.abs(y) <= 90)) {
        return cursor.note(
          'number_out_of_range',
          Math.abs(x) <= 180 ? 'shape_pt_lat' : 'shape_pt_lon',
        );
      }
      shape.push(ids.of(id));
      sequence.push(order);
      lon.push(x);
      lat.push(y);
      travelled.push(cursor.number('shape_dist_traveled'));
    },
    done() {
      const { order, start } = groupRows(shape.view(), sequence.view(), ids.count);
      return {
        start,
        lon: ordered(lon.view(), order),
        lat: ordered(lat.view(), order),
        travelled: ordered(travelled.view(), order),
      };
    },
  };
}

/** Stop times sorted by trip and sequence; `missing` and NaN where the feed does not say. */
export interface RawTimes {
  readonly start: Uint32Array;
  readonly stop: Int32Array;
  readonly sequence: Int32Array;
  readonly arrival: Int32Array;
  readonly departure: Int32Array;
  readonly travelled: Float64Array;
  /** Line in stop_times.txt. */
  readonly line: Int32Array;
}

/** @param usable whether a stop has coordinates */
export function takeTimes(
  trips: Ids,
  stops: Ids,
  usable: (stop: number) => boolean,
): Taker<RawTimes> {
  const trip = growingInts();
  const columns = {
    stop: growingInts(),
    sequence: growingInts(),
    arrival: growingInts(),
    departure: growingInts(),
    line: growingInts(),
  };
  const travelled = growingFloats();
  return {
    row(cursor) {
      const of = trips.find(cursor, 'trip_id');
      const stop = stops.find(cursor, 'stop_id');
      cursor.required('stop_sequence');
      const sequence = cursor.integer('stop_sequence');
      const arrival = cursor.time('arrival_time');
      const departure = cursor.time('departure_time');
      if (of === undefined || stop === undefined || sequence === missing || !usable(stop)) return;
      if ((arrival === missing) !== (departure === missing)) {
        const field = arrival === missing ? 'arrival_time' : 'departure_time';
        cursor.note('stop_time_with_only_arrival_or_departure_time', field);
      }
      trip.push(of);
      columns.stop.push(stop);
      columns.sequence.push(sequence);
      columns.arrival.push(arrival === missing ? departure : arrival);
      columns.departure.push(departure === missing ? arrival : departure);
      columns.line.push(cursor.row);
      travelled.push(cursor.number('shape_dist_traveled'));
    },
    done() {
      const { order, start } = groupRows(trip.view(), columns.sequence.view(), trips.list.length);
      return {
        start,
        stop: ordered(columns.stop.view(), order),
        sequence: ordered(columns.sequence.view(), order),
        arrival: ordered(columns.arrival.view(), order),
        departure: ordered(columns.departure.view(), order),
        line: ordered(columns.line.view(), order),
        travelled: ordered(travelled.view(), order),
      };
    },
  };
}

export function takeFrequencies(trips: Ids): Taker<Frequency[]> {
  const list: Frequency[] = [];
  return {
    row(cursor) {
      const trip = trips.find(cursor, 'trip_id');
      const start = cursor.time('start_time');
      const end = cursor.time('end_time');
      const headway = cursor.integer('headway_secs');
      if (trip === undefined || start === missing || end === missing) return;
      if (start > end) return cursor.note('start_and_end_range_out_of_order', 'end_time');
      if (headway <= 0) return cursor.note('number_out_of_range', 'headway_secs');
      list.push({ trip, start, end, headway, exact: cursor.text('exact_times') === '1' });
    },
    done: () => list,
  };
}
