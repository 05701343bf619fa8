import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { readColumns } from '../../src/catalogue/parquet.ts';
import { walkRuns, walkSnappy, walkStruct } from '../../src/catalogue/parquetWalk.ts';
import { Problem } from '../../src/problem/problem.ts';

/**
 * 40 rows in two groups, data pages of the first version, Snappy, as pyarrow 25 writes them: `id` (b0, b1 ...),
 * `word` (oak, elm, ash by row; null in every fifth), `whole` (required int64: row³ · 1 000 003), `single`
 * (row / 8; null where row mod 7 is 3), `yes` (even rows; null in every eleventh), and a struct `box`.
 */
const arrow = new Uint8Array(readFileSync(join(import.meta.dirname, 'files/pyarrow.parquet')));
const kinds = {
  id: 'text',
  word: 'text',
  whole: 'number',
  single: 'number',
  yes: 'boolean',
} as const;
const copyOf = (bytes: Uint8Array): ArrayBuffer => bytes.slice().buffer as ArrayBuffer;

async function detailOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => undefined,
    (e: unknown) => e,
  );
  expect(error).toBeInstanceOf(Problem);
  expect((error as Problem).code).toBe('tableUnreadable');
  expect((error as Problem).params.file).toBe('x.parquet');
  return String((error as Problem).params.detail);
}

const rowsOf = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

describe('columns of a Parquet file', () => {
  it('are read as pyarrow wrote them, nulls and wide numbers among them', async () => {
    const { count, columns } = await readColumns(copyOf(arrow), 'x.parquet', kinds);
    expect(count).toBe(40);
    const rows = rowsOf(40);
    expect(columns.id).toEqual(rows.map((i) => `b${i}`));
    expect(columns.word).toEqual(rows.map((i) => (i % 5 ? ['oak', 'elm', 'ash'][i % 3] : '')));
    expect([...columns.whole!]).toEqual(rows.map((i) => i ** 3 * 1_000_003));
    expect([...columns.single!]).toEqual(rows.map((i) => (i % 7 === 3 ? Number.NaN : i / 8)));
    expect([...columns.yes!]).toEqual(rows.map((i) => (i % 11 && i % 2 === 0 ? 1 : 0)));
  });

  it('come back whatever was written, over any number of groups and pages', async () => {
    const row = fc.record({
      text: fc.option(fc.string({ minLength: 1 })),
      number: fc.option(fc.double({ noNaN: true })),
      yes: fc.option(fc.boolean()),
    });
    const shape = fc.record({
      rows: fc.array(row, { minLength: 1, maxLength: 60 }),
      group: fc.integer({ min: 1, max: 70 }),
      codec: fc.constantFrom('SNAPPY' as const, 'UNCOMPRESSED' as const),
    });
    await fc.assert(
      fc.asyncProperty(shape, async ({ rows, group, codec }) => {
        const columnData: ColumnSource[] = [
          { name: 'text', type: 'STRING', data: rows.map((r) => r.text) },
          { name: 'number', type: 'DOUBLE', data: rows.map((r) => r.number) },
          { name: 'yes', type: 'BOOLEAN', data: rows.map((r) => r.yes) },
        ];
        const bytes = parquetWriteBuffer({ columnData, rowGroupSize: group, codec, pageSize: 64 });
        const { columns } = await readColumns(bytes, 'x.parquet', {
          text: 'text',
          number: 'number',
          yes: 'boolean',
        });
        expect(columns.text).toEqual(rows.map((r) => r.text ?? ''));
        expect([...columns.number!]).toEqual(rows.map((r) => r.number ?? Number.NaN));
        expect([...columns.yes!]).toEqual(rows.map((r) => Number(r.yes ?? false)));
      }),
      { numRuns: 100 },
    );
  });

  it('that the file lacks are absent', async () => {
    const { columns } = await readColumns(copyOf(arrow), 'x.parquet', { other: 'text' });
    expect(columns.other).toBeUndefined();
  });

  it('of another type, or of lists, are refused by their name', async () => {
    expect(await detailOf(readColumns(copyOf(arrow), 'x.parquet', { word: 'number' }))).toContain(
      'column word holds BYTE_ARRAY, not number',
    );
    expect(await detailOf(readColumns(copyOf(arrow), 'x.parquet', { box: 'number' }))).toContain(
      'column box holds lists',
    );
  });

  it('are refused where the file claims more rows than it has bytes for', async () => {
    const columnData: ColumnSource[] = [
      { name: 'same', type: 'DOUBLE', data: new Array<number>(200_000).fill(1) },
    ];
    const bytes = parquetWriteBuffer({ columnData });
    expect(bytes.byteLength).toBeLessThan(200_000);
    expect(await detailOf(readColumns(bytes, 'x.parquet', { same: 'number' }))).toMatch(
      /^200000 rows in \d+ bytes$/,
    );
  });

  it('say where a run of values is longer than the page', async () => {
    // Nulls as two runs of nine rows: header 18 and a byte, absent (0) and there (1).
    const data = rowsOf(18).map((i) => (i < 9 ? null : i));
    const columnData: ColumnSource[] = [{ name: 'n', type: 'INT32', data }];
    const bytes = new Uint8Array(parquetWriteBuffer({ columnData, codec: 'UNCOMPRESSED' }));
    const at = Buffer.from(bytes).indexOf(Uint8Array.of(18, 0, 18, 1));
    expect(at).toBeGreaterThan(0);
    bytes[at] = 126;
    expect(await detailOf(readColumns(copyOf(bytes), 'x.parquet', { n: 'number' }))).toMatch(
      /^column n, row group 1: page at byte 0: a run of 63 where 18 are left/,
    );
  });
});

