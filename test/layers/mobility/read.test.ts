import { describe, expect, it } from 'vitest';
import { serviceDates } from '../../../src/layers/mobility/calendar.ts';
import { dayTrips } from '../../../src/layers/mobility/day.ts';
import { readGtfs } from '../../../src/layers/mobility/read.ts';
import {
  clockText,
  nextStop,
  placeOf,
  runsAt,
  vehiclesAt,
} from '../../../src/layers/mobility/vehicles.ts';
import { Problem } from '../../../src/problem/problem.ts';
import { changed, smallFeed, smallZip } from './small-feed.ts';

const read = (changes: Record<string, string | undefined> = {}) =>
  readGtfs(smallZip(changes), 'small.zip');
const noticesOf = async (changes: Record<string, string | undefined>) =>
  (await read(changes)).notices.map(({ code, file, row, field, total }) => ({
    code,
    file,
    row,
    field,
    total,
  }));
const at = (h: number, m: number, s = 0) => h * 3600 + m * 60 + s;

describe('reading a GTFS feed', () => {
  it('finds nothing to say of a sound feed', async () => {
    expect((await read()).notices).toEqual([]);
  });

  it('takes the days of calendar.txt with the exceptions of calendar_dates.txt', async () => {
    const dates = serviceDates(await read());
    expect(dates.slice(0, 5)).toEqual([
      '2026-03-02',
      '2026-03-03',
      '2026-03-05',
      '2026-03-06',
      '2026-03-07',
    ]);
  });

  it('reads files given one by one as it reads a zip', async () => {
    const files = Object.entries(smallFeed).map(([name, text]) => [
      name,
      new TextEncoder().encode(text),
    ]);
    const feed = await readGtfs(Object.fromEntries(files), 'folder');
    const zipped = await read();
    expect({ ...feed, file: '' }).toEqual({ ...zipped, file: '' });
  });

  it('interpolates a missing time by the distance along the shape', async () => {
    const feed = await read();
    expect([...feed.times.arrival.slice(0, 4)]).toEqual([
      at(8, 0),
      at(8, 5, 30),
      at(8, 10, 30),
      at(8, 20),
    ]);
  });

  it('takes straight lines between stops where a trip has no shape', async () => {
    const feed = await read();
    const night = feed.trips.ids.indexOf('n1');
    const path = feed.trips.path[night]!;
    expect(feed.paths.straight[path]).toBe(1);
    expect(feed.paths.start[path + 1]! - feed.paths.start[path]!).toBe(2);
  });

  it('projects stops on the shape where no distances are told, and comes to the same places', async () => {
    const told = await read();
    const untold = await read({
      'shapes.txt': smallFeed['shapes.txt']!.replaceAll(/,\d+\n/g, ',\n').replace(
        'sequence,\n',
        'sequence,x\n',
      ),
    });
    for (let i = 0; i < 4; i += 1) {
      expect(untold.times.distance[i]).toBeCloseTo(told.times.distance[i]!, 3);
    }
  });

  it.each(['stops.txt', 'routes.txt', 'trips.txt', 'stop_times.txt'])(
    'refuses a feed without %s and names it',
    async (name) => {
      const failure = await read({ [name]: undefined }).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(Problem);
      expect(failure).toMatchObject({
        code: 'gtfsFile',
        params: { file: 'small.zip', member: name },
      });
    },
  );

  it('refuses what is no zip', async () => {
    const failure = await readGtfs(new Uint8Array(500), 'x.zip').catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'gtfsZip' });
  });

  it('stops when it is cancelled', async () => {
    const controller = new AbortController();
    const rows = Array.from({ length: 60_000 }, (_, i) => `t1,9:00:00,9:00:00,a,${i + 30},`);
    const big = `${smallFeed['stop_times.txt']}${rows.join('\n')}\n`;
    const failure = readGtfs(smallZip({ 'stop_times.txt': big }), 'big.zip', {
      signal: controller.signal,
      progress: () => controller.abort(),
    }).catch((error: unknown) => error);
    expect(await failure).toMatchObject({ code: 'cancelled' });
  });
});

