import { strToU8, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { checkGtfs } from '../../../src/layers/mobility/check/check.ts';
import { sharedPath } from '../../shared.ts';
import { check, date, found, usual, withRow } from './check-feed.ts';
import { smallFeed, smallZip } from './small-feed.ts';

it('counts rows by file, and what can be used', async () => {
  const { counts } = await check();
  expect(counts).toMatchObject({
    'stop_times.txt': 8,
    'calendar_dates.txt': 2,
    agencies: 1,
    stops: 4,
    routes: 2,
    trips: 3,
    shapes: 1,
    serviceDates: 22,
  });
});

it('says of a sound feed only what it could tell besides', async () => {
  const { notices } = await check();
  expect(notices.map(({ code, field }) => `${code} ${field}`).sort()).toEqual(usual);
  expect(notices.some(({ severity }) => severity === 'ERROR')).toBe(false);
});

it('gives one row for a rule, file and field, with the first row and the total', async () => {
  const { notices } = await check({
    'stops.txt': smallFeed['stops.txt']!.replace('45.00,10.01', 'x,10.01').replace('45.01,', 'y,'),
  });
  expect(notices).toContainEqual({
    code: 'invalid_float',
    severity: 'ERROR',
    file: 'stops.txt',
    row: 3,
    field: 'stop_lat',
    total: 2,
  });
});

it('does not take blocks of services that never meet for one vehicle on two trips', async () => {
  const changes = {
    ...withRow('trips.txt', 'T,sat,t9,,v1,s'),
    ...withRow('stop_times.txt', 't9,08:10:00,08:10:00,a,1,0\nt9,08:40:00,08:40:00,d,2,3'),
  };
  expect(await found(changes)).toEqual([]);
});

it('reads a feed that is packed with its folder, and says that it must not be', async () => {
  const files = Object.entries(smallFeed).map(([name, text]) => [`feed/${name}`, strToU8(text)]);
  const { counts, notices } = await checkGtfs(zipSync(Object.fromEntries(files)), 'x', { date });
  expect(counts.trips).toBe(3);
  const nested = notices.filter(({ code }) => code === 'invalid_input_files_in_subfolder');
  expect(nested.length).toBe(files.length);
});

it('refuses what is no zip, and stops when it is cancelled', async () => {
  const none = checkGtfs(new Uint8Array(400), 'x.zip', { date });
  await expect(none).rejects.toMatchObject({ code: 'gtfsZip' });
  const controller = new AbortController();
  const rows = Array.from({ length: 60_000 }, (_, i) => `t1,9:00:00,9:00:00,a,${i + 30},`);
  const big = smallZip({
    'stop_times.txt': `${smallFeed['stop_times.txt']}${rows.join('\n')}\n`,
  });
  const stopped = checkGtfs(big, 'big.zip', {
    signal: controller.signal,
    progress: () => controller.abort(),
  });
  await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
});

const milan = sharedPath('data/milan/milano_small_gtfs.zip');

it.skipIf(milan === undefined)(
  "finds no error in Milan's feed, and its real weaknesses",
  async () => {
    const { readFile } = await import('node:fs/promises');
    const { counts, notices } = await checkGtfs(await readFile(milan!), 'milan', {
      date: '2014-10-20',
    });
    expect(counts).toMatchObject({
      trips: 10_608,
      routes: 15,
      stops: 516,
      shapes: 60,
      serviceDates: 14,
    });
    expect(notices.filter(({ severity }) => severity === 'ERROR')).toEqual([]);
    expect(notices.map(({ code, file }) => `${code} ${file}`)).toEqual([
      'missing_recommended_file feed_info.txt',
      'mixed_case_recommended_field routes.txt',
      'missing_recommended_column stop_times.txt',
      'mixed_case_recommended_field stops.txt',
      'mixed_case_recommended_field trips.txt',
    ]);
  },
);
