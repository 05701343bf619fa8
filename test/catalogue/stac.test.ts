import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openService } from '../../src/catalogue/open.ts';
import { assetKeys, assetUrl } from '../../src/catalogue/stac-asset.ts';
import { boundsOf, windowOf } from '../../src/catalogue/stac-offers.ts';
import { hintsOf, readItem } from '../../src/catalogue/stac-read.ts';
import { standards } from '../../src/catalogue/standards.ts';
import { hintsOf as rasterHintsOf } from '../../src/layers/raster/steps.ts';
import { Problem } from '../../src/problem/problem.ts';
import { linkable } from '../../src/state/addedLink.ts';
import { dataSpaceItem, heatCollection, openItem } from './stacFixtures.ts';

const files = new Map<string, unknown>();
const asked: { url: string; method: string; body: string }[] = [];
let server: Server;
let origin: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      asked.push({ url: request.url!, method: request.method!, body });
      const found =
        files.get(`${request.method === 'POST' ? 'POST ' : ''}${request.url}`) ??
        files.get(request.url!.replace(/\?.*/, ''));
      response.writeHead(found === undefined ? 404 : 200, { 'content-type': 'application/json' });
      response.end(found === undefined ? '{}' : JSON.stringify(found));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const item = (json: unknown) => readItem(json, 'item.json');

describe('the asset of an item', () => {
  it('is the cloud-optimised data before a plain GeoTIFF, never a picture of it', () => {
    expect(assetKeys(item(openItem('a', '2024-06-01T10:00:00Z')))).toEqual(['lst', 'plain']);
  });

  it('is the one true-colour picture where there are several bands of data', () => {
    const band = (name: string, role: string) => ({
      href: `https://x.example/${name}.tif`,
      type: 'image/tiff; application=geotiff; profile=cloud-optimized',
      roles: [role],
    });
    const assets = {
      blue: band('blue', 'data'),
      red: band('red', 'data'),
      visual: band('visual', 'visual'),
    };
    expect(assetKeys(item({ ...openItem('a', '2024-06-01'), assets }))[0]).toBe('visual');
    const { red: _red, ...one } = assets;
    expect(assetKeys(item({ ...openItem('a', '2024-06-01'), assets: one }))[0]).toBe('blue');
  });

  it('behind S3 and a login says what it takes', () => {
    const read = item(dataSpaceItem);
    expect(assetKeys(read)).toEqual(['B04_10m']);
    expect(() => assetUrl(read, 'B04_10m', 'https://stac.example/')).toThrow(
      expect.objectContaining({
        code: 'stacLogin',
        params: { file: dataSpaceItem.id, asset: 'B04_10m', detail: 'oidc (openIdConnect)' },
      }),
    );
  });

  it('is fetched by https where an alternate address gives it without login', () => {
    const open = structuredClone(dataSpaceItem) as unknown as {
      assets: { B04_10m: { alternate: unknown } };
    };
    open.assets.B04_10m.alternate = { https: { href: 'https://open.example/B04.tif' } };
    expect(assetUrl(item(open), 'B04_10m', 'https://stac.example/')).toBe(
      'https://open.example/B04.tif',
    );
  });

  it('never leads to a script or a file of this device', () => {
    for (const href of [
      'javascript:alert(1)',
      'file:///etc/passwd',
      'data:image/tiff,x',
      'https://a:b@x.example/y.tif',
    ]) {
      const bad = item({
        ...openItem('a', '2024-06-01'),
        assets: { x: { href, type: 'image/tiff' } },
      });
      expect(() => assetUrl(bad, 'x', 'https://stac.example/')).toThrow(Problem);
    }
  });
});

describe('what an item tells of its samples', () => {
  it('is read from STAC 1.1: proj:code, band fields at the asset, transform', () => {
    const read = item(dataSpaceItem);
    expect(hintsOf(read, read.assets.B04_10m!)).toEqual({
      crs: 'EPSG:32632',
      noData: 0,
      scale: 0.0001,
      offset: -0.1,
      byteSize: 123_456,
      transform: [500_000, 10, 0, 5_000_000, 0, -10],
      bands: ['B04'],
    });
  });

  it('is read from STAC 1.0: proj:epsg of the item, raster:bands and eo:bands', () => {
    const read = item(openItem('a', '2024-06-01T10:00:00Z'));
    expect(hintsOf(read, read.assets.lst!)).toEqual({
      crs: 'EPSG:3035',
      noData: -9999,
      scale: 0.01,
      offset: 273.15,
      unit: 'K',
      bands: ['lst'],
    });
  });

  it('gives a window by instant or by period, and bounds without their heights', () => {
    const read = item(openItem('a', '2024-06-01T10:00:00Z'));
    expect(windowOf(read)).toEqual({ start: '2024-06-01T10:00:00Z', end: '2024-06-01T10:00:00Z' });
    expect(boundsOf(read)).toEqual([9, 45, 9.5, 45.5]);
    const period = {
      datetime: null,
      start_datetime: '2024-06-01T00:00:00Z',
      end_datetime: '2024-09-01T00:00:00Z',
    };
    expect(windowOf({ ...read, properties: period })).toEqual({
      start: '2024-06-01T00:00:00Z',
      end: '2024-09-01T00:00:00Z',
    });
    expect(boundsOf({ ...read, bbox: [179, -10, -179, 10] })).toEqual([179, -10, 181, 10]);
  });
});

