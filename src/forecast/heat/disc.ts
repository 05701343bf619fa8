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

  const sum = new Float64Array(cols * rows);
  const count = new Int32Array(cols * rows);
  // What lies before a column, as far out as the disc reaches, so that no column needs to know the edge.
  const margin = half[0]!;
  const sums = new Float64Array(cols + 2 * margin + 1);
  const counts = new Int32Array(sums.length);
  for (let from = 0; from < rows; from++) {
    for (let i = 0; i < sums.length - 1; i++) {
      const col = i - margin;
      const value = col >= 0 && col < cols ? values[from * cols + col]! : Number.NaN;
      const known = Number.isNaN(value) ? 0 : 1;
      sums[i + 1] = sums[i]! + (known === 1 ? value : 0);
      counts[i + 1] = counts[i]! + known;
    }
    const last = Math.min(rows - 1, from + half.length - 1);
    for (let row = Math.max(0, from - half.length + 1); row <= last; row++) {
      const w = half[Math.abs(row - from)]!;
      const [left, right] = [margin - w, margin + w + 1];
      const at = row * cols;
      for (let col = 0; col < cols; col++) {
        sum[at + col]! += sums[col + right]! - sums[col + left]!;
        count[at + col]! += counts[col + right]! - counts[col + left]!;
      }
    }
  }
  return sum.map((value, i) =>
    Number.isNaN(values[i]!) ? Number.NaN : (value * disc) / count[i]!,
  );
}
