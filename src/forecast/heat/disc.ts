import { blocksOf, unblock } from './blocks.ts';
import { type CellGrid, cellSides, cellsIn } from './grid.ts';

/** Beyond this many cells a distance is measured in blocks of cells. */
const mostRadius = 128;

/**
 * Sum of `values` over the cells whose middles lie within a distance (metres, in whole cells), for every cell,
 * as if unknown cells (NaN) and those beyond the edge were like the known ones around: sum / known cells x cells
 * of the disc. NaN where a cell's own value is unknown. Exact for whole numbers (sums of rows, no transform) up to
 * 128 cells of distance, beyond by blocks of cells.
 */
export function discSum(values: Float64Array, grid: CellGrid, distance: number): Float64Array {
  const radius = cellsIn(distance, grid);
  const disc = halvesOf(grid, radius).reduce(
    (sum, w, dy) => sum + (2 * w + 1) * (dy === 0 ? 1 : 2),
    0,
  );
  if (radius > mostRadius) {
    const blocks = blocksOf(values, grid, Math.ceil(radius / mostRadius));
    const { by, count } = blocks;
    const [sums, counts] = sumsWithin(
      blocks.grid,
      radius / by,
      (at) => blocks.sum[at]!,
      (at) => count[at]!,
    );
    for (let i = 0; i < sums.length; i++) sums[i] = (sums[i]! * disc) / counts[i]!;
    return unblock(blocks, sums, values, grid);
  }
  const known = (at: number): number => (Number.isNaN(values[at]!) ? 0 : 1);
  const value = (at: number): number => (Number.isNaN(values[at]!) ? 0 : values[at]!);
  const [sums, counts] = sumsWithin(grid, radius, value, known);
  for (let i = 0; i < sums.length; i++)
    sums[i] = Number.isNaN(values[i]!) ? Number.NaN : (sums[i]! * disc) / counts[i]!;
  return sums;
}

/** By rows away from the middle: cells to each side within a radius in cells of the smaller side. */
function halvesOf(grid: CellGrid, radius: number): number[] {
  const { across, down } = cellSides(grid);
  const half: number[] = [];
  for (let dy = 0; dy * down <= radius; dy++)
    half.push(Math.floor(Math.sqrt(radius ** 2 - (dy * down) ** 2) / across));
  return half;
}

/** Sums of two quantities over the disc around every cell. */
function sumsWithin(
  grid: CellGrid,
  radius: number,
  value: (at: number) => number,
  count: (at: number) => number,
): [sums: Float64Array, counts: Float64Array] {
  const { cols, rows } = grid;
  const half = halvesOf(grid, radius);
  const sum = new Float64Array(cols * rows);
  const counted = new Float64Array(cols * rows);
  // What lies before a column, as far out as the disc reaches, so that no column needs to know the edge.
  const margin = half[0]!;
  const sums = new Float64Array(cols + 2 * margin + 1);
  const counts = new Float64Array(sums.length);
  for (let from = 0; from < rows; from++) {
    for (let i = 0; i < sums.length - 1; i++) {
      const col = i - margin;
      const inside = col >= 0 && col < cols;
      sums[i + 1] = sums[i]! + (inside ? value(from * cols + col) : 0);
      counts[i + 1] = counts[i]! + (inside ? count(from * cols + col) : 0);
    }
    const last = Math.min(rows - 1, from + half.length - 1);
    for (let row = Math.max(0, from - half.length + 1); row <= last; row++) {
      const w = half[Math.abs(row - from)]!;
      const [left, right] = [margin - w, margin + w + 1];
      const at = row * cols;
      for (let col = 0; col < cols; col++) {
        sum[at + col]! += sums[col + right]! - sums[col + left]!;
        counted[at + col]! += counts[col + right]! - counts[col + left]!;
      }
    }
  }
  return [sum, counted];
}
