import { blocksOf, unblock } from './blocks.ts';
import { type CellGrid, cellsIn } from './grid.ts';
import { type Kernel, kernelOf, tilesOf } from './kernel.ts';

/** Beyond this many cells a distance is measured in blocks of cells; what that changes is below 1e-3 of the range. */
const mostDecay = 64;

/**
 * Mean of `values` around every cell, weighted by exp(-d / distance) up to five times the distance (metres, in
 * whole cells), over known cells only; NaN where a cell's own value is unknown. A distance below half a cell
 * gives the values themselves. By overlapping tiles through a Fourier transform: n log n whatever the distance.
 */
export function decayMean(values: Float64Array, grid: CellGrid, distance: number): Float64Array {
  const decay = cellsIn(distance, grid);
  if (decay === 0) return values.slice();
  if (decay > mostDecay) {
    const blocks = blocksOf(values, grid, Math.ceil(decay / mostDecay));
    const { sum, count } = blocks;
    const means = weighted(
      blocks.grid,
      decay / blocks.by,
      (at) => sum[at]!,
      (at) => count[at]!,
    );
    return unblock(blocks, means, values, grid);
  }
  const known = (at: number): number => (Number.isNaN(values[at]!) ? 0 : 1);
  const value = (at: number): number => (Number.isNaN(values[at]!) ? 0 : values[at]!);
  const out = weighted(grid, decay, value, known);
  for (let i = 0; i < out.length; i++) if (Number.isNaN(values[i]!)) out[i] = Number.NaN;
  return out;
}

/** Sum of values over sum of counts around every cell, both weighted by exp(-d / decay). */
function weighted(
  grid: CellGrid,
  decay: number,
  value: (at: number) => number,
  count: (at: number) => number,
): Float64Array {
  const kernel = kernelOf(grid, decay);
  const out = new Float64Array(grid.cols * grid.rows);
  const data = new Float64Array(2 * kernel.plane.cols * kernel.plane.rows);
  for (const tile of tilesOf(grid, kernel)) {
    const job = { grid, kernel, value, ...tile };
    smooth(data, [job, { ...job, value: count }]);
    each(job, (at, from) => {
      out[at] = data[from]! / data[from + 1]!;
    });
  }
  return out;
}

/**
 * `decayMean` of several arrays that are unknown (NaN) in the same cells, again and again: the sum of weights is
 * computed once, and two tiles share a transform, for the weights are real and even.
 */
export class DecayMeans {
  readonly #grid: CellGrid;
  readonly #kernel: Kernel | undefined;
  /** Sum of the weights of known cells around each; NaN where the cell is unknown. */
  readonly #norm: Float64Array;

  constructor(unknown: Float64Array, grid: CellGrid, distance: number) {
    this.#grid = grid;
    const decay = cellsIn(distance, grid);
    this.#kernel = decay === 0 ? undefined : kernelOf(grid, decay);
    this.#norm = unknown.map((v) => (Number.isNaN(v) ? Number.NaN : 1));
    [this.#norm] = this.#sums([this.#norm]) as [Float64Array];
  }

  of(fields: readonly Float64Array[]): Float64Array[] {
    if (this.#kernel === undefined) return fields.map((field) => field.slice());
    const sums = this.#sums(fields);
    for (const sum of sums) for (let i = 0; i < sum.length; i++) sum[i]! /= this.#norm[i]!;
    return sums;
  }

  #sums(fields: readonly Float64Array[]): Float64Array[] {
    const [kernel, grid] = [this.#kernel, this.#grid];
    if (kernel === undefined) return fields.map((field) => field.slice());
    const out = fields.map((field) => new Float64Array(field.length).fill(Number.NaN));
    const jobs = fields.flatMap((field, f) =>
      tilesOf(grid, kernel).map((tile) => ({
        ...tile,
        grid,
        kernel,
        f,
        value: (at: number) => (Number.isNaN(this.#norm[at]!) ? 0 : field[at]!),
      })),
    );
    const data = new Float64Array(2 * kernel.plane.cols * kernel.plane.rows);
    for (let j = 0; j < jobs.length; j += 2) {
      const pair = jobs.slice(j, j + 2);
      smooth(data, pair);
      for (const [part, job] of pair.entries())
        each(job, (at, from) => {
          if (!Number.isNaN(this.#norm[at]!)) out[job.f]![at] = data[from + part]!;
        });
    }
    return out;
  }
}

/** A tile of a raster, and its values by cell, 0 where not known. */
interface Job {
  readonly grid: CellGrid;
  readonly kernel: Kernel;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly value: (at: number) => number;
}

/** Weighted sums around the cells of one tile (real part) and of another (imaginary part). */
function smooth(data: Float64Array, jobs: readonly Job[]): void {
  const { plane, weights, reachY } = jobs[0]!.kernel;
  data.fill(0);
  for (const [part, job] of jobs.entries()) load(data, job, part);
  const filled = jobs.map(({ grid, kernel, top }) => ({
    first: Math.max(0, kernel.reachY - top),
    end: Math.min(plane.rows, grid.rows - top + kernel.reachY),
  }));
  plane.forward(
    data,
    Math.min(...filled.map(({ first }) => first)),
    Math.max(...filled.map(({ end }) => end)),
  );
  for (let i = 0; i < weights.length; i++) {
    data[2 * i]! *= weights[i]!;
    data[2 * i + 1]! *= weights[i]!;
  }
  const height = Math.max(...jobs.map(({ top, bottom }) => bottom - top));
  plane.inverse(data, reachY, reachY + height);
}

function load(data: Float64Array, { grid, kernel, left, top, value }: Job, part: number): void {
  const { plane, reachX, reachY } = kernel;
  const [x0, y0] = [left - reachX, top - reachY];
  const first = Math.max(0, -x0);
  const end = Math.min(plane.cols, grid.cols - x0);
  for (let row = Math.max(0, -y0); row < Math.min(plane.rows, grid.rows - y0); row++) {
    const from = (y0 + row) * grid.cols + x0;
    const to = 2 * row * plane.cols + part;
    for (let col = first; col < end; col++) data[to + 2 * col] = value(from + col);
  }
}

/** Cells of a tile, each with the place of its real part in the transform. */
function each(
  { grid, kernel, left, top, right, bottom }: Job,
  visit: (at: number, from: number) => void,
): void {
  const { plane, reachX, reachY } = kernel;
  for (let row = top; row < bottom; row++)
    for (let col = left; col < right; col++)
      visit(row * grid.cols + col, 2 * ((row - top + reachY) * plane.cols + col - left + reachX));
}
