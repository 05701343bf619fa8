import type { Bounds } from '../../geo/bounds.ts';
import { type TileId, tileBounds, tilePlace, tilePoint } from '../../geo/tile.ts';
import { type PixelWindow, warpGrid } from '../../geo/warp.ts';
import type { Raster } from './raster.ts';
import { bilinearInto, meanInto, nearestInto } from './resample.ts';
import { boxAround, readWindow } from './window.ts';

export type Resample = 'nearest' | 'bilinear';

export interface TileOptions {
  readonly resample: Resample;
  readonly band?: number;
  /** Pixels on a side, 256 where absent. */
  readonly size?: number;
  /** Nobody wants the tile any more. */
  readonly signal?: AbortSignal;
}

/** Physical values on a map tile, row 0 north, NaN where there is none. */
export interface ValueTile {
  readonly values: Float32Array;
  readonly size: number;
  readonly bounds: Bounds;
  /** Largest measured distance from the exact projection, in cells of the level that was read. */
  readonly maxErrorPixels: number;
}

/** The largest error of the warp that is let pass, in cells of the level that is read. */
export const warpTolerance = 0.05;

/** Cells per pixel up to which four neighbours speak for a pixel. */
const interpolated = 2;

/** Reads a map tile from the overview that fits it. Rejects with a Problem. */
export async function readTile(
  raster: Raster,
  tile: TileId,
  { resample, band = 0, size = 256, signal }: TileOptions,
): Promise<ValueTile> {
  const values = new Float32Array(size * size);
  const bounds = tileBounds(tile);
  const target = coveredPixels(raster.info.bounds, tile, size);
  const whole = target && (target.right - target.left) * (target.bottom - target.top);
  if (whole !== values.length) values.fill(Number.NaN);
  if (target === undefined) return { values, size, bounds, maxErrorPixels: 0 };

  const locate = (col: number, row: number): [number, number] =>
    raster.toPixel(...tilePoint(tile, (col + 0.5) / size, (row + 0.5) / size));
  const pixel = pixelAt(locate, target);
  const level = levelOf(raster, Math.min(length(pixel.across), length(pixel.down)));
  const { width, height } = raster.info.levels[level]!;
  const perX = raster.info.width / width;
  const perY = raster.info.height / height;
  const cells = Math.max(
    length([pixel.across[0] / perX, pixel.across[1] / perY]),
    length([pixel.down[0] / perX, pixel.down[1] / perY]),
  );
  // Below the coarsest overview a pixel covers many cells: their mean, not one of them.
  const mean = resample === 'bilinear' && cells > interpolated;
  const [shift, more] = mean ? [0.5, 1] : [0, 0];
  const grid = warpGrid(
    (col, row) => {
      const [x, y] = locate(col - shift, row - shift);
      return [x / perX, y / perY];
    },
    { ...target, right: target.right + more, bottom: target.bottom + more },
    warpTolerance,
    { width, height },
  );
  const box = boxAround(grid.x, grid.y, 2 + cells);
  const window = await readWindow(raster, level, band, box, undefined, signal);
  if (resample === 'nearest') nearestInto(values, size, grid, window);
  else if (mean) meanInto(values, size, grid, window);
  else bilinearInto(values, size, grid, window);
  return { values, size, bounds, maxErrorPixels: grid.error };
}

/** The coarsest level whose cells are not larger than a target pixel, which covers `cells` of full resolution. */
export function levelOf({ info }: Raster, cells: number): number {
  let level = 0;
  for (const [i, { width }] of info.levels.entries())
    if (info.width / width <= cells * 1.05) level = i;
  return level;
}

/** Target pixels that the image can touch; undefined where tile and image lie apart. */
function coveredPixels(
  [west, south, east, north]: Bounds,
  tile: TileId,
  size: number,
): PixelWindow | undefined {
  const window = { left: size, top: size, right: 0, bottom: 0 };
  // Bounds come from places on the edges, between which a curved edge bulges.
  const [padX, padY] = [(east - west) / 200, (north - south) / 200];
  // The image may run past 180 degrees on either side.
  for (const turn of [-360, 0, 360]) {
    const [u0, v0] = tilePlace(tile, west - padX + turn, Math.min(north + padY, 89.9999));
    const [u1, v1] = tilePlace(tile, east + padX + turn, Math.max(south - padY, -89.9999));
    const left = Math.max(0, Math.floor(u0 * size) - 1);
    const right = Math.min(size, Math.ceil(u1 * size) + 1);
    const top = Math.max(0, Math.floor(v0 * size) - 1);
    const bottom = Math.min(size, Math.ceil(v1 * size) + 1);
    if (left >= right || top >= bottom) continue;
    window.left = Math.min(window.left, left);
    window.right = Math.max(window.right, right);
    window.top = Math.min(window.top, top);
    window.bottom = Math.max(window.bottom, bottom);
  }
  return window.left < window.right && window.top < window.bottom ? window : undefined;
}

/** What one step right and one step down in the target is in the source, where that is least. */
function pixelAt(locate: (col: number, row: number) => [number, number], w: PixelWindow) {
  let least: { across: Step; down: Step } | undefined;
  let least2 = Number.POSITIVE_INFINITY;
  for (const [u, v] of soundings) {
    const col = w.left + u * (w.right - w.left) - 0.5;
    const row = w.top + v * (w.bottom - w.top) - 0.5;
    const [x0, y0] = locate(col - 0.5, row);
    const [x1, y1] = locate(col + 0.5, row);
    const [x2, y2] = locate(col, row - 0.5);
    const [x3, y3] = locate(col, row + 0.5);
    const across: Step = [x1 - x0, y1 - y0];
    const down: Step = [x3 - x2, y3 - y2];
    const shorter = Math.min(Math.hypot(...across), Math.hypot(...down));
    if (!(shorter < least2)) continue;
    least2 = shorter;
    least = { across, down };
  }
  return least ?? { across: [1, 0] as Step, down: [0, 1] as Step };
}

type Step = readonly [x: number, y: number];
/** The middle, and the quarters where the middle is no place in the source's projection. */
const soundings = [
  [0.5, 0.5],
  [0.25, 0.25],
  [0.75, 0.25],
  [0.25, 0.75],
  [0.75, 0.75],
] as const;

const length = ([x, y]: readonly [number, number]): number => Math.hypot(x, y) || 1;
