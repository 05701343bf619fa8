import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Crs, crsOf } from '../../src/geo/crs.ts';
import { type TileId, tilePoint } from '../../src/geo/tile.ts';
import { eachPlace, type Locate, warpGrid } from '../../src/geo/warp.ts';

const window = { left: 0, top: 0, right: 256, bottom: 256 };
const tolerance = 0.05;

/** Places where a projection bends most: EPSG:3035's edges, far out of a UTM zone, poles, 180 degrees. */
const edges: readonly (readonly [code: string, lon: number, lat: number])[] = [
  ['EPSG:3035', -28, 38.5],
  ['EPSG:3035', 33, 35],
  ['EPSG:3035', -19, 65],
  ['EPSG:3035', -16, 28.5],
  ['EPSG:25833', -8, 53],
  ['EPSG:25833', 40, 68],
  ['EPSG:32601', -179.9, 60],
  ['EPSG:32660', -179.95, 65],
  ['EPSG:2193', 179.9, -40],
  ['EPSG:3413', 20, 84.5],
  ['EPSG:3031', -100, -84],
  ['EPSG:27700', 12, 60],
];

function tileOn(scheme: TileId['scheme'], level: number, lon: number, lat: number): TileId {
  const n = 2 ** level;
  const sine = Math.asinh(Math.tan((lat * Math.PI) / 180));
  const mercator = scheme === 'mercator';
  const u = mercator ? (lon + 180) / 360 : (lon + 180) / 180;
  const v = mercator ? (1 - sine / Math.PI) / 2 : (90 - lat) / 180;
  return { scheme, level, x: Math.floor(u * n), y: Math.floor(v * n) };
}

/** Source cells as large as the tile's pixels at its middle, on a grid turned by `angle`. */
function locator(crs: Crs, tile: TileId, angle: number): { locate: Locate; count: () => number } {
  let count = 0;
  const at = (col: number, row: number): [number, number] =>
    crs.fromLonLat(...tilePoint(tile, (col + 0.5) / 256, (row + 0.5) / 256));
  const [x0, y0] = at(128, 128);
  const [x1, y1] = at(129, 128);
  const cell = Math.hypot(x1 - x0, y1 - y0);
  const [c, s] = [Math.cos(angle) / cell, Math.sin(angle) / cell];
  return {
    count: () => count,
    locate: (col, row) => {
      count += 1;
      const [x, y] = at(col, row);
      return [(x - x0) * c + (y - y0) * s, (x - x0) * s - (y - y0) * c];
    },
  };
}

describe('the warp grid at the edges of projections', () => {
  const systems = new Map<string, Crs>();
  beforeAll(async () => {
    for (const [code] of edges) systems.set(code, (await crsOf(code)) as Crs);
  });

  it('is nowhere farther from exact than it says, and says at most 0.05 pixel', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...edges),
        fc.constantFrom('geographic' as const, 'mercator' as const),
        fc.integer({ min: 3, max: 15 }),
        fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }),
        ([code, lon, lat], scheme, level, angle) => {
          const tile = tileOn(scheme, level, lon, lat);
          const { locate } = locator(systems.get(code)!, tile, angle);
          const grid = warpGrid(locate, window, tolerance);
          expect(grid.error).toBeLessThanOrEqual(tolerance);
          let visited = 0;
          eachPlace(grid, (col, row, x, y) => {
            visited += 1;
            if ((row * 256 + col) % 37 !== 0) return;
            const [ex, ey] = locate(col, row);
            if (Number.isNaN(ex) && Number.isNaN(x)) return;
            const off = Math.hypot(x - ex, y - ey);
            if (!(off <= grid.error + 1e-6)) throw new Error(`${off} of ${grid.error}`);
          });
          expect(visited).toBe(65536);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('costs about a hundred projections a tile in a city', () => {
    for (const code of ['EPSG:3035', 'EPSG:25833']) {
      const { locate, count } = locator(
        systems.get(code)!,
        tileOn('geographic', 12, 11.3, 44.5),
        0,
      );
      warpGrid(locate, window, tolerance);
      expect(count()).toBeLessThanOrEqual(81);
    }
  });

  it('spends nothing on what lies beside the image', () => {
    const { locate, count } = locator(
      systems.get('EPSG:3031')!,
      tileOn('geographic', 4, 0, -70),
      0,
    );
    const far: Locate = (col, row) => {
      const [x, y] = locate(col, row);
      return [x - 1e6, y];
    };
    expect(warpGrid(far, window, tolerance, { width: 100, height: 100 }).error).toBe(0);
    expect(count()).toBeLessThanOrEqual(81);
  });
});
