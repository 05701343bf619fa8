import type { CellGrid } from '../../../src/forecast/heat/grid.ts';

export const gridOf = (cols: number, rows: number, width = 10, height = width): CellGrid => ({
  name: 'city.tif',
  cols,
  rows,
  width,
  height,
});

type Weight = (cells: number) => number;

/** Weighted sums around every known cell, cell by cell: what the fast ways must give. */
export function around(
  values: Float64Array,
  { cols, width, height }: CellGrid,
  weight: Weight,
): { sum: Float64Array; weights: Float64Array } {
  const small = Math.min(width, height);
  const sum = new Float64Array(values.length).fill(Number.NaN);
  const weights = sum.slice();
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i]!)) continue;
    sum[i] = 0;
    weights[i] = 0;
    for (let j = 0; j < values.length; j++) {
      if (Number.isNaN(values[j]!)) continue;
      const dx = (((j % cols) - (i % cols)) * width) / small;
      const dy = ((Math.floor(j / cols) - Math.floor(i / cols)) * height) / small;
      const w = weight(Math.sqrt(dx * dx + dy * dy));
      sum[i]! += w * values[j]!;
      weights[i]! += w;
    }
  }
  return { sum, weights };
}
