import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import proj4 from 'proj4';
import { describe, expect, it } from 'vitest';
import { writeCog } from '../../../../scripts/city/raster/cog.ts';
import type { Derivation } from '../../../../src/catalogue/derivation.ts';
import { tilePlace } from '../../../../src/geo/tile.ts';
import { readCells } from '../../../../src/layers/raster/derive/cells.ts';
import { openDerived } from '../../../../src/layers/raster/derive/open.ts';
import { prepareDerivation } from '../../../../src/layers/raster/derive/prepare.ts';
import { probeRaster } from '../../../../src/layers/raster/probe.ts';
import { readTile } from '../../../../src/layers/raster/tile.ts';
import { writeGeoTiff } from '../../../../src/layers/raster/write/geotiff.ts';
import { hasGdal } from '../../../gdal.ts';

const dir = mkdtempSync(join(tmpdir(), 'derive-'));
const utm = '+proj=utm +zone=32 +datum=WGS84 +units=m';
const laea =
  '+proj=laea +lat_0=52 +lon_0=10 +x_0=4321000 +y_0=3210000 +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m';

interface Grid {
  readonly path: string;
  readonly definition: string;
  readonly data: Float32Array;
  readonly width: number;
  readonly height: number;
  readonly west: number;
  readonly north: number;
  readonly cell: number;
}

function grid(
  name: string,
  crs: string,
  definition: string,
  width: number,
  height: number,
  cell: number,
  value: (col: number, row: number) => number,
  unitName?: string,
): Grid {
  const [x, y] = proj4(definition).forward([11.3, 44.55]) as [number, number];
  const [west, north] = [Math.round(x), Math.round(y)];
  const data = Float32Array.from({ length: width * height }, (_, i) =>
    value(i % width, Math.floor(i / width)),
  );
  const path = join(dir, `${name}.tif`);
  writeFileSync(
    path,
    writeCog({
      width,
      height,
      bands: 1,
      type: 'float32',
      data,
      crs,
      geotransform: [west, cell, 0, north, 0, -cell],
      noData: -1,
      overviews: 'average',
      ...(unitName === undefined ? {} : { unitName }),
    }),
  );
  return { path, definition, data, width, height, west, north, cell };
}

const fine = grid(
  'fine',
  'EPSG:32632',
  utm,
  300,
  280,
  10,
  (c, r) => ((c * 31 + r * 17) % 97 === 0 ? -1 : 20 + Math.sin(c / 9) * 5 + r / 40),
  'degC',
);
const coarse = grid(
  'coarse',
  'EPSG:3035',
  laea,
  40,
  35,
  100,
  (c, r) => 300 + c * 0.7 - r * 0.4 + ((c * r) % 5),
);

const derivation = (
  expression: string,
  kind: Derivation['kind'],
  which: Derivation['grid'],
  ...files: readonly Grid[]
): Derivation => ({
  kind,
  expression,
  grid: which,
  sources: files.map(({ path }, i) => ({
    name: 'abcd'[i]!,
    title: path,
    accessUrl: path,
    band: 0,
  })),
});
const open = (d: Derivation) => openDerived(prepareDerivation(d));

/** Value of a cell as the file has it, NaN for nodata and outside. */
const at = (g: Grid, col: number, row: number): number => {
  if (!(col >= 0 && col < g.width && row >= 0 && row < g.height)) return Number.NaN;
  const value = g.data[row * g.width + col]!;
  return value === -1 ? Number.NaN : value;
};

/** Where a cell's place of one grid lies in another, by proj4 alone. */
function placeIn(from: Grid, to: Grid, col: number, row: number): [number, number] {
  const [x, y] = proj4(from.definition, to.definition, [
    from.west + col * from.cell,
    from.north - row * from.cell,
  ]) as [number, number];
  return [(x - to.west) / to.cell, (to.north - y) / to.cell];
}

function bilinear(g: Grid, x: number, y: number): number {
  const [u, v] = [x - 0.5, y - 0.5];
  const [c, r] = [Math.floor(u), Math.floor(v)];
  const [s, t] = [u - c, v - r];
  return (
    at(g, c, r) * (1 - s) * (1 - t) +
    at(g, c + 1, r) * s * (1 - t) +
    at(g, c, r + 1) * (1 - s) * t +
    at(g, c + 1, r + 1) * s * t
  );
}

