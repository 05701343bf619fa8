import { strFromU8, strToU8, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { checkGtfs } from '../../../src/layers/mobility/check/check.ts';
import { Problem } from '../../../src/problem/problem.ts';
import { check, date } from './check-feed.ts';
import { numbers } from './random.ts';
import { smallFeed, smallZip } from './small-feed.ts';

const scraps = [
  '',
  '"',
  '-1',
  '99999999999',
  'NaN',
  '99:99:99',
  '\u0000',
  '\uFFFD',
  '1e9',
  '25:00:00',
  '99991231',
];

/** One damage of a table's text: a column dropped, two cells of different rows swapped, or a cell replaced. */
function damagedText(text: string, random: (below: number) => number): string {
  const rows = text
    .trimEnd()
    .split('\n')
    .map((row) => row.split(','));
  const column = random(rows[0]!.length);
  const row = rows[random(rows.length)]!;
  const other = rows[random(rows.length)]!;
  const kind = random(3);
  if (kind === 0) for (const cells of rows) cells.splice(column, 1);
  else if (kind === 1) {
    const at = random(other.length);
    [row[column], other[at]] = [other[at] ?? '', row[column] ?? ''];
  } else row[column] = scraps[random(scraps.length)]!;
  return `${rows.map((cells) => cells.join(',')).join('\n')}\n`;
}

/** A zip with its bytes flipped or cut, or with damaged tables. */
function damagedZip(seed: number): Uint8Array {
  const random = numbers(seed);
  if (seed % 4 < 2) {
    const files = Object.fromEntries(
      Object.entries(smallFeed).map(([name, text]) => [name, strToU8(text)]),
    );
    const names = Object.keys(files);
    for (let i = 0; i < 1 + random(3); i += 1) {
      const name = names[random(names.length)]!;
      files[name] = strToU8(damagedText(strFromU8(files[name]!), random));
    }
    return zipSync(files);
  }
  const bytes = smallZip();
  if (seed % 4 === 2) return bytes.subarray(0, random(bytes.length));
  for (let i = 0; i < 1 + random(6); i += 1) bytes[random(bytes.length)]! ^= 1 << random(8);
  return bytes;
}

it('gives notices or a Problem, after each of 200 mutations', async () => {
  const outcomes = { same: 0, noticed: 0, refused: 0 };
  const sound = JSON.stringify((await check()).notices);
  for (let seed = 1; seed <= 200; seed += 1) {
    const result = await checkGtfs(damagedZip(seed), 'damaged.zip', { date }).catch((e) => e);
    if (result instanceof Problem) {
      expect(result.code, `seed ${seed}`).toBe('gtfsZip');
      outcomes.refused += 1;
      continue;
    }
    expect(result, `seed ${seed}`).toHaveProperty('notices');
    outcomes[JSON.stringify(result.notices) === sound ? 'same' : 'noticed'] += 1;
  }
  expect(outcomes.refused).toBeGreaterThan(30);
  expect(outcomes.noticed).toBeGreaterThan(80);
});
