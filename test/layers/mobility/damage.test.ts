import { strFromU8, strToU8, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { serviceDates } from '../../../src/layers/mobility/calendar.ts';
import { checkGtfs } from '../../../src/layers/mobility/check/check.ts';
import { dayTrips } from '../../../src/layers/mobility/day.ts';
import { readGtfs } from '../../../src/layers/mobility/read.ts';
import { vehiclesAt } from '../../../src/layers/mobility/vehicles.ts';
import { zipMembers } from '../../../src/layers/mobility/zip.ts';
import { Problem } from '../../../src/problem/problem.ts';
import { numbers } from './random.ts';
import { smallFeed, smallZip } from './small-feed.ts';

/** Reads to the end: a feed whose vehicles all stand somewhere, or a Problem; anything else fails. */
async function survives(source: Parameters<typeof readGtfs>[0]): Promise<'read' | 'refused'> {
  try {
    const feed = await readGtfs(source, 'damaged.zip');
    for (const date of serviceDates(feed).slice(0, 3)) {
      for (const { lon, lat, bearing } of vehiclesAt(dayTrips(feed, date), 8.1 * 3600)) {
        expect(Number.isFinite(lon + lat + bearing)).toBe(true);
      }
    }
    return 'read';
  } catch (error) {
    expect(error).toBeInstanceOf(Problem);
    return 'refused';
  }
}

it('survives 200 damaged zips', async () => {
  const sound = smallZip();
  const outcomes = new Set<string>();
  for (let seed = 1; seed <= 200; seed += 1) {
    const random = numbers(seed);
    let bytes = sound.slice();
    const kind = seed % 4;
    if (kind === 0) bytes = bytes.slice(0, random(bytes.length));
    else {
      for (let i = 0; i < kind * 8; i += 1) bytes[random(bytes.length)] = random(256);
    }
    outcomes.add(await survives(bytes));
  }
  expect([...outcomes].sort()).toEqual(['read', 'refused']);
});

it('survives 200 zips whose tables are damaged while the container is sound', async () => {
  const names = Object.keys(smallFeed);
  const stored = zipSync(
    Object.fromEntries(names.map((name) => [name, strToU8(smallFeed[name]!)])),
    { level: 0 },
  );
  const text = strFromU8(stored, true);
  const outcomes = { read: 0, refused: 0 };
  const touched = new Set<string>();
  for (let seed = 1; seed <= 200; seed += 1) {
    const random = numbers(1000 + seed);
    const bytes = stored.slice();
    const name = names[seed % names.length]!;
    const table = smallFeed[name]!;
    const at = text.indexOf(strFromU8(strToU8(table), true));
    for (let i = 0; i < 1 + (seed % 12); i += 1) bytes[at + random(table.length)] = random(256);
    if (zipMembers(bytes, 'x').length === names.length) touched.add(name);
    outcomes[await survives(bytes)] += 1;
    await checkGtfs(bytes, 'x', { date: '2026-03-01' });
  }
  expect([...touched].sort()).toEqual([...names].sort());
  expect(outcomes.read).toBeGreaterThan(100);
});

it('survives 300 feeds with damaged tables', async () => {
  const names = Object.keys(smallFeed);
  const scraps = [
    '',
    '"',
    ',',
    '\n',
    '\r',
    '-1',
    '99999999999',
    'NaN',
    '99:99:99',
    '\u0000',
    '\uFFFD',
    'é',
    '1e9',
    '25:00:00',
    '99991231',
  ];
  const outcomes = new Set<string>();
  for (let seed = 1; seed <= 300; seed += 1) {
    const random = numbers(seed);
    const files = Object.fromEntries(names.map((name) => [name, strToU8(smallFeed[name]!)]));
    for (let i = 0; i < 1 + random(4); i += 1) {
      const name = names[random(names.length)]!;
      const text = strFromU8(files[name]!);
      const from = random(text.length + 1);
      const to = Math.min(text.length, from + random(12));
      files[name] = strToU8(text.slice(0, from) + scraps[random(scraps.length)]! + text.slice(to));
    }
    outcomes.add(await survives(files));
  }
  expect(outcomes).toContain('read');
});
