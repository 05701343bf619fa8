import type { CellGrid } from '../../src/forecast/heat/grid.ts';
import { groundCells } from '../../src/forecast/heat/ground.ts';
import { alignWindow } from '../../src/layers/raster/derive/align.ts';
import { readCells } from '../../src/layers/raster/derive/cells.ts';
import { placeIn } from '../../src/layers/raster/derive/grid.ts';
import type { Raster } from '../../src/layers/raster/raster.ts';
import { Problem } from '../../src/problem/problem.ts';

/** Rows that are read at a time. */
const strip = 256;
/** Some ten arrays of this length are held at once. */
const mostCells = 32e6;

export interface CoolingRasters {
  readonly grid: CellGrid;
  /** Codes by cell, NaN for nodata and beyond the extent of the evapotranspiration. */
  readonly landCover: Float64Array;
  /** Reference evapotranspiration on the land cover's grid, NaN where not known. */
  readonly et0: Float64Array;
}

/**
 * Reads a land cover whole, and the evapotranspiration on its grid: the cell itself on equal grids, bilinear where
 * it is as coarse or coarser, else its mean by area. Rejects with a Problem: `heatDegrees`, `heatSize`,
 * `heatApart`, or of reading.
 */
export async function coolingRasters(
  cover: Raster,
  evapotranspiration: Raster,
  progress?: (share: number) => void,
): Promise<CoolingRasters> {
  const grid = groundCells(cover);
  const { cols, rows } = grid;
  if (cols * rows > mostCells)
    throw new Problem('heatSize', {
      file: grid.name,
      cells: Math.ceil((cols * rows) / 1e6),
      most: mostCells / 1e6,
    });
  const landCover = new Float64Array(cols * rows);
  const et0 = new Float64Array(cols * rows);
  const place = placeIn(cover, evapotranspiration);
  const { width, height } = evapotranspiration.info;
  const source = { raster: evapotranspiration, band: 0, classes: false };
  for (let top = 0; top < rows; top += strip) {
    const window = { left: 0, top, right: cols, bottom: Math.min(rows, top + strip) };
    landCover.set((await readCells(cover, 0, 0, window)).values, top * cols);
    et0.set(await alignWindow(cover, 0, window, source), top * cols);
    for (let i = top * cols; i < window.bottom * cols; i++) {
      if (!Number.isNaN(et0[i]!)) continue;
      const [x, y] = place.at((i % cols) + 0.5, Math.floor(i / cols) + 0.5);
      // Beyond its extent there is no city; a hole inside leaves green space green.
      if (!(x >= 0 && y >= 0 && x <= width && y <= height)) landCover[i] = Number.NaN;
    }
    progress?.(window.bottom / rows);
  }
  if (!et0.some((value) => value > 0))
    throw new Problem('heatApart', {
      file: evapotranspiration.info.name,
      landCover: cover.info.name,
    });
  return { grid, landCover, et0 };
}

/** Values on a raster's grid, as a raster that can be written. */
export function valuesLike(like: Raster, name: string, values: Float64Array, unit: string): Raster {
  const { palette: _, ...info } = like.info;
  const { width, height } = info;
  const band = { scale: 1, offset: 0, noData: Number.NaN, unit };
  return {
    ...like,
    info: {
      ...info,
      name,
      bands: 1,
      sampleType: 'float32',
      noData: band.noData,
      scale: band.scale,
      offset: band.offset,
      unitName: unit,
      bandInfo: [band],
      meaning: 'values',
      levels: [{ width, height }],
    },
    blocks: [
      {
        width,
        height,
        blockWidth: width,
        blockHeight: strip,
        sampleType: 'float64',
        block: async (_col, row) => ({
          samples: values.subarray(row * strip * width, (row + 1) * strip * width),
          width,
          stride: 1,
        }),
        bandOffset: () => 0,
        dispose: () => {},
      },
    ],
  };
}
