import type { Distribution } from '../../catalogue/entry.ts';
import type { ChannelGrid } from '../../channel/channel.ts';
import { lonLatHeightToEcef } from '../../geo/enu.ts';
import { readCells } from './derive/cells.ts';
import { openSource } from './derive/open.ts';
import { hintsOf } from './steps.ts';

/** A class raster whole, for a model of the city. */
export interface LandCover {
  readonly grid: ChannelGrid;
  /** Sides of a cell on the ground in the raster's middle, metres. */
  readonly cell: readonly [width: number, height: number];
  /** Codes by cell, NaN where not known. */
  readonly landCover: Float32Array;
  /** Fractional column and row of a place. */
  toCell(lon: number, lat: number): [col: number, row: number];
}

/** Cells of this side, metres, are fine enough for a model of the city's air. */
const fineEnough = 10;

/**
 * Reads a class raster's codes from the coarsest level whose cells are no larger than 10 m (from full
 * resolution where none is). Rejects with a Problem.
 */
export async function readLandCover(from: Distribution, signal?: AbortSignal): Promise<LandCover> {
  const raster = await openSource([from.accessUrl, hintsOf(from)], signal);
  const { info, toLonLat, toPixel } = raster;
  const metres = (dx: number, dy: number): number => {
    const [x, y] = [info.width / 2, info.height / 2];
    const a = lonLatHeightToEcef(...toLonLat(x, y), 0);
    const b = lonLatHeightToEcef(...toLonLat(x + dx, y + dy), 0);
    return Math.hypot(b[0] - a[0], b[1] - a[1], b[2] - a[2]);
  };
  const side = Math.max(metres(1, 0), metres(0, 1));
  const level = info.levels.findLastIndex(({ width }) => (side * info.width) / width <= fineEnough);
  const at = Math.max(0, level);
  const { width: cols, height: rows } = info.levels[at]!;
  const box = { left: 0, top: 0, right: cols, bottom: rows };
  const { values } = await readCells(raster, at, 0, box, signal);
  for (const blocks of raster.blocks) blocks.dispose();
  const [perX, perY] = [info.width / cols, info.height / rows];
  const [x0, ax, bx, y0, ay, by] = info.geotransform;
  return {
    grid: {
      crs: raster.crs.name,
      geotransform: [x0, ax * perX, bx * perY, y0, ay * perX, by * perY],
      cols,
      rows,
    },
    cell: [metres(perX, 0), metres(0, perY)],
    landCover: Float32Array.from(values),
    toCell: (lon, lat) => {
      const [x, y] = toPixel(lon, lat);
      return [x / perX, y / perY];
    },
  };
}
