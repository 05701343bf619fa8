import { eachPlace, type Locate, type PixelWindow, warpGrid } from '../../../geo/warp.ts';
import { Coverage } from '../analyse/coverage.ts';
import type { Raster, RasterInfo } from '../raster.ts';
import { bilinearSampler, nearestSampler, type Sampler } from '../sample.ts';
import { levelOf } from '../tile.ts';
import type { ValueWindow } from '../window.ts';
import { boxAround } from '../window.ts';
import { type CellBox, type Cells, readCells } from './cells.ts';
import { type Placed, type PlaceIn, placeIn } from './grid.ts';

/** A raster that is brought onto another grid, one band of it. */
export interface AlignSource {
  readonly raster: Raster;
  readonly band: number;
  /** Codes: the cell at the place, never a mean. */
  readonly classes: boolean;
}

/** The grid: what a raster tells of its place and size. */
export type AlignTarget = Placed & { readonly info: Pick<RasterInfo, 'levels'> };

/** Half of what drawing allows: two sources may err to different sides. */
const tolerance = 0.02;
/** Up to here a cell is interpolated between four cells of the source, above it is their mean. */
const interpolated = 1.5;
/** Source cells along a target cell's side that its mean is taken of; beyond, of an overview's. */
const mostCells = 64;

/** Cells of one source that a cell of the target is wide, at a level and window of it. */
export const cellRatio = (target: AlignTarget, source: Raster): number =>
  Math.max(...spans(placeIn(target, source), target.info.width / 2, target.info.height / 2, 1, 1));

/**
 * Values of a source on a window of one level of the target, row by row, NaN where there is none:
 * the cell itself for classes and equal grids, bilinear where the source is as coarse or coarser,
 * else the mean of its known cells weighted by the area that the target's cell covers of each.
 */
export async function alignWindow(
  target: AlignTarget,
  level: number,
  window: PixelWindow,
  { raster, band, classes }: AlignSource,
  signal?: AbortSignal,
): Promise<Float64Array> {
  const size = target.info.levels[level]!;
  const perX = target.info.width / size.width;
  const perY = target.info.height / size.height;
  const place = placeIn(target, raster);
  const col = ((window.left + window.right) / 2) * perX;
  const row = ((window.top + window.bottom) / 2) * perY;
  const [across, down] = spans(place, col, row, perX, perY);
  const least = Math.max(across, down) / mostCells;
  const wanted = level === 0 && !classes ? least : Math.min(across, down);
  const source = raster.info.levels[levelOf(raster, Math.max(1, wanted))]!;
  const sourceLevel = raster.info.levels.indexOf(source);
  const sx = raster.info.width / source.width;
  const sy = raster.info.height / source.height;
  const at: Locate = (x, y) => {
    const [c, r] = place.at(x * perX, y * perY);
    return [c / sx, r / sy];
  };
  const read = (box: CellBox): Promise<Cells> => readCells(raster, sourceLevel, band, box, signal);
  const ratio = Math.max(across / sx, down / sy);
  if (!classes && ratio > interpolated) return means(at, window, read);
  return sampled(at, window, read, classes || isSame(place, perX, perY, sx, sy));
}

async function sampled(
  at: Locate,
  window: PixelWindow,
  read: (box: CellBox) => Promise<Cells>,
  exact: boolean,
): Promise<Float64Array> {
  const cols = window.right - window.left;
  const out = new Float64Array(cols * (window.bottom - window.top)).fill(Number.NaN);
  const grid = warpGrid((col, row) => at(col + 0.5, row + 0.5), window, tolerance);
  const cells = await read(boxAround(grid.x, grid.y, 2));
  if (cells.values.length === 0) return out;
  // The samplers read any array of numbers; theirs is a window's, which is of single precision.
  const values = cells as unknown as ValueWindow;
  const sample: Sampler = exact ? nearestSampler(values) : bilinearSampler(values);
  eachPlace(grid, (col, row, x, y) => {
    out[(row - window.top) * cols + col - window.left] = sample(x, y);
  });
  return out;
}

