import { Problem } from '../../problem/problem.ts';
import { type CellGrid, cellSides, cellsIn } from './grid.ts';
import { Plane, powerOfTwo } from './plane.ts';

/** InVEST lets the weight end at five times the distance, where it has fallen to 1/148. */
const ends = 5;
/** Cells of a tile's side that are worth a transform. */
const tile = 512;
/** Side of the largest transform: 4096 x 4096 complex numbers take 256 MiB. */
const mostSide = 4096;

/**
 * Mean of `values` around every cell, weighted by exp(-d / distance) up to five times the distance (metres, in
 * whole cells), over known cells only; NaN where a cell's own value is unknown. A distance below half a cell
 * gives the values themselves. By overlapping tiles through a Fourier transform: n log n whatever the distance.
 * Throws the Problem `heatReach` where the distance is more than some 350 cells of a larger raster.
 */
export function decayMean(values: Float64Array, grid: CellGrid, distance: number): Float64Array {
  const decay = cellsIn(distance, grid);
  if (decay === 0) return values.slice();
  const { cols, rows } = grid;
  const { across: sideX, down: sideY } = cellSides(grid);
  const reach = ends * decay;
  // Weights that reach over the whole raster need not go beyond it.
  const reachX = Math.min(cols - 1, Math.floor(reach / sideX));
  const reachY = Math.min(rows - 1, Math.floor(reach / sideY));
  const side = (n: number, r: number): number => powerOfTwo(2 * r + Math.min(n, tile));
  const plane = new Plane(side(cols, reachX), side(rows, reachY));
  if (Math.max(plane.cols, plane.rows) > mostSide)
    throw new Problem('heatReach', { file: grid.name, distance, cells: decay });
  const weights = kept([plane.cols, plane.rows, reachX, reachY, decay, sideX, sideY], () =>
    spectrum(plane, reachX, reachY, (dx, dy) => {
      // Not Math.hypot, which is a hair too long for some whole distances at the very end.
      const d = Math.sqrt((dx * sideX) ** 2 + (dy * sideY) ** 2);
      return d <= reach ? Math.exp(-d / decay) : 0;
    }),
  );

  const out = new Float64Array(values.length).fill(Number.NaN);
  const data = new Float64Array(2 * plane.cols * plane.rows);
  const across = plane.cols - 2 * reachX;
  const down = plane.rows - 2 * reachY;
  for (let top = 0; top < rows; top += down)
    for (let left = 0; left < cols; left += across) {
      load(data, plane, values, grid, left - reachX, top - reachY);
      plane.forward(data);
      for (let i = 0; i < weights.length; i++) {
        data[2 * i]! *= weights[i]!;
        data[2 * i + 1]! *= weights[i]!;
      }
      const bottom = Math.min(rows, top + down);
      plane.inverse(data, reachY, reachY + bottom - top);
      for (let row = top; row < bottom; row++)
        for (let col = left; col < Math.min(cols, left + across); col++) {
          const at = row * cols + col;
          if (Number.isNaN(values[at]!)) continue;
          const from = 2 * ((row - top + reachY) * plane.cols + col - left + reachX);
          out[at] = data[from]! / data[from + 1]!;
        }
    }
  return out;
}

/**
 * Values as the real part, whether they are known as the imaginary one: weights are real and even, so that one
 * transform carries the weighted sum and the sum of weights.
 */
function load(
  data: Float64Array,
  plane: Plane,
  values: Float64Array,
  { cols, rows }: CellGrid,
  left: number,
  top: number,
): void {
  data.fill(0);
  const first = Math.max(0, -left);
  const end = Math.min(plane.cols, cols - left);
  for (let row = Math.max(0, -top); row < Math.min(plane.rows, rows - top); row++)
    for (let col = first; col < end; col++) {
      const value = values[(top + row) * cols + left + col]!;
      if (Number.isNaN(value)) continue;
      const at = 2 * (row * plane.cols + col);
      data[at] = value;
      data[at + 1] = 1;
    }
}

/** Spectra that are kept: scenarios ask for the same two distances again and again. */
const mostKept = 6;
/** Larger ones are made anew, so that they do not hold memory. */
const mostCellsKept = 2 ** 20;
const spectra = new Map<string, Float64Array>();

function kept(key: readonly number[], make: () => Float64Array): Float64Array {
  if (key[0]! * key[1]! > mostCellsKept) return make();
  const name = key.join();
  const found = spectra.get(name) ?? make();
  spectra.delete(name);
  spectra.set(name, found);
  for (const oldest of spectra.keys()) {
    if (spectra.size <= mostKept) break;
    spectra.delete(oldest);
  }
  return found;
}

/** Transform of even weights about the first cell, which is real. */
function spectrum(
  plane: Plane,
  reachX: number,
  reachY: number,
  weight: (dx: number, dy: number) => number,
): Float64Array {
  const { cols, rows } = plane;
  const data = new Float64Array(2 * cols * rows);
  for (let dy = -reachY; dy <= reachY; dy++)
    for (let dx = -reachX; dx <= reachX; dx++)
      data[2 * (((dy + rows) % rows) * cols + ((dx + cols) % cols))] = weight(dx, dy);
  plane.forward(data);
  return Float64Array.from({ length: cols * rows }, (_, i) => data[2 * i]!);
}
