import { describe, expect, it } from 'vitest';
import type { Channel } from '../../../src/channel/channel.ts';
import { crsOf } from '../../../src/geo/crs.ts';
import { tilePoint } from '../../../src/geo/tile.ts';
import { cellAt, cellsRaster } from '../../../src/layers/cells/raster.ts';
import { readTile } from '../../../src/layers/raster/tile.ts';

const grid = {
  crs: 'EPSG:32632',
  geotransform: [685_000, 100, 0, 4_930_000, 0, -100] as const,
  cols: 60,
  rows: 40,
};
const crs = (await crsOf(grid.crs))!;
const values = Float32Array.from({ length: 60 * 40 }, (_, i) => i % 60);
const channel = (change: Partial<Channel> = {}): Channel => ({
  id: 'cell.test',
  title: { en: 'Test' },
  target: 'cell',
  unit: 'K',
  window: { start: '2025-06-01', end: '2025-09-01' },
  values,
  grid,
  source: { en: 'Test' },
  ...change,
});

/** The geographic tile of a level around a place. */
const around = (lon: number, lat: number, level: number) => {
  const size = 180 / 2 ** level;
  const [x, y] = [Math.floor((lon + 180) / size), Math.floor((90 - lat) / size)];
  return { scheme: 'geographic' as const, level, x, y };
};

describe('cells of a channel on the map', () => {
  it('draws each pixel from the cell that lies there', async () => {
    const raster = cellsRaster(channel(), grid, crs);
    const [lon, lat] = crs.toLonLat(688_050, 4_928_050);
    const tile = around(lon, lat, 13);
    const drawn = await readTile(raster, tile, { resample: 'nearest' });
    let compared = 0;
    for (let row = 3; row < 256; row += 17)
      for (let col = 3; col < 256; col += 17) {
        const [x, y] = crs.fromLonLat(...tilePoint(tile, (col + 0.5) / 256, (row + 0.5) / 256));
        const cell = [(x - 685_000) / 100, (4_930_000 - y) / 100] as const;
        // At an edge of a cell the warp may fall to either side.
        if (cell.some((at) => Math.abs(at - Math.round(at)) < 0.06)) continue;
        const inside = cell[0] > 0 && cell[0] < 60 && cell[1] > 0 && cell[1] < 40;
        expect(drawn.values[row * 256 + col]).toBe(inside ? Math.floor(cell[0]) : Number.NaN);
        compared += 1;
      }
    expect(compared).toBeGreaterThan(50);
  });

  it('finds the cell of a place, and none outside', () => {
    const raster = cellsRaster(channel(), grid, crs);
    expect(cellAt(raster, ...crs.toLonLat(685_250, 4_929_950))).toBe(2);
    expect(cellAt(raster, ...crs.toLonLat(684_990, 4_929_950))).toBeUndefined();
  });

  it('leaves out differences that are smaller than their uncertainty', async () => {
    const change = channel({
      ramp: 'difference',
      values: values.map(() => -0.2),
      lower: values.map((v) => (v < 30 ? -0.3 : -0.4)),
      upper: values.map((v) => (v < 30 ? -0.1 : 0.1)),
    });
    const { blocks } = cellsRaster(change, grid, crs);
    const { samples } = await blocks[0]!.block(0, 0, 0);
    expect(samples[0]).toBeCloseTo(-0.2);
    expect(samples[59]).toBeNaN();
  });
});
