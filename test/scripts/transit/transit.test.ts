import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extent } from 'd3-array';
import GtfsRealtimeBindings from 'gtfs-realtime-bindings';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TransitSummary, writeTransit } from '../../../scripts/city/demo/transit/index.ts';
import { datedOf, feedsOf, placesOf, statusOf } from '../../../src/layers/bikes/gbfs.ts';
import { serviceDates } from '../../../src/layers/mobility/calendar.ts';
import { dayTrips } from '../../../src/layers/mobility/day.ts';
import type { Feed } from '../../../src/layers/mobility/feed.ts';
import { metres } from '../../../src/layers/mobility/geometry.ts';
import { readGtfs } from '../../../src/layers/mobility/read.ts';
import { runsAt, secondsAt, vehiclesAt } from '../../../src/layers/mobility/vehicles.ts';
import { gridPlan, toLonLat } from './grid.ts';

const plan = gridPlan(22);
const dirs: string[] = [];
const newDir = (): string => {
  const dir = mkdtempSync(join(tmpdir(), 'transit-'));
  dirs.push(dir);
  return join(dir, 'mobility');
};
const filesOf = (dir: string): Record<string, string> =>
  Object.fromEntries(
    (readdirSync(dir, { recursive: true, withFileTypes: true }) as import('node:fs').Dirent[])
      .filter((file) => file.isFile())
      .map((file) => join(file.parentPath, file.name))
      .map((path) => [
        path.slice(dir.length),
        createHash('sha256').update(readFileSync(path)).digest('hex'),
      ]),
  );

let dir: string;
let summary: TransitSummary;
let feed: Feed;

beforeAll(async () => {
  dir = newDir();
  summary = await writeTransit(plan, toLonLat, dir);
  feed = await readGtfs(readFileSync(join(dir, 'gtfs.zip')), 'gtfs.zip');
});
afterAll(() => {
  for (const each of dirs) rmSync(each, { recursive: true });
});

/** Stop times of each usable trip, as [from, to) in `feed.times`. */
const spans = (): [trip: number, from: number, to: number][] =>
  feed.trips.ids.map((_, trip) => [trip, feed.trips.times[trip]!, feed.trips.times[trip + 1]!]);

describe("the demo city's timetable", () => {
  it('breaks no rule', () => {
    expect(feed.notices).toEqual([]);
    expect(feed.counts['trips.txt']).toBe(summary.trips);
  });

  it('has about twelve lines, trams among them, and at least two in the smallest city', async () => {
    expect(summary.lines).toBeGreaterThanOrEqual(10);
    expect(new Set(feed.routes.types)).toEqual(new Set([0, 3]));
    const small = await writeTransit(gridPlan(9), toLonLat, newDir());
    expect(small.lines).toBeGreaterThanOrEqual(2);
  });

  it('runs every day of its year, on holidays as on Sundays', () => {
    const dates = serviceDates(feed);
    expect([dates[0], dates.at(-1), dates.length]).toEqual(['2026-01-01', '2026-12-31', 365]);
    const trips = (date: string) => dayTrips(feed, date).trips.ids;
    expect(trips('2026-05-01').some((id) => id.includes('-sunday-'))).toBe(true);
    expect(trips('2026-05-04').some((id) => id.includes('-weekday-'))).toBe(true);
  });

  it('keeps vehicles running past midnight', () => {
    const late = dayTrips(feed, '2026-06-11');
    const ids = vehiclesAt(late, 0.4 * 3600).map(({ trip_id }) => trip_id);
    expect(ids.length).toBeGreaterThan(0);
    expect(vehiclesAt(late, 3.2 * 3600)).toEqual([]);
  });

  it('stops every few hundred metres, at believable speeds', () => {
    const gaps: number[] = [];
    const speeds: number[] = [];
    for (const [, from, to] of spans()) {
      for (let i = from + 1; i < to; i += 1) {
        const far = feed.times.distance[i]! - feed.times.distance[i - 1]!;
        gaps.push(far);
        speeds.push((far / (feed.times.arrival[i]! - feed.times.departure[i - 1]!)) * 3.6);
      }
    }
    expect(gaps.length).toBeGreaterThan(10_000);
    const [shortest, longest] = extent(gaps);
    expect(shortest).toBeGreaterThan(150);
    expect(longest).toBeLessThan(750);
    const [slowest, fastest] = extent(speeds);
    expect(slowest).toBeGreaterThan(8);
    expect(fastest).toBeLessThan(40);
  });

  it('has its stops beside the street on which the line runs', () => {
    for (const [trip, from, to] of spans().slice(0, 40)) {
      const path = feed.trips.path[trip]!;
      const first = feed.paths.start[path]!;
      for (const i of [from, to - 1]) {
        const point = i === from ? first : feed.paths.start[path + 1]! - 1;
        const stop = feed.times.stop[i]!;
        const off = metres(
          feed.paths.lon[point]!,
          feed.paths.lat[point]!,
          feed.stops.lon[stop]!,
          feed.stops.lat[stop]!,
        );
        expect(off).toBeLessThan(70);
      }
    }
  });

  it('gives every stop a name of its own but for its platforms', () => {
    const places = new Map<string, Set<string>>();
    feed.stops.ids.forEach((id, i) => {
      const name = feed.stops.names[i]!;
      expect(name).not.toBe('');
      places.set(name, (places.get(name) ?? new Set()).add(id.split(':')[0]!));
    });
    expect([...places.values()].filter((ids) => ids.size > 1)).toEqual([]);
  });

  it('never has one vehicle on two trips at once', () => {
    const day = dayTrips(feed, '2026-06-10');
    const free = new Map<string, number>();
    day.runs.trip.forEach((trip, run) => {
      if (day.runs.shift[run] !== 0) return;
      const block = day.trips.blocks[trip]!;
      expect(day.runs.start[run]).toBeGreaterThanOrEqual(free.get(block) ?? 0);
      free.set(block, day.runs.end[run]!);
    });
    expect(free.size).toBeGreaterThan(5);
  });

  it('comes out the same, byte for byte', async () => {
    const written = async (seed: number): Promise<Record<string, string>> => {
      const out = newDir();
      await writeTransit(gridPlan(9, seed), toLonLat, out);
      return filesOf(out);
    };
    const first = await written(5);
    expect(Object.keys(first).length).toBe(1 + 5 + 11);
    expect(await written(5)).toEqual(first);
    const status = '/gbfs/station_status.json';
    expect((await written(6))[status]).not.toBe(first[status]);
  });
});