describe('a difference of rasters of different CRS and resolution', () => {
  it('lies on the finer grid, the coarser one interpolated by exact places', async () => {
    const raster = await open(derivation('b - a', 'difference', 'finer', fine, coarse));
    expect(raster.crs.name).toBe('EPSG:32632');
    const { geotransform: g, width, height } = raster.info;
    expect([g[1], g[5]]).toEqual([10, -10]);
    const [left, top] = [(g[0] - fine.west) / 10, (fine.north - g[3]) / 10];
    expect([left, top].every(Number.isInteger)).toBe(true);
    const { values } = await readCells(raster, 0, 0, {
      left: 0,
      top: 0,
      right: width,
      bottom: height,
    });
    let compared = 0;
    for (let row = 3; row < height; row += 7)
      for (let col = 3; col < width; col += 5) {
        const [x, y] = placeIn(fine, coarse, left + col + 0.5, top + row + 0.5);
        const exact = bilinear(coarse, x, y) - at(fine, left + col, top + row);
        const ours = values[row * width + col]!;
        if (Number.isNaN(at(fine, left + col, top + row))) expect(ours).toBeNaN();
        if (Number.isNaN(exact)) continue;
        // 0.02 cells of the warp, where the coarse raster rises by at most 8 a cell; float32.
        expect(Math.abs(ours - exact)).toBeLessThan(0.02 * 8);
        compared += 1;
      }
    expect(compared).toBeGreaterThan(1500);
  });

  it('lies on the coarser grid, the finer one averaged by covered area', async () => {
    const raster = await open(derivation('b - a', 'difference', 'coarser', fine, coarse));
    expect(raster.crs.name).toBe('EPSG:3035');
    const { geotransform: g, width, height } = raster.info;
    expect([g[1], g[5]]).toEqual([100, -100]);
    const [left, top] = [(g[0] - coarse.west) / 100, (coarse.north - g[3]) / 100];
    const { values } = await readCells(raster, 0, 0, {
      left: 0,
      top: 0,
      right: width,
      bottom: height,
    });
    const n = 60;
    let compared = 0;
    for (let row = 2; row < height - 2; row += 7)
      for (let col = 2; col < width - 2; col += 5) {
        let [sum, count, outside] = [0, 0, 0];
        for (let j = 0; j < n; j++)
          for (let i = 0; i < n; i++) {
            const [x, y] = placeIn(
              coarse,
              fine,
              left + col + (i + 0.5) / n,
              top + row + (j + 0.5) / n,
            );
            if (!(x >= 0 && y >= 0 && x < fine.width && y < fine.height)) outside += 1;
            const value = at(fine, Math.floor(x), Math.floor(y));
            if (Number.isNaN(value)) continue;
            sum += value;
            count += 1;
          }
        if (outside > 0 || count === 0) continue;
        const exact = at(coarse, left + col, top + row) - sum / count;
        // The places of the oracle stand 1/60 of a cell apart; the finer raster varies by 5.
        expect(Math.abs(values[row * width + col]! - exact)).toBeLessThan(0.02);
        compared += 1;
      }
    expect(compared).toBeGreaterThan(8);
  });

  it('is exact to single precision where both share one grid, and zero with itself', async () => {
    const raster = await open(derivation('b - 2 * a', 'expression', 'finer', fine, fine));
    expect([raster.info.width, raster.info.height]).toEqual([300, 280]);
    const { values } = await readCells(raster, 0, 0, { left: 0, top: 0, right: 300, bottom: 280 });
    for (let i = 0; i < values.length; i += 11) {
      const cell = at(fine, i % 300, Math.floor(i / 300));
      if (Number.isNaN(cell)) expect(values[i]).toBeNaN();
      else expect(values[i]).toBe(Math.fround(cell - 2 * cell));
    }
  });

  it('is drawn and probed like a raster that is read', async () => {
    const raster = await open(derivation('b - a', 'difference', 'finer', fine, coarse));
    const [lon, lat] = raster.toLonLat(100.5, 90.5);
    const { value } = await probeRaster(raster, lon, lat);
    const { values } = await readCells(raster, 0, 0, {
      left: 100,
      top: 90,
      right: 101,
      bottom: 91,
    });
    expect(value).toBe(values[0]);
    const [x, y] = tilePlace({ scheme: 'mercator', level: 13, x: 0, y: 0 }, lon, lat);
    const tile = await readTile(
      raster,
      { scheme: 'mercator', level: 13, x: Math.floor(x), y: Math.floor(y) },
      { resample: 'bilinear' },
    );
    const lit = tile.values.filter((v) => !Number.isNaN(v));
    expect(lit.length).toBeGreaterThan(1000);
    expect(raster.blocks.length).toBe(2);
  });

  it('refuses units that differ, rasters apart, and names that are not there', async () => {
    const percent = grid('percent', 'EPSG:32632', utm, 10, 10, 10, () => 5, '%');
    await expect(
      open(derivation('b - a', 'difference', 'finer', fine, percent)),
    ).rejects.toMatchObject({ code: 'derivedUnits', params: { unitA: '°C', unitB: '%' } });
    const far = { ...grid('far', 'EPSG:32632', utm, 10, 10, 10, () => 5) };
    writeFileSync(
      far.path,
      writeCog({
        width: 10,
        height: 10,
        bands: 1,
        type: 'float32',
        data: new Float32Array(100),
        crs: 'EPSG:32632',
        geotransform: [0, 10, 0, 6_000_000, 0, -10],
        overviews: 'average',
      }),
    );
    await expect(open(derivation('b - a', 'difference', 'finer', fine, far))).rejects.toMatchObject(
      { code: 'derivedApart' },
    );
    await expect(
      open(derivation('b - z', 'difference', 'finer', fine, coarse)),
    ).rejects.toMatchObject({ code: 'expressionName', params: { place: 5 } });
  });
});

