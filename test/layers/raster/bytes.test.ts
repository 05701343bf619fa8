import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { blocked, byteBlocks } from '../../../src/layers/raster/blocks.ts';
import { memorySource } from '../../../src/layers/raster/bytes.ts';
import { httpSource } from '../../../src/layers/raster/bytesHttp.ts';
import { ByteCache } from '../../../src/layers/raster/cache.ts';
import { readerBytes, setReaderCap } from '../../../src/layers/raster/memory.ts';
import { random } from './gdal.ts';

const next = random(5);
const file = Uint8Array.from({ length: 900_000 }, () => next() * 256);

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

type Answer = (req: IncomingMessage, res: ServerResponse, from: number, to: number) => void;

async function serve(answer: Answer): Promise<{ url: string; asked: [number, number][] }> {
  const asked: [number, number][] = [];
  server = createServer((req, res) => {
    const [, from, to] = /bytes=(\d+)-(\d+)/.exec(req.headers.range ?? '')!.map(Number);
    asked.push([from!, to!]);
    answer(req, res, from!, Math.min(to!, file.length - 1));
  });
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server!.address() as AddressInfo).port}/heat.tif`, asked };
}

const right: Answer = (_, res, from, to) => {
  res.writeHead(206, { 'Content-Range': `bytes ${from}-${to}/${file.length}`, ETag: '"one"' });
  res.end(file.subarray(from, to + 1));
};

describe('ranges from a server', () => {
  it.each([
    ['another start', (from: number, to: number) => `bytes ${from + 1}-${to}/${file.length}`],
    ['an earlier end', (from: number, to: number) => `bytes ${from}-${to - 5}/${file.length}`],
    ['another unit', () => 'lines 1-2/3'],
  ])('are not believed with %s, and reported after three tries', async (_, range) => {
    const { url, asked } = await serve((_req, res, from, to) => {
      res.writeHead(206, { 'Content-Range': range(from, to) });
      res.end(file.subarray(from, to + 1));
    });
    const problem = httpSource(url).read(1000, 50);
    await expect(problem).rejects.toMatchObject({ code: 'rasterWrongRange' });
    await expect(problem).rejects.toThrow(/heat\.tif.*1000-1049/);
    expect(asked.length).toBe(3);
  });

  it.each([401, 403])(
    'name the login that HTTP %i asks for, and are not asked for again',
    async (status) => {
      const { url, asked } = await serve((_, res) => res.writeHead(status).end());
      await expect(httpSource(url).read(0, 50)).rejects.toMatchObject({
        code: 'serviceLogin',
        params: { file: url, status },
      });
      expect(asked.length).toBe(1);
    },
  );

  it('are read where a first answer was wrong and the second right', async () => {
    let requests = 0;
    const { url } = await serve((req, res, from, to) => {
      requests += 1;
      if (requests > 1) return right(req, res, from, to);
      res.writeHead(503);
      res.end();
    });
    const bytes = await httpSource(url).read(1000, 50);
    expect(new Uint8Array(bytes)).toEqual(file.slice(1000, 1050));
  });

  it('whose server hides where they lie are asked for again where they are short', async () => {
    let requests = 0;
    const { url } = await serve((_req, res, from, to) => {
      requests += 1;
      res.writeHead(206);
      res.end(file.subarray(from, requests === 1 ? from + 3 : to + 1));
    });
    const source = httpSource(url);
    expect((await source.read(1000, 50)).byteLength).toBe(50);
    expect(requests).toBe(2);
    expect((await source.read(file.length - 20, 50)).byteLength).toBe(20);
    expect((await source.read(file.length - 10, 50)).byteLength).toBe(10);
    expect(requests).toBe(5);
  });

  it('end with the file, by its length or by a refusal', async () => {
    const { url, asked } = await serve((req, res, from, to) => {
      if (from < file.length) return right(req, res, from, to);
      res.writeHead(416);
      res.end();
    });
    const source = httpSource(url);
    expect((await source.read(file.length + 5, 10)).byteLength).toBe(0);
    expect((await source.read(file.length - 5, 10)).byteLength).toBe(5);
    expect((await source.read(file.length + 5, 10)).byteLength).toBe(0);
    expect(asked.length).toBe(2);
  });

  it.each([
    ['ETag', { ETag: '"two"' }],
    ['Last-Modified', { 'Last-Modified': 'Tue, 24 Nov 2026 08:00:00 GMT' }],
    ['length', {}],
  ])('of a file that changed by its %s are reported, not mixed', async (what, changed) => {
    let requests = 0;
    const { url } = await serve((_req, res, from, to) => {
      requests += 1;
      const total = what === 'length' ? file.length + requests : file.length;
      const before = { ETag: '"one"', 'Last-Modified': 'Mon, 23 Nov 2026 08:00:00 GMT' };
      res.writeHead(206, {
        ...before,
        ...(requests > 1 ? changed : {}),
        'Content-Range': `bytes ${from}-${to}/${total}`,
      });
      res.end(file.subarray(from, to + 1));
    });
    const source = httpSource(url);
    await source.read(0, 100);
    const problem = source.read(200, 100);
    await expect(problem).rejects.toMatchObject({ code: 'rasterChanged', params: { file: url } });
  });

  it('are refused where the whole of a large file would come instead', async () => {
    const { url } = await serve((_req, res) => {
      res.writeHead(200, { 'Content-Length': 3 * 2 ** 30 });
      res.write('II');
    });
    await expect(httpSource(url).read(0, 10)).rejects.toMatchObject({
      code: 'rasterNoRanges',
      params: { file: url, mebibytes: 3072 },
    });
  });
});

describe('blocks of a file', () => {
  it('hold the bytes of any stretch, and less only at its end', async () => {
    const source = blocked(memorySource('heat.tif', file));
    const at = random(11);
    for (let i = 0; i < 60; i++) {
      const offset = Math.floor(at() * (file.length + 1000));
      const length = 1 + Math.floor(at() * 200_000);
      const bytes = new Uint8Array(await source.read(offset, length));
      expect(Buffer.compare(bytes, file.subarray(offset, offset + length))).toBe(0);
    }
    source.dispose();
  });

  it('that are wanted together come with one request, small gaps along, large ones not', async () => {
    const { url, asked } = await serve(right);
    const source = blocked(httpSource(url));
    const block = 65536;
    await Promise.all([0, 1, 3, 4, 10].map((i) => source.read(i * block + 5, 10)));
    expect(asked.sort((a, b) => a[0] - b[0])).toEqual([
      [0, 5 * block - 1],
      [10 * block, 11 * block - 1],
    ]);
    await source.read(4 * block, block + 1);
    expect(asked.length).toBe(3);
    source.dispose();
  });

  it('are read ahead of one who reads on, never more than was read so far', async () => {
    const { url, asked } = await serve(right);
    const source = blocked(httpSource(url));
    const block = 65536;
    for (let at = 0; at < file.length; at += block / 2) await source.read(at, block / 2);
    expect(asked.map(([from, to]) => (to + 1 - from) / block)).toEqual([1, 2, 4, 8]);
    await source.read(0, file.length);
    expect(asked.length).toBe(4);
    source.dispose();
  });

  it('read ahead keep a request going only while someone waits for them', async () => {
    let held = 0;
    let closed = 0;
    const { url, asked } = await serve((req, res, from, to) => {
      if (asked.length === 1) return right(req, res, from, to);
      held += 1;
      res.on('close', () => {
        closed += 1;
      });
    });
    const source = blocked(httpSource(url));
    const block = 65536;
    const until = async (done: () => boolean): Promise<void> => {
      while (!done()) await new Promise((resolve) => setTimeout(resolve, 5));
    };
    await source.read(0, 2 * block);
    const [one, two] = [new AbortController(), new AbortController()];
    const wanted = source.read(2 * block, 10, one.signal);
    await until(() => held === 1);
    expect(asked[1]).toEqual([2 * block, 5 * block - 1]);
    const joined = source.read(4 * block, 10, two.signal);
    one.abort();
    await expect(wanted).rejects.toThrow(/abort/);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect([held, closed]).toEqual([1, 0]);
    two.abort();
    await expect(joined).rejects.toThrow(/abort/);
    await until(() => closed === 1);
    source.dispose();
  });

  it('are not asked for again, and a failed one is', async () => {
    let requests = 0;
    const { url } = await serve((req, res, from, to) => {
      requests += 1;
      if (requests > 3) return right(req, res, from, to);
      res.writeHead(500);
      res.end();
    });
    const source = blocked(httpSource(url));
    await expect(source.read(0, 10)).rejects.toMatchObject({ code: 'unreachable' });
    expect((await source.read(0, 10)).byteLength).toBe(10);
    expect((await source.read(20, 10)).byteLength).toBe(10);
    expect(requests).toBe(4);
    source.dispose();
  });

  it('stop being read when nobody wants them, and go on for another who does', async () => {
    const closed: boolean[] = [];
    let release = (): void => undefined;
    const { url, asked } = await serve((req, res, from, to) => {
      res.on('close', () => closed.push(!res.writableFinished));
      release = () => right(req, res, from, to);
    });
    const source = blocked(httpSource(url));
    const [one, two] = [new AbortController(), new AbortController()];
    const arrived = async (n: number): Promise<void> => {
      while (asked.length < n) await new Promise((resolve) => setTimeout(resolve, 5));
    };
    const first = source.read(0, 10, one.signal);
    const second = source.read(5, 10, two.signal);
    await arrived(1);
    one.abort();
    await expect(first).rejects.toThrow(/abort/);
    release();
    expect((await second).byteLength).toBe(10);
    expect(closed).toEqual([false]);

    const third = source.read(200_000, 10, two.signal);
    await arrived(2);
    two.abort();
    await expect(third).rejects.toThrow(/abort/);
    while (closed.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(closed).toEqual([false, true]);
    source.dispose();
  });
});

describe('the memory of the readers', () => {
  it('keeps under its cap, and drops what is too much when the cap is lowered', async () => {
    const source = blocked(memorySource('heat.tif', file));
    await source.read(0, file.length);
    expect(byteBlocks.bytes).toBeGreaterThanOrEqual(file.length);
    expect(readerBytes()).toBeGreaterThanOrEqual(file.length);
    setReaderCap(4 * 200_000);
    expect(byteBlocks.bytes).toBeLessThanOrEqual(200_000);
    await source.read(0, file.length);
    expect(byteBlocks.bytes).toBeLessThanOrEqual(200_000);
    source.dispose();
    expect(byteBlocks.bytes).toBe(0);
    setReaderCap(176 * 2 ** 20);
  });

  it('tells the maker of a value when the last who waited has gone, and makes it anew', async () => {
    const cache = new ByteCache<number>(100, () => 1);
    let made = 0;
    let aborted = 0;
    const make = (abort: AbortSignal): Promise<number> => {
      made += 1;
      abort.addEventListener('abort', () => {
        aborted += 1;
      });
      return new Promise((resolve) => setTimeout(() => resolve(7), 5));
    };
    const [a, b, c] = [new AbortController(), new AbortController(), new AbortController()];
    const first = cache.get('x', make, a.signal);
    const second = cache.get('x', make, b.signal);
    a.abort();
    b.abort();
    await expect(first).rejects.toThrow();
    await expect(second).rejects.toThrow();
    expect([made, aborted]).toEqual([1, 1]);
    const third = cache.get('x', make, c.signal);
    const fourth = cache.get('x', make);
    c.abort();
    await expect(third).rejects.toThrow();
    expect(await fourth).toBe(7);
    expect([made, aborted]).toEqual([2, 1]);
    await expect(cache.get('x', make, c.signal)).rejects.toThrow();
  });
});
