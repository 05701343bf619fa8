import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import { serviceDates } from '../../../src/layers/mobility/calendar.ts';
import { dayTrips } from '../../../src/layers/mobility/day.ts';
import type { Feed } from '../../../src/layers/mobility/feed.ts';
import { readGtfs } from '../../../src/layers/mobility/read.ts';
import { vehiclesAt } from '../../../src/layers/mobility/vehicles.ts';
import { sharedPath } from '../../shared.ts';

const path = sharedPath('data/milan/milano_small_gtfs.zip');

type Row = Readonly<Record<string, string>>;
interface Seen {
  readonly lon: number;
  readonly lat: number;
  readonly sequence: number;
}

/** Metres on a sphere (haversine). */
function metres(lonA: number, latA: number, lonB: number, latB: number): number {
  const rad = Math.PI / 180;
  const h =
    Math.sin(((latB - latA) * rad) / 2) ** 2 +
    Math.cos(latA * rad) * Math.cos(latB * rad) * Math.sin(((lonB - lonA) * rad) / 2) ** 2;
  return 2 * 6_371_008.8 * Math.asin(Math.sqrt(h));
}

/** The same question answered slowly from the text files: every shape cut into points 4 m apart. */
class SlowMilan {
  readonly #trips: readonly Row[];
  readonly #services = new Map<string, Set<string>>();
  readonly #times = new Map<string, Row[]>();
  readonly #stops = new Map<string, Row>();
  readonly #shapes = new Map<string, Row[]>();
  readonly #samples = new Map<string, number[][]>();
  readonly #places = new Map<string, number[]>();