describe('a computed GeoTIFF', () => {
  it.runIf(hasGdal)(
    'is read by GDAL with values, place, overviews, statistics and provenance',
    async () => {
      const raster = await open(derivation('b - a', 'difference', 'finer', fine, coarse));
      const path = join(dir, 'out.tif');
      const shares: number[] = [];
      const written = await writeGeoTiff(raster, {
        provenance: [['TWIN_EXPRESSION', 'b - a < "5" & ü']],
        software: 'Twinscape',
        date: new Date(0),
        unit: 'degC',
        progress: (s) => shares.push(s),
      });
      writeFileSync(path, Buffer.concat(written.pieces));
      expect(written.bytes).toBe(Buffer.concat(written.pieces).length);
      expect(shares.at(-1)).toBe(1);
      const info = JSON.parse(execFileSync('gdalinfo', ['-json', path], { encoding: 'utf8' }));
      expect(info.size).toEqual([raster.info.width, raster.info.height]);
      expect(info.geoTransform).toEqual([...raster.info.geotransform]);
      expect(info.stac?.['proj:epsg'] ?? 32632).toBe(32632);
      expect(info.coordinateSystem.wkt).toContain('UTM zone 32N');
      const [band] = info.bands;
      expect(band).toMatchObject({
        type: 'Float32',
        noDataValue: 'NaN',
        unit: 'degC',
        block: [256, 256],
      });
      expect(band.overviews).toEqual([
        { size: raster.info.levels.slice(1).map(({ width, height }) => [width, height])[0] },
      ]);
      expect(Number(band.metadata[''].STATISTICS_MEAN)).toBeCloseTo(written.mean, 9);
      expect(info.metadata['']).toMatchObject({
        TWIN_EXPRESSION: 'b - a < "5" & ü',
        TIFFTAG_DATETIME: '1970:01:01 00:00:00',
      });
      const raw = join(dir, 'out.raw');
      execFileSync('gdal_translate', ['-q', '-of', 'ENVI', path, raw]);
      const gdal = new Float32Array(Uint8Array.from(execFileSync('cat', [raw])).buffer);
      const { values } = await readCells(raster, 0, 0, {
        left: 0,
        top: 0,
        right: raster.info.width,
        bottom: raster.info.height,
      });
      expect(gdal.length).toBe(values.length);
      for (const [i, value] of values.entries())
        if (!Object.is(gdal[i], value)) throw new Error(`cell ${i}: ${gdal[i]} is not ${value}`);
      // Odd sizes: the overview covers the same extent, its cells are means.
      execFileSync('gdalinfo', ['-checksum', path]);
      expect(written.nodataShare).toBeCloseTo(
        values.filter(Number.isNaN).length / values.length,
        12,
      );
    },
  );

  it('is not written where the CRS has no code, or when cancelled', async () => {
    const raster = await open(derivation('a', 'expression', 'finer', fine));
    const options = { provenance: [], software: 's', date: new Date(0) };
    const nameless = { ...raster, crs: { ...raster.crs, name: 'My grid' } };
    await expect(writeGeoTiff(nameless, options)).rejects.toMatchObject({ code: 'exportCrs' });
    const huge = { ...raster, info: { ...raster.info, width: 200_000, height: 200_000 } };
    await expect(writeGeoTiff(huge, options)).rejects.toMatchObject({ code: 'exportSize' });
    const abort = new AbortController();
    abort.abort();
    await expect(writeGeoTiff(raster, { ...options, signal: abort.signal })).rejects.toMatchObject({
      code: 'cancelled',
    });
  });
});
