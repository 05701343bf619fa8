import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { type CogOptions, writeCog } from '../../../scripts/city/raster/cog.ts';
import { halve } from '../../../scripts/city/raster/overview.ts';
import { memorySource } from '../../../src/layers/raster/bytes.ts';
import { openRaster } from '../../../src/layers/raster/read.ts';
import { readWindow } from '../../../src/layers/raster/window.ts';

const hasGdal = spawnSync('gdalinfo', ['--version']).status === 0;
if (!hasGdal) process.stderr.write('skipped: GDAL (gdal-bin) is not on this machine\n');
const folder = mkdtempSync(join(tmpdir(), 'cog-'));
afterAll(() => rmSync(folder, { recursive: true }));

const arrays = { uint8: Uint8Array, int16: Int16Array, uint16: Uint16Array, float32: Float32Array };

function options(type: keyof typeof arrays, width: number, height: number, bands = 1): CogOptions {
  const data = new arrays[type](width * height * bands);
  for (let i = 0; i < data.length; i++) data[i] = ((i * 7919) % 251) - (type === 'int16' ? 100 : 0);
  return {
    width,
    height,
    bands,
    type,
    data,
    crs: 'EPSG:32632',
    geotransform: [680000, 10, 0, 4930000, 0, -10],
    overviews: 'nearest',
    tileSize: 64,
  };
}

describe('writing a COG', () => {
  it('reads back every cell of every band, type and predictor', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('uint8' as const, 'int16' as const, 'uint16' as const, 'float32' as const),
        fc.integer({ min: 1, max: 150 }),
        fc.integer({ min: 1, max: 150 }),
        fc.integer({ min: 1, max: 3 }),
        async (type, width, height, bands) => {
          const given = options(type, width, height, bands);
          const raster = await openRaster(memorySource('memory', writeCog(given)));
          const box = { left: 0, top: 0, right: width, bottom: height };
          for (let band = 0; band < bands; band++) {
            const { values } = await readWindow(raster, 0, band, box);
            const expected = given.data.filter((_, i) => i % bands === band);
            expect([...values]).toEqual([...expected]);
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  it('writes the same bytes twice', () => {
    const given = options('float32', 200, 130);
    expect(writeCog(given)).toEqual(writeCog(given));
  });

  it('keeps directories before data and the smallest overview first', async () => {
    const bytes = writeCog(options('uint8', 300, 200));
    const raster = await openRaster(memorySource('memory', bytes));
    expect(raster.info.levels.map((l) => l.width)).toEqual([300, 150, 75, 38]);
    const head = new TextDecoder('latin1').decode(bytes.subarray(8, 120));
    expect(head).toContain('LAYOUT=IFDS_BEFORE_DATA');
  });

  it('refuses data that does not fit its size', () => {
    const given = options('uint8', 10, 10);
    expect(() => writeCog({ ...given, width: 11 })).toThrow(TypeError);
    expect(() => writeCog({ ...given, crs: 'Gauss' })).toThrow(/EPSG/);
  });

  it.skipIf(!hasGdal)('is read by GDAL with scale, nodata, unit, palette and overviews', () => {
    const path = join(folder, 'scaled.tif');
    const given = options('int16', 150, 90);
    writeFileSync(path, writeCog({ ...given, scale: 0.1, offset: 20, noData: -99, unitName: 'K' }));
    const [band] = JSON.parse(execFileSync('gdalinfo', ['-json', path]).toString()).bands;
    expect(band).toMatchObject({ noDataValue: -99, scale: 0.1, offset: 20, unit: 'K' });
    expect(band.overviews).toHaveLength(2);
    const at = execFileSync('gdallocationinfo', ['-valonly', path, '140', '80']).toString();
    expect(Number(at)).toBe(given.data[80 * 150 + 140]);
    const coloured = join(folder, 'classes.tif');
    const classes = { ...options('uint8', 70, 70), overviews: 'mode' as const };
    writeFileSync(coloured, writeCog({ ...classes, colorTable: new Map([[3, '#10ff80']]) }));
    const [palette] = JSON.parse(execFileSync('gdalinfo', ['-json', coloured]).toString()).bands;
    expect(palette.colorTable.entries[3]).toEqual([16, 255, 128, 255]);
  });
});

describe('overviews', () => {
  const level = (data: number[], width: number) => ({
    width,
    height: data.length / width,
    bands: 1,
    data: Float32Array.from(data),
  });

  it('averages what is known and stays unknown where nothing is', () => {
    const out = halve(level([1, 3, -9, -9, 5, -9, -9, -9], 4), 'average', -9);
    expect([...out.data]).toEqual([3, -9]);
  });

  it('keeps class codes', () => {
    expect([...halve(level([7, 2, 2, 2], 2), 'mode', undefined).data]).toEqual([2]);
  });
});