describe('a STAC', () => {
  it('of static files becomes one series in order of time', async () => {
    files.clear();
    files.set('/heat/collection.json', heatCollection);
    for (const [id, year] of [
      ['a', 2022],
      ['b', 2023],
      ['c', 2024],
    ] as const)
      files.set(`/heat/items/${id}.json`, openItem(id, `${year}-07-01T10:00:00Z`));
    const { kind, version, title, offers } = await openService(`${origin}/heat/collection.json`);
    expect([kind, version, title.en, offers.length]).toEqual(['stac', '1.0.0', 'Summer heat', 1]);
    const { entry, times, variants } = offers[0]!;
    expect(times).toEqual({
      count: 3,
      first: '2022-07-01T10:00:00Z',
      last: '2024-07-01T10:00:00Z',
    });
    expect(variants.map(({ value }) => value)).toEqual(['lst', 'plain']);
    expect(entry).toMatchObject({
      publisher: 'Heat Observatory',
      licence: { url: 'https://spdx.org/licenses/CC-BY-4.0.html', name: 'CC-BY-4.0' },
      bounds: [9, 45, 9.5, 45.5],
      variable: { id: 'lst', name: { en: 'Land surface temperature' }, unit: 'K' },
      temporal: { start: '2022-07-01T10:00:00Z', end: '2024-07-01T10:00:00Z' },
    });
    expect(entry?.distributions.map((d) => d.accessUrl)).toEqual(
      ['a', 'b', 'c'].map((id) => `${origin}/heat/items/${id}.tif`),
    );
    expect(entry?.distributions[0]).toMatchObject({
      conformsTo: [standards.cog],
      crs: 'EPSG:3035',
      scale: 0.01,
    });
    expect(rasterHintsOf(entry!.distributions[0]!)).toEqual({
      noData: -9999,
      crs: 'EPSG:3035',
      scale: 0.01,
      offset: 273.15,
      unit: 'K',
    });
    expect(linkable(entry)).toEqual(entry);
    expect(offers[0]!.entryOf('plain').distributions[2]).toMatchObject({
      accessUrl: `${origin}/heat/items/c-plain.tif`,
      conformsTo: [standards.geotiff],
    });
  });

  it('of an API is searched where the city is, page after page, and parted by grid cell', async () => {
    files.clear();
    asked.length = 0;
    const links = [{ rel: 'items', href: `${origin}/api/collections/heat/items` }];
    files.set('/api/collections/heat', { ...heatCollection, links });
    files.set('/api/collections/heat/items', {
      type: 'FeatureCollection',
      features: [
        openItem('n2', '2024-07-02T10:00:00Z', 'MGRS-32TPQ'),
        openItem('n1', '2024-07-01T10:00:00Z', 'MGRS-32TPQ'),
      ],
      numberMatched: 3,
      links: [
        { rel: 'next', href: `${origin}/api/search`, method: 'POST', body: { token: 'two' } },
      ],
    });
    files.set('POST /api/search', {
      type: 'FeatureCollection',
      features: [openItem('m1', '2024-07-01T10:00:00Z', 'MGRS-32TQQ')],
      links: [],
    });
    const found = await openService(`${origin}/api/collections/heat`, { bounds: [11, 44, 12, 45] });
    expect(found.offers.map(({ title }) => title)).toEqual(['Summer heat, MGRS-32TPQ', 'm1']);
    expect(found.offers[0]!.entry?.distributions).toHaveLength(2);
    expect(found.more).toBeUndefined();
    const query = new URL(asked.find(({ url }) => url.includes('/items?'))!.url, origin)
      .searchParams;
    expect([query.get('bbox'), query.get('limit')]).toEqual(['11,44,12,45', '60']);
    expect(asked.find(({ method }) => method === 'POST')?.body).toBe('{"token":"two"}');
  });

  it('without items here says so', async () => {
    files.clear();
    files.set('/api/collections/heat', {
      ...heatCollection,
      links: [{ rel: 'items', href: './heat/items' }],
    });
    files.set('/api/collections/heat/items', {
      type: 'FeatureCollection',
      features: [],
      links: [],
    });
    const opening = openService(`${origin}/api/collections/heat`, { bounds: [11, 44, 12, 45] });
    await expect(opening).rejects.toMatchObject({
      code: 'stacEmpty',
      params: { detail: 'bbox 11, 44, 12, 45' },
    });
  });

  it('that is a catalogue lists its collections to be opened', async () => {
    files.clear();
    files.set('/v1', {
      type: 'Catalog',
      stac_version: '1.1.0',
      id: 'root',
      description: 'All',
      links: [{ rel: 'data', href: `${origin}/v1/collections` }],
    });
    files.set('/v1/collections', { collections: [heatCollection], links: [] });
    const { offers } = await openService(`${origin}/v1`);
    expect(offers.map(({ title, opens, entry }) => [title, opens, entry])).toEqual([
      ['Summer heat', `${origin}/v1/collections/heat`, undefined],
    ]);
  });

  it('item of the Data Space is listed with what to do about its login', async () => {
    files.clear();
    files.set('/item', dataSpaceItem);
    const { offers } = await openService(`${origin}/item`);
    expect(offers).toHaveLength(1);
    expect(offers[0]!.entry).toBeUndefined();
    expect(offers[0]!.problem).toMatchObject({ code: 'stacLogin' });
  });

  it('that is broken is named with the place that is wrong', async () => {
    files.clear();
    files.set('/bad', { ...openItem('a', '2024-06-01'), assets: { lst: { title: 'no address' } } });
    await expect(openService(`${origin}/bad`)).rejects.toMatchObject({
      code: 'stacFormat',
      params: { detail: expect.stringContaining('assets.lst.href') },
    });
  });
});

it('reads any JSON as an item or refuses it with a Problem', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (json) => {
      try {
        const read = readItem(json, 'x');
        for (const asset of Object.values(read.assets)) hintsOf(read, asset);
      } catch (error) {
        expect(error).toBeInstanceOf(Problem);
      }
    }),
  );
});
