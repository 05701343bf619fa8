import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { levelFor, type TileId, tileBounds, tilePlace, tilePoint } from '../../src/geo/tile.ts';

const tiles: fc.Arbitrary<TileId> = fc
  .record({
    scheme: fc.constantFrom('geographic' as const, 'mercator' as const),
    level: fc.integer({ min: 0, max: 18 }),
    fx: fc.double({ min: 0, max: 0.999, noNaN: true }),
    fy: fc.double({ min: 0, max: 0.999, noNaN: true }),
  })
  .map(({ scheme, level, fx, fy }) => ({
    scheme,
    level,
    x: Math.floor(fx * 2 ** level * (scheme === 'geographic' ? 2 : 1)),
    y: Math.floor(fy * 2 ** level),
  }));

describe('map tiles', () => {
  it('has the bounds of the web mercator square at level 0', () => {
    const [west, south, east, north] = tileBounds({ scheme: 'mercator', level: 0, x: 0, y: 0 });
    expect([west, east]).toEqual([-180, 180]);
    expect(north).toBeCloseTo(85.0511287798066, 9);
    expect(south).toBeCloseTo(-85.0511287798066, 9);
  });

  it('has two hemispheres at geographic level 0', () => {
    expect(tileBounds({ scheme: 'geographic', level: 0, x: 1, y: 0 })).toEqual([0, -90, 180, 90]);
  });

  it('meets its bounds in its corners', () => {
    fc.assert(
      fc.property(tiles, (tile) => {
        const [west, south, east, north] = tileBounds(tile);
        const [lon0, lat0] = tilePoint(tile, 0, 0);
        const [lon1, lat1] = tilePoint(tile, 1, 1);
        for (const [a, b] of [
          [west, lon0],
          [north, lat0],
          [east, lon1],
          [south, lat1],
        ] as const)
          expect(Math.abs(a - b)).toBeLessThan(1e-9);
      }),
    );
  });

  it('finds a point of a tile again', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(tiles, share, share, (tile, u, v) => {
        const [u2, v2] = tilePlace(tile, ...tilePoint(tile, u, v));
        // 18 levels down a tile is some 1e-11 of the globe's width in doubles.
        expect(Math.abs(u2 - u)).toBeLessThan(1e-6);
        expect(Math.abs(v2 - v)).toBeLessThan(1e-6);
      }),
    );
  });

  it('chooses the first level whose pixels are not larger', () => {
    expect(levelFor(180 / 256, 'geographic')).toBe(0);
    expect(levelFor(180 / 256 / 3, 'geographic')).toBe(2);
  });
});
