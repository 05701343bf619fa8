import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openService } from '../../src/catalogue/open.ts';
import { standards } from '../../src/catalogue/standards.ts';
import { smallZip } from '../layers/mobility/small-feed.ts';

let server: Server;
let root = '';
const asked: (string | undefined)[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.headers.range);
    if (request.url === '/feed.zip') response.end(smallZip());
    else if (request.url === '/page.zip') response.end('<html>moved</html>');
    else response.writeHead(404).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

describe('the address of a packed timetable', () => {
  it('is a service of one dataset, found by its first bytes', async () => {
    const { kind, offers } = await openService(`${root}/feed.zip`);
    expect([kind, offers.length, asked.at(-1)]).toEqual(['gtfs', 1, 'bytes=0-3']);
    expect(offers[0]).toMatchObject({ title: 'feed.zip', attributionNeeded: true });
    expect(offers[0]!.entry!.distributions[0]).toMatchObject({
      accessUrl: `${root}/feed.zip`,
      conformsTo: [standards.gtfs],
    });
  });

  it('is refused where something else, or nothing, answers', async () => {
    await expect(openService(`${root}/page.zip`)).rejects.toMatchObject({ code: 'gtfsZip' });
    await expect(openService(`${root}/none.zip`)).rejects.toMatchObject({ code: 'serviceStatus' });
  });
});
