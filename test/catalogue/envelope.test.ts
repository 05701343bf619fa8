import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeEnvelope } from '../../scripts/city/envelope/write.ts';
import { readEnvelope } from '../../src/catalogue/envelope.ts';
import { type BuildingEnvelope, envelopeColumns } from '../../src/channel/envelope.ts';
import { Problem } from '../../src/problem/problem.ts';
import { box, envelopeOf } from '../scripts/envelope/houses.ts';

let dir: string;
let envelope: BuildingEnvelope;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'twin-envelope-'));
  const unknown = { ...box(40, 0, 5, 5, 3), height: Number.NaN };
  envelope = await envelopeOf([box(0, 0, 10, 8, 6), box(10, 4, 10, 8, 16), unknown]);
});
afterAll(() => rm(dir, { recursive: true }));

const bufferOf = (bytes: Uint8Array): ArrayBuffer =>
  bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;

async function written(name = 'a.parquet'): Promise<ArrayBuffer> {
  await writeEnvelope(envelope, join(dir, name));
  return bufferOf(await readFile(join(dir, name)));
}

/** A file whose columns are those of three houses, changed. */
const changed = (
  change: (column: { name: string; data: (number | null)[] }) => (number | null)[] | undefined,
): ArrayBuffer =>
  parquetWriteBuffer({
    columnData: envelopeColumns.flatMap(({ name }) => {
      const data = change({ name, data: [0, 0, 0] });
      return data === undefined ? [] : [{ name, data, type: 'FLOAT' as const }];
    }),
  });

async function problemOf(bytes: ArrayBuffer): Promise<Problem> {
  try {
    await readEnvelope(bytes, 'x.parquet');
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('it was read');
}

describe('the file of building envelopes', () => {
  it('is read as it was written, and written the same twice', async () => {
    expect(await readEnvelope(await written(), 'a.parquet')).toEqual(envelope);
    expect(Buffer.from(await written('b.parquet')).equals(Buffer.from(await written()))).toBe(true);
  });

  it('keeps horizons in half degrees and says what is not known', async () => {
    const read = await readEnvelope(await written(), 'a.parquet');
    expect(read.roofHorizon.every((v) => Number.isInteger(2 * v))).toBe(true);
    expect(Math.max(...read.roofHorizon.subarray(0, 36))).toBeGreaterThan(30);
    expect(read.walls[16]).toBeNaN();
  });

  it('is refused where columns are missing, by their names', async () => {
    const bytes = changed(({ name, data }) => (name === 'party' ? undefined : data));
    const problem = await problemOf(bytes);
    expect(problem.code).toBe('envelopeColumns');
    expect(problem.message).toContain('x.parquet');
    expect(problem.message).toContain('party');
  });

  it.each([
    ['roof_horizon_120', 91],
    ['wall_horizon_000', -1],
    ['wall_horizon_350', null],
    ['tilt', 120],
    ['slope_ne', -5],
    ['wall_n', 1e12],
    ['assumed', 2],
    ['flat', Number.POSITIVE_INFINITY],
  ])('is refused where %s is %s, with the row', async (column, value) => {
    const bytes = changed(({ name, data }) => (name === column ? [0, 0, value] : data));
    const problem = await problemOf(bytes);
    expect(problem.code).toBe('envelopeValue');
    expect(problem.params).toMatchObject({ column, row: 2 });
  });

  it('is refused as a Problem however it is damaged', async () => {
    const whole = new Uint8Array(await written());
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        fc.nat(whole.length),
        fc.boolean(),
        async (bytes, end, cut) => {
          const hurt = whole.slice(0, cut ? end : whole.length);
          for (const [i, value] of bytes) if (i < hurt.length) hurt[i] = value;
          await readEnvelope(bufferOf(hurt), 'x.parquet').catch((error) => {
            expect(error).toBeInstanceOf(Problem);
          });
        },
      ),
      { numRuns: 60 },
    );
  });
});
