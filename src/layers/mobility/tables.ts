import { isTimeZone } from '../../channel/localTime.ts';
import type { RouteTable, Service, StopTable } from './feed.ts';
import { type Cursor, missing } from './fields.ts';
import type { Notices } from './notices.ts';

/** Takes a table row by row; `done` gives what was read. */
export interface Taker<T> {
  row(cursor: Cursor): void;
  done(): T;
}

/** Row numbers by id, with a notice for a second use of the same id. */
export class Ids {
  readonly list: string[] = [];
  readonly #index = new Map<string, number>();
  /** Feeds keep the rows of one trip together, so that most look-ups repeat the last. */
  #lastId = '';
  #last: number | undefined;

  /** The new row's number, or undefined where the id is blank or taken (noted). */
  add(cursor: Cursor, field: string): number | undefined {
    const id = cursor.required(field);
    if (id === '') return undefined;
    if (this.#index.has(id)) {
      cursor.note('duplicate_key', field);
      return undefined;
    }
    this.#index.set(id, this.list.length);
    this.#lastId = '';
    this.list.push(id);
    return this.list.length - 1;
  }

  /** Row of the id that a field names, or undefined where there is none (noted). */
  find(cursor: Cursor, field: string): number | undefined {
    const id = cursor.required(field);
    if (id === '') return undefined;
    if (id !== this.#lastId) {
      this.#lastId = id;
      this.#last = this.#index.get(id);
    }
    if (this.#last === undefined) cursor.note('foreign_key_violation', field);
    return this.#last;
  }
}

export function takeAgencies(): Taker<{ names: string[]; timeZone: string | undefined }> {
  const names: string[] = [];
  let timeZone: string | undefined;
  return {
    row(cursor) {
      names.push(cursor.required('agency_name'));
      const zone = cursor.required('agency_timezone');
      if (zone === '') return;
      if (!isTimeZone(zone)) cursor.note('invalid_timezone', 'agency_timezone');
      else if (timeZone === undefined) timeZone = zone;
      else if (timeZone !== zone) cursor.note('inconsistent_agency_timezone', 'agency_timezone');
    },
    done: () => ({ names, timeZone }),
  };
}

/** Stops; one without usable coordinates keeps NaN there and serves no trip. */
export function takeStops(ids: Ids): Taker<StopTable> {
  const names: string[] = [];
  const lon: number[] = [];
  const lat: number[] = [];
  const parents: string[] = [];
  const platforms: string[] = [];
  const degrees = (cursor: Cursor, field: string, limit: number): number => {
    if (Number(cursor.text('location_type')) <= 2) cursor.required(field);
    const value = cursor.number(field);
    if (Math.abs(value) <= limit || Number.isNaN(value)) return value;
    cursor.note('number_out_of_range', field);
    return Number.NaN;
  };
  return {
    row(cursor) {
      if (ids.add(cursor, 'stop_id') === undefined) return;
      const x = degrees(cursor, 'stop_lon', 180);
      const y = degrees(cursor, 'stop_lat', 90);
      const nowhere = Math.abs(x) < 1 && Math.abs(y) < 1;
      if (nowhere) cursor.note('point_near_origin', 'stop_lat');
      const known = !nowhere && !Number.isNaN(x + y);
      lon.push(known ? x : Number.NaN);
      lat.push(known ? y : Number.NaN);
      names.push(cursor.text('stop_name') || cursor.text('stop_id'));
      parents.push(cursor.text('parent_station'));
      platforms.push(cursor.text('platform_code'));
    },
    done: () => {
      const rows = new Map(ids.list.map((id, row) => [id, row]));
      return {
        ids: ids.list,
        names,
        lon: Float64Array.from(lon),
        lat: Float64Array.from(lat),
        parent: Int32Array.from(parents, (id) => rows.get(id) ?? missing),
        platforms,
      };
    },
  };
}

const bus = 3;

export function takeRoutes(ids: Ids): Taker<RouteTable> {
  const shortNames: string[] = [];
  const longNames: string[] = [];
  const types: number[] = [];
  const colors: string[] = [];
  return {
    row(cursor) {
      if (ids.add(cursor, 'route_id') === undefined) return;
      shortNames.push(cursor.text('route_short_name'));
      longNames.push(cursor.text('route_long_name'));
      colors.push(cursor.color('route_color'));
      cursor.required('route_type');
      const type = cursor.integer('route_type');
      const known = (type >= 0 && type <= 12) || (type >= 100 && type <= 1799);
      if (type > 0 && !known) cursor.note('unexpected_enum_value', 'route_type');
      types.push(known ? type : bus);
    },
    done: () => ({ ids: ids.list, shortNames, longNames, types: Int16Array.from(types), colors }),
  };
}

const weekdayFields = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

interface Draft extends Service {
  weekdays: boolean[];
  start: string;
  end: string;
  added: string[];
  removed: string[];
}

/** Collects services from both calendar files. */
export class Services {
  readonly #list: Draft[] = [];
  readonly #index = new Map<string, number>();

  calendarRow(cursor: Cursor): void {
    const id = cursor.required('service_id');
    const start = cursor.date('start_date');
    const end = cursor.date('end_date');
    if (id === '' || start === undefined || end === undefined) return;
    if (start > end) {
      cursor.note('start_and_end_range_out_of_order', 'end_date');
      return;
    }
    const service = this.#at(id);
    if (service.start !== '') {
      cursor.note('duplicate_key', 'service_id');
      return;
    }
    service.weekdays = weekdayFields.map((field) => cursor.text(field) === '1');
    service.start = start;
    service.end = end;
  }

  exceptionRow(cursor: Cursor): void {
    const id = cursor.required('service_id');
    const date = cursor.date('date');
    const type = cursor.integer('exception_type');
    if (id === '' || date === undefined) return;
    const service = this.#at(id);
    if (type === 1) service.added.push(date);
    else if (type === 2) service.removed.push(date);
    else cursor.note('unexpected_enum_value', 'exception_type');
  }

  find(cursor: Cursor): number | undefined {
    const id = cursor.required('service_id');
    if (id === '') return undefined;
    const index = this.#index.get(id);
    if (index === undefined) cursor.note('foreign_key_violation', 'service_id');
    return index;
  }

  list = (): readonly Service[] => this.#list;

  #at(id: string): Draft {
    const known = this.#index.get(id);
    if (known !== undefined) return this.#list[known]!;
    const service: Draft = { id, weekdays: [], start: '', end: '', added: [], removed: [] };
    this.#index.set(id, this.#list.length);
    this.#list.push(service);
    return service;
  }
}

export const requiredFiles: readonly string[] = [
  'agency.txt',
  'stops.txt',
  'routes.txt',
  'trips.txt',
  'stop_times.txt',
];

/** Files that are looked for in a folder. */
export const feedFiles: readonly string[] = [
  ...requiredFiles,
  'calendar.txt',
  'calendar_dates.txt',
  'shapes.txt',
  'frequencies.txt',
  'feed_info.txt',
];

/** Which files a feed needs, noted where they are missing. */
export function noteFiles(names: ReadonlySet<string>, notices: Notices): void {
  for (const name of requiredFiles) {
    if (!names.has(name)) notices.add('missing_required_file', name);
  }
  if (!names.has('calendar.txt') && !names.has('calendar_dates.txt')) {
    notices.add('missing_calendar_and_calendar_date_files', 'calendar.txt');
  }
  for (const name of ['feed_info.txt', 'shapes.txt']) {
    if (!names.has(name)) notices.add('missing_recommended_file', name);
  }
}
