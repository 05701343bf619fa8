import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { districtCollection, signedArea } from '../../../scripts/city/demo/districts.ts';
import {
  fromLaea,
  gridBounds,
  planBounds,
  toLaea,
  toLonLat,
} from '../../../scripts/city/demo/place.ts';
import { blockMean, coveringGrid, deriveCover } from '../../../scripts/city/demo/rasters/derive.ts';
import { heightAt, surfaceTemperatures } from '../../../scripts/city/demo/rasters/heat.ts';
import {
  burnGround,
  burnRoofsAndCrowns,
  isFlat,
  surfaceCode,
} from '../../../scripts/city/demo/rasters/surface.ts';
import { surfaceValue, table } from '../../../scripts/city/demo/rasters/values.ts';
import { tinyPlan } from './tinyPlan.ts';

const surface = burnGround(tinyPlan, 1);
burnRoofsAndCrowns(tinyPlan, surface);
/** Surface at plan coordinates. */
const at = (x: number, y: number): number =>
  surface.codes[Math.floor(600 - y) * surface.width + Math.floor(x)]!;

describe('the burnt surface', () => {
  it('has every area, holes, the bridge, roofs and crowns where the plan has them', () => {
    expect(at(100, 100)).toBe(surfaceCode.water);
    expect(at(100, 300)).toBe(surfaceCode.street);
    expect(at(100, 311)).toBe(surfaceCode.water);
    expect(at(350, 450)).toBe(surfaceCode.forest);
    expect(at(450, 450)).toBe(surfaceCode.meadow);
    expect(at(450, 120)).toBe(surfaceCode.flat);
    expect(at(350, 50)).toBe(surfaceCode.tree);
    expect(at(355, 50)).toBe(surfaceCode.lawn);
    expect(isFlat(tinyPlan.buildings[0]!)).toBe(true);
  });

  it('covers the areas it should to the cell', () => {
    const tally = (code: number): number => surface.codes.filter((c) => c === code).length;
    expect(tally(surfaceCode.flat)).toBe(7200);
    expect(tally(surfaceCode.water)).toBe(300 * 600 - 300 * 20);
    expect(tally(surfaceCode.forest)).toBe(300 * 300 - 100 * 100 - 300 * 10);
  });
});

describe('derived rasters', () => {
  it('keeps the mean of a quantity over blocks', () => {
    const values = table('sealed');
    const means = blockMean(surface, 30, values);
    const whole =
      surface.codes.reduce((sum, code) => sum + values[code]!, 0) / surface.codes.length;
    expect(means.reduce((a, b) => a + b, 0) / means.length).toBeCloseTo(whole, 6);
  });

  it('puts land cover and sealing into EPSG:3035 where the surface is', () => {
    const grid = coveringGrid(surface, 10, toLaea);
    expect(grid.west % 10).toBe(0);
    const { cover, sealed } = deriveCover(surface, grid, fromLaea);
    const cellAt = (x: number, y: number): number => {
      const [px, py] = toLaea(560_000 + x, 5_420_000 + y);
      return Math.floor((grid.north - py) / 10) * grid.width + Math.floor((px - grid.west) / 10);
    };
    expect(cover[cellAt(100, 100)]).toBe(10);
    expect(cover[cellAt(350, 450)]).toBe(3);
    expect(cover[cellAt(480, 120)]).toBe(1);
    expect(cover[cellAt(450, 30)]).toBe(6);
    expect(sealed[cellAt(480, 120)]).toBe(100);
    expect(sealed[cellAt(100, 100)]).toBe(0);
    expect(cover[0]).toBe(254);
    expect(sealed[0]).toBe(255);
  });

  it('projects there and back to the millimetre', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 24_000, noNaN: true }),
        fc.double({ min: 0, max: 24_000, noNaN: true }),
        (x, y) => {
          const [a, b] = fromLaea(...toLaea(560_000 + x, 5_420_000 + y));
          expect(Math.hypot(a - 560_000 - x, b - 5_420_000 - y)).toBeLessThan(1e-3);
        },
      ),
    );
  });

  it('has bounds that hold every corner', () => {
    const [west, south, east, north] = planBounds(tinyPlan);
    for (const [x, y] of [
      [0, 0],
      [600, 0],
      [0, 600],
      [600, 600],
    ]) {
      const [lon, lat] = toLonLat(560_000 + x!, 5_420_000 + y!);
      expect(lon).toBeGreaterThanOrEqual(west);
      expect(lon).toBeLessThanOrEqual(east);
      expect(lat).toBeGreaterThanOrEqual(south);
      expect(lat).toBeLessThanOrEqual(north);
    }
    const laea = gridBounds(coveringGrid(surface, 10, toLaea), 'EPSG:3035');
    expect(laea[0]).toBeLessThanOrEqual(west);
    expect(laea[3]).toBeGreaterThanOrEqual(north);
  });
});

describe('surface temperature', () => {
  const summers = surfaceTemperatures(tinyPlan, surface, 30, [2016, 2018, 2019, 2020, 2024]);
  const value = (year: number, x: number, y: number): number =>
    summers.get(year)![Math.floor((600 - y) / 30) * 20 + Math.floor(x / 30)]!;
  const rise = (from: number, to: number, x: number, y: number): number =>
    value(to, x, y) - value(from, x, y);

  it('is cool over water and forest and hot on roofs', () => {
    expect(value(2024, 150, 150)).toBeLessThan(value(2024, 450, 450));
    expect(value(2024, 375, 555)).toBeLessThan(value(2024, 480, 120) - 5);
  });

  it('is green before a house stands, bare the year before, and a roof after', () => {
    const far: [number, number] = [330, 30];
    const lot = (from: number, to: number): number =>
      rise(from, to, 480, 120) - rise(from, to, ...far);
    const mix = 0.65 * (surfaceValue('flat', 'lst') - surfaceValue('lawn', 'lst'));
    expect(lot(2016, 2018)).toBeLessThan(1.6);
    expect(lot(2018, 2019)).toBeGreaterThan(0.8);
    expect(lot(2018, 2020)).toBeGreaterThan(mix - 1.5);
  });

  it('comes out the same again', () => {
    expect(surfaceTemperatures(tinyPlan, surface, 30, [2024]).get(2024)).toEqual(
      surfaceTemperatures(tinyPlan, surface, 30, [2024]).get(2024),
    );
  });

  it('reads heights between cell centres', () => {
    expect(heightAt(tinyPlan.dem, 600, 300, 600 - 12.5)).toBeCloseTo(215, 5);
    expect(heightAt(tinyPlan.dem, 600, 300, 600 - 25)).toBeCloseTo(215.05, 5);
    expect(heightAt(tinyPlan.dem, 600, -50, -50)).toBeCloseTo(217.3, 5);
  });
});

describe('district polygons', () => {
  it('are closed, wound as RFC 7946 asks and carry inhabitants and density', () => {
    const { features } = districtCollection(tinyPlan, toLonLat);
    expect(features.map((f) => f.geometry.type)).toEqual(['Polygon', 'MultiPolygon']);
    expect(features[1]!.properties).toMatchObject({
      name: 'Wald',
      population: 400,
      area_km2: 0.18,
      density: 2222,
    });
    for (const { geometry } of features) {
      const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
      for (const [outer, ...holes] of polygons) {
        expect(signedArea(outer!)).toBeGreaterThan(0);
        expect(outer!.at(-1)).toEqual(outer![0]);
        for (const hole of holes) expect(signedArea(hole)).toBeLessThan(0);
      }
    }
  });
});
