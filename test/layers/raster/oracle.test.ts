import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { tileBounds } from '../../../src/geo/tile.ts';
import { probeRaster } from '../../../src/layers/raster/probe.ts';
import { openRaster } from '../../../src/layers/raster/read.ts';
import { readTile, warpTolerance } from '../../../src/layers/raster/tile.ts';
import { sharedPath } from '../../shared.ts';
import { ramp, randomPlaces } from './rasters.ts';

const hasGdal = spawnSync('gdallocationinfo', ['--version']).status === 0;
if (!hasGdal) process.stderr.write('skipped: GDAL (gdal-bin) is not on this machine\n');

const folder = mkdtempSync(join(tmpdir(), 'raster-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** GDAL's own value and fractional column and row of places, by its transformation of the CRS. */
function gdalProbe(file: string, places: readonly (readonly [number, number])[]) {
  const input = places.map(([lon, lat]) => `${lon} ${lat}`).join('\n');
  const values = execFileSync('gdallocationinfo', ['-valonly', '-wgs84', file], { input })
    .toString()
    .split('\n')
    .map((line) => (line.trim() === '' ? null : Number(line)));
  const pixels = execFileSync('gdaltransform', ['-i', '-t_srs', 'EPSG:4326', file], { input })
    .toString()
    .trim()
    .split('\n')
    .map((line) => line.split(' ').map(Number));
  return places.map((_, i) => ({ value: values[i]!, col: pixels[i]![0]!, row: pixels[i]![1]! }));
}

async function compare(file: string, places: readonly (readonly [number, number])[]) {
  const raster = await openRaster(file);
  const expected = gdalProbe(file, places);
  let inside = 0;
  for (const [i, [lon, lat]] of places.entries()) {
    const { value, col, row } = await probeRaster(raster, lon, lat);
    const want = expected[i]!;
    expect(Math.abs(col - want.col)).toBeLessThan(0.05);
    expect(Math.abs(row - want.row)).toBeLessThan(0.05);
    const onEdge = [col, row].some((n) => Math.abs(n - Math.round(n)) < 0.05);
    if (onEdge || want.value === null) continue;
    const noData = raster.info.noData;
    if (want.value === noData) expect(value).toBeNull();
    // GDAL prints 15 digits.
    else expect(Math.abs(value! - want.value)).toBeLessThanOrEqual(1e-14 * Math.abs(want.value));
    inside += 1;
  }
  return inside;
}

describe.skipIf(!hasGdal)('reading against GDAL', () => {
  it.each([
    ['EPSG:3035', 'DEFLATE', 'Float32', 3, 6, 46],
    ['EPSG:32632', 'LZW', 'Int16', 2, 11, 44],
    ['EPSG:25833', 'ZSTD', 'UInt16', 2, 13, 52],
    ['EPSG:2154', 'NONE', 'Byte', 1, 2, 48],
    ['EPSG:28992', 'DEFLATE', 'Float64', 3, 5, 52],
    ['EPSG:21781', 'PACKBITS', 'Int32', 1, 7.5, 46.5],
    ['EPSG:27700', 'DEFLATE', 'Byte', 2, -2, 52],
    ['EPSG:3857', 'DEFLATE', 'UInt32', 2, 24, 60],
    ['EPSG:4326', 'LERC', 'Float32', 1, -3, 40],
  ] as const)(
    'finds the cells of a %s raster (%s, %s, predictor %i) where GDAL does',
    async (crs, codec, type, predictor, west, south) => {
      const base = join(folder, 'base.tif');
      ramp(base, west, south + 0.5);
      const warped = join(folder, `${crs.replace(':', '')}.tif`);
      const creation = [`COMPRESS=${codec}`, 'TILED=YES', 'BLOCKXSIZE=128', 'BLOCKYSIZE=64'];
      if (predictor > 1) creation.push(`PREDICTOR=${predictor}`);
      execFileSync(
        'gdalwarp',
        [
          ...['-q', '-overwrite', '-t_srs', crs, '-ot', type, '-r', 'near', '-dstnodata', '0'],
          ...creation.flatMap((option) => ['-co', option]),
          base,
          warped,
        ],
        { stdio: 'pipe' },
      );
      const places = randomPlaces(60, [west, south, west + 0.6, south + 0.5], type.length);
      expect(await compare(warped, places)).toBeGreaterThan(35);
    },
  );

  it('resamples a tile to what gdalwarp makes of it', async () => {
    const base = join(folder, 'tile-base.tif');
    ramp(base, 6, 46.5);
    const raster = await openRaster(base);
    const tile = { scheme: 'geographic', level: 10, x: 1060, y: 249 } as const;
    const { values, maxErrorPixels } = await readTile(raster, tile, { resample: 'nearest' });
    expect(maxErrorPixels).toBeLessThanOrEqual(warpTolerance);
    const out = join(folder, 'tile.tif');
    const te = tileBounds(tile).map(String);
    execFileSync(
      'gdalwarp',
      [
        '-q',
        '-t_srs',
        'EPSG:4326',
        '-te',
        ...te,
        '-ts',
        '256',
        '256',
        '-et',
        '0',
        '-ovr',
        'NONE',
        '-dstnodata',
        'nan',
        base,
        out,
      ],
      { stdio: 'pipe' },
    );
    const expected = await openRaster(out);
    const { samples } = await expected.blocks[0]!.block(0, 0, 0);
    const rows = samples.length / 256;
    let same = 0;
    let known = 0;
    for (let i = 0; i < 256 * rows; i++) {
      if (Number.isNaN(values[i]!)) continue;
      known += 1;
      if (Math.abs(values[i]! - samples[i]!) < 1e-4) same += 1;
    }
    expect(known).toBeGreaterThan(rows * 100);
    expect(same / known).toBeGreaterThan(0.99);
  });
});

describe.skipIf(!hasGdal)('the rasters of Bologna', () => {
  const rasters = sharedPath('data/bologna/rasters');
  const names = rasters === undefined ? [] : readdirSync(rasters).filter((n) => n.endsWith('.tif'));

  it.each(names)('%s has the values of gdallocationinfo at 50 places', async (name) => {
    const file = join(rasters!, name);
    const { wgs84Extent } = JSON.parse(execFileSync('gdalinfo', ['-json', file]).toString()) as {
      wgs84Extent: { coordinates: [number, number][][] };
    };
    const ring = wgs84Extent.coordinates[0]!;
    const [lons, lats] = [ring.map(([lon]) => lon), ring.map(([, lat]) => lat)];
    const box = [
      Math.min(...lons),
      Math.min(...lats),
      Math.max(...lons),
      Math.max(...lats),
    ] as const;
    const places = randomPlaces(50, box, 7);
    expect(await compare(file, places)).toBeGreaterThan(20);
  });
});