/** The mean over each target cell, as the four-sided figure that its corners make in the source. */
async function means(
  at: Locate,
  window: PixelWindow,
  read: (box: CellBox) => Promise<Cells>,
): Promise<Float64Array> {
  const cols = window.right - window.left;
  const rows = window.bottom - window.top;
  const out = new Float64Array(cols * rows).fill(Number.NaN);
  const corners = { ...window, right: window.right + 1, bottom: window.bottom + 1 };
  const grid = warpGrid(at, corners, tolerance);
  const cells = await read(boxAround(grid.x, grid.y, 2));
  if (cells.values.length === 0) return out;
  const xs = new Float64Array((cols + 1) * (rows + 1));
  const ys = new Float64Array(xs.length);
  eachPlace(grid, (col, row, x, y) => {
    const i = (row - window.top) * (cols + 1) + col - window.left;
    xs[i] = x;
    ys[i] = y;
  });
  const coverage = new Coverage();
  const ring = new Float64Array(8);
  for (let row = 0; row < rows; row++)
    for (let col = 0; col < cols; col++) {
      const i = row * (cols + 1) + col;
      for (const [k, corner] of [i, i + 1, i + cols + 2, i + cols + 1].entries()) {
        ring[2 * k] = xs[corner]!;
        ring[2 * k + 1] = ys[corner]!;
      }
      out[row * cols + col] = mean(coverage, ring, cells);
    }
  return out;
}

function mean(coverage: Coverage, ring: Float64Array, cells: Cells): number {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < ring.length; i += 2) {
    left = Math.min(left, ring[i]!);
    right = Math.max(right, ring[i]!);
    top = Math.min(top, ring[i + 1]!);
    bottom = Math.max(bottom, ring[i + 1]!);
  }
  left = Math.max(cells.left, Math.floor(left));
  top = Math.max(cells.top, Math.floor(top));
  right = Math.min(cells.left + cells.cols, Math.ceil(right));
  bottom = Math.min(cells.top + cells.rows, Math.ceil(bottom));
  if (!(right > left && bottom > top)) return Number.NaN;
  coverage.begin(left, top, right - left, bottom - top);
  coverage.ring(ring);
  let sum = 0;
  let weight = 0;
  coverage.each((col, row, share) => {
    const value = cells.values[(row - cells.top) * cells.cols + col - cells.left]!;
    if (Number.isNaN(value)) return;
    sum += value * share;
    weight += share;
  });
  return weight > 0 ? sum / weight : Number.NaN;
}

/** Source cells that a target cell of `perX` x `perY` is wide and high. */
function spans(place: PlaceIn, col: number, row: number, perX: number, perY: number) {
  const [x0, y0] = place.at(col - perX / 2, row);
  const [x1, y1] = place.at(col + perX / 2, row);
  const [x2, y2] = place.at(col, row - perY / 2);
  const [x3, y3] = place.at(col, row + perY / 2);
  return [Math.hypot(x1 - x0, y1 - y0) || 1, Math.hypot(x3 - x2, y3 - y2) || 1] as const;
}

/** Cell upon cell: interpolating would only round. */
function isSame({ affine }: PlaceIn, perX: number, perY: number, sx: number, sy: number): boolean {
  if (affine === undefined || perX !== 1 || perY !== 1 || sx !== 1 || sy !== 1) return false;
  const whole = (n: number): boolean => Math.abs(n - Math.round(n)) < 1e-6;
  const [x, a, b, y, c, d] = affine;
  const one = (n: number): boolean => Math.abs(n - 1) < 1e-9;
  return one(a) && one(d) && Math.abs(b) < 1e-9 && Math.abs(c) < 1e-9 && whole(x) && whole(y);
}
