import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import proj4 from 'proj4';
import { afterAll, describe, expect, it } from 'vitest';
import { writeCog } from '../../scripts/city/raster/cog.ts';
import { hasGdal } from '../gdal.ts';

const root = resolve(import.meta.dirname, '../..');
const dir = mkdtempSync(join(tmpdir(), 'verbs-'));
afterAll(() => rmSync(dir, { recursive: true }));

/** Runs `twin raster ...` in a process of its own. */
function twin(
  ...args: string[]
): Promise<{ status: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/twin.ts', 'raster', ...args], {
    cwd: root,
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (part) => {
    stdout += part;
  });
  child.stderr.on('data', (part) => {
    stderr += part;
  });
  return new Promise((done) => {
    child.on('close', (status) => done({ status, stdout, stderr }));
  });
}

/** 40 x 30 cells of 10 m in UTM 32; the value is that of `f`. */
function raster(
  name: string,
  bands: number,
  f: (col: number, row: number, band: number) => number,
): string {
  const [width, height] = [40, 30];
  const data = Float32Array.from({ length: width * height * bands }, (_, i) => {
    const cell = Math.floor(i / bands);
    return f(cell % width, Math.floor(cell / width), i % bands);
  });
  const path = join(dir, `${name}.tif`);
  const geotransform = [500_000, 10, 0, 5_000_000, 0, -10] as const;
  writeFileSync(
    path,
    writeCog({
      width,
      height,
      bands,
      type: 'float32',
      data,
      crs: 'EPSG:32632',
      geotransform,
      noData: -1,
      overviews: 'average',
    }),
  );
  return path;
}

const a = raster('a', 1, (col) => col);
const b = raster('b', 1, (col, row) => (row === 0 ? -1 : col * 2));
const bands = raster('bands', 2, (col, _, band) => (band === 0 ? 10 : 30 + col));

describe('twin raster stats, diff and compute', () => {
  it('prints statistics of the whole and by zone, one object a zone', async () => {
    // The western half, by the raster's own corners, in degrees.
    const utm = proj4('+proj=utm +zone=32 +datum=WGS84 +units=m');
    const corner = (x: number, y: number): [number, number] => utm.inverse([x, y]);
    const ring = [
      corner(500_000, 5_000_000),
      corner(500_000, 4_999_700),
      corner(500_200, 4_999_700),
      corner(500_200, 5_000_000),
    ];
    const zones = join(dir, 'zones.geojson');
    writeFileSync(
      zones,
      JSON.stringify({
        type: 'FeatureCollection',
        features: [
          {
            type: 'Feature',
            properties: { name: 'West' },
            geometry: { type: 'Polygon', coordinates: [[...ring, ring[0]]] },
          },
        ],
      }),
    );
    const [whole, byZone] = await Promise.all([
      twin('stats', b, '--json'),
      twin('stats', a, '--zones', zones, '--json'),
    ]);
    expect(whole.status).toBe(0);
    const [all] = JSON.parse(whole.stdout);
    expect(all).toMatchObject({ zone: null, count: 40 * 29, min: 0, max: 78 });
    expect(all.mean).toBeCloseTo(39, 4);
    expect(all.missing_share).toBeCloseTo(1 / 30, 4);
    const [west] = JSON.parse(byZone.stdout);
    expect(west.zone).toBe('West');
    expect(west.mean).toBeCloseTo(9.5, 4);
    // The scale of UTM on its central meridian is 0.9996.
    expect(west.area_m2 / ((200 * 300) / 0.9996 ** 2)).toBeCloseTo(1, 5);
    expect(Object.keys(west)).toEqual(
      expect.arrayContaining([
        'zone',
        'count',
        'area_m2',
        'min',
        'max',
        'mean',
        'std',
        'p5',
        'p50',
        'p95',
      ]),
    );
  }, 30_000);

  it.runIf(hasGdal)(
    'writes the difference b minus a, and the vegetation index of two bands, for GDAL to read',
    async () => {
      const [diff, ndvi] = [join(dir, 'diff.tif'), join(dir, 'ndvi.tif')];
      const [first, second] = await Promise.all([
        twin('diff', a, b, '--out', diff, '--json'),
        twin(
          'compute',
          '(nir - red) / (nir + red)',
          `red=${bands}:1`,
          `nir=${bands}:2`,
          '--out',
          ndvi,
          '--json',
        ),
      ]);
      expect(first.stderr).not.toContain('error');
      expect(JSON.parse(first.stdout)).toMatchObject({
        grid: 'finer',
        crs: 'EPSG:32632',
        width: 40,
        height: 30,
        min: 0,
        max: 39,
        mean: 19.5,
      });
      const value = (path: string, col: number, row: number): number =>
        Number(
          execFileSync('gdallocationinfo', ['-valonly', path, String(col), String(row)], {
            encoding: 'utf8',
          }),
        );
      expect(value(diff, 17, 5)).toBe(17);
      expect(value(diff, 17, 0)).toBeNaN();
      expect(JSON.parse(second.stdout).expression).toBe('(nir - red) / (nir + red)');
      expect(value(ndvi, 7, 3)).toBeCloseTo(27 / 47, 6);
      expect(execFileSync('gdalinfo', [ndvi], { encoding: 'utf8' })).toMatch(
        /TWIN_SOURCE_nir_SHA256=[0-9a-f]{64}/,
      );
    },
    30_000,
  );

  it('ends with 2 for bad usage and with 1 for what cannot be done, with the place', async () => {
    const out = join(dir, 'x.tif');
    const answers = await Promise.all([
      twin('diff', a, b),
      twin('diff', a, b, '--out', out, '--grid', 'both'),
      twin('compute', 'a +', `a=${a}`, '--out', out),
      twin('compute', 'a', `a=${a}:9`, '--out', out),
      twin('stats', a, '--zones', join(dir, 'absent.geojson')),
      twin('compute', 'a', `a=${a}`, '--out', join(dir, 'no', 'x.tif')),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([2, 2, 1, 1, 1, 1]);
    expect(answers.every(({ stdout }) => stdout === '')).toBe(true);
    expect(answers[2]!.stderr).toContain('place 4');
    expect(answers[3]!.stderr).toContain('no band 9');
    expect(answers[4]!.stderr).toContain('absent.geojson');
  }, 60_000);
});
