import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Distribution, Entry, ServiceAccess } from '../../../src/catalogue/entry.ts';
import { openService } from '../../../src/catalogue/open.ts';
import type { Offer, Service } from '../../../src/catalogue/service.ts';
import { crsOf } from '../../../src/geo/crs.ts';
import { type TileId, tilePlace } from '../../../src/geo/tile.ts';
import { checkPicture } from '../../../src/layers/imagery/check.ts';
import { fetchPicture } from '../../../src/layers/imagery/picture.ts';
import type { TileAsk } from '../../../src/layers/imagery/pyramid.ts';
import { type ImagerySource, openSource } from '../../../src/layers/imagery/source.ts';
import { type Picture, warpPictures } from '../../../src/layers/imagery/warp.ts';
import { board, type MapServers, months, startMapServers, whyNot } from '../../mapserver.ts';

const missing = whyNot();
if (missing !== undefined) console.warn(`skipped: tests of services against MapServer: ${missing}`);

let servers: MapServers;
let opened: Promise<Service> | undefined;
const boards = () => (opened ??= openService(servers.wms));
beforeAll(async () => {
  if (missing === undefined) servers = await startMapServers();
});
afterAll(() => servers?.stop());

const size = 128;
/** Level of the globe's tiling on which a cell of the board is about 20 pixels wide. */
const level = 15;

async function decode(url: string, source: ImagerySource): Promise<Picture | undefined> {
  const bytes = await fetchPicture(url, source.asked);
  if (bytes === undefined) return undefined;
  const { width, height, data } = PNG.sync.read(Buffer.from(bytes));
  return { width, height, data };
}

/** The globe's tile around a place, drawn from the service. */
async function tileAt(source: ImagerySource, lon: number, lat: number, ask: TileAsk = {}) {
  const whole = tilePlace({ scheme: 'geographic', level, x: 0, y: 0 }, lon, lat);
  const tile: TileId = {
    scheme: 'geographic',
    level,
    x: Math.floor(whole[0]),
    y: Math.floor(whole[1]),
  };
  const cache = new Map<string, Promise<Picture | undefined>>();
  const pixels = await warpPictures(source.pyramid, tile, size, (matrix, col, row) => {
    const url = source.pyramid.url(matrix, col, row, ask);
    const known = cache.get(url) ?? decode(url, source);
    cache.set(url, known);
    return known;
  });
  return { tile, pixels };
}

type Colour = (col: number, row: number) => readonly [number, number, number];

/**
 * Compares every pixel of a tile with the board: its cell's colour further than `rim` pixels inside the
 * cell, clear further than that outside the board. Gives how many were compared and the largest difference.
 */
async function compare(
  source: ImagerySource,
  ask: TileAsk = {},
  colour: Colour = board.colour,
  rim = 2.5,
) {
  const utm = (await crsOf(board.crs))!;
  // The corners of the board that a swapped or shifted axis would move first.
  const [lon, lat] = utm.toLonLat(board.left + 50, board.top - 50);
  const { tile, pixels } = await tileAt(source, lon, lat, ask);
  let [inside, outside, worst] = [0, 0, 0];
  const n = 2 ** tile.level;
  const metres = (180 / n / size) * 111_320;
  for (let row = 0; row < size; row++)
    for (let col = 0; col < size; col++) {
      const at = [
        ((tile.x + (col + 0.5) / size) / n) * 180 - 180,
        90 - ((tile.y + (row + 0.5) / size) / n) * 180,
      ] as const;
      const [x, y] = utm.fromLonLat(...at);
      const u = (x - board.left) / board.cell;
      const v = (board.top - y) / board.cell;
      const near = (rim * metres) / board.cell;
      const edge = Math.min(Math.abs(u - Math.round(u)), Math.abs(v - Math.round(v)));
      const i = (row * size + col) * 4;
      if (u > near && v > near && u < board.cols - near && v < board.rows - near) {
        if (edge < near) continue;
        inside += 1;
        const want = [...colour(Math.floor(u), Math.floor(v)), 255];
        want.forEach((value, k) => {
          worst = Math.max(worst, Math.abs(pixels[i + k]! - value));
        });
      } else if (u < -near || v < -near || u > board.cols + near || v > board.rows + near) {
        outside += 1;
        worst = Math.max(worst, pixels[i + 3]!);
      }
    }
  return { inside, outside, worst };
}

const offered = (offers: readonly Offer[], id: string): Entry => {
  const entry = offers.find((offer) => offer.id === id)?.entry;
  if (entry === undefined) throw new Error(`${id} is not offered`);
  return entry;
};

/** The entry with other choices for its service. */
const asking = (entry: Entry, service: ServiceAccess, url?: string): Entry => {
  const [d] = entry.distributions as readonly [Distribution];
  const changed = { ...d, accessUrl: url ?? d.accessUrl, service: { ...d.service, ...service } };
  return { ...entry, distributions: [changed] };
};

