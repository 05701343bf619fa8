import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { tableReader } from '../../src/wiring/tables.ts';

const column = (name: string, data: readonly number[]) => ({
  name,
  data: [...data],
  type: 'DOUBLE' as const,
});
const parquet = (): ArrayBuffer =>
  parquetWriteBuffer({
    columnData: [
      { name: 'id', data: ['a', 'b'], type: 'STRING' },
      column('lon', [9, 9.1]),
      column('lat', [45, 45.1]),
      column('ground', [100, 101]),
      column('height', [10, 12]),
    ],
  });

/** A server whose answers are counted; the first `failing` of them are refused. */
function serve(failing = 0): { readonly asked: string[] } {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url);
    return asked.length <= failing
      ? new Response(null, { status: 404 })
      : new Response(parquet(), { status: 200 });
  });
  return { asked };
}

afterEach(() => vi.unstubAllGlobals());

describe('building tables of a city', () => {
  it('are read once, whoever asks and however many ask at the same time', async () => {
    const { asked } = serve();
    const read = tableReader(new AbortController().signal);
    const [first, second] = await Promise.all([read('a.parquet'), read('a.parquet')]);
    expect(first.count).toBe(2);
    expect(second).toBe(first);
    expect(await read('a.parquet')).toBe(first);
    expect(asked).toEqual(['a.parquet']);
    expect(await read('b.parquet')).not.toBe(first);
  });

  it('are tried again after a failure, which all who asked hear of', async () => {
    const { asked } = serve(1);
    const read = tableReader(new AbortController().signal);
    const both = await Promise.allSettled([read('a.parquet'), read('a.parquet')]);
    expect(both.map((one) => one.status)).toEqual(['rejected', 'rejected']);
    expect((await read('a.parquet')).count).toBe(2);
    expect(asked).toHaveLength(2);
  });
});
