import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { writeCog } from '../../../scripts/city/raster/cog.ts';
import { memorySource } from '../../../src/layers/raster/bytes.ts';
import { openRemote } from '../../../src/layers/raster/client.ts';
import { probeRaster } from '../../../src/layers/raster/probe.ts';
import { openRaster } from '../../../src/layers/raster/read.ts';
import type { Problem } from '../../../src/problem/problem.ts';

const [width, height] = [700, 600];
const data = Float32Array.from({ length: width * height }, (_, i) => Math.sin(i) * 1000);
const cog = writeCog({
  width,
  height,
  bands: 1,
  type: 'float32',
  data,
  crs: 'EPSG:32632',
  geotransform: [680000, 10, 0, 4930000, 0, -10],
  overviews: 'average',
});

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener);
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/heat.tif`;
}

/** Answers ranges as a good server does; `cut` may shorten the body behind the right headers. */
const ranges = (cut: (body: Uint8Array, request: number) => Uint8Array): RequestListener =>
  (() => {
    let request = 0;
    return (req, res) => {
      const [, from, to] = /bytes=(\d+)-(\d+)/.exec(req.headers.range ?? '')!.map(Number);
      const body = cog.subarray(from!, Math.min(cog.length, to! + 1));
      const range = `bytes ${from}-${from! + body.length - 1}/${cog.length}`;
      res.writeHead(206, { 'Content-Range': range });
      res.end(cut(body, ++request));
    };
  })();

const problemOf = (work: Promise<unknown>): Promise<Problem> =>
  work.then(
    () => expect.fail('no problem was reported'),
    (error) => error as Problem,
  );

describe('a raster that cannot be read', () => {
  it('says that a text is not a TIFF', async () => {
    const source = memorySource('notes.txt', new TextEncoder().encode('not a picture'.repeat(99)));
    const problem = await problemOf(openRaster(source));
    expect(problem.code).toBe('rasterNotTiff');
    expect(problem.message).toContain('notes.txt');
  });

  it.each([0, 3, 100, 200])(
    'says that a file of its first %i bytes is not a TIFF',
    async (count) => {
      const source = memorySource('cut.tif', cog.slice(0, count));
      expect((await problemOf(openRaster(source))).code).toBe('rasterNotTiff');
    },
  );

  it('says where a truncated file ends, and in which tile', async () => {
    const source = memorySource('cut.tif', cog.slice(0, cog.length - 5000));
    const raster = await openRaster(source);
    const { code, params } = await problemOf(probeRaster(raster, ...raster.toLonLat(690, 590)));
    expect(code).toBe('rasterTruncated');
    expect(params).toMatchObject({ file: 'cut.tif', tile: '2, 2', end: cog.length - 5000 });
  });

  it('names the CRS that it does not know, and how to declare one', async () => {
    const changed = writeCog({
      width: 2,
      height: 2,
      bands: 1,
      type: 'uint8',
      data: new Uint8Array(4),
      crs: 'EPSG:32632',
      geotransform: [0, 1, 0, 0, 0, -1],
      overviews: 'nearest',
    });
    const view = new DataView(changed.buffer, changed.byteOffset);
    const key = Array.from({ length: changed.length / 2 - 4 }, (_, i) => i * 2).find(
      (i) => view.getUint16(i, true) === 3072 && view.getUint16(i + 6, true) === 32632,
    )!;
    view.setUint16(key + 6, 60999, true);
    const problem = await problemOf(openRaster(memorySource('odd.tif', changed)));
    expect(problem.code).toBe('unknownCrs');
    expect(problem.message).toMatch(/odd\.tif.*EPSG:60999.*twin:crs/);
    const hinted = await openRaster(memorySource('odd.tif', changed), { crs: 'EPSG:32632' });
    expect(hinted.info.crs).toBe('EPSG:32632');
  });

  it('reports a tile whose bytes are damaged', async () => {
    const broken = cog.slice();
    broken.fill(0x5a, cog.length - 4000);
    const raster = await openRaster(memorySource('broken.tif', broken));
    const problem = await problemOf(probeRaster(raster, ...raster.toLonLat(690, 590)));
    expect(problem.code).toBe('rasterDecode');
  });

  it('asks again where the body is shorter than its Content-Range, then reports it', async () => {
    let requests = 0;
    const url = await serve(
      ranges((body, request) => {
        requests = request;
        return body.subarray(0, body.length - 10);
      }),
    );
    const problem = await problemOf(openRaster(url));
    expect(problem.code).toBe('rasterShortBody');
    expect(problem.params.file).toBe(url);
    expect(requests).toBe(3);
  });

  it('reads on where only the first answer was short', async () => {
    const url = await serve(ranges((body, n) => (n === 1 ? body.subarray(0, 100) : body)));
    const raster = await openRaster(url);
    const { value } = await probeRaster(raster, ...raster.toLonLat(690.5, 590.5));
    expect(value).toBe(data[590 * width + 690]);
  });

  it('reads a server without ranges whole', async () => {
    const url = await serve((_, res) => res.end(cog));
    const raster = await openRaster(url);
    const { value } = await probeRaster(raster, ...raster.toLonLat(10.5, 20.5));
    expect(value).toBe(data[20 * width + 10]);
  });

  it('tells a missing file from a server that is away', async () => {
    const url = await serve((_, res) => {
      res.writeHead(404);
      res.end();
    });
    expect((await problemOf(openRemote(url, {}))).code).toBe('notFound');
    server!.close();
    server!.closeAllConnections();
    expect((await problemOf(openRemote(url, {}))).code).toBe('unreachable');
    expect((await problemOf(openRaster('/nowhere/at/all.tif'))).code).toBe('unreachable');
  });
});
