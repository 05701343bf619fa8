import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asJson, asText, fetchFile } from '../../src/catalogue/fetch.ts';

describe('fetching a file of a city', () => {
  let server: Server;
  let url: string;

  beforeAll(async () => {
    server = createServer((request, response) => {
      if (request.url === '/missing') response.writeHead(404).end();
      else if (request.url === '/silent') return;
      else if (request.url === '/stalls') response.writeHead(200).write('half');
      else if (request.url === '/breaks') {
        response.writeHead(200, { 'content-length': '100' }).write('half', () => {
          response.destroy();
        });
      } else response.end('{"whole": ');
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it('gives what the reader makes of the body', async () => {
    expect(await fetchFile(`${url}/whole`, asText)).toBe('{"whole": ');
  });

  it.each([
    ['/missing', 'notFound'],
    ['/silent', 'timeout'],
    ['/stalls', 'timeout'],
    ['/breaks', 'unreachable'],
  ])('names the file where %s is a case of %s', async (path, code) => {
    const file = `${url}${path}`;
    await expect(fetchFile(file, asText, undefined, 0.3)).rejects.toMatchObject({
      code,
      params: { file },
    });
  });

  it('tells a cancelled read from one that took too long', async () => {
    const abort = new AbortController();
    const read = fetchFile(`${url}/stalls`, asText, abort.signal);
    setTimeout(() => abort.abort(), 50);
    await expect(read).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('names the file whose JSON is broken', async () => {
    await expect(fetchFile(`${url}/whole`, asJson)).rejects.toMatchObject({
      code: 'jsonSyntax',
      params: { file: `${url}/whole` },
    });
  });
});
