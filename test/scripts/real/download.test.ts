import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { download } from '../../../scripts/city/real/download.ts';
import { gather } from '../../../scripts/city/real/sources.ts';

const body = randomBytes(300_000);
const hash = createHash('sha256').update(body).digest('hex');
type Handler = (request: IncomingMessage, response: ServerResponse, n: number) => void;

let server: Server;
let folder: string;
let url: string;
let requests: IncomingMessage[];
let handler: Handler;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'twinscape-download-'));
  requests = [];
  server = createServer((request, response) => {
    requests.push(request);
    handler(request, response, requests.length);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/file.bin`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
  await rm(folder, { recursive: true });
});

/** What a well-behaved file server does, ranges and validators included. */
function serve(request: IncomingMessage, response: ServerResponse, content = body, etag = '"v1"') {
  const range = /^bytes=(\d+)-$/.exec(request.headers.range ?? '');
  const from = range !== null && request.headers['if-range'] === etag ? Number(range[1]) : 0;
  response.writeHead(from > 0 ? 206 : 200, {
    etag,
    'content-length': content.length - from,
    ...(from > 0
      ? { 'content-range': `bytes ${from}-${content.length - 1}/${content.length}` }
      : {}),
  });
  response.end(content.subarray(from));
}

/** Sends the head of the file, then breaks the connection. */
function truncate(response: ServerResponse, count: number, etag = '"v1"') {
  response.writeHead(200, { etag, 'content-length': body.length });
  response.write(body.subarray(0, count), () => setTimeout(() => response.destroy(), 20));
}

const target = () => join(folder, 'file.bin');
const fetchIt = (more: Partial<Parameters<typeof download>[0]> = {}) =>
  download({
    url,
    path: target(),
    bytes: body.length,
    sha256: hash,
    retries: 2,
    backOff: 1,
    timeout: 5000,
    ...more,
  });

describe('downloading a source', () => {
  it('fetches, verifies and leaves no part file', async () => {
    handler = (request, response) => serve(request, response);
    const shares: number[] = [];
    await fetchIt({ progress: (share) => shares.push(share) });
    expect((await readFile(target())).equals(body)).toBe(true);
    expect(shares.at(-1)).toBe(1);
    await expect(stat(`${target()}.part`)).rejects.toThrow();
  });

  it('goes on where a broken connection stopped', async () => {
    handler = (request, response, n) =>
      n === 1 ? truncate(response, 100_000) : serve(request, response);
    await fetchIt();
    expect(requests[1]?.headers.range).toBe('bytes=100000-');
    expect(requests[1]?.headers['if-range']).toBe('"v1"');
    expect((await readFile(target())).equals(body)).toBe(true);
  });

  it('goes on in a later run, after this one gave up', async () => {
    handler = (_, response) => truncate(response, 50_000);
    await expect(fetchIt({ retries: 0 })).rejects.toMatchObject({ code: 'unreachable' });
    handler = (request, response) => serve(request, response);
    await fetchIt();
    expect(requests.at(-1)?.headers.range).toBe('bytes=50000-');
    expect((await readFile(target())).equals(body)).toBe(true);
  });

  it('starts anew where the file changed between the parts', async () => {
    handler = (request, response, n) =>
      n === 1 ? truncate(response, 100_000, '"old"') : serve(request, response);
    await fetchIt();
    expect((await readFile(target())).equals(body)).toBe(true);
  });

  it('starts anew where the part on the disk is not the beginning of the file', async () => {
    await writeFile(`${target()}.part`, randomBytes(1000));
    await writeFile(`${target()}.part.etag`, '"v1"');
    handler = (request, response) => serve(request, response);
    await fetchIt();
    expect(requests[0]?.headers.range).toBe('bytes=1000-');
    expect(requests[1]?.headers.range).toBeUndefined();
    expect((await readFile(target())).equals(body)).toBe(true);
  });

  it('gives up at once on a 404 and names the address', async () => {
    handler = (_, response) => response.writeHead(404).end();
    await expect(fetchIt()).rejects.toMatchObject({ code: 'sourceGone', params: { status: 404 } });
    expect(requests).toHaveLength(1);
  });

  it('tries again after a server error', async () => {
    handler = (request, response, n) =>
      n < 3 ? void response.writeHead(503).end() : serve(request, response);
    await fetchIt();
    expect(requests).toHaveLength(3);
  });

  it('refuses other bytes of the same length', async () => {
    handler = (request, response) => serve(request, response, randomBytes(body.length));
    await expect(fetchIt()).rejects.toMatchObject({ code: 'sourceHash' });
    expect(requests).toHaveLength(1);
    await expect(stat(`${target()}.part`)).rejects.toThrow();
  });

  it('refuses a file of another length before it is fetched', async () => {
    handler = (request, response) => serve(request, response, randomBytes(10));
    await expect(fetchIt()).rejects.toMatchObject({ code: 'sourceChanged', params: { bytes: 10 } });
  });

  it('does not wait for ever for a server that falls silent', async () => {
    handler = (_, response) => {
      response.writeHead(200, { 'content-length': body.length });
      response.write(body.subarray(0, 1000));
    };
    await expect(fetchIt({ retries: 0, timeout: 150 })).rejects.toMatchObject({ code: 'timeout' });
  });
});

describe('gathering sources', () => {
  const source = (id: string, path: string, more = {}) => ({
    id,
    url: new URL(path, url).href,
    file: `some/${id}.bin`,
    bytes: body.length,
    sha256: hash,
    licence: { url: 'https://example.org', name: 'CC0' },
    publisher: 'P',
    attribution: 'A',
    ...more,
  });
  const progress = () => {};

  it('reports a source that fails and fetches the others, once', async () => {
    handler = (request, response) =>
      request.url === '/gone' ? void response.writeHead(404).end() : serve(request, response);
    const sources = [source('a', '/gone'), source('b', '/b')];
    const { paths, reports } = await gather({ sources, cache: folder, progress });
    expect([...paths.keys()]).toEqual(['b']);
    expect(reports.map((r) => r.ok)).toEqual([false, true]);
    expect(reports[0]?.problem).toContain('/gone');
    const asked = requests.length;
    await gather({ sources: [source('b', '/b')], cache: folder, progress });
    expect(requests).toHaveLength(asked);
  });

  it('stops where a required source fails', async () => {
    handler = (_, response) => response.writeHead(410).end();
    const sources = [source('a', '/gone', { required: true })];
    await expect(gather({ sources, cache: folder, progress })).rejects.toMatchObject({
      code: 'sourceGone',
    });
  });

  it('takes files from a folder, and says which one is missing there or damaged', async () => {
    await writeFile(join(folder, 'a.bin'), body);
    await writeFile(join(folder, 'b.bin'), body.subarray(1));
    const sources = [source('a', '/'), source('b', '/'), source('c', '/')];
    const { paths, reports } = await gather({ sources, from: folder, cache: folder, progress });
    expect(paths.get('a')).toBe(join(folder, 'a.bin'));
    expect(reports.map((r) => r.ok)).toEqual([true, false, false]);
    expect(reports[1]?.problem).toMatch(/b\.bin has 299999 bytes/);
    expect(reports[2]?.problem).toMatch(/c\.bin is not in/);
    expect(requests).toHaveLength(0);
  });
});
