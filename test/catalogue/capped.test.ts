import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cappedBytes, cappedParts } from '../../src/catalogue/capped.ts';
import { asBlob, asBytes, asJson, asText, fetchFile } from '../../src/catalogue/fetch.ts';
import { forgetKeys, keepKey } from '../../src/catalogue/key.ts';
import { mostBytesOf } from '../../src/catalogue/limits.ts';
import { openService } from '../../src/catalogue/open.ts';

/** Sends zeros for as long as anybody listens. */
function pour(response: ServerResponse, closed: () => void): void {
  const piece = Buffer.alloc(1 << 20, 0x30);
  const more = (): void => {
    while (!response.destroyed && response.write(piece));
  };
  response.on('drain', more).on('close', closed);
  more();
}

describe('how much of a file is read', () => {
  let server: Server;
  let url: string;
  let hungUp: () => void;
  const closed = new Promise<void>((done) => {
    hungUp = done;
  });

  beforeAll(async () => {
    server = createServer((request, response) => {
      const path = request.url!;
      if (path.startsWith('/endless')) pour(response.writeHead(200), hungUp);
      else if (path.startsWith('/announced'))
        response.writeHead(200, { 'content-length': String(2 ** 40) }).write('a');
      else if (path.startsWith('/dripples')) {
        const drip = setInterval(() => response.write('0'), 20);
        response.on('close', () => clearInterval(drip));
      } else if (path.startsWith('/secret'))
        response.writeHead(request.headers['x-api-key'] === 'k' ? 200 : 401).end('{"a":1}');
      else if (path.startsWith('/moved'))
        response.writeHead(302, { location: 'http://127.0.0.1:9/x' }).end();
      else response.end('0123456789');
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(forgetKeys);
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it('is all of one at the limit, and nothing of one a byte longer', async () => {
    const body = async (): Promise<Response> => fetch(`${url}/ten`);
    expect((await cappedBytes(await body(), 10))?.length).toBe(10);
    expect(await cappedBytes(await body(), 9)).toBeUndefined();
    expect(await cappedParts(await body(), 9)).toBeUndefined();
    expect(await cappedBytes(new Response(null), 0)).toEqual(new Uint8Array());
  });

  it('ends with the limit where a server never ends, and hangs up', async () => {
    const file = `${url}/endless.epw?a=1`;
    await expect(fetchFile(file, asText)).rejects.toMatchObject({
      code: 'fileTooLarge',
      params: { file, mebibytes: 64 },
    });
    await closed;
  });

  it.each([
    ['text', asText],
    ['bytes', asBytes],
    ['a blob', asBlob],
    ['JSON', asJson],
  ])('refuses as %s what announces more, before it comes', async (_, read) => {
    const file = `${url}/announced.zip`;
    await expect(fetchFile<unknown>(file, read)).rejects.toMatchObject({
      code: 'fileTooLarge',
      params: { file, mebibytes: 512 },
    });
  });

  it('ends in time where a server drips', async () => {
    await expect(fetchFile(`${url}/dripples`, asBlob, undefined, 0.3)).rejects.toMatchObject({
      code: 'timeout',
    });
  });

  it('is bounded of a service too, by its own measure', async () => {
    const file = `${url}/endless`;
    await expect(openService(`${file}?service=WMS`)).rejects.toMatchObject({
      code: 'fileTooLarge',
      params: { file, mebibytes: 64 },
    });
  });

  it('depends on the ending of its name, whatever stands behind it or before', () => {
    const names = ['a/feed.zip', 'https://h/x.CSV?key=1.zip#a', 'local:file-1/b.parquet', 'none'];
    expect(names.map((name) => mostBytesOf(name) / 2 ** 20)).toEqual([512, 256, 1024, 256]);
    expect(mostBytesOf('feed.zip')).toBeGreaterThan(100e6);
  });

  it('needs the key that its server wants, which goes nowhere else', async () => {
    const file = `${url}/secret.json`;
    await expect(fetchFile(file, asJson, undefined, undefined, 'api-key')).rejects.toMatchObject({
      code: 'feedKey',
      params: { file, status: 401, header: 'api-key' },
    });
    keepKey(url, { header: 'X-API-Key', value: 'k' });
    expect(await fetchFile(file, asJson)).toEqual({ a: 1 });
    await expect(fetchFile(`${url}/moved.json`, asJson)).rejects.toMatchObject({
      code: 'feedRedirect',
    });
  });
});
