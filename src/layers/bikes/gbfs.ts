import type { Text } from '../../channel/text.ts';
import { Problem } from '../../problem/problem.ts';
import {
  asObject,
  countOf,
  firstText,
  flagOf,
  idOf,
  type Json,
  numberOf,
  objectAt,
  objects,
  placeOf,
  textOf,
  timeOf,
} from './json.ts';

/** A feed's content with what it says of its age. */
export interface Dated<T> {
  readonly value: T;
  /** Unix seconds of `last_updated`. */
  readonly updated: number | undefined;
  /** Seconds for which it stays true by its own word. */
  readonly ttl: number | undefined;
}

/** station_information.json */
export interface StationPlace {
  readonly id: string;
  readonly name: string;
  /** WGS 84 degrees. */
  readonly lon: number;
  readonly lat: number;
  /** Docks in all, undefined where the feed does not say. */
  readonly capacity: number | undefined;
  readonly region: string;
}

/** station_status.json */
export interface StationStatus {
  /** Undefined where the station reports nothing. */
  readonly bikes: number | undefined;
  readonly docks: number | undefined;
  readonly disabled: number | undefined;
  readonly installed: boolean;
  readonly renting: boolean;
  readonly returning: boolean;
  /** Unix seconds of the last report. */
  readonly reported: number | undefined;
  /** Vehicles available by type id. */
  readonly byType: ReadonlyMap<string, number>;
}

/** A vehicle outside stations, of free_bike_status.json (2.x) or vehicle_status.json (3.0). */
export interface FreeVehicle {
  readonly id: string;
  readonly lon: number;
  readonly lat: number;
  readonly type: string;
  readonly reserved: boolean;
  readonly disabled: boolean;
  /** Metres that it goes on its charge. */
  readonly range: number | undefined;
  readonly reported: number | undefined;
}

export interface VehicleType {
  readonly name: Text | undefined;
  /** `bicycle`, `cargo_bicycle`, `car`, `moped`, `scooter_standing`, … */
  readonly form: string;
  /** `human`, `electric_assist`, `electric`, … */
  readonly propulsion: string;
}

/**
 * Addresses of a system's feeds by name, from its auto-discovery file: 3.0 lists them in `data.feeds`, 2.x
 * below a language. Addresses may be relative to it. Throws Problem `gbfsFeed` where it is none.
 */
export function feedsOf(json: unknown, url: string): ReadonlyMap<string, string> {
  const index = objectAt(json, url, 'no JSON object');
  const data = objectAt(index.data, url, 'no “data”');
  const holders = [data, ...Object.values(data)].map(asObject);
  const feeds = holders.map((holder) => holder?.feeds).find(Array.isArray);
  if (feeds === undefined) throw new Problem('gbfsFeed', { file: url, detail: 'no list of feeds' });
  return new Map(
    objects(feeds)
      .filter((feed) => typeof feed.url === 'string' && URL.canParse(feed.url, url))
      .map((feed) => [String(feed.name), new URL(String(feed.url), url).href]),
  );
}

/** Reads one feed's JSON text by `read` of its `data`; throws Problem `gbfsFeed`. */
export function datedOf<T>(bytes: Uint8Array, file: string, read: (data: Json) => T): Dated<T> {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    throw new Problem('gbfsFeed', { file, detail: String(error) }, { cause: error });
  }
  const feed = objectAt(json, file, 'no JSON object');
  const value = read(objectAt(feed.data, file, 'no “data”'));
  return { value, updated: timeOf(feed.last_updated), ttl: countOf(feed.ttl) };
}

/** Name of the system; undefined where it has none. */
export const systemOf = (data: Json): string | undefined => firstText(data.name);

/** Stations with a place, and how many have none. */
export function placesOf(data: Json): { places: readonly StationPlace[]; unplaced: number } {
  const all = objects(data.stations);
  const places = all.flatMap((station) => {
    const id = idOf(station.station_id);
    const at = placeOf(station);
    if (id === '' || at === undefined) return [];
    const name = firstText(station.name) ?? id;
    return [
      { id, name, ...at, capacity: countOf(station.capacity), region: idOf(station.region_id) },
    ];
  });
  return { places, unplaced: all.length - places.length };
}

export function statusOf(data: Json): ReadonlyMap<string, StationStatus> {
  return new Map(
    objects(data.stations).map((station) => [
      idOf(station.station_id),
      {
        bikes: countOf(station.num_vehicles_available ?? station.num_bikes_available),
        docks: countOf(station.num_docks_available),
        disabled: countOf(station.num_vehicles_disabled ?? station.num_bikes_disabled),
        installed: flagOf(station.is_installed) ?? true,
        renting: flagOf(station.is_renting) ?? false,
        returning: flagOf(station.is_returning) ?? true,
        reported: timeOf(station.last_reported),
        byType: new Map(
          objects(station.vehicle_types_available).map((type) => [
            idOf(type.vehicle_type_id),
            countOf(type.count) ?? 0,
          ]),
        ),
      },
    ]),
  );
}

/** Vehicles with a place of their own; those at a station count there. */
export function vehiclesOf(data: Json): readonly FreeVehicle[] {
  return objects(data.vehicles ?? data.bikes).flatMap((vehicle) => {
    const id = idOf(vehicle.vehicle_id ?? vehicle.bike_id);
    const at = placeOf(vehicle);
    if (id === '' || at === undefined || idOf(vehicle.station_id) !== '') return [];
    return [
      {
        id,
        ...at,
        type: idOf(vehicle.vehicle_type_id),
        reserved: flagOf(vehicle.is_reserved) ?? false,
        disabled: flagOf(vehicle.is_disabled) ?? false,
        range: numberOf(vehicle.current_range_meters),
        reported: timeOf(vehicle.last_reported),
      },
    ];
  });
}

export function typesOf(data: Json): ReadonlyMap<string, VehicleType> {
  return new Map(
    objects(data.vehicle_types).map((type) => [
      idOf(type.vehicle_type_id),
      {
        name: textOf(type.name),
        form: idOf(type.form_factor),
        propulsion: idOf(type.propulsion_type),
      },
    ]),
  );
}

export const regionsOf = (data: Json): ReadonlyMap<string, Text> =>
  new Map(
    objects(data.regions).map((region) => {
      const id = idOf(region.region_id);
      return [id, textOf(region.name) ?? { en: id }];
    }),
  );
