import type { Notice } from './notices.ts';

export interface StopTable {
  readonly ids: readonly string[];
  readonly names: readonly string[];
  /** WGS 84 degrees. */
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  /** Row of the station that each lies in (`parent_station`), -1 where none. */
  readonly parent: Int32Array;
  /** `platform_code`, empty where none. */
  readonly platforms: readonly string[];
}

export interface RouteTable {
  readonly ids: readonly string[];
  readonly shortNames: readonly string[];
  readonly longNames: readonly string[];
  /** GTFS `route_type` (0 tram, 1 metro, 2 rail, 3 bus, ... or the extended codes); -1 where nobody says. */
  readonly types: Int16Array;
  /** `#rrggbb`, empty where the feed gives none. */
  readonly colors: readonly string[];
  /** How many of them the timetable has; those behind were named by a live feed alone. All where absent. */
  readonly own?: number;
}

/** Lines that vehicles follow: shapes of the feed, or stop-to-stop lines where it has none. */
export interface PathTable {
  /** First point of each path, then the number of points. */
  readonly start: Uint32Array;
  /** WGS 84 degrees by point. */
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  /** Metres along the path by point. */
  readonly distance: Float64Array;
  /** True where the feed has no shape and the path is a chain of straight lines. */
  readonly straight: Uint8Array;
  /** A route that uses each path. */
  readonly route: Uint32Array;
}

export interface TripTable {
  readonly ids: readonly string[];
  readonly headsigns: readonly string[];
  /** `block_id`, empty where none. */
  readonly blocks: readonly string[];
  /** `direction_id`, -1 where the feed does not say. */
  readonly directions: Int8Array;
  readonly route: Uint32Array;
  readonly service: Uint32Array;
  readonly path: Uint32Array;
  /** First stop time of each trip, then the number of stop times; a trip without is not usable. */
  readonly times: Uint32Array;
}

/** Stop times by trip, in order of `stop_sequence`, without gaps. */
export interface TimeTable {
  readonly stop: Uint32Array;
  readonly sequence: Uint32Array;
  /** Seconds since noon minus 12 h of the service day; whole but where they are interpolated. */
  readonly arrival: Float32Array;
  readonly departure: Float32Array;
  /** Metres along the trip's path. */
  readonly distance: Float64Array;
}

/** A row of `frequencies.txt`: departures from `start` up to but not at `end`, every `headway` seconds. */
export interface Frequency {
  readonly trip: number;
  readonly start: number;
  readonly end: number;
  readonly headway: number;
  /** `exact_times`: departures are these; else only the distance between them is promised. */
  readonly exact: boolean;
}

/** Days on which a service runs, from calendar.txt and calendar_dates.txt. */
export interface Service {
  readonly id: string;
  /** Monday first. */
  readonly weekdays: readonly boolean[];
  /** First and last day of the weekly pattern, `YYYY-MM-DD`; empty where there is none. */
  readonly start: string;
  readonly end: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** What does not change by day: enough to draw the network and to read a Day. */
export interface Network {
  readonly file: string;
  readonly agencies: readonly string[];
  /** IANA name. */
  readonly timeZone: string;
  readonly stops: StopTable;
  readonly routes: RouteTable;
  readonly paths: PathTable;
}

/** A GTFS feed as it can be used; what could not be is counted in `notices`. */
export interface Feed extends Network {
  readonly trips: TripTable;
  readonly times: TimeTable;
  readonly frequencies: readonly Frequency[];
  readonly services: readonly Service[];
  readonly notices: readonly Notice[];
  /** Rows read by file. */
  readonly counts: Readonly<Record<string, number>>;
}
