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

/** Mean of `n` x `n` places spread over a target pixel whose sides are given in level cells. */
export function averageSampler(
  sample: Sampler,
  n: number,
  across: readonly [number, number],
  down: readonly [number, number],
): Sampler {
  return (x, y) => {
    let sum = 0;
    let count = 0;
    for (let j = 0; j < n; j++)
      for (let i = 0; i < n; i++) {
        const s = (i + 0.5) / n - 0.5;
        const t = (j + 0.5) / n - 0.5;
        const value = sample(x + s * across[0] + t * down[0], y + s * across[1] + t * down[1]);
        if (Number.isNaN(value)) continue;
        sum += value;
        count += 1;
      }
    return count > 0 ? sum / count : Number.NaN;
  };
}
