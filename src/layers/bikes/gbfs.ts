import { Problem } from '../../problem/problem.ts';

export interface Station {
  readonly id: string;
  readonly name: string;
  /** WGS 84 degrees. */
  readonly lon: number;
  readonly lat: number;
  /** Docks in all, undefined where the feed does not say. */
  readonly capacity: number | undefined;
  /** Undefined where the station reports nothing. */
  readonly bikes: number | undefined;
  readonly docks: number | undefined;
  readonly renting: boolean;
  /** Unix seconds of the last report. */
  readonly reported: number | undefined;
}

export interface Stations {
  readonly system: string;
  /** Unix seconds at which the availability was recorded. */
  readonly recorded: number | undefined;
  readonly stations: readonly Station[];
  /** Stations left out because they have no place. */
  readonly unplaced: number;
}

type Json = Readonly<Record<string, unknown>>;

/** Gets a JSON document; rejects with a Problem. */
export type GetJson = (url: string) => Promise<unknown>;

/**
 * Reads the stations and their availability from a GBFS 2.x or 3.0 auto-discovery file;
 * feed addresses may be relative to it. Rejects with Problem `gbfsFeed` where it is none.
 */
export async function readGbfs(url: string, getJson: GetJson): Promise<Stations> {
  const index = objectAt(await getJson(url), url, 'no JSON object');
  const feeds = feedsOf(objectAt(index.data, url, 'no “data”'), url);
  const get = async (name: string): Promise<Json> => {
    const address = feeds.get(name);
    if (address === undefined) {
      throw new Problem('gbfsFeed', { file: url, detail: `no feed ${name}` });
    }
    return objectAt(await getJson(address), address, 'no JSON object');
  };
  const [about, places, status] = await Promise.all([
    feeds.has('system_information') ? get('system_information') : {},
    get('station_information'),
    get('station_status'),
  ]);
  const byId = new Map(listOf(status).map((entry) => [String(entry.station_id), entry]));
  const all = listOf(places).map((place) => stationOf(place, byId.get(String(place.station_id))));
  const stations = all.filter((station) => Number.isFinite(station.lon + station.lat));
  return {
    system: wordsOf(asObject(asObject(about)?.data)?.name) ?? url,
    recorded: timeOf(status.last_updated),
    stations,
    unplaced: all.length - stations.length,
  };
}

/** Feed addresses by name: 3.0 lists them in `data.feeds`, 2.x below a language. */
function feedsOf(data: Json, url: string): ReadonlyMap<string, string> {
  const holders = [data, ...Object.values(data)].map(asObject);
  const feeds = holders.map((holder) => holder?.feeds).find(Array.isArray);
  if (feeds === undefined) throw new Problem('gbfsFeed', { file: url, detail: 'no list of feeds' });
  return new Map(
    feeds
      .map(asObject)
      .filter((feed) => feed !== undefined)
      .filter((feed) => typeof feed.url === 'string' && URL.canParse(feed.url, url))
      .map((feed) => [String(feed.name), new URL(String(feed.url), url).href]),
  );
}

function stationOf(place: Json, status: Json | undefined): Station {
  return {
    id: String(place.station_id),
    name: wordsOf(place.name) ?? String(place.station_id),
    lon: numberOf(place.lon) ?? Number.NaN,
    lat: numberOf(place.lat) ?? Number.NaN,
    capacity: numberOf(place.capacity),
    bikes: numberOf(status?.num_bikes_available ?? status?.num_vehicles_available),
    docks: numberOf(status?.num_docks_available),
    renting: status?.is_renting === true || status?.is_renting === 1,
    reported: timeOf(status?.last_reported),
  };
}

const listOf = (feed: Json): readonly Json[] => {
  const stations = asObject(feed.data)?.stations;
  return Array.isArray(stations)
    ? stations.map(asObject).filter((entry) => entry !== undefined)
    : [];
};

const asObject = (value: unknown): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Json)
    : undefined;

function objectAt(value: unknown, file: string, detail: string): Json {
  const object = asObject(value);
  if (object === undefined) throw new Problem('gbfsFeed', { file, detail });
  return object;
}

const numberOf = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;

/** A text, in 3.0 a list of texts by language. */
function wordsOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  const first = Array.isArray(value) ? asObject(value[0])?.text : undefined;
  return typeof first === 'string' ? first : undefined;
}

/** Unix seconds of a POSIX time (2.x) or an RFC 3339 text (3.0). */
function timeOf(value: unknown): number | undefined {
  const time = typeof value === 'string' ? Date.parse(value) / 1000 : numberOf(value);
  return time === undefined || Number.isNaN(time) ? undefined : time;
}
