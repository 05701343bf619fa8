import { eachPlace, eachRun, type WarpGrid } from '../../geo/warp.ts';
import { bilinearSampler, meanOver } from './sample.ts';
import type { ValueWindow } from './window.ts';

/**
 * The bilinear values of all pixels of a warp grid, into `out` of `size` pixels a row: what
 * `bilinearSampler` gives, with its usual case, four known cells, in one flat loop. It runs for every
 * pixel of every tile.
 */
export function bilinearInto(
  out: Float32Array,
  size: number,
  grid: WarpGrid,
  window: ValueWindow,
): void {
  const { left, top, step, cols, rows, values } = window;
  const careful = bilinearSampler(window);
  const lastCol = cols - 1;
  const lastRow = rows - 1;
  eachRun(grid, (row, from, to, x0, y0, dx, dy) => {
    const start = row * size + from;
    const count = to - from;
    const u0 = (x0 - left) / step - 0.5;
    const v0 = (y0 - top) / step - 0.5;
    const du = dx / step;
    const dv = dy / step;
    for (let i = 0; i < count; i++) {
      const u = u0 + du * i;
      const v = v0 + dv * i;
      const col = u | 0;
      const line = v | 0;
      // Edges, NaN places and nodata take the careful way.
      if (u >= 0 && v >= 0 && col < lastCol && line < lastRow) {
        const at = line * cols + col;
        const s = u - col;
        const a = values[at]!;
        const c = values[at + cols]!;
        const upper = a + (values[at + 1]! - a) * s;
        const value = upper + (c + (values[at + cols + 1]! - c) * s - upper) * (v - line);
        if (!Number.isNaN(value)) {
          out[start + i] = value;
          continue;
        }
      }
      out[start + i] = careful(x0 + dx * i, y0 + dy * i);
    }
  });
}

/** The value of the cell that each pixel of a warp grid lies in. */
export function nearestInto(
  out: Float32Array,
  size: number,
  grid: WarpGrid,
  { left, top, step, cols, rows, values }: ValueWindow,
): void {
  eachRun(grid, (row, from, to, x0, y0, dx, dy) => {
    let target = row * size + from;
    for (let i = 0; i < to - from; i++, target++) {
      const col = Math.floor((x0 + dx * i - left) / step);
      const line = Math.floor((y0 + dy * i - top) / step);
      out[target] =
        col >= 0 && col < cols && line >= 0 && line < rows
          ? values[line * cols + col]!
          : Number.NaN;
    }
  });
}

/**
 * The mean of the cells that each pixel covers. `corners` is a warp grid of the pixels' corners: the
 * north-west corner of pixel (col, row) at (col, row), hence one more of them across and down.
 */
export function meanInto(
  out: Float32Array,
  size: number,
  corners: WarpGrid,
  window: ValueWindow,
): void {
  const { left, top, right, bottom } = corners.window;
  const across = right - left;
  const xs = new Float64Array(across * (bottom - top));
  const ys = new Float64Array(xs.length);
  eachPlace(corners, (col, row, x, y) => {
    const i = (row - top) * across + col - left;
    xs[i] = x;
    ys[i] = y;
  });
  for (let row = top; row < bottom - 1; row++)
    for (let col = left; col < right - 1; col++) {
      const i = (row - top) * across + col - left;
      const [a, b, c, d] = [i, i + 1, i + across, i + across + 1] as const;
      out[row * size + col] = meanOver(window, [
        Math.min(xs[a]!, xs[b]!, xs[c]!, xs[d]!),
        Math.min(ys[a]!, ys[b]!, ys[c]!, ys[d]!),
        Math.max(xs[a]!, xs[b]!, xs[c]!, xs[d]!),
        Math.max(ys[a]!, ys[b]!, ys[c]!, ys[d]!),
      ]);
    }
}
