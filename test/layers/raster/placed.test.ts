import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRaster } from '../../../src/layers/raster/read.ts';
import { gdal, hasGdal, rawRaster } from './gdal.ts';

const folder = mkdtempSync(join(tmpdir(), 'placed-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);
const size = [97, 61] as const;
const bytes = Uint8Array.from({ length: size[0] * size[1] }, (_, i) => (i * 7) % 251);

describe.skipIf(!hasGdal)('where a GeoTIFF lies', () => {
  beforeAll(() => rawRaster(at('one.vrt'), 'Byte', size, bytes));

  /** Our geotransform against GDAL's, and the corners against its transformation. */
  async function compare(file: string): Promise<void> {
    const raster = await openRaster(file);
    const { geoTransform } = JSON.parse(gdal('gdalinfo', '-json', file)) as {
      geoTransform: number[];
    };
    for (const [i, value] of raster.info.geotransform.entries())
      expect(Math.abs(value - geoTransform[i]!)).toBeLessThan(1e-9 * Math.abs(geoTransform[0]!));
  }

  const vrt = (name: string, transform: readonly number[]): void =>
    writeFileSync(
      at(name),
      `<VRTDataset rasterXSize="97" rasterYSize="61"><SRS>EPSG:32632</SRS>` +
        `<GeoTransform>${transform.join(',')}</GeoTransform><VRTRasterBand dataType="Byte" band="1">` +
        `<SimpleSource><SourceFilename relativeToVRT="1">one.vrt</SourceFilename></SimpleSource></VRTRasterBand></VRTDataset>`,
    );

  it.each([
    ['rotated', [680000, 8, 6, 4930000, 6, -8]],
    ['sheared', [680000, 10, 3, 4930000, 0, -10]],
    ['south-up', [680000, 10, 0, 4930000, 0, 10]],
    ['of oblong cells', [680000, 10, 0, 4930000, 0, -25]],
  ] as const)('is found where it is %s, by area and by point', async (name, transform) => {
    vrt(`${name}.vrt`, transform);
    gdal('gdal_translate', '-q', at(`${name}.vrt`), at(`${name}.tif`));
    await compare(at(`${name}.tif`));
    const point = ['-mo', 'AREA_OR_POINT=Point', at(`${name}.vrt`), at(`${name}-point.tif`)];
    gdal('gdal_translate', '-q', ...point);
    await compare(at(`${name}-point.tif`));
    const raster = await openRaster(at(`${name}.tif`));
    const [lon, lat] = raster.toLonLat(40.25, 20.75);
    const [col, row] = raster.toPixel(lon, lat);
    expect(Math.hypot(col - 40.25, row - 20.75)).toBeLessThan(1e-6);
  });

  it('refuses ground control points and says how to rectify them', async () => {
    const points = [
      [0, 0, 11, 45],
      [97, 0, 11.9, 45.1],
      [0, 61, 11.1, 44.5],
      [97, 61, 12, 44.4],
    ].flatMap((gcp) => ['-gcp', ...gcp.map(String)]);
    gdal('gdal_translate', '-q', '-a_srs', 'EPSG:4326', ...points, at('one.vrt'), at('gcp.tif'));
    const refused = expect(openRaster(at('gcp.tif'))).rejects;
    await refused.toThrow(/gcp\.tif.*4 ground control points.*gdalwarp/);
  });

  it('takes CRS and place from beside the file where it has none, and says so', async () => {
    gdal('gdal_translate', '-q', at('one.vrt'), at('bare.tif'));
    copyFileSync(at('bare.tif'), at('bare2.tif'));
    await expect(openRaster(at('bare.tif'))).rejects.toMatchObject({ code: 'unknownCrs' });
    await expect(openRaster(at('bare.tif'), { crs: 'EPSG:32632' })).rejects.toMatchObject({
      code: 'rasterNoPlace',
    });
    const affine = [680000, 10, 0, 4930000, 0, -10] as const;
    const { info } = await openRaster(at('bare2.tif'), { crs: 'EPSG:32632', affine });
    expect(info.assumptions).toEqual(
      expect.arrayContaining(['crsFromCatalogue', 'placeFromWorldFile']),
    );
  });
});