describe('the recorded live feeds', () => {
  it('list bike stations whose bikes and docks add up', () => {
    const url = 'https://city.example/mobility/gbfs/gbfs.json';
    const bytes = (address: string): Uint8Array =>
      readFileSync(join(dir, 'gbfs', address.slice(address.lastIndexOf('/'))));
    const feeds = feedsOf(JSON.parse(String(bytes(url))), url);
    const read = <T>(name: string, of: Parameters<typeof datedOf<T>>[2]): T => {
      const address = feeds.get(name)!;
      return datedOf(bytes(address), address, of).value;
    };
    const { places, unplaced } = read('station_information', placesOf);
    const status = read('station_status', statusOf);
    expect([places.length, unplaced]).toEqual([summary.stations, 0]);
    for (const { id, capacity } of places) {
      const { bikes, docks } = status.get(id)!;
      expect(bikes! + docks!).toBeLessThanOrEqual(capacity!);
      expect(bikes! + docks!).toBeGreaterThanOrEqual(capacity! - 1);
      expect(Math.min(bikes!, docks!)).toBeGreaterThanOrEqual(0);
    }
  });

  it('decode, minute by minute, to vehicles near their places in the timetable', () => {
    const { FeedMessage } = GtfsRealtimeBindings.transit_realtime;
    const day = dayTrips(feed, '2026-06-10');
    expect(summary.realtime.length).toBe(11);
    let before = 0;
    for (const path of summary.realtime) {
      const { header, entity } = FeedMessage.decode(readFileSync(join(dir, '..', path)));
      const time = Number(header.timestamp);
      expect(time - before).toBeGreaterThanOrEqual(60);
      before = time;
      const scheduled = runsAt(day, secondsAt(day, time)).length;
      const updates = entity.flatMap(({ tripUpdate }) => tripUpdate ?? []);
      const vehicles = entity.flatMap(({ vehicle }) => vehicle ?? []);
      expect(Math.abs(updates.length - scheduled)).toBeLessThan(scheduled / 2);
      expect(vehicles.length).toBeGreaterThan(updates.length * 0.8);
      for (const { trip, timestamp, position } of vehicles) {
        expect(feed.trips.ids).toContain(trip!.tripId);
        expect(time - Number(timestamp)).toBeLessThan(30);
        const [lon, lat] = toLonLat(plan.extent[0] / 2, plan.extent[1] / 2);
        expect(metres(position!.longitude, position!.latitude, lon, lat)).toBeLessThan(5000);
      }
      for (const { stopTimeUpdate } of updates) {
        for (const { arrival } of stopTimeUpdate!) {
          expect(Number(arrival!.time)).toBeGreaterThan(time - 120);
        }
      }
    }
  });
});
