import { describe, expect, it } from 'vitest';
import { type Crs, crsOf } from '../../src/geo/crs.ts';
import { gdaltransform, hasGdal } from '../gdal.ts';

/** Codes in which axis order, prime meridian, units or the datum's operation are easily mistaken. */
const codes: readonly (readonly [
  code: number,
  west: number,
  south: number,
  east: number,
  north: number,
])[] = [
  [4326, -10, 35, 30, 70],
  [4258, -10, 35, 30, 70],
  [4230, -3, 38, 2, 42],
  [3857, -10, 35, 30, 70],
  [3035, -25, 30, 40, 71],
  [25832, 6, 38, 12, 80],
  [2393, 25, 60, 28, 69],
  [31466, 5.9, 49.2, 7.5, 53.7],
  [31467, 7.5, 47.3, 10.5, 55],
  [31468, 10.6, 47.4, 13.4, 54.6],
  [31469, 13.6, 51, 15, 54],
  [5514, 12.2, 47.8, 22.4, 51],
  [5513, 12.2, 47.8, 22.4, 51],
  [2065, 12.2, 48.6, 18.8, 51],
  [21781, 6, 45.9, 10.4, 47.7],
  [2056, 6, 45.9, 10.4, 47.7],
  [27700, -7, 50, 1.7, 58],
  [28992, 3.4, 50.8, 7.1, 53.5],
  [3006, 11, 55.5, 24, 69],
  [3067, 20, 60, 31, 70],
  [2180, 14.2, 49.1, 24, 54.8],
  [2100, 20, 35, 28, 41.7],
  [23700, 16.2, 45.8, 22.8, 48.5],
  [31370, 2.6, 49.6, 6.4, 51.5],
  [31254, 9.6, 46.9, 11.7, 47.5],
  [31256, 15, 46.6, 17.1, 48.9],
  [31259, 15, 46.6, 17.1, 48.9],
  [3912, 13.5, 45.5, 16.5, 46.8],
  [3765, 13.6, 42.5, 19.3, 46.5],
  [5223, 8.5, -2, 14, 6],
  [27572, -4, 42.5, 8, 51],
  [4807, -4, 42, 8, 51],
  [2154, -4, 42, 8, 51],
  [3003, 6.7, 38, 11.9, 47],
  [7415, 3.4, 50.8, 7.1, 53.5],
  [5972, 6, 58, 12, 70],
  [2193, 167, -47, 178, -35],
  [3031, -170, -85, 170, -65],
  [3413, -170, 61, 170, 88],
];

/** PROJ takes another operation for these than for their datum; both are as exact as is stated. */
const otherwise: ReadonlySet<number> = new Set([31469, 3912]);

/** Six places spread over an area. */
function spread([west, south, east, north]: readonly number[]): [number, number][] {
  const shares = [0.5, 0.5, 0.05, 0.1, 0.95, 0.2, 0.1, 0.9, 0.9, 0.95, 0.3, 0.7];
  return Array.from({ length: 6 }, (_, i) => [
    west! + (east! - west!) * shares[2 * i]!,
    south! + (north! - south!) * shares[2 * i + 1]!,
  ]);
}

describe.skipIf(!hasGdal)('coordinate reference systems against GDAL without grids', () => {
  it.each(codes)(
    'puts places where EPSG:%i has them, and takes them back',
    async (code, ...area) => {
      const crs = (await crsOf(`EPSG:${code}`)) as Crs;
      const places = spread(area);
      const expected = gdaltransform(['-s_srs', 'EPSG:4326', '-t_srs', `EPSG:${code}`], places);
      const metre = crs.geographic ? 111_320 : 1;
      for (const [i, [lon, lat]] of places.entries()) {
        const [x, y] = crs.fromLonLat(lon, lat);
        const [ex, ey] = expected[i]!;
        const allowed = otherwise.has(code) ? crs.accuracyMetres! : 0.01;
        expect(Math.hypot(x - ex, y - ey) * metre).toBeLessThan(allowed);
        const [lon2, lat2] = crs.toLonLat(ex, ey);
        expect(Math.hypot(lon2 - lon, lat2 - lat) * 111_320).toBeLessThan(allowed);
      }
    },
  );

  it('says how exact the way to WGS 84 is, by the dataset', async () => {
    expect((await crsOf('EPSG:31467'))?.accuracyMetres).toBe(3);
    expect((await crsOf('EPSG:3035'))?.accuracyMetres).toBe(1);
    expect((await crsOf('EPSG:4326'))?.accuracyMetres).toBeUndefined();
    expect((await crsOf('+proj=tmerc +lon_0=9 +ellps=bessel'))?.accuracyMetres).toBe(Infinity);
  });

  it('refuses what needs a grid file, or what proj4js cannot project', async () => {
    for (const code of [
      'EPSG:22300',
      'EPSG:6247',
      'EPSG:3026',
      '+proj=utm +zone=32 +nadgrids=a.gsb',
    ])
      expect(await crsOf(code)).toBeUndefined();
  });
});
