import type { ValueWindow } from './window.ts';

/** Value at a place in level cells (0 at the image's corner); NaN outside the image and on nodata. */
export type Sampler = (x: number, y: number) => number;

/** The cell that a place lies in. */
export function nearestSampler({ left, top, step, cols, rows, values }: ValueWindow): Sampler {
  return (x, y) => {
    const col = Math.floor((x - left) / step);
    const row = Math.floor((y - top) / step);
    if (!(col >= 0 && col < cols && row >= 0 && row < rows)) return Number.NaN;
    return values[row * cols + col]!;
  };
}

/**
 * Bilinear between cell centres. A place whose own cell is nodata stays nodata, one beside it is
 * weighted by the valid cells alone; at the image's edge the edge cells count twice.
 */
export function bilinearSampler({ left, top, step, cols, rows, values }: ValueWindow): Sampler {
  return (x, y) => {
    const u = (x - left) / step;
    const v = (y - top) / step;
    if (!(u >= 0 && u <= cols && v >= 0 && v <= rows)) return Number.NaN;
    const own =
      values[Math.min(rows - 1, Math.floor(v)) * cols + Math.min(cols - 1, Math.floor(u))]!;
    if (Number.isNaN(own)) return own;
    const cu = Math.min(cols - 1, Math.max(0, u - 0.5));
    const cv = Math.min(rows - 1, Math.max(0, v - 0.5));
    const c0 = Math.floor(cu);
    const r0 = Math.floor(cv);
    const s = cu - c0;
    const t = cv - r0;
    const i = r0 * cols + c0;
    const right = c0 + 1 < cols ? 1 : 0;
    const below = r0 + 1 < rows ? cols : 0;
    const a = values[i]!;
    const b = values[i + right]!;
    const c = values[i + below]!;
    const d = values[i + below + right]!;
    const value = (a * (1 - s) + b * s) * (1 - t) + (c * (1 - s) + d * s) * t;
    if (!Number.isNaN(value)) return value;
    let sum = 0;
    let weight = 0;
    const add = (cell: number, w: number): void => {
      if (Number.isNaN(cell)) return;
      sum += cell * w;
      weight += w;
    };
    add(a, (1 - s) * (1 - t));
    add(b, s * (1 - t));
    add(c, (1 - s) * t);
    add(d, s * t);
    return weight > 0 ? sum / weight : own;
  };
}

/**
 * Mean over the cells that the upright rectangle around a target pixel covers, each by the share that
 * it covers and nodata left out: what gdalwarp's `average` gives. Places in level cells.
 */
export function meanOver(
  { left, top, step, cols, rows, values }: ValueWindow,
  [west, north, east, south]: readonly [number, number, number, number],
): number {
  const x0 = Math.max(0, (west - left) / step);
  const x1 = Math.min(cols, (east - left) / step);
  const y0 = Math.max(0, (north - top) / step);
  const y1 = Math.min(rows, (south - top) / step);
  if (!(x1 > x0 && y1 > y0)) return Number.NaN;
  let sum = 0;
  let weight = 0;
  const lastCol = Math.ceil(x1);
  const lastRow = Math.ceil(y1);
  for (let row = Math.floor(y0); row < lastRow; row++) {
    const down = Math.min(y1, row + 1) - Math.max(y0, row);
    for (let col = Math.floor(x0), i = row * cols + col; col < lastCol; col++, i++) {
      const value = values[i]!;
      if (Number.isNaN(value)) continue;
      const share = down * (Math.min(x1, col + 1) - Math.max(x0, col));
      sum += value * share;
      weight += share;
    }
  }
  return weight > 0 ? sum / weight : Number.NaN;
}