describe.skipIf(missing !== undefined)('a WMS of MapServer', () => {
  it('lists its layers with extent, licence, publisher, attribution and times', async () => {
    const service = await boards();
    expect([service.kind, service.version, service.title.en]).toEqual(['wms', '1.3.0', 'Boards']);
    expect(service.offers.map(({ id }) => id)).toEqual(['boards', 'board', 'months', 'places']);
    const entry = offered(service.offers, 'months');
    expect(entry.publisher).toBe('Test office');
    expect(entry.attribution).toBe('Board makers');
    expect(entry.licence.url).toBe('https://creativecommons.org/licenses/by/4.0/');
    expect(entry.bounds[0]).toBeCloseTo(11.5537, 3);
    expect(entry.bounds[3]).toBeCloseTo(48.1488, 3);
    expect(service.offers.find(({ id }) => id === 'months')?.times).toEqual({
      count: 3,
      first: '2024-01-01',
      last: '2024-03-01',
    });
  });

  const asked = [
    ['1.1.1', 'EPSG:4326'],
    ['1.1.1', 'EPSG:3035'],
    ['1.3.0', 'EPSG:3857'],
    ['1.3.0', 'EPSG:4326'],
    ['1.3.0', 'EPSG:3035'],
    ['1.3.0', 'EPSG:25832'],
  ] as const;
  for (const [version, crs] of asked)
    it(`lies right to the pixel in ${version} and ${crs}`, async () => {
      const { offers } = await boards();
      const address = `${servers.wms}?version=${version}`;
      const source = await openSource(asking(offered(offers, 'board'), { crs }, address));
      const { inside, outside, worst } = await compare(source);
      expect(inside).toBeGreaterThan(1000);
      expect(outside).toBeGreaterThan(1000);
      expect(worst).toBe(0);
    });

  it('draws the step that is asked for, and the default where none is', async () => {
    const source = await openSource(offered((await boards()).offers, 'months'));
    expect(source.firstStep).toBe(1);
    for (const [i, time] of months.entries()) {
      expect(source.steps?.at(i)).toBe(time);
      const colour: Colour = (col, row) => {
        const [r, g] = board.colour(col, row);
        return [r, g, (i + 1) * 60];
      };
      expect((await compare(source, { time }, colour)).worst).toBe(0);
    }
  });

  it('tells what is at a place, in both versions', async () => {
    const utm = (await crsOf(board.crs))!;
    const entry = offered((await boards()).offers, 'places');
    for (const [version, crs] of [asked[0], asked[3], asked[4]]) {
      const source = await openSource(asking(entry, { crs }, `${servers.wms}?version=${version}`));
      // 20 m inside the eastern edge of the southern square: a swapped axis would miss it.
      const [lon, lat] = utm.toLonLat(board.left + 2180, board.top - 1300);
      const fields = await source.info!({ lon, lat }, 5, {});
      const values = Object.fromEntries(fields.map((f) => [f.label.en, f.value]));
      expect(values).toMatchObject({ name: 'Südost', id: 8, note: '<b>bold</b> & co' });
      const [aside, off] = utm.toLonLat(board.left + 2220, board.top - 1300);
      expect(await source.info!({ lon: aside, lat: off }, 5, {})).toEqual([]);
    }
  });

  it('has a legend that is a picture', async () => {
    const source = await openSource(offered((await boards()).offers, 'places'));
    const bytes = await fetchPicture(source.legendUrl('')!, source.asked);
    expect(PNG.sync.read(Buffer.from(bytes!)).width).toBeGreaterThan(10);
  });

  it('says in its own words what it cannot do', async () => {
    const entry = offered((await boards()).offers, 'board');
    const source = await openSource(entry);
    const broken = {
      ...source,
      pyramid: {
        ...source.pyramid,
        url: () =>
          `${servers.wms}?SERVICE=WMS&VERSION=1.3.0&REQUEST=GetMap&LAYERS=nothing&STYLES=&CRS=EPSG:3857&BBOX=0,0,1,1&WIDTH=9&HEIGHT=9&FORMAT=image/png`,
      },
    };
    const catalogue = { bounds: entry.bounds } as Parameters<typeof checkPicture>[2]['catalogue'];
    const check = checkPicture(broken, entry, { catalogue, signal: new AbortController().signal });
    await expect(check).rejects.toMatchObject({
      code: 'serviceException',
      params: { layer: 'board', detail: expect.stringContaining('LayerNotDefined') },
    });
    await expect(openSource(asking(entry, { layer: 'gone' }))).rejects.toMatchObject({
      code: 'serviceLayer',
      params: { layer: 'gone', known: expect.stringContaining('months') },
    });
  });
});

describe.skipIf(missing !== undefined)('a WMTS of MapCache', () => {
  const sets = ['GoogleMapsCompatible', 'WGS84', 'laea'] as const;
  for (const set of sets)
    it(`lies right to the pixel in the tile matrix set ${set}`, async ({ skip }) => {
      if (servers.wmts === undefined) {
        console.warn('skipped: MapCache is not installed (apt install mapcache-cgi)');
        skip();
      }
      const { kind, offers } = await openService(servers.wmts!);
      expect(kind).toBe('wmts');
      const source = await openSource(offered(offers, `board-${set}`));
      // Its tiles were drawn by MapServer in that grid: cells keep their colours, their edges a pixel.
      const { inside, worst } = await compare(source, {}, board.colour, 3);
      expect(inside).toBeGreaterThan(700);
      expect(worst).toBe(0);
    });
});