  constructor(zip: Uint8Array) {
    const files = unzipSync(zip);
    const rows = (name: string): Row[] =>
      Papa.parse<Row>(strFromU8(files[name]!), { header: true, skipEmptyLines: true }).data;
    this.#trips = rows('trips.txt');
    for (const row of rows('calendar_dates.txt')) {
      if (row.exception_type !== '1') throw new Error('the test knows added dates only');
      const days = this.#services.get(row.date!) ?? new Set();
      this.#services.set(row.date!, days.add(row.service_id!));
    }
    for (const row of rows('stops.txt')) this.#stops.set(row.stop_id!, row);
    const push = (map: Map<string, Row[]>, key: string, row: Row): void => {
      const list = map.get(key);
      if (list === undefined) map.set(key, [row]);
      else list.push(row);
    };
    for (const row of rows('stop_times.txt')) push(this.#times, row.trip_id!, row);
    for (const row of rows('shapes.txt')) push(this.#shapes, row.shape_id!, row);
    const by = (field: string) => (a: Row, b: Row) => Number(a[field]) - Number(b[field]);
    for (const list of this.#times.values()) list.sort(by('stop_sequence'));
    for (const list of this.#shapes.values()) list.sort(by('shape_pt_sequence'));
  }

  /** @param before hours from this service day's noon minus 12 h back to the previous one's */
  at(date: string, previous: string, seconds: number, before = 24): Map<string, Seen> {
    const seen = new Map<string, Seen>();
    for (const trip of this.#trips) {
      if (this.#services.get(date)?.has(trip.service_id!)) this.#see(trip, seconds, seen);
      if (this.#services.get(previous)?.has(trip.service_id!)) {
        this.#see(trip, seconds + before * 3600, seen);
      }
    }
    return seen;
  }

  #see(trip: Row, seconds: number, seen: Map<string, Seen>): void {
    const times = this.#times.get(trip.trip_id!)!;
    const clock = (text: string): number => {
      const [h, m, s] = text.split(':').map(Number);
      return h! * 3600 + m! * 60 + s!;
    };
    if (seconds < clock(times[0]!.arrival_time!)) return;
    if (seconds > clock(times.at(-1)!.departure_time!)) return;
    const samples = this.#sampled(trip.shape_id!);
    const places = this.#placed(trip.shape_id!, times);
    for (let i = times.length - 1; i >= 0; i -= 1) {
      const leave = clock(times[i]!.departure_time!);
      if (seconds < clock(times[i]!.arrival_time!)) continue;
      let place = places[i]!;
      let next = i;
      if (seconds > leave) {
        next = i + 1;
        const share = (seconds - leave) / (clock(times[next]!.arrival_time!) - leave);
        place += share * (places[next]! - place);
      }
      const [lon, lat] = samples[Math.round(place)]!;
      const sequence = Number(times[next]!.stop_sequence);
      seen.set(trip.trip_id!, { lon: lon!, lat: lat!, sequence });
      return;
    }
  }

  /** Points of a shape, evenly 4 m apart. */
  #sampled(shape: string): number[][] {
    const known = this.#samples.get(shape);
    if (known !== undefined) return known;
    const points = this.#shapes
      .get(shape)!
      .map((p) => [Number(p.shape_pt_lon), Number(p.shape_pt_lat)]);
    const samples: number[][] = [points[0]!];
    let left = 4;
    for (let i = 1; i < points.length; i += 1) {
      const [a, b] = [points[i - 1]!, points[i]!];
      const length = metres(a[0]!, a[1]!, b[0]!, b[1]!);
      let at = left;
      for (; at <= length; at += 4) {
        const share = at / length;
        samples.push([a[0]! + share * (b[0]! - a[0]!), a[1]! + share * (b[1]! - a[1]!)]);
      }
      left = at - length;
    }
    this.#samples.set(shape, samples);
    return samples;
  }

  /** Sample of each stop: in order along the shape, with the least sum of squared distances. */
  #placed(shape: string, times: readonly Row[]): number[] {
    const stops = times.map((row) => this.#stops.get(row.stop_id!)!);
    const key = `${shape} ${stops.map((stop) => stop.stop_id).join(' ')}`;
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const samples = this.#sampled(shape);
    let cost = new Float64Array(samples.length);
    const from: Int32Array[] = [];
    for (const stop of stops) {
      const next = new Float64Array(samples.length);
      const came = new Int32Array(samples.length);
      let best = 0;
      for (let j = 0; j < samples.length; j += 1) {
        if (cost[j]! < cost[best]!) best = j;
        const [lon, lat] = samples[j]!;
        next[j] =
          cost[best]! + metres(lon!, lat!, Number(stop.stop_lon), Number(stop.stop_lat)) ** 2;
        came[j] = best;
      }
      from.push(came);
      cost = next;
    }
    let at = cost.indexOf(Math.min(...cost));
    const places: number[] = [];
    for (let i = stops.length - 1; i >= 0; i -= 1) {
      places.unshift(at);
      at = from[i]![at]!;
    }
    this.#places.set(key, places);
    return places;
  }
}

/** Twenty instants: rush hours, night past 24:00, week-end, holiday, and the day on which clocks go back. */
const instants: readonly { date: string; hour: number; before?: number }[] = [
  { date: '2014-10-20', hour: 5.25 },
  { date: '2014-10-20', hour: 7.75 },
  { date: '2014-10-20', hour: 8.0125 },
  { date: '2014-10-21', hour: 0.4 },
  { date: '2014-10-21', hour: 1.52 },
  { date: '2014-10-22', hour: 6.9 },
  { date: '2014-10-22', hour: 12.3371 },
  { date: '2014-10-22', hour: 17.61 },
  { date: '2014-10-22', hour: 23.95 },
  { date: '2014-10-23', hour: 2.2 },
  { date: '2014-10-24', hour: 18.3333 },
  { date: '2014-10-25', hour: 9.5 },
  { date: '2014-10-25', hour: 20.75 },
  { date: '2014-10-26', hour: 0.5, before: 25 },
  { date: '2014-10-26', hour: 11.1, before: 25 },
  { date: '2014-10-26', hour: 22.2, before: 25 },
  { date: '2014-10-27', hour: 0.6 },
  { date: '2014-10-31', hour: 14.4444 },
  { date: '2014-11-01', hour: 10 },
  { date: '2014-11-01', hour: 16.05 },
];

describe.skipIf(path === undefined)("Milan's timetable of 2014", () => {
  let slow: SlowMilan;
  let feed: Feed;

  beforeAll(async () => {
    const zip = readFileSync(path!);
    slow = new SlowMilan(zip);
    feed = await readGtfs(zip, 'milano_small_gtfs.zip');
  });

  it('is read whole, with service from calendar_dates.txt alone', () => {
    expect(feed.counts['stop_times.txt']).toBe(248_555);
    expect(feed.times.stop.length).toBe(248_555);
    expect(feed.timeZone).toBe('Europe/Rome');
    const dates = serviceDates(feed);
    expect([dates[0], dates.at(-1), dates.length]).toEqual(['2014-10-19', '2014-11-01', 14]);
    expect(feed.notices.filter(({ severity }) => severity === 'ERROR')).toEqual([]);
  });

  it.each(instants)(
    'puts every vehicle where a slow calculation does: $date, $hour h',
    ({ date, hour, before }) => {
      const seconds = Math.round(hour * 3600);
      const day = new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);
      const compact = (text: string): string => text.replaceAll('-', '');
      const expected = slow.at(compact(date), compact(day), seconds, before);
      const vehicles = vehiclesAt(dayTrips(feed, date), seconds);

      expect(vehicles.map(({ trip_id }) => trip_id).sort()).toEqual([...expected.keys()].sort());
      expect(vehicles.length).toBeGreaterThan(0);
      for (const { trip_id, lon, lat, stop_sequence } of vehicles) {
        const wanted = expected.get(trip_id)!;
        expect(stop_sequence, trip_id).toBe(wanted.sequence);
        expect(metres(lon, lat, wanted.lon, wanted.lat), trip_id).toBeLessThan(8);
      }
    },
  );
});
