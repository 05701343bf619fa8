import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRaster } from '../../../src/layers/raster/read.ts';
import { readWindow } from '../../../src/layers/raster/window.ts';
import { gdal, gdalCells, hasGdal, ourCells, rawRaster } from './gdal.ts';

const folder = mkdtempSync(join(tmpdir(), 'layouts-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);
const size = [97, 61] as const;
const count = size[0] * size[1];
const place = ['-a_srs', 'EPSG:4326', '-a_ullr', '11', '45', '11.97', '44.39'];
const tiled = ['-co', 'TILED=YES', '-co', 'BLOCKXSIZE=32', '-co', 'BLOCKYSIZE=32'];

/** A smooth picture, as cameras take them: lossy codecs are made for such. */
const picture = (bands: number): Uint8Array =>
  Uint8Array.from({ length: count * bands }, (_, i) => {
    const band = Math.floor(i / count);
    const [x, y] = [i % 97, Math.floor((i % count) / 97)];
    if (band === 3) return x < 30 ? 0 : 255;
    return 128 + 100 * Math.sin(x / (9 + band * 4)) * Math.cos(y / (13 - band * 3));
  });
const bytes = Uint8Array.from({ length: count }, (_, i) => (i * 7) % 251);
const heights = Float32Array.from({ length: count }, (_, i) => 10 + (i % 97) + i / 1000);

describe.skipIf(!hasGdal)('what a GeoTIFF says of its cells', () => {
  beforeAll(() => {
    rawRaster(at('one.vrt'), 'Byte', size, bytes);
    rawRaster(at('gray.vrt'), 'Byte', size, picture(1));
    rawRaster(at('rgb.vrt'), 'Byte', size, picture(3), ['Red', 'Green', 'Blue']);
    rawRaster(at('rgba.vrt'), 'Byte', size, picture(4), ['Red', 'Green', 'Blue', 'Alpha']);
    rawRaster(at('heights.vrt'), 'Float32', size, heights);
  });

  /** A GeoTIFF of one of the rasters above. */
  const tiff = (from: string, to: string, ...options: readonly string[]): string => {
    gdal('gdal_translate', '-q', ...place, ...options, at(`${from}.vrt`), at(to));
    return at(to);
  };

  it.each([
    ['rgb', 'YCbCr JPEG of halved colours', 3, ['COMPRESS=JPEG', 'PHOTOMETRIC=YCBCR']],
    ['rgb', 'RGB JPEG', 3, ['COMPRESS=JPEG', 'PHOTOMETRIC=RGB']],
    ['rgb', 'JPEG of separate bands', 3, ['COMPRESS=JPEG', 'INTERLEAVE=BAND']],
    ['rgba', 'JPEG of four bands', 4, ['COMPRESS=JPEG', 'PHOTOMETRIC=RGB', 'ALPHA=YES']],
    ['gray', 'gray JPEG without tables', 1, ['COMPRESS=JPEG', 'JPEGTABLESMODE=0']],
    ['rgb', 'WebP', 3, ['COMPRESS=WEBP']],
    ['rgba', 'WebP with opacity', 4, ['COMPRESS=WEBP']],
    ['rgba', 'lossless WebP', 4, ['COMPRESS=WEBP', 'WEBP_LOSSLESS=YES']],
    ['rgba', 'LERC whose opacity is folded into its mask', 4, ['COMPRESS=LERC', 'ALPHA=YES']],
  ] as const)('decodes %s in %s to what GDAL decodes', async (from, title, bands, options) => {
    const file = tiff(
      from,
      `${title.replaceAll(' ', '-')}.tif`,
      ...(title.includes('tables') ? ['-co', 'BLOCKYSIZE=16'] : tiled),
      ...options.flatMap((option) => ['-co', option]),
    );
    const raster = await openRaster(file);
    const wanted = Array.from({ length: bands }, (_, band) => ({ file, band }));
    const expected = gdalCells(folder, 'Byte', size, wanted);
    // Of lossy codecs the decoder's rounding may differ by a level; libjpeg's and libwebp's do not.
    const tolerance = /LERC|lossless/.test(title) ? 0 : 1;
    for (let band = 0; band < bands; band++) {
      const { samples } = await ourCells(raster, band);
      const worst = Math.max(...samples.map((s, i) => Math.abs(s - Number(expected[band]![i]))));
      expect(worst, `band ${band}`).toBeLessThanOrEqual(tolerance);
    }
    if (bands > 1) expect(raster.info.meaning).toBe('picture');
  });

  it.each(['PIXEL', 'BAND'])('takes opacity of %s-interleaved bands for a mask', async (layout) => {
    const file = tiff('rgba', `alpha-${layout}.tif`, ...tiled, '-co', `INTERLEAVE=${layout}`);
    const raster = await openRaster(file);
    const [mask] = gdalCells(folder, 'Byte', size, [{ file, band: 'mask' }]);
    const { valid } = await ourCells(raster, 1);
    expect(valid).toEqual(Array.from(mask as Uint8Array, (m) => (m === 0 ? 0 : 1)));
    const box = { left: 0, top: 0, right: 97, bottom: 61 };
    const { values } = await readWindow(raster, 0, 2, box);
    expect(Array.from(values, (v) => Number(!Number.isNaN(v)))).toEqual(valid);
  });

  it('reads internal masks of the image and its overviews', async () => {
    const source = at('masked.vrt');
    gdal(
      'gdal_translate',
      ...['-q', '-of', 'VRT', '-b', '1', '-mask', '4', ...place, at('rgba.vrt'), source],
    );
    const file = at('masked.tif');
    gdal(
      'gdal_translate',
      ...['--config', 'GDAL_TIFF_INTERNAL_MASK', 'YES', '-q', ...tiled, '-co', 'COMPRESS=DEFLATE'],
      ...[source, file],
    );
    gdal('gdaladdo', '-q', '--config', 'GDAL_TIFF_INTERNAL_MASK', 'YES', file, '2');
    const raster = await openRaster(file);
    expect(raster.info.levels).toEqual([
      { width: 97, height: 61 },
      { width: 49, height: 31 },
    ]);
    const [mask] = gdalCells(folder, 'Byte', size, [{ file, band: 'mask' }]);
    const { valid } = await ourCells(raster, 0);
    expect(valid).toEqual(Array.from(mask as Uint8Array, (m) => (m === 0 ? 0 : 1)));
    expect(valid.filter((v) => v === 0).length).toBe(30 * 61);
    const small = await ourCells(raster, 0, 1);
    expect(small.valid.filter((v) => v === 0).length).toBe(15 * 31);
  });

  it('finds a tile by offset lists that are too long to be read at once, in either byte order', async () => {
    const side = 1500;
    const noise = Uint8Array.from({ length: side * side }, (_, i) => (i * 31 + i / 977) % 256);
    rawRaster(at('wide.vrt'), 'Byte', [side, side], noise);
    for (const order of ['BIG', 'LITTLE']) {
      const options = ['TILED=YES', 'BLOCKXSIZE=16', 'BLOCKYSIZE=16', 'BIGTIFF=YES'];
      const creation = [...options, `ENDIANNESS=${order}`].flatMap((option) => ['-co', option]);
      const raster = await openRaster(tiff('wide', `wide-${order}.tif`, ...creation));
      for (const [col, row] of [
        [0, 0],
        [93, 0],
        [43, 44],
        [93, 93],
      ] as const) {
        const { samples } = await raster.blocks[0]!.block(col, row, 0);
        expect(samples[5 * 16 + 3]).toBe(noise[(row * 16 + 5) * side + col * 16 + 3]);
      }
    }
  });

  it('reads the overviews that lie beside a large file, and names a file that has none', async () => {
    const [width, height] = [4096, 1100];
    const data = new Uint8Array(width * height).fill(7);
    rawRaster(at('large.vrt'), 'Byte', [width, height], data);
    const file = tiff('large', 'large.tif', ...tiled, '-co', 'COMPRESS=DEFLATE');
    expect((await openRaster(file)).info.assumptions).toContain('noOverviews');
    gdal('gdaladdo', '-q', '-ro', file, '4', '16');
    const { info, blocks } = await openRaster(file);
    expect(info.levels).toEqual([
      { width, height },
      { width: 1024, height: 275 },
      { width: 256, height: 69 },
    ]);
    expect((await blocks[2]!.block(0, 0, 0)).samples[0]).toBe(7);
    expect(info.assumptions).not.toContain('noOverviews');
  });

  it('fills blocks that the file leaves out with nodata, or with 0', async () => {
    rawRaster(
      at('sparse.vrt'),
      'Byte',
      size,
      bytes.map((v, i) => (i % 97 < 32 ? v : 9)),
    );
    for (const [name, ...options] of [
      ['none.tif'],
      ['nine.tif', '-a_nodata', '9', '-co', 'COMPRESS=DEFLATE'],
    ] as const) {
      const file = tiff('sparse', name, ...tiled, '-co', 'SPARSE_OK=TRUE', ...options);
      const [expected] = gdalCells(folder, 'Byte', size, [{ file, band: 0 }]);
      const { samples } = await ourCells(await openRaster(file), 0);
      expect(samples).toEqual(Array.from(expected as Uint8Array));
    }
    const empty = at('empty.tif');
    gdal(
      'gdal_create',
      ...['-q', '-ot', 'Int16', '-outsize', '97', '61', '-a_nodata', '-5', '-a_srs', 'EPSG:4326'],
      ...['-a_ullr', '11', '45', '12', '44', '-co', 'SPARSE_OK=TRUE', ...tiled, empty],
    );
    const { samples } = await ourCells(await openRaster(empty), 0);
    expect(new Set(samples)).toEqual(new Set([-5]));
  });

  it('carries scale, offset, unit, name and statistics of every band', async () => {
    gdal('gdal_translate', '-q', '-of', 'VRT', at('rgb.vrt'), at('described.vrt'));
    const file = tiff(
      'described',
      'described.tif',
      ...['-a_scale', '0.5', '-a_offset', '-10', '-colorinterp', 'gray,undefined,undefined'],
      ...['-co', 'PHOTOMETRIC=MINISBLACK', '-stats'],
    );
    gdal('gdalinfo', '-stats', file);
    const raster = await openRaster(file);
    expect(raster.info.meaning).toBe('values');
    expect(raster.info.bandInfo.length).toBe(3);
    for (const [band, { scale, offset, statistics }] of raster.info.bandInfo.entries()) {
      expect([scale, offset]).toEqual([0.5, -10]);
      const { samples } = await ourCells(raster, band);
      expect(statistics!.min).toBeCloseTo(Math.min(...samples) * 0.5 - 10, 6);
      expect(statistics!.max).toBeCloseTo(Math.max(...samples) * 0.5 - 10, 6);
      const mean = samples.reduce((sum, s) => sum + s, 0) / samples.length;
      expect(statistics!.mean).toBeCloseTo(mean * 0.5 - 10, 6);
    }
  });

  it('reads names and units with their special letters', async () => {
    const vrt =
      `<VRTDataset rasterXSize="97" rasterYSize="61"><SRS>EPSG:4326</SRS>` +
      `<GeoTransform>11,0.01,0,45,0,-0.01</GeoTransform>` +
      `<VRTRasterBand dataType="Float32" band="1"><Description>heat &lt;day&gt; &amp; night</Description>` +
      `<UnitType>°C</UnitType><NoDataValue>-3.4e38</NoDataValue><SimpleSource>` +
      `<SourceFilename relativeToVRT="1">heights.vrt</SourceFilename></SimpleSource></VRTRasterBand></VRTDataset>`;
    writeFileSync(at('named.vrt'), vrt);
    gdal('gdal_translate', '-q', at('named.vrt'), at('named.tif'));
    const { info } = await openRaster(at('named.tif'));
    expect(info.bandInfo[0]).toMatchObject({ name: 'heat <day> & night', unit: '°C' });
    expect(info.unitName).toBe('°C');
    expect(info.assumptions).toEqual(['noStatistics']);
  });

  it('gives the colours of a palette, its nodata code clear', async () => {
    const colours = [0, 1, 2, 3]
      .map((i) => `<Entry c1="${i * 60}" c2="${255 - i}" c3="${i}" c4="255"/>`)
      .join('');
    writeFileSync(
      at('palette.vrt'),
      `<VRTDataset rasterXSize="97" rasterYSize="61"><SRS>EPSG:3035</SRS>` +
        `<GeoTransform>4321000,10,0,3210000,0,-10</GeoTransform><VRTRasterBand dataType="Byte" band="1">` +
        `<NoDataValue>2</NoDataValue><ColorInterp>Palette</ColorInterp><ColorTable>${colours}</ColorTable>` +
        `<SimpleSource><SourceFilename relativeToVRT="1">one.vrt</SourceFilename></SimpleSource></VRTRasterBand></VRTDataset>`,
    );
    gdal('gdal_translate', '-q', at('palette.vrt'), at('palette.tif'));
    const { info } = await openRaster(at('palette.tif'));
    expect(info.meaning).toBe('palette');
    expect(info.palette!.length).toBe(1024);
    expect([...info.palette!.subarray(0, 16)]).toEqual(
      [0, 1, 2, 3].flatMap((i) => [i * 60, 255 - i, i, i === 2 ? 0 : 255]),
    );
  });

  it('knows nodata by tag as it was rounded, NaN, and by the catalogue', async () => {
    const far = tiff('heights', 'far.tif', '-a_nodata', '-3.4028234663852886e+38');
    expect((await openRaster(far)).info.noData).toBe(-3.4028234663852886e38);
    const nan = tiff('heights', 'nan.tif', '-a_nodata', 'nan');
    expect((await openRaster(nan)).info.noData).toBeNaN();
    const plain = tiff('one', 'plain.tif');
    expect((await openRaster(plain)).info.assumptions).toContain('noDataUnknown');
    const raster = await openRaster(plain, { noData: 0 });
    expect(raster.info.assumptions).toContain('noDataFromCatalogue');
    const box = { left: 0, top: 0, right: 97, bottom: 61 };
    const { values } = await readWindow(raster, 0, 0, box);
    expect(Array.from(values, Number.isNaN)).toEqual(Array.from(bytes, (v) => v === 0));
    const declared = await openRaster(far, { noData: 0 });
    expect(declared.info.noData).toBe(-3.4028234663852886e38);
  });

  it('refuses 64-bit integers that a number cannot hold, and complex numbers', async () => {
    rawRaster(at('huge.vrt'), 'Int64', [2, 1], new BigInt64Array([1n, 2n ** 60n + 1n]));
    const raster = await openRaster(tiff('huge', 'huge.tif'));
    await expect(raster.blocks[0]!.block(0, 0, 0)).rejects.toMatchObject({ code: 'rasterDecode' });
    const complex = tiff('heights', 'complex.tif', '-ot', 'CFloat32');
    await expect(openRaster(complex)).rejects.toMatchObject({ code: 'rasterFormat' });
    const old = tiff('one', 'lzma.tif', '-co', 'COMPRESS=LZMA');
    await expect(openRaster(old)).rejects.toThrow(/lzma\.tif.*LZMA.*gdal_translate/);
  });
});
