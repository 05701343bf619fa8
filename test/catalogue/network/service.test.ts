import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openNetwork } from '../../../src/catalogue/network/client.ts';
import { openService } from '../../../src/catalogue/open.ts';
import { kindOf } from '../../../src/layers/registry.ts';

const street = {
  type: 'Feature',
  properties: { highway: 'residential', name: 'High Street' },
  geometry: {
    type: 'LineString',
    coordinates: [
      [11, 44],
      [11.01, 44],
    ],
  },
};
const collection = (features: readonly object[]): string =>
  JSON.stringify({ type: 'FeatureCollection', features });

let server: Server;
let root = '';

beforeAll(async () => {
  const files: Readonly<Record<string, string>> = {
    '/roads.geojson': collection([street]),
    '/areas.geojson': collection([{ type: 'Feature', geometry: { type: 'Polygon' } }]),
    '/page.gpkg': '<html>moved</html>',
  };
  server = createServer((request, response) => {
    const body = files[request.url ?? ''];
    if (body === undefined) response.writeHead(404).end();
    else response.end(body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

describe('the address of a file of roads', () => {
  it('is a dataset that the road layer opens', async () => {
    const { kind, offers } = await openService(`${root}/roads.geojson`);
    expect([kind, offers.length]).toEqual(['roads', 1]);
    expect(kindOf(offers[0]!.entry!)?.kind).toBe('roads');
    const shares: number[] = [];
    const url = offers[0]!.entry!.distributions[0]!.accessUrl;
    const network = await openNetwork(url, { progress: (share) => shares.push(share) });
    expect(network.roads.name).toEqual(['High Street']);
    expect([...network.links.freeSpeed]).toEqual([30, 30]);
    expect(shares.length).toBeGreaterThan(1);
    // As long as somebody holds it, nobody reads it again.
    expect(await openNetwork(url)).toBe(network);
  });

  it('is refused where something else answers', async () => {
    await expect(openService(`${root}/page.gpkg`)).rejects.toMatchObject({
      code: 'roadSource',
      params: { format: 'GeoPackage', detail: expect.stringContaining('moved') },
    });
    await expect(openService(`${root}/none.gpkg`)).rejects.toMatchObject({ code: 'serviceStatus' });
    await expect(openService(`${root}/areas.geojson`)).rejects.not.toMatchObject({
      code: 'roadSource',
    });
  });

  it('is read once for all who ask, and given up when the last of them leaves', async () => {
    const url = `${root}/roads.geojson?again`;
    const [first, second] = [new AbortController(), new AbortController()];
    const one = openNetwork(`${root}/roads.geojson#2`, { signal: first.signal });
    const two = openNetwork(`${root}/roads.geojson#2`, { signal: second.signal });
    first.abort();
    await expect(one).rejects.toMatchObject({ code: 'cancelled' });
    expect((await two).roads.count).toBe(1);
    const gone = new AbortController();
    const left = openNetwork(url, { signal: gone.signal });
    gone.abort();
    await expect(left).rejects.toMatchObject({ code: 'cancelled' });
  });
});
