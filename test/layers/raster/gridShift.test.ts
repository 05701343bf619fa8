import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openRaster } from '../../../src/layers/raster/read.ts';
import { gdal, gdaltransform, hasGdal } from '../../gdal.ts';

const grid = '/usr/share/proj/BETA2007.gsb';
const present = hasGdal && existsSync(grid);
if (!present) process.stderr.write(`skipped: ${grid} is not on this machine\n`);

const folder = mkdtempSync(join(tmpdir(), 'grid-'));
const zone3 =
  '+proj=tmerc +lat_0=0 +lon_0=9 +k=1 +x_0=3500000 +y_0=0 +ellps=bessel +units=m +no_defs';
const declared = (file: string): string => `${zone3} +nadgrids=${file}`;

/** A raster in Gauß-Krüger zone 3 whose upper left corner is given, 10 m cells. */
function raster(name: string, x: number, y: number, cells: number): string {
  const file = join(folder, name);
  const corners = [x, y, x + 10 * cells, y - 10 * cells].map(String);
  gdal('gdal_create', [
    ...['-outsize', String(cells), String(cells), '-a_srs', 'EPSG:31467', '-ot', 'Byte'],
    ...['-a_ullr', ...corners, file],
  ]);
  return file;
}

describe.runIf(present)('a grid shift file that the catalogue declares', () => {
  it('places cells where GDAL does with the same file, to a thousandth of a cell', async () => {
    const file = raster('frankfurt.tif', 3475000, 5555000, 300);
    const { toLonLat, toPixel, info } = await openRaster(file, { crs: declared(grid) });
    const pixels = [
      [0, 0],
      [299.5, 12.25],
      [150, 150],
      [3, 297],
    ] as const;
    const places = gdaltransform(
      ['-s_srs', declared(grid), '-t_srs', 'EPSG:4326'],
      pixels.map(([col, row]) => [3475000 + 10 * col, 5555000 - 10 * row] as const),
    );
    for (const [i, [col, row]] of pixels.entries()) {
      const [lon, lat] = places[i]!;
      const [x, y] = toPixel(lon, lat);
      expect(Math.hypot(x - col, y - row)).toBeLessThan(1e-3);
      const [backLon, backLat] = toLonLat(col, row);
      expect(Math.hypot(backLon - lon, backLat - lat)).toBeLessThan(1e-8);
    }
    expect(info.assumptions).toContain('crsFromCatalogue');
    expect(info.assumptions).not.toContain('datumShiftApproximate');
  });

  it('is refused where the raster reaches beyond it', async () => {
    const file = raster('sea.tif', 3475000, 3555000, 20);
    await expect(openRaster(file, { crs: declared(grid) })).rejects.toThrow(/reaches beyond/);
  });
});

describe.runIf(hasGdal)('a grid shift file that is none', () => {
  it('is named, with its mend', async () => {
    const file = raster('city.tif', 3475000, 5555000, 20);
    const broken = join(folder, 'broken.gsb');
    for (const bytes of [Buffer.from('not a grid'), Buffer.alloc(400)]) {
      writeFileSync(broken, bytes);
      await expect(openRaster(file, { crs: declared(broken) })).rejects.toThrow(/broken\.gsb/);
    }
    await expect(openRaster(file, { crs: declared(join(folder, 'absent.gsb')) })).rejects.toThrow(
      /absent\.gsb/,
    );
  });

  it('is not looked for where the text has only a name of PROJ’s', async () => {
    const file = raster('named.tif', 3475000, 5555000, 20);
    const { info } = await openRaster(file, { crs: declared('BETA2007.gsb') });
    expect(info.crs).toBe('EPSG:31467');
  });
});
