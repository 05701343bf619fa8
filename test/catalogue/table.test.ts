import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeBuildingTable } from '../../scripts/city/table.ts';
import { readBuildingTable } from '../../src/catalogue/table.ts';
import { numbers } from '../../src/channel/table.ts';
import { Problem } from '../../src/problem/problem.ts';
import { house } from '../scripts/tiles3d/houses.ts';

const plane = (x: number, y: number, z: number) => [9 + x / 1e5, 45 + y / 1e5, z] as const;
let dir = '';

async function roundTrip(buildings: Parameters<typeof writeBuildingTable>[0]) {
  const path = join(dir, 'buildings.parquet');
  await writeBuildingTable(buildings, path, plane);
  const file = await readFile(path);
  return readBuildingTable(new Uint8Array(file).buffer, 'buildings.parquet');
}

async function problemOf(promise: Promise<unknown>): Promise<Problem> {
  const error = await promise.then(
    () => undefined,
    (e: unknown) => e,
  );
  expect(error).toBeInstanceOf(Problem);
  return error as Problem;
}

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'table-'));
});

describe('building table', () => {
  it('keeps every attribute and unit, with unknowns as not known', async () => {
    const table = await roundTrip([
      house(0, { id: 'a', year: 1912, use: 'residential', address: 'Lindenstraße 14' }),
      house(1, { id: 'b', year: undefined, use: undefined, address: undefined }),
    ]);
    expect(table.count).toBe(2);
    expect(table.columns.id).toEqual({ kind: 'text', values: ['a', 'b'] });
    expect(table.columns.address).toEqual({ kind: 'text', values: ['Lindenstraße 14', ''] });
    expect(table.columns.year).toMatchObject({ kind: 'number', unit: 'a' });
    expect([...numbers(table, 'year')!]).toEqual([1912, Number.NaN]);
    const use = table.columns.use!;
    expect(use.kind === 'category' && use.categories[use.codes[0]!]).toBe('residential');
    expect(use.kind === 'category' && use.codes[1]).toBe(255);
  });

  it('places a building at its centroid, exact to the millimetre', async () => {
    const table = await roundTrip([house(3)]);
    const lon = numbers(table, 'lon')![0]!;
    const lat = numbers(table, 'lat')![0]!;
    expect(Math.abs(lon - (9 + 65 / 1e5))).toBeLessThan(1e-10);
    expect(Math.abs(lat - (45 + 4 / 1e5))).toBeLessThan(1e-10);
  });

  it('leaves out a column of which nothing is known', async () => {
    const table = await roundTrip([house(0, { heating: undefined })]);
    expect(table.columns.heating).toBeUndefined();
    expect(table.columns.floor_area).toBeDefined();
  });

  it('keeps any heights and any text, over more than one row group', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.string(), fc.float({ noNaN: true, noDefaultInfinity: true })), {
          minLength: 1,
          maxLength: 40,
        }),
        async (rows) => {
          const repeated = Array.from({ length: 40 }, () => rows).flat();
          const table = await roundTrip(
            repeated.map(([address, height], i) => house(i, { address, height })),
          );
          expect([...numbers(table, 'height')!]).toEqual(repeated.map((r) => r[1]));
          const address = table.columns.address;
          const texts = address?.kind === 'text' ? address.values : repeated.map(() => '');
          expect(texts).toEqual(repeated.map((r) => r[0]));
        },
      ),
      { numRuns: 15 },
    );
  });

  it('names the columns that are missing', async () => {
    const bytes = parquetWriteBuffer({ columnData: [{ name: 'id', data: ['a'], type: 'STRING' }] });
    const problem = await problemOf(readBuildingTable(bytes, 'b.parquet'));
    expect(problem.code).toBe('tableColumns');
    expect(problem.message).toContain('b.parquet lacks the columns lon, lat, ground, height');
  });

  it('names a file that is no table, or is cut off', async () => {
    const bytes = new TextEncoder().encode('<html>not found</html>').buffer as ArrayBuffer;
    expect((await problemOf(readBuildingTable(bytes, 'b.parquet'))).code).toBe('tableUnreadable');
    const whole = parquetWriteBuffer({ columnData: [{ name: 'id', data: ['a'], type: 'STRING' }] });
    const cut = await problemOf(readBuildingTable(whole.slice(0, 40), 'cut.parquet'));
    expect(cut.message).toContain('cut.parquet');
  });
});