describe('a damaged Parquet file', () => {
  const mostly = fc.oneof(
    fc.integer({ min: 0, max: 255 }),
    fc.constantFrom(0, 1, 0x7f, 0x80, 0xff),
  );
  const place = fc.integer({ min: 0, max: arrow.length - 1 });
  const damage = fc.oneof(
    fc.record({ cut: place }),
    fc.record({
      changes: fc.array(fc.tuple(place, mostly), { minLength: 1, maxLength: 8 }),
    }),
    fc.record({ from: place, to: place, length: fc.integer({ min: 1, max: 120 }) }),
    // The longest length of a run.
    fc.record({ long: place }),
  );

  const damaged = (how: typeof damage extends fc.Arbitrary<infer T> ? T : never): Uint8Array => {
    if ('cut' in how) return arrow.slice(0, how.cut);
    const bytes = arrow.slice();
    if ('changes' in how) for (const [at, value] of how.changes) bytes[at] = value;
    else if ('from' in how) bytes.copyWithin(how.to, how.from, how.from + how.length);
    else bytes.set([0xfe, 0xff, 0xff, 0xff, 0x0f].slice(0, arrow.length - how.long), how.long);
    return bytes;
  };

  it('ends with a table of its rows, or with a Problem that names it', async () => {
    await fc.assert(
      fc.asyncProperty(damage, async (how) => {
        const read = readColumns(copyOf(damaged(how)), 'x.parquet', kinds);
        try {
          const { count, columns } = await read;
          for (const values of Object.values(columns)) expect(values).toHaveLength(count);
        } catch {
          await detailOf(read);
        }
      }),
      { numRuns: 600 },
    );
  });
});

describe('the walk before decoding', () => {
  it('refuses lists, lengths and depths that the header has no bytes for', () => {
    const walk = (...bytes: number[]): number =>
      walkStruct(new DataView(Uint8Array.from(bytes).buffer), 0, 100);
    expect(walk(0x15, 0x02, 0x00)).toBe(3);
    expect(() => walk(0x19, 0xfc, 0xff, 0xff, 0xff, 0x7f, 0)).toThrow(/elements/);
    expect(() => walk(0x18, 0xff, 0xff, 0xff, 0xff, 0x0f, 0)).toThrow(/beyond the header/);
    expect(() => walk(...new Array<number>(60).fill(0x1c))).toThrow(/too deep/);
    expect(() => walk(0x16, ...new Array<number>(40).fill(0xff))).toThrow(/too long/);
  });

  it('counts the ones of runs and of packed bits as they are laid out', () => {
    // Three ones, then eight packed bits of which the last three are padding.
    expect(walkRuns(Uint8Array.of(6, 1, 3, 0b1110_1101), 1, 8, 2)).toBe(6);
    expect(() => walkRuns(Uint8Array.of(6, 2), 1, 3, 2)).toThrow(/value 2/);
    expect(() => walkRuns(Uint8Array.of(1, 0), 1, 8, 2)).toThrow(/a run of 0/);
    expect(() => walkRuns(Uint8Array.of(5, 0), 1, 16, 2)).toThrow(/cut off/);
  });

  it('refuses Snappy data that would keep a reader busy for ever', () => {
    // A literal whose length of four bytes is negative as a signed number: hyparquet steps back and repeats.
    const back = Uint8Array.of(4, 63 << 2, 0xfa, 0xff, 0xff, 0xff, 1, 2, 3, 4);
    expect(() => walkSnappy(back, 4)).toThrow(/cut off/);
    expect(() => walkSnappy(Uint8Array.of(4, 0, 7, 0b1001, 2), 4)).toThrow(/point outside/);
    expect(() => walkSnappy(Uint8Array.of(4, 0, 7, 0b0001, 1), 4)).toThrow(/more than 4/);
    expect(() => walkSnappy(Uint8Array.of(5, 0, 7, 0b0001, 1), 5)).not.toThrow();
  });
});
