import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type TileId, tileBounds, tilePoint } from '../../../src/geo/tile.ts';
import { openRaster } from '../../../src/layers/raster/read.ts';
import { readTile, warpTolerance } from '../../../src/layers/raster/tile.ts';
import { gdal, hasGdal } from '../../gdal.ts';
import { ramp, smooth } from './rasters.ts';

const folder = mkdtempSync(join(tmpdir(), 'tile-'));
afterAll(() => rmSync(folder, { recursive: true }));

const systems: readonly (readonly [code: number, west: number, south: number])[] = [
  [3035, 6, 46],
  [32632, 11, 44],
  [25833, 13, 52],
  [27700, -2, 52],
  [2154, 2, 48],
  [28992, 5, 52],
  [21781, 7.5, 46.5],
  [4326, -3, 40],
  [3857, 24, 60],
];

/** A raster of 0.6 x 0.5 degrees in a CRS, about 85 m a cell, without overviews. */
function raster(code: number, west: number, south: number, make: typeof ramp): string {
  const base = join(folder, `${make.name}-base.tif`);
  make(base, west, south + 0.5);
  const file = join(folder, `${make.name}-${code}.tif`);
  const resolution = code === 4326 ? '0.001' : '80';
  gdal('gdalwarp', [
    ...['-q', '-overwrite', '-t_srs', `EPSG:${code}`, '-tr', resolution, resolution],
    ...['-r', make === ramp ? 'near' : 'cubic', '-dstnodata', '-9999', base, file],
  ]);
  return file;
}

function tileAt(scheme: TileId['scheme'], level: number, lon: number, lat: number): TileId {
  const n = 2 ** level;
  const sine = Math.asinh(Math.tan((lat * Math.PI) / 180));
  const [x, y] =
    scheme === 'mercator'
      ? [((lon + 180) / 360) * n, ((1 - sine / Math.PI) / 2) * n]
      : [((lon + 180) / 180) * n, ((90 - lat) / 180) * n];
  return { scheme, level, x: Math.floor(x), y: Math.floor(y) };
}

/** What gdalwarp makes of a tile, exactly projected, from full resolution. */
function warped(file: string, tile: TileId, how: string): Float32Array {
  const [west, south, east, north] = tileBounds(tile);
  const radius = 6378137;
  const metres = (lon: number, lat: number): number[] => [
    (lon * Math.PI * radius) / 180,
    Math.asinh(Math.tan((lat * Math.PI) / 180)) * radius,
  ];
  const mercator = tile.scheme === 'mercator';
  const extent = mercator
    ? [...metres(west, south), ...metres(east, north)]
    : [west, south, east, north];
  const out = join(folder, 'warped.img');
  gdal('gdalwarp', [
    ...['-q', '-overwrite', '-of', 'ENVI', '-ot', 'Float32', '-et', '0', '-ovr', 'NONE'],
    ...['-t_srs', mercator ? 'EPSG:3857' : 'EPSG:4326', '-te', ...extent.map(String)],
    ...['-ts', '256', '256', '-r', how, '-dstnodata', 'nan', file, out],
  ]);
  return new Float32Array(new Uint8Array(readFileSync(out)).buffer);
}

describe.skipIf(!hasGdal)('tiles against gdalwarp', () => {
  it.each(systems)('hold the same cells of EPSG:%i, nearest', async (code, west, south) => {
    const file = raster(code, west, south, ramp);
    const opened = await openRaster(file);
    const tile = tileAt(code % 2 === 0 ? 'geographic' : 'mercator', 11, west + 0.3, south + 0.25);
    const { values, maxErrorPixels } = await readTile(opened, tile, { resample: 'nearest' });
    expect(maxErrorPixels).toBeLessThanOrEqual(warpTolerance);
    const expected = warped(file, tile, 'near');
    let compared = 0;
    for (let i = 0; i < values.length; i++) {
      const at = tilePoint(tile, ((i % 256) + 0.5) / 256, (Math.floor(i / 256) + 0.5) / 256);
      const [x, y] = opened.toPixel(...at);
      if (Math.abs(x - Math.round(x)) < 0.05 || Math.abs(y - Math.round(y)) < 0.05) continue;
      if (!Object.is(values[i], expected[i])) throw new Error(`${i}: ${values[i]}, ${expected[i]}`);
      if (!Number.isNaN(values[i]!)) compared += 1;
    }
    expect(compared).toBeGreaterThan(20_000);
  });

  it.each(systems)(
    'hold smooth values of EPSG:%i within 1e-4, bilinear',
    async (code, west, south) => {
      const file = raster(code, west, south, smooth);
      const tile = tileAt(code % 2 === 1 ? 'geographic' : 'mercator', 12, west + 0.3, south + 0.25);
      const { values } = await readTile(await openRaster(file), tile, { resample: 'bilinear' });
      const expected = warped(file, tile, 'bilinear');
      let compared = 0;
      for (const [i, value] of values.entries()) {
        if (Number.isNaN(value) || Number.isNaN(expected[i]!)) continue;
        compared += 1;
        const off = Math.abs(value - expected[i]!) / expected[i]!;
        if (off > 1e-4) throw new Error(`${i}: ${value}, ${expected[i]}`);
      }
      expect(compared).toBeGreaterThan(20_000);
    },
  );

  it.each(systems)('average what pixels of EPSG:%i cover', async (code, west, south) => {
    const file = raster(code, west, south, smooth);
    const tile = tileAt('mercator', 7, west + 0.3, south + 0.25);
    const { values } = await readTile(await openRaster(file), tile, { resample: 'bilinear' });
    const expected = warped(file, tile, 'average');
    let compared = 0;
    let worst = 0;
    for (const [i, value] of values.entries()) {
      // At the rim GDAL gives partly covered pixels another weight.
      const around = Array.from({ length: 25 }, (_, k) => {
        const at = i + ((k % 5) - 2) + 256 * (Math.floor(k / 5) - 2);
        return expected[at] ?? Number.NaN;
      });
      if (Number.isNaN(value) || around.some(Number.isNaN)) continue;
      compared += 1;
      worst = Math.max(worst, Math.abs(value - expected[i]!) / expected[i]!);
    }
    expect(compared).toBeGreaterThan(400);
    expect(worst).toBeLessThan(5e-4);
  });
});
