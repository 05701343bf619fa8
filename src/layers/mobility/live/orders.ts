import { unknownColor } from '../colours.ts';
import type { Day, DayTrips } from '../day.ts';
import type { PathTable, RouteTable, TimeTable } from '../feed.ts';
import { lineOf } from '../geometry.ts';

/** Stops of a route in an order in which no trip of the timetable calls at them. */
export interface Order {
  /** Row of its route; -1 where the timetable has none of that id. */
  readonly route: number;
  /** `route_id` as the feed has it. */
  readonly id: string;
  /** Rows of stops that have a place, two at least. */
  readonly stops: readonly number[];
}

/** Orders kept of one day: a feed that invents more is not drawn further. */
const mostOrders = 1000;
const mostStops = 50_000;

interface Known {
  readonly orders: Map<string, Order>;
  stops: number;
  day: Day;
}

const known = new WeakMap<Day, Known>();

/**
 * The day with a trip for each of these orders, which no vehicle runs, on straight lines from stop to stop
 * behind the feed's own paths; the same object as long as there is none that it does not have. Orders of
 * earlier calls stay, so that numbers of trips and paths do too. The day's own tables are copied, not changed.
 */
export function withOrders(day: Day, orders: readonly Order[]): Day {
  const kept = known.get(day) ?? { orders: new Map<string, Order>(), stops: 0, day };
  let grown = false;
  for (const order of orders) {
    const key = `${order.stops.join()} ${order.id}`;
    const fits = kept.orders.size < mostOrders && kept.stops + order.stops.length <= mostStops;
    if (kept.orders.has(key) || !fits) continue;
    kept.orders.set(key, order);
    kept.stops += order.stops.length;
    grown = true;
  }
  known.set(day, kept);
  if (grown) kept.day = extended(day, [...kept.orders.values()]);
  return kept.day;
}

type Column = Uint32Array | Int8Array | Int16Array | Uint8Array | Float32Array | Float64Array;

/** A column with more behind it. */
export function joined<T extends Column>(column: T, more: ArrayLike<number>): T {
  const Column = column.constructor as new (length: number) => T;
  const all = new Column(column.length + more.length);
  all.set(column);
  all.set(more, column.length);
  return all;
}

/** Starts of parts, then the number of what they are made of, behind those of a table. */
function starts(before: Uint32Array, orders: readonly Order[]): Uint32Array {
  let at = before.at(-1)!;
  return joined(
    before,
    orders.map(({ stops }) => {
      at += stops.length;
      return at;
    }),
  );
}

/** Routes with those behind that only a live feed names, of a kind that nobody says. */
function withUnknown(routes: RouteTable, orders: readonly Order[]): RouteTable {
  const ids = [...new Set(orders.filter(({ route }) => route < 0).map(({ id }) => id))];
  if (ids.length === 0) return routes;
  const each = <T>(value: T): T[] => ids.map(() => value);
  return {
    ids: [...routes.ids, ...ids],
    shortNames: [...routes.shortNames, ...ids.map((id) => id || '?')],
    longNames: [...routes.longNames, ...each('')],
    types: joined(routes.types, each(-1)),
    colors: [...routes.colors, ...each(unknownColor)],
    own: routes.ids.length,
  };
}

function extended(day: Day, orders: readonly Order[]): Day {
  const { network, trips, times } = day;
  const { stops } = network;
  const all = orders.flatMap((order) => order.stops);
  const distance = orders.flatMap((order) => {
    const at = (degrees: Float64Array): Float64Array =>
      Float64Array.from(order.stops, (stop) => degrees[stop]!);
    return [...lineOf(at(stops.lon), at(stops.lat)).distance];
  });
  const empty = orders.map(() => '');
  const table = withUnknown(network.routes, orders);
  const added = new Map(table.ids.slice(network.routes.ids.length).map((id, i) => [id, i]));
  const routes = orders.map(({ route, id }) =>
    route < 0 ? network.routes.ids.length + added.get(id)! : route,
  );
  const firstPath = network.paths.route.length;
  const moreTrips: DayTrips = {
    ids: [...trips.ids, ...empty],
    headsigns: [
      ...trips.headsigns,
      ...orders.map((order) => stops.names[order.stops.at(-1)!] ?? ''),
    ],
    blocks: [...trips.blocks, ...empty],
    directions: joined(
      trips.directions,
      orders.map(() => -1),
    ),
    route: joined(trips.route, routes),
    path: joined(
      trips.path,
      orders.map((_, i) => firstPath + i),
    ),
    times: starts(trips.times, orders),
  };
  const none = new Float32Array(all.length);
  const moreTimes: TimeTable = {
    stop: joined(times.stop, all),
    sequence: joined(
      times.sequence,
      orders.flatMap((order) => order.stops.map((_, i) => i + 1)),
    ),
    arrival: joined(times.arrival, none),
    departure: joined(times.departure, none),
    distance: joined(times.distance, distance),
  };
  const paths: PathTable = {
    start: starts(network.paths.start, orders),
    lon: joined(
      network.paths.lon,
      all.map((stop) => stops.lon[stop]!),
    ),
    lat: joined(
      network.paths.lat,
      all.map((stop) => stops.lat[stop]!),
    ),
    distance: joined(network.paths.distance, distance),
    straight: joined(
      network.paths.straight,
      orders.map(() => 1),
    ),
    route: joined(network.paths.route, routes),
  };
  return {
    ...day,
    network: { ...network, routes: table, paths },
    trips: moreTrips,
    times: moreTimes,
  };
}
