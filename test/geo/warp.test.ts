import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Crs, crsOf } from '../../src/geo/crs.ts';
import { levelFor, type TileId, tilePoint } from '../../src/geo/tile.ts';
import { eachPlace, gridPlace, type Locate, warpGrid } from '../../src/geo/warp.ts';

const window = { left: 0, top: 0, right: 256, bottom: 256 };

describe('the warp grid', () => {
  const systems = new Map<string, Crs>();
  beforeAll(async () => {
    for (const code of ['EPSG:3035', 'EPSG:32632', 'EPSG:27700', 'EPSG:4326', 'EPSG:3857'])
      systems.set(code, (await crsOf(code)) as Crs);
  });

  it('stays within its tolerance of the exact projection at every pixel, in any CRS and level', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('EPSG:3035', 'EPSG:32632', 'EPSG:27700', 'EPSG:4326', 'EPSG:3857'),
        fc.constantFrom('geographic' as const, 'mercator' as const),
        fc.integer({ min: 4, max: 16 }),
        fc.double({ min: -8, max: 30, noNaN: true }),
        fc.double({ min: 36, max: 68, noNaN: true }),
        (code, scheme, level, lon, lat) => {
          const crs = systems.get(code)!;
          const n = 2 ** level;
          const v =
            scheme === 'geographic'
              ? (90 - lat) / 180
              : (1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2;
          const u = scheme === 'geographic' ? (lon + 180) / 180 : (lon + 180) / 360;
          const tile: TileId = { scheme, level, x: Math.floor(u * n), y: Math.floor(v * n) };
          // Source cells about as large as the tile's pixels.
          const metres = crs.geographic ? 1 / 111320 : 1;
          const cell = ((40075016 / (scheme === 'geographic' ? 2 : 1) / n / 256) * metres) / 1.3;
          const locate: Locate = (col, row) => {
            const [x, y] = crs.fromLonLat(...tilePoint(tile, (col + 0.5) / 256, (row + 0.5) / 256));
            return [x / cell, y / cell];
          };
          const grid = warpGrid(locate, window, 0.05);
          expect(grid.error).toBeLessThanOrEqual(0.05);
          for (let i = 0; i < 200; i++) {
            const col = (i * 37) % 256;
            const row = (i * 91) % 256;
            const [x, y] = locate(col, row);
            const [gx, gy] = gridPlace(grid, col, row);
            expect(Math.hypot(x - gx, y - gy)).toBeLessThan(0.06);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('needs no more than 4 x 4 cells for a city tile', () => {
    const crs = systems.get('EPSG:3035')!;
    const level = levelFor(0.0001, 'geographic');
    const n = 2 ** level;
    const tile: TileId = {
      scheme: 'geographic',
      level,
      x: Math.floor((191.3 / 180) * n),
      y: Math.floor((45.5 / 180) * n),
    };
    const grid = warpGrid(
      (col, row) => {
        const [x, y] = crs.fromLonLat(...tilePoint(tile, (col + 0.5) / 256, (row + 0.5) / 256));
        return [x / 10, y / 10];
      },
      window,
      0.05,
    );
    expect([grid.cols, grid.rows]).toEqual([4, 4]);
    expect(grid.error).toBeLessThan(0.01);
  });

  it('becomes exact where the map is torn', () => {
    const torn: Locate = (col, row) => [col < 100 ? col : col + 1000, row];
    const grid = warpGrid(torn, window, 0.05);
    eachPlace(grid, (col, row, x, y) => {
      const [tx, ty] = torn(col, row);
      if (Math.abs(x - tx) > 1e-9 || Math.abs(y - ty) > 1e-9) throw new Error(`${col}, ${row}`);
    });
    expect(grid.error).toBeLessThan(1e-9);
  });

  it('visits every pixel of a small window once', () => {
    const seen: string[] = [];
    const small = { left: 3, top: 5, right: 6, bottom: 7 };
    eachPlace(
      warpGrid((c, r) => [2 * c, 3 * r], small, 0.05),
      (col, row, x, y) => {
        expect([x, y]).toEqual([2 * col, 3 * row]);
        seen.push(`${col},${row}`);
      },
    );
    expect(seen).toEqual(['3,5', '4,5', '5,5', '3,6', '4,6', '5,6']);
  });
});
