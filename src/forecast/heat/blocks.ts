import type { CellGrid } from './grid.ts';

/** Cells gathered into blocks of `by` x `by`: the sum of known values and how many there are. */
export interface Blocks {
  readonly by: number;
  readonly grid: CellGrid;
  readonly sum: Float64Array;
  readonly count: Float64Array;
}

export function blocksOf(values: Float64Array, grid: CellGrid, by: number): Blocks {
  const cols = Math.ceil(grid.cols / by);
  const rows = Math.ceil(grid.rows / by);
  const sum = new Float64Array(cols * rows);
  const count = new Float64Array(cols * rows);
  for (let row = 0, i = 0; row < grid.rows; row++) {
    const line = Math.floor(row / by) * cols;
    for (let col = 0; col < grid.cols; col++, i++) {
      const value = values[i]!;
      if (Number.isNaN(value)) continue;
      const at = line + Math.floor(col / by);
      sum[at]! += value;
      count[at]! += 1;
    }
  }
  const { width, height, name } = grid;
  return { by, grid: { cols, rows, width: width * by, height: height * by, name }, sum, count };
}

/** Values at the middles of blocks by cell: linear between and beyond them, NaN where a cell is unknown. */
export function unblock(
  { by, grid: { cols, rows } }: Blocks,
  values: Float64Array,
  unknown: Float64Array,
  grid: CellGrid,
): Float64Array {
  const along = (cell: number, n: number): readonly [from: number, to: number, part: number] => {
    const place = (cell + 0.5) / by - 0.5;
    const from = Math.max(0, Math.min(n - 2, Math.floor(place)));
    return [from, Math.min(n - 1, from + 1), n === 1 ? 0 : place - from];
  };
  const across = Array.from({ length: grid.cols }, (_, col) => along(col, cols));
  const out = new Float64Array(unknown.length).fill(Number.NaN);
  for (let row = 0, i = 0; row < grid.rows; row++) {
    const [top, bottom, down] = along(row, rows);
    for (const [left, right, part] of across) {
      const at = i++;
      if (Number.isNaN(unknown[at]!)) continue;
      const line = (r: number): number =>
        values[r * cols + left]! * (1 - part) + values[r * cols + right]! * part;
      out[at] = line(top) * (1 - down) + line(bottom) * down;
    }
  }
  return out;
}
