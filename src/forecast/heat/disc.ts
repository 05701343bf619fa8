import { type CellGrid, cellSides, cellsIn } from './grid.ts';

/**
 * Sum of `values` over the cells whose middles lie within a distance (metres, in whole cells), for every cell,
 * as if unknown cells (NaN) and those beyond the edge were like the known ones around: sum / known cells x cells
 * of the disc. NaN where a cell's own value is unknown. Exact for whole numbers: sums of rows, no transform.
 */
export function discSum(values: Float64Array, grid: CellGrid, distance: number): Float64Array {
  const { cols, rows } = grid;
  const radius = cellsIn(distance, grid);
  const { across, down } = cellSides(grid);
  const half: number[] = [];
  for (let dy = 0; dy * down <= radius; dy++)
    half.push(Math.floor(Math.sqrt(radius ** 2 - (dy * down) ** 2) / across));
  const disc = half.reduce((sum, w, dy) => sum + (2 * w + 1) * (dy === 0 ? 1 : 2), 0);

  // Column c of a running row holds what lies before cell c.
  const line = cols + 1;
  const sums = new Float64Array(line * rows);
  const counts = new Int32Array(line * rows);
  for (let row = 0; row < rows; row++)
    for (let col = 0; col < cols; col++) {
      const value = values[row * cols + col]!;
      const known = Number.isNaN(value) ? 0 : 1;
      const at = row * line + col;
      sums[at + 1] = sums[at]! + (known === 1 ? value : 0);
      counts[at + 1] = counts[at]! + known;
    }

  const sum = new Float64Array(cols * rows);
  const count = new Int32Array(cols * rows);
  for (let row = 0; row < rows; row++)
    for (let dy = 1 - half.length; dy < half.length; dy++) {
      const from = row + dy;
      if (from < 0 || from >= rows) continue;
      const w = half[Math.abs(dy)]!;
      for (let col = 0; col < cols; col++) {
        const left = from * line + Math.max(0, col - w);
        const right = from * line + Math.min(cols, col + w + 1);
        sum[row * cols + col]! += sums[right]! - sums[left]!;
        count[row * cols + col]! += counts[right]! - counts[left]!;
      }
    }
  return sum.map((value, i) =>
    Number.isNaN(values[i]!) ? Number.NaN : (value * disc) / count[i]!,
  );
}
