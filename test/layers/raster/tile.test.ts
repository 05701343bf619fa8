import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeCog } from '../../../scripts/city/raster/cog.ts';
import { tilePoint } from '../../../src/geo/tile.ts';
import { memorySource } from '../../../src/layers/raster/bytes.ts';
import { ByteCache } from '../../../src/layers/raster/cache.ts';
import { colourTile } from '../../../src/layers/raster/colour.ts';
import { openElevation } from '../../../src/layers/raster/elevation.ts';
import { RasterEngine } from '../../../src/layers/raster/engine.ts';
import { openRaster } from '../../../src/layers/raster/read.ts';
import { fadeRim } from '../../../src/layers/raster/rim.ts';
import { readTile } from '../../../src/layers/raster/tile.ts';

const NaNs = (n: number) => new Array<number>(n).fill(Number.NaN);

/** A plane in longitude and latitude, so that any right resampling gives it back. */
async function plane(west: number, north: number, cells = 600, cell = 0.001) {
  const data = new Float32Array(cells * cells);
  for (let row = 0; row < cells; row++)
    for (let col = 0; col < cells; col++)
      data[row * cells + col] = west + (col + 0.5) * cell + 2 * (north - (row + 0.5) * cell);
  const bytes = writeCog({
    width: cells,
    height: cells,
    bands: 1,
    type: 'float32',
    data,
    crs: 'EPSG:4326',
    geotransform: [west, cell, 0, north, 0, -cell],
    overviews: 'average',
  });
  return openRaster(memorySource('plane.tif', bytes));
}

describe('a value tile', () => {
  it('holds the field at every pixel, on either scheme and any level', async () => {
    const raster = await plane(11, 45);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('geographic' as const, 'mercator' as const),
        fc.integer({ min: 7, max: 13 }),
        async (scheme, level) => {
          const n = 2 ** level;
          const x = scheme === 'geographic' ? (191.3 / 180) * n : (191.3 / 360) * n;
          const m = (1 - Math.asinh(Math.tan((44.7 * Math.PI) / 180)) / Math.PI) / 2;
          const y = scheme === 'geographic' ? (45.3 / 180) * n : m * n;
          const tile = { scheme, level, x: Math.floor(x), y: Math.floor(y) };
          const { values } = await readTile(raster, tile, { resample: 'bilinear' });
          let known = 0;
          for (let i = 0; i < values.length; i += 41) {
            const value = values[i]!;
            if (Number.isNaN(value)) continue;
            known += 1;
            const [lon, lat] = tilePoint(
              tile,
              ((i % 256) + 0.5) / 256,
              (Math.floor(i / 256) + 0.5) / 256,
            );
            const edge = Math.min(lon - 11, 11.6 - lon, 45 - lat, lat - 44.4);
            if (edge > 0.02) expect(Math.abs(value - lon - 2 * lat)).toBeLessThan(0.0005);
          }
          expect(known).toBeGreaterThan(20);
        },
      ),
      { numRuns: 12 },
    );
  });

  it('is empty beside the image', async () => {
    const raster = await plane(11, 45);
    const far = { scheme: 'geographic', level: 8, x: 10, y: 10 } as const;
    const { values } = await readTile(raster, far, { resample: 'bilinear' });
    expect(values.every(Number.isNaN)).toBe(true);
  });

  it('finds an image that runs past 180 degrees on both sides of it', async () => {
    const raster = await plane(179.8, 10);
    for (const [x, lon] of [
      [2047, 179.95],
      [0, -179.95],
    ] as const) {
      const tile = {
        scheme: 'geographic',
        level: 10,
        x,
        y: Math.floor((80.2 / 180) * 1024),
      } as const;
      const { values } = await readTile(raster, tile, { resample: 'nearest' });
      const col = Math.floor((((lon + 180) / 180) * 1024 - x) * 256);
      const [, lat] = tilePoint(tile, 0.5, 0.5);
      const expected = (lon < 0 ? lon + 360 : lon) + 2 * lat;
      expect(Math.abs(values[128 * 256 + col]! - expected)).toBeLessThan(0.01);
    }
  });
});

describe('colouring', () => {
  const lut = Uint8Array.from({ length: 1024 }, (_, i) => (i % 4 === 3 ? 255 : i >> 2));

  it('maps the domain onto the table and leaves unknown values transparent', () => {
    const values = Float32Array.from([10, 20, 30, 99, -5, Number.NaN]);
    const out = colourTile(
      { values, size: 0, bounds: [0, 0, 0, 0], maxErrorPixels: 0 },
      { lut, domain: [10, 30] },
    );
    expect([0, 1, 2, 3, 4].map((i) => out[i * 4])).toEqual([0, 128, 255, 255, 0]);
    expect(out[5 * 4 + 3]).toBe(0);
  });

  it('blends the colours of classes, never their codes', () => {
    const values = Float32Array.from([2, 2, 200, 200]);
    const table = new Uint8Array(1024);
    table.set([255, 0, 0, 255], 2 * 4);
    table.set([0, 0, 255, 255], 200 * 4);
    const out = colourTile(
      { values, size: 2, bounds: [0, 0, 0, 0], maxErrorPixels: 0 },
      { lut: table, supersample: 2 },
    );
    expect([...out]).toEqual([127, 0, 127, 255]);
  });
});

