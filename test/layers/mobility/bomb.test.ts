import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { tableLimits } from '../../../src/catalogue/limits.ts';
import { checkGtfs } from '../../../src/layers/mobility/check/check.ts';
import { readGtfs } from '../../../src/layers/mobility/read.ts';
import { type Answer, serveFeed } from '../../../src/layers/mobility/serve.ts';
import { zipMembers } from '../../../src/layers/mobility/zip.ts';
import { Problem } from '../../../src/problem/problem.ts';
import { smallFeed } from './small-feed.ts';

const MiB = 2 ** 20;
const packed = (files: Readonly<Record<string, Uint8Array>>): Uint8Array =>
  zipSync(files, { level: 9 });
const sound = Object.fromEntries(Object.entries(smallFeed).map(([n, text]) => [n, strToU8(text)]));
/** A thousand times as large as packed. */
const zeros = new Uint8Array(48 * MiB).fill(0x30);
/** As monotonous, in rows that are not too long for one. */
const rows = zeros.map((byte, i) => (i % 60_000 === 0 ? 0x0a : byte));

/** Stop times as a large agency writes them: long numbers that differ from row to row. */
function manyTimes(rows: number): Uint8Array {
  const lines = ['trip_id,arrival_time,departure_time,stop_id,stop_sequence'];
  for (let i = 0; i < rows; i += 1) {
    const minute = String(Math.floor(i / 7) % 60).padStart(2, '0');
    lines.push(
      `${1_000_000 + Math.floor(i / 30)},08:${minute}:00,08:${minute}:30,${(i * 37) % 4999},${i % 30}`,
    );
  }
  return strToU8(lines.join('\n'));
}

describe('a zip that unpacks beyond measure', () => {
  it('ends with file, entry and limit, when it is read and when it is checked', async () => {
    const zip = packed({ ...sound, 'stop_times.txt': rows });
    expect(zip.length).toBeLessThan(100_000);
    const expected = {
      code: 'gtfsEntryRatio',
      params: { file: 'bomb.zip', member: 'stop_times.txt', ratio: 200 },
    };
    await expect(readGtfs(zip, 'bomb.zip')).rejects.toMatchObject(expected);
    await expect(checkGtfs(zip, 'bomb.zip')).rejects.toMatchObject(expected);
  });

  it('is stopped whatever its directory says of its size', () => {
    const zip = packed({ 'stops.txt': zeros });
    const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
    const directory = view.getUint32(zip.length - 22 + 16, true);
    view.setUint32(directory + 24, 1000, true);
    const [short] = zipMembers(zip, 'x.zip');
    expect(() => [...short!.pieces()]).toThrow('of 1000 bytes');
    view.setUint32(directory + 24, 0xfffffff0, true);
    const [long] = zipMembers(zip, 'x.zip');
    expect(() => [...long!.pieces()]).toThrow(Problem);
  });

  it('is stopped at its size where it is large and not that monotonous', () => {
    const zip = packed({ 'stops.txt': manyTimes(20_000) });
    const limits = { ...tableLimits, most: 0.5 * MiB };
    const [member] = zipMembers(zip, 'large.zip', limits);
    expect(() => [...member!.pieces()]).toThrow(
      expect.objectContaining({
        code: 'gtfsEntryLarge',
        params: { file: 'large.zip', member: 'stops.txt', mebibytes: 1 },
      }),
    );
  });

  it('comes in small pieces even where a few bytes become millions', () => {
    const [member] = zipMembers(packed({ 'stops.txt': zeros.subarray(0, 8 * MiB) }), 'x.zip');
    let longest = 0;
    for (const { length } of member!.pieces()) longest = Math.max(longest, length);
    expect(longest).toBeLessThanOrEqual(32_768);
  });

  it('is not what a large agency publishes', () => {
    const table = manyTimes(60_000);
    const zip = packed({ 'stop_times.txt': table });
    const strict = { ...tableLimits, freely: 0 };
    const [member] = zipMembers(zip, 'real.zip', strict);
    let length = 0;
    for (const piece of member!.pieces()) length += piece.length;
    expect(length).toBe(table.length);
  });

  it('is refused by its size on this device before it is read', async () => {
    const answers: Answer[] = [];
    const huge = Object.defineProperty(new Blob(['PK']), 'size', { value: 600 * MiB });
    const open = { type: 'open', url: 'local:feed-1/a.zip', files: huge, timeZone: 'UTC' } as const;
    await serveFeed((answer) => answers.push(answer))(open);
    expect(answers).toEqual([
      {
        type: 'failed',
        problem: { code: 'fileTooLarge', params: { file: open.url, mebibytes: 512 } },
      },
    ]);
  });
});
