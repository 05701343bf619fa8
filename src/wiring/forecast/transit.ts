import type { TransitService } from '../../forecast/mobility/inputs.ts';
import type { Day } from '../../layers/mobility/day.ts';

const hourSeconds = 3600;

const morningPeak = 8;

/** The hour that a traffic model file says it models, 0 to 23. */
export function modelledHour(model: unknown): number {
  const hour = (model as { hour?: unknown } | null)?.hour;
  return typeof hour === 'number' && hour >= 0 && hour < 24 ? hour : morningPeak;
}

/** The middle one of the Tuesdays to Thursdays with service, else of all days; undefined where there is none. */
export function typicalDay(dates: readonly string[]): string | undefined {
  const working = dates.filter((date) => {
    const day = new Date(`${date}T00:00:00Z`).getUTCDay();
    return day >= 2 && day <= 4;
  });
  const from = working.length > 0 ? working : dates;
  return from.toSorted()[Math.floor((from.length - 1) / 2)];
}

/**
 * What public transport offers in one hour of a service day (0 to 23, agency local time): each hop from a
 * stop to the next on a route and direction, how often it leaves in that hour and how long it takes.
 */
export function transitServiceOf(day: Day, hour: number): TransitService {
  const from = hour * hourSeconds;
  const { network, trips, times, runs } = day;
  const { stops } = network;
  const routes = new Map<number, number>();
  const hops = new Map<
    string,
    { route: number; from: number; to: number; n: number; sum: number }
  >();
  for (let run = 0; run < runs.trip.length; run += 1) {
    const shift = runs.shift[run]!;
    if (runs.start[run]! >= from + hourSeconds || runs.end[run]! < from) continue;
    const trip = runs.trip[run]!;
    // A direction is a route of its own: one boards the vehicle that goes the right way.
    const line = trips.route[trip]! * 4 + trips.directions[trip]! + 1;
    const route = routes.get(line) ?? routes.size;
    routes.set(line, route);
    for (let i = trips.times[trip]!; i + 1 < trips.times[trip + 1]!; i += 1) {
      const leaves = times.departure[i]! + shift;
      if (leaves < from || leaves >= from + hourSeconds) continue;
      const [a, b] = [times.stop[i]!, times.stop[i + 1]!];
      const key = `${route}/${a}/${b}`;
      const hop = hops.get(key) ?? { route, from: a, to: b, n: 0, sum: 0 };
      hop.n += 1;
      hop.sum += Math.max(0, times.arrival[i + 1]! + shift - leaves) / 60;
      hops.set(key, hop);
    }
  }
  const all = [...hops.values()];
  // Only stops that a hop uses: others may have no place.
  const used = [...new Set(all.flatMap((hop) => [hop.from, hop.to]))].sort((a, b) => a - b);
  const row = new Map(used.map((stop, i) => [stop, i]));
  return {
    from,
    stops: {
      lon: Float64Array.from(used, (stop) => stops.lon[stop]!),
      lat: Float64Array.from(used, (stop) => stops.lat[stop]!),
    },
    routes: routes.size,
    rides: {
      count: all.length,
      route: Int32Array.from(all, (hop) => hop.route),
      from: Int32Array.from(all, (hop) => row.get(hop.from)!),
      to: Int32Array.from(all, (hop) => row.get(hop.to)!),
      minutes: Float32Array.from(all, (hop) => hop.sum / hop.n),
      departures: Float32Array.from(all, (hop) => hop.n),
    },
  };
}
