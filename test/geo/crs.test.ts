import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Crs, crsOf, crsOfGeoKeys } from '../../src/geo/crs.ts';

const lands: readonly (readonly [code: string, lon: number, lat: number])[] = [
  ['EPSG:3035', 12, 48],
  ['EPSG:32632', 9.2, 45.5],
  ['EPSG:32733', 15, -22],
  ['EPSG:25833', 13.4, 52.5],
  ['EPSG:27700', -1.5, 52.5],
  ['EPSG:2154', 2.35, 48.85],
  ['EPSG:28992', 5.1, 52.1],
  ['EPSG:21781', 8.5, 47.4],
  ['EPSG:2056', 8.5, 47.4],
  ['EPSG:31370', 4.4, 50.8],
  ['EPSG:3857', 11, 44],
];

describe('coordinate reference systems', () => {
  it.each(lands)('goes to %s and back within two millimetres', async (code, lon, lat) => {
    const crs = (await crsOf(code)) as Crs;
    fc.assert(
      fc.property(
        fc.double({ min: -1, max: 1, noNaN: true }),
        fc.double({ min: -1, max: 1, noNaN: true }),
        (dx, dy) => {
          const [x, y] = crs.fromLonLat(lon + dx, lat + dy);
          const [lon2, lat2] = crs.toLonLat(x, y);
          expect(Math.abs(lon2 - lon - dx)).toBeLessThan(2e-8);
          expect(Math.abs(lat2 - lat - dy)).toBeLessThan(2e-8);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('puts the origin of EPSG:3035 where its definition says', async () => {
    const crs = (await crsOf('EPSG:3035')) as Crs;
    const [x, y] = crs.fromLonLat(10, 52);
    expect(x).toBeCloseTo(4321000, 4);
    expect(y).toBeCloseTo(3210000, 4);
  });

  it('puts Amersfoort on the Dutch grid within a decimetre of PROJ', async () => {
    const [x, y] = ((await crsOf('EPSG:28992')) as Crs).fromLonLat(5.38720621, 52.1551744);
    expect(Math.hypot(x - 155000.185, y - 463000.234)).toBeLessThan(0.1);
  });

  it('loads a code that is not among the European grids', async () => {
    const [x, y] = ((await crsOf('EPSG:2193')) as Crs).fromLonLat(173, -41);
    expect(x).toBeCloseTo(1600000, 3);
    expect(y).toBeGreaterThan(5_400_000);
  });

  it('takes a proj4 text and the URN of a code', async () => {
    expect((await crsOf('+proj=utm +zone=33 +datum=WGS84'))?.geographic).toBe(false);
    expect((await crsOf('urn:ogc:def:crs:EPSG::4326'))?.geographic).toBe(true);
  });

  it('knows nothing of a code that does not exist, nor of a nonsense text', async () => {
    expect(await crsOf('EPSG:99999')).toBeUndefined();
    expect(await crsOf('my own grid')).toBeUndefined();
  });

  it('refuses a datum that needs a grid shift file', async () => {
    expect(await crsOf('EPSG:22300')).toBeUndefined();
  });

  it('builds a user-defined projection from GeoTIFF keys', async () => {
    const crs = await crsOfGeoKeys({
      GTModelTypeGeoKey: 1,
      ProjectedCSTypeGeoKey: 32767,
      GeographicTypeGeoKey: 4258,
      ProjectionGeoKey: 32767,
      ProjCoordTransGeoKey: 10,
      ProjLinearUnitsGeoKey: 9001,
      ProjCenterLatGeoKey: 52,
      ProjCenterLongGeoKey: 10,
      ProjFalseEastingGeoKey: 4321000,
      ProjFalseNorthingGeoKey: 3210000,
    });
    const exact = (await crsOf('EPSG:3035')) as Crs;
    const [x, y] = crs!.fromLonLat(11.3, 44.5);
    const [ex, ey] = exact.fromLonLat(11.3, 44.5);
    expect(Math.hypot(x - ex, y - ey)).toBeLessThan(0.5);
  });
});