describe('notices', () => {
  it('count a broken rule by file and field with its first line', async () => {
    const text = smallFeed['stop_times.txt']!.replace('08:10:30,08:11:00', '8.10,nine').replace(
      '25:10:00,25:10:00',
      '26:99:00,25:10:00',
    );
    const notices = await noticesOf({ 'stop_times.txt': text });
    expect(notices).toContainEqual({
      code: 'invalid_time',
      file: 'stop_times.txt',
      row: 4,
      field: 'arrival_time',
      total: 2,
    });
    expect(notices).toContainEqual({
      code: 'invalid_time',
      file: 'stop_times.txt',
      row: 4,
      field: 'departure_time',
      total: 1,
    });
  });

  it.each([
    [
      'a trip of an unknown route',
      changed('trips.txt', 'B,sat', 'X,sat'),
      'foreign_key_violation',
      'route_id',
    ],
    [
      'a service that no calendar knows',
      changed('trips.txt', 'B,sat', 'B,sun'),
      'foreign_key_violation',
      'service_id',
    ],
    ['a stop id used twice', changed('stops.txt', 'b,Beta', 'a,Beta'), 'duplicate_key', 'stop_id'],
    [
      'a latitude beyond the pole',
      changed('stops.txt', 'Delta,45.01', 'Delta,145.01'),
      'number_out_of_range',
      'stop_lat',
    ],
    [
      'a colour that is none',
      changed('routes.txt', 'C8102E', 'red'),
      'invalid_color',
      'route_color',
    ],
    [
      'an unknown time zone',
      changed('agency.txt', 'Europe/Rome', 'Mars/Olympus'),
      'invalid_timezone',
      'agency_timezone',
    ],
    [
      'a date that does not exist',
      changed('calendar_dates.txt', '20260307', '20260231'),
      'invalid_date',
      'date',
    ],
    [
      'an arrival before the departure before it',
      changed('stop_times.txt', '08:20:00,08:20:00', '08:05:00,08:05:00'),
      'stop_time_with_arrival_before_previous_departure_time',
      'arrival_time',
    ],
    [
      'a headway of zero',
      changed('frequencies.txt', ',600', ',0'),
      'number_out_of_range',
      'headway_secs',
    ],
  ])('name %s as the canonical validator does', async (_, changes, code, field) => {
    expect(await noticesOf(changes)).toContainEqual(expect.objectContaining({ code, field }));
  });

  it('leave the sound trips of a feed with a broken one', async () => {
    const feed = await read(changed('trips.txt', 'B,sat', 'X,sat'));
    expect(feed.trips.ids).toEqual(['t1', 'f1']);
  });

  it('end a table at a quote that never closes, and keep what came before', async () => {
    const rows = Array.from({ length: 90_000 }, (_, i) => `t1,9:00:00,9:00:00,a,${i + 30},`);
    const big = `${smallFeed['stop_times.txt']}"${rows.join('\n')}\n`;
    const feed = await read({ 'stop_times.txt': big });
    expect(feed.notices).toContainEqual(expect.objectContaining({ code: 'csv_parsing_failed' }));
    expect(feed.times.stop.length).toBe(8);
  });
});

describe('vehicles of a day', () => {
  it('stand at their stops and move along the shape between them', async () => {
    const day = dayTrips(await read(), '2026-03-03');
    const only = (h: number, m: number, s: number) =>
      vehiclesAt(day, at(h, m, s)).find(({ trip_id }) => trip_id === 't1')!;
    expect(only(8, 0, 20)).toMatchObject({ lon: 10, lat: 45, stop_sequence: 5 });
    expect(only(8, 0, 20).bearing).toBeCloseTo(90, 6);
    expect(only(8, 10, 45)).toMatchObject({ lon: 10.02, lat: 45, stop_sequence: 15 });
    const moving = only(8, 15, 30);
    expect(moving.lat).toBeCloseTo(45.005, 9);
    expect(moving.bearing).toBeCloseTo(0, 6);
    expect(moving).toMatchObject({ route_id: 'T', stop_sequence: 15 });
    expect(moving).not.toHaveProperty('start_time');
    expect(vehiclesAt(day, at(8, 20, 1))).toEqual([]);
  });

  it('go past midnight into the next date', async () => {
    const feed = await read();
    const sunday = dayTrips(feed, '2026-03-08');
    expect(serviceDates(feed)).not.toContain('2026-03-08');
    const [night] = vehiclesAt(sunday, at(0, 30));
    expect(night).toMatchObject({ trip_id: 'n1' });
    expect(night!.lon).toBeCloseTo(10 + 0.02 * 0.5, 9);
  });

  it('repeat a trip by its frequencies', async () => {
    const day = dayTrips(await read(), '2026-03-03');
    const starts = Array.from(day.runs.start).filter(
      (_, run) => day.trips.ids[day.runs.trip[run]!] === 'f1',
    );
    expect(starts).toEqual([at(10, 0), at(10, 10), at(10, 20)]);
    expect(vehiclesAt(day, at(10, 12)).map(({ start_time }) => start_time)).toEqual([
      '10:00:00',
      '10:10:00',
    ]);
  });

  it('repeat a trip for days, of which only what reaches the day is unrolled', async () => {
    const feed = await read(changed('frequencies.txt', '10:00:00,10:30:00', '00:00:00,80:00:00'));
    const saturday = dayTrips(feed, '2026-03-07');
    // Thursday's and Friday's service last past this half past midnight, with a vehicle each ten minutes.
    const over = vehiclesAt(saturday, at(0, 30)).filter(({ trip_id }) => trip_id === 'f1');
    expect(over.map(({ start_time }) => start_time).sort()).toEqual([
      '24:20:00',
      '24:30:00',
      '48:20:00',
      '48:30:00',
    ]);
    expect(saturday.runs.end.every((end) => end >= -7200)).toBe(true);
  });

  it('survive a vehicle a second for a thousand hours', async () => {
    const feed = await read(
      changed('frequencies.txt', '10:00:00,10:30:00,600', '00:00:00,999:00:00,1'),
    );
    expect(vehiclesAt(dayTrips(feed, '2026-03-07'), at(0, 30)).length).toBe(3 * 901);
  });

  it('tell their next stop', async () => {
    const feed = await read();
    const day = dayTrips(feed, '2026-03-03');
    const seconds = at(8, 15);
    const place = placeOf(day, runsAt(day, seconds)[0]!, seconds);
    const call = nextStop(day, place);
    expect([call.name, clockText(call.time, feed.timeZone)]).toEqual(['Delta', '08:20']);
  });
});