describe('the engine', () => {
  it('colours a kept tile anew without reading a byte', async () => {
    const engine = new RasterEngine();
    const cells = 300;
    const bytes = writeCog({
      width: cells,
      height: cells,
      bands: 1,
      type: 'uint8',
      data: new Uint8Array(cells * cells).fill(7),
      crs: 'EPSG:4326',
      geotransform: [11, 0.001, 0, 45, 0, -0.001],
      overviews: 'mode',
    });
    const file = new File([bytes as Uint8Array<ArrayBuffer>], 'classes.tif');
    let reads = 0;
    const slice = file.slice.bind(file);
    file.slice = (...range) => {
      reads += 1;
      return slice(...range);
    };
    const { id, info } = await engine.open(file, {});
    expect(info.name).toBe('classes.tif');
    const tile = { scheme: 'geographic', level: 10, x: 1087, y: 256 } as const;
    const red = new Uint8Array(1024).fill(255);
    red.set([200, 0, 0, 255], 7 * 4);
    const blue = new Uint8Array(1024).fill(255);
    blue.set([0, 0, 200, 255], 7 * 4);
    const nearest = { resample: 'nearest', band: 0, urgency: 'shown' } as const;
    const first = await engine.tile(id, tile, { lut: red }, nearest);
    const before = reads;
    const second = await engine.tile(id, tile, { lut: blue }, nearest);
    expect(reads).toBe(before);
    const at = first.findIndex((v, i) => i % 4 === 3 && v === 255) - 3;
    expect([...first.subarray(at, at + 3)]).toEqual([200, 0, 0]);
    expect([...second.subarray(at, at + 3)]).toEqual([0, 0, 200]);
  });
});

describe('the rim', () => {
  it('is opaque inside the image, transparent at its edge and rises between', async () => {
    const raster = await plane(11, 45);
    const tile = { scheme: 'geographic', level: 8, x: 271, y: 64 } as const;
    const pixels = new Uint8Array(256 * 256 * 4).fill(255);
    fadeRim(pixels, raster, tile, 0.1);
    const row = 128;
    const alpha = (lon: number): number => {
      const col = Math.floor((((lon + 180) / 180) * 256 - tile.x) * 256);
      return pixels[(row * 256 + col) * 4 + 3]!;
    };
    expect(alpha(11.2)).toBe(255);
    expect(alpha(11.005)).toBeLessThan(20);
    expect(alpha(11.03)).toBeGreaterThan(60);
    expect(alpha(11.03)).toBeLessThan(220);
  });
});

describe('elevation', () => {
  it('fills gaps from around them and falls to 0 away from its edge', async () => {
    const cells = 100;
    const data = new Float32Array(cells * cells).fill(200);
    for (let row = 40; row < 60; row++) data.fill(-9999, row * cells + 40, row * cells + 60);
    const bytes = writeCog({
      width: cells,
      height: cells,
      bands: 1,
      type: 'float32',
      data,
      crs: 'EPSG:4326',
      geotransform: [11, 0.001, 0, 45, 0, -0.001],
      noData: -9999,
      overviews: 'average',
    });
    const { heights } = await openElevation(await openRaster(memorySource('dem.tif', bytes)));
    const places = [11.02, 44.98, 11.05, 44.95, 11.1005, 44.95, 11.2, 44.95, 12, 44.95, -100, -40];
    const [inside, gap, edge, near, far, away] = await heights(Float64Array.from(places), 0);
    expect([inside, gap]).toEqual([200, 200]);
    expect(edge).toBeGreaterThan(199);
    expect(near).toBeGreaterThan(50);
    expect(near).toBeLessThan(199);
    expect([far, away]).toEqual([0, 0]);
  });
});

describe('the cache', () => {
  it('stays under its cap and forgets what failed', async () => {
    const cache = new ByteCache<number[]>(100, (v) => v.length);
    for (let i = 0; i < 20; i++) await cache.get(`k${i}`, async () => NaNs(30));
    expect(cache.bytes).toBeLessThanOrEqual(100);
    let made = 0;
    const make = async (): Promise<number[]> => {
      made += 1;
      throw new Error('no');
    };
    await expect(cache.get('bad', make)).rejects.toThrow('no');
    await expect(cache.get('bad', make)).rejects.toThrow('no');
    expect(made).toBe(2);
  });
});
