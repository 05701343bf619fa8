import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { serviceDates } from '../../../src/layers/mobility/calendar.ts';
import { checkGtfs } from '../../../src/layers/mobility/check/check.ts';
import { dayTrips } from '../../../src/layers/mobility/day.ts';
import type { Feed } from '../../../src/layers/mobility/feed.ts';
import { readGtfs } from '../../../src/layers/mobility/read.ts';
import { vehicleReading } from '../../../src/layers/mobility/readings.ts';
import { placeOf, vehiclesAt } from '../../../src/layers/mobility/vehicles.ts';
import { changed, smallFeed, smallZip } from './small-feed.ts';

const read = (changes: Record<string, string | undefined> = {}): Promise<Feed> =>
  readGtfs(smallZip(changes), 'x');
const packed = (files: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
const renamed = (rename: (name: string) => string): Uint8Array =>
  packed(Object.fromEntries(Object.entries(smallFeed).map(([n, text]) => [rename(n), text])));
/** What was read, whatever the file is called. */
const content = ({ file: _, notices: __, ...rest }: Feed): unknown => rest;
const each = (change: (text: string) => string): Record<string, string> =>
  Object.fromEntries(Object.entries(smallFeed).map(([name, text]) => [name, change(text)]));

describe('a timetable in another form', () => {
  it.each([
    ['byte order marks', each((text) => `\uFEFF${text}`)],
    ['line ends of Windows', each((text) => text.replaceAll('\n', '\r\n'))],
    ['line ends of old Macs', each((text) => text.replaceAll('\n', '\r'))],
    ['no last line end', each((text) => text.trimEnd())],
    [
      'quotes around all',
      each((text) =>
        text
          .split('\n')
          .map((line) => (line.includes('"') ? line : line.replace(/[^,]+/g, '"$&"')))
          .join('\n'),
      ),
    ],
  ])('reads the same with %s', async (_, changes) => {
    const feed = await read(changes);
    expect(content(feed)).toEqual(content(await read()));
    expect(feed.notices).toEqual([]);
  });

  it('takes a line break within quotes as part of its name', async () => {
    const { stops } = await read(changed('stops.txt', '"Alpha, north"', '"Alpha,\r\n""north"""'));
    expect(stops.names.slice(0, 2)).toEqual(['Alpha,\r\n"north"', 'Beta']);
  });

  it.each([
    ['in a folder', (name: string) => `gtfs/2026/${name}`],
    ['with capital letters', (name: string) => name.replace('.txt', '.TXT').replace(/^s/, 'S')],
  ])('is read %s, and checked with a word on that', async (_, rename) => {
    const zip = renamed(rename);
    expect(content(await readGtfs(zip, 'x'))).toEqual(content(await read()));
    const codes = (await checkGtfs(zip, 'x', { date: '2026-03-01' })).notices.map((n) => n.code);
    expect(codes).not.toContain('missing_required_file');
    expect(codes.some((c) => /subfolder|unknown_file/.test(c))).toBe(true);
  });

  it('takes the table at the top where a folder has another of that name', async () => {
    const stops = 'stop_id,stop_name,stop_lat,stop_lon\nz,Old,1,1\n';
    const both = { 'old/stops.txt': stops, ...smallFeed, 'STOPS.txt': stops };
    expect(content(await readGtfs(packed(both), 'x'))).toEqual(content(await read()));
  });
});

describe('service by dates alone', () => {
  it('runs on the dates that are added, and on no other', async () => {
    const feed = await read({
      'calendar.txt': undefined,
      'calendar_dates.txt':
        'service_id,date,exception_type\nweek,20260304,1\nweek,20260309,2\nsat,20260307,1\n',
    });
    expect(serviceDates(feed)).toEqual(['2026-03-04', '2026-03-07']);
    expect(feed.notices).toEqual([]);
  });
});

describe('days on which clocks change', () => {
  const instant = (iso: string): number => Date.parse(iso) / 1000;
  const dates = ['20260328', '20260329', '20261024', '20261025'];
  /** Stop times count from noon minus 12 h: a night trip goes on by the hours that have passed. */
  const feed = read({
    'calendar.txt': undefined,
    'calendar_dates.txt': `service_id,date,exception_type\n${dates.map((d) => `week,${d},1\nsat,${d},1\n`).join('')}`,
    ...changed('stop_times.txt', 'n1,25:10:00,25:10:00', 'n1,27:10:00,27:10:00'),
  });
  const onRoad = async (iso: string, date: string): Promise<readonly string[]> => {
    const day = dayTrips(await feed, date);
    return vehiclesAt(day, instant(iso) - day.origin).map(({ trip_id }) => trip_id);
  };

  it.each([
    // 08:00:20 by the clock of summer time, and of winter time.
    ['2026-03-29T06:00:20Z', '2026-03-29', ['t1']],
    ['2026-10-25T07:00:20Z', '2026-10-25', ['t1']],
    ['2026-10-24T06:00:20Z', '2026-10-24', ['t1']],
    // 27:09 of the service day before: 04:09 in spring, the second 02:09 in autumn.
    ['2026-03-29T02:09:00Z', '2026-03-29', ['n1']],
    ['2026-03-29T02:11:00Z', '2026-03-29', []],
    ['2026-10-25T01:09:00Z', '2026-10-25', ['n1']],
    ['2026-10-25T01:11:00Z', '2026-10-25', []],
  ])('at %s of %s have %j under way', async (iso, date, trips) => {
    expect(await onRoad(iso, date)).toEqual(trips);
  });
});

describe('a trip that repeats', () => {
  const reading = async (exact: string): Promise<readonly string[]> => {
    const table = `trip_id,start_time,end_time,headway_secs,exact_times\nf1,10:00:00,10:30:00,600,${exact}\n`;
    const day = dayTrips(await read({ 'frequencies.txt': table }), '2026-03-03');
    const run = Array.from(day.runs.repeat).indexOf(10 * 3600 + 600);
    const seconds = 10.2 * 3600;
    const clock = { asked: day.date, date: day.date, seconds, ahead: 0 };
    const place = placeOf(day, run, seconds);
    return vehicleReading('x', day, place, clock, 0).fields.map(
      ({ label, words }) => `${label.en}: ${words?.en ?? ''}`,
    );
  };
  const loose = 'No fixed times: about every 10 min; where it is now is an example';

  it('says so where only the time between two vehicles is promised', async () => {
    expect(await reading('0')).toContain(loose);
    expect(await reading('')).toContain(loose);
  });

  it('is as good as any other where its times are exact', async () => {
    expect((await reading('1')).join()).not.toContain('No fixed times');
  });
});
