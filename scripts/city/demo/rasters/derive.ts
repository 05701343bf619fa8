import type { BurnGrid } from '../../raster/burn.ts';
import type { SurfaceGrid } from './surface.ts';
import { outsideCover, table } from './values.ts';

export type Project = (x: number, y: number) => readonly [x: number, y: number];

/**
 * Mean of `values[code]` over squares of `factor` x `factor` cells, row-major; NaN where less than half
 * of a square is known.
 */
export function blockMean(grid: SurfaceGrid, factor: number, values: Float64Array): Float32Array {
  const columns = Math.ceil(grid.width / factor);
  const rows = Math.ceil(grid.height / factor);
  const sums = new Float64Array(columns);
  const counts = new Uint32Array(columns);
  const means = new Float32Array(columns * rows);
  const half = (factor * factor) / 2;
  for (let row = 0; row < rows; row++) {
    sums.fill(0);
    counts.fill(0);
    const end = Math.min(grid.height, (row + 1) * factor);
    for (let y = row * factor; y < end; y++) {
      const line = y * grid.width;
      for (let column = 0, x = 0; x < grid.width; column++) {
        const to = Math.min(grid.width, x + factor);
        let sum = 0;
        let count = 0;
        for (; x < to; x++) {
          const value = values[grid.codes[line + x]!]!;
          if (!Number.isNaN(value)) {
            sum += value;
            count++;
          }
        }
        sums[column]! += sum;
        counts[column]! += count;
      }
    }
    for (let column = 0; column < columns; column++) {
      const count = counts[column]!;
      means[row * columns + column] = count < half ? Number.NaN : sums[column]! / count;
    }
  }
  return means;
}

/** The grid of `cell` metres in another CRS, on whole multiples of its cell, that covers `grid`. */
export function coveringGrid(grid: BurnGrid, cell: number, project: Project): BurnGrid {
  const east = grid.west + grid.width * grid.cell;
  const south = grid.north - grid.height * grid.cell;
  let [west, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity];
  const steps = 32;
  for (let i = 0; i <= steps; i++) {
    const x = grid.west + ((east - grid.west) * i) / steps;
    const y = south + ((grid.north - south) * i) / steps;
    for (const [px, py] of [
      project(x, south),
      project(x, grid.north),
      project(grid.west, y),
      project(east, y),
    ]) {
      west = Math.min(west, px);
      right = Math.max(right, px);
      bottom = Math.min(bottom, py);
      top = Math.max(top, py);
    }
  }
  const left = Math.floor(west / cell) * cell;
  const north = Math.ceil(top / cell) * cell;
  return {
    west: left,
    north,
    cell,
    width: Math.ceil((right - left) / cell),
    height: Math.ceil((north - bottom) / cell),
  };
}

export interface CoverRasters {
  /** CLC+ class that covers most of the cell, `outsideCover` outside. */
  readonly cover: Uint8Array;
  /** Sealed share in percent, 255 outside. */
  readonly sealed: Uint8Array;
}

/**
 * Land cover and imperviousness on a grid in another CRS: each cell takes 5 x 5 samples of the surface.
 * Cell corners are projected exactly; within a cell of some ten metres the projection is linear to
 * far below a millimetre.
 */
export function deriveCover(grid: SurfaceGrid, target: BurnGrid, toGrid: Project): CoverRasters {
  const coverOf = Uint8Array.from(table('cover'), (v) => (Number.isNaN(v) ? 0 : v));
  const sealedOf = table('sealed');
  const { width, height } = target;
  const cover = new Uint8Array(width * height).fill(outsideCover);
  const sealed = new Uint8Array(width * height).fill(255);
  const tally = new Uint8Array(16);
  let upper = corners(target, 0, toGrid);
  for (let row = 0; row < height; row++) {
    const lower = corners(target, row + 1, toGrid);
    for (let column = 0; column < width; column++) {
      const k = column * 2;
      tally.fill(0);
      let known = 0;
      let share = 0;
      for (let j = 0; j < 5; j++) {
        const v = (j + 0.5) / 5;
        const leftX = upper[k]! + (lower[k]! - upper[k]!) * v;
        const leftY = upper[k + 1]! + (lower[k + 1]! - upper[k + 1]!) * v;
        const rightX = upper[k + 2]! + (lower[k + 2]! - upper[k + 2]!) * v;
        const rightY = upper[k + 3]! + (lower[k + 3]! - upper[k + 3]!) * v;
        for (let i = 0; i < 5; i++) {
          const u = (i + 0.5) / 5;
          const x = Math.floor((leftX + (rightX - leftX) * u - grid.west) / grid.cell);
          const y = Math.floor((grid.north - leftY - (rightY - leftY) * u) / grid.cell);
          if (x < 0 || y < 0 || x >= grid.width || y >= grid.height) continue;
          const code = grid.codes[y * grid.width + x]!;
          if (code === 0) continue;
          known++;
          share += sealedOf[code]!;
          tally[coverOf[code]!]!++;
        }
      }
      if (known < 13) continue;
      let most = 0;
      for (let c = 1; c < tally.length; c++) if (tally[c]! > tally[most]!) most = c;
      cover[row * width + column] = most;
      sealed[row * width + column] = Math.round((100 * share) / known);
    }
    upper = lower;
  }
  return { cover, sealed };
}

/** Projected corners along the upper edge of a row, interleaved x, y. */
function corners(target: BurnGrid, row: number, toGrid: Project): Float64Array {
  const line = new Float64Array((target.width + 1) * 2);
  const y = target.north - row * target.cell;
  for (let column = 0; column <= target.width; column++) {
    const [px, py] = toGrid(target.west + column * target.cell, y);
    line[column * 2] = px;
    line[column * 2 + 1] = py;
  }
  return line;
}
