import type { ScatterAxis, ScatterResult } from '../../../channel/analysis.ts';
import { Problem } from '../../../problem/problem.ts';
import { alignWindow } from '../derive/align.ts';
import type { DerivedRaster } from '../derive/open.ts';
import { Coverage } from './coverage.ts';
import { breathe, type Work } from './work.ts';
import { gridCell } from './zonal.ts';
import { type CellZone, cellZone, type Zone } from './zones.ts';

const side = 256;
const mostPairs = 2 ** 21;
const bins = 48;
const inside = 0.5;

/**
 * Pairs of values of a derived raster's first two sources, cell by cell of its grid, each cell the
 * same weight: correlation, line of least squares and counts. With zones, only cells that lie half or
 * more inside them. Beyond two million cells every so-many-th column and row is taken. Rejects with a
 * Problem: `zoneOutside` where no pair is left, `cancelled`.
 */
export async function scatter(
  derived: DerivedRaster,
  zones: readonly Zone[] | undefined,
  { signal, progress }: Work = {},
): Promise<ScatterResult> {
  const { width, height, name } = derived.info;
  const [sourceX, sourceY] = derived.sources;
  const step = Math.max(1, Math.ceil(Math.sqrt((width * height) / mostPairs)));
  const shapes = zones?.map((zone) => cellZone(derived, zone));
  const xs: number[] = [];
  const ys: number[] = [];
  const blocks = Math.ceil(width / side) * Math.ceil(height / side);
  let done = 0;
  for (let top = 0; top < height; top += side)
    for (let left = 0; left < width; left += side) {
      await breathe(name, signal);
      const window = {
        left,
        top,
        right: Math.min(width, left + side),
        bottom: Math.min(height, top + side),
      };
      const within = shapes === undefined ? undefined : mask(shapes, window);
      if (within === undefined || within.some(Boolean)) {
        const [x, y] = await Promise.all(
          [sourceX!, sourceY!].map((source) => alignWindow(derived, 0, window, source, signal)),
        );
        const cols = window.right - left;
        for (let i = 0; i < x!.length; i++) {
          const column = left + (i % cols);
          const row = top + Math.floor(i / cols);
          if (column % step !== 0 || row % step !== 0 || within?.[i] === 0) continue;
          if (Number.isNaN(x![i]!) || Number.isNaN(y![i]!)) continue;
          xs.push(x![i]!);
          ys.push(y![i]!);
        }
      }
      progress?.((++done / blocks) * 0.9);
    }
  if (xs.length === 0) throw new Problem('zoneOutside', { file: name });
  await breathe(name, signal);
  return {
    ...correlate(Float64Array.from(xs), Float64Array.from(ys)),
    cell: gridCell(derived),
    every: step * step,
  };
}

/** 1 for the cells of a window that lie half or more inside the zones. */
function mask(
  zones: readonly CellZone[],
  window: { left: number; top: number; right: number; bottom: number },
): Uint8Array {
  const { left, top, right, bottom } = window;
  const cols = right - left;
  const out = new Uint8Array(cols * (bottom - top));
  const coverage = new Coverage();
  for (const zone of zones) {
    if (zone.right <= left || zone.left >= right || zone.bottom <= top || zone.top >= bottom)
      continue;
    coverage.begin(left, top, cols, bottom - top);
    for (const ring of zone.rings) coverage.ring(ring);
    coverage.each((col, row, share) => {
      if (share >= inside) out[(row - top) * cols + col - left] = 1;
    });
  }
  return out;
}

/** Pearson's and Spearman's coefficients (ties share their mean rank), least squares and counts. */
export function correlate(x: Float64Array, y: Float64Array): Omit<ScatterResult, 'cell' | 'every'> {
  const n = x.length;
  const [ax, ay] = [axis(x), axis(y)];
  const covariance = meanProduct(x, ax.mean, y, ay.mean);
  const slope = covariance / (ax.std * ax.std);
  const [rx, ry] = [ranks(x), ranks(y)];
  const [mx, my] = [axis(rx), axis(ry)];
  const counts = new Uint32Array(bins * bins);
  const bin = (value: number, { min, max }: ScatterAxis): number =>
    max > min ? Math.min(bins - 1, Math.floor(((value - min) / (max - min)) * bins)) : 0;
  for (let i = 0; i < n; i++) counts[bin(y[i]!, ay) * bins + bin(x[i]!, ax)]! += 1;
  return {
    n,
    pearson: covariance / (ax.std * ay.std),
    spearman: meanProduct(rx, mx.mean, ry, my.mean) / (mx.std * my.std),
    slope,
    intercept: ay.mean - slope * ax.mean,
    x: ax,
    y: ay,
    bins,
    counts,
  };
}

function axis(values: Float64Array): ScatterAxis {
  let [sum, min, max] = [0, Infinity, -Infinity];
  for (const value of values) {
    sum += value;
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  const mean = sum / values.length;
  return { min, max, mean, std: Math.sqrt(meanProduct(values, mean, values, mean)) };
}

function meanProduct(x: Float64Array, meanX: number, y: Float64Array, meanY: number): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += (x[i]! - meanX) * (y[i]! - meanY);
  return sum / x.length;
}

function ranks(values: Float64Array): Float64Array {
  const rising = values.slice().sort();
  const first = (value: number, after: boolean): number => {
    let [low, high] = [0, rising.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (rising[middle]! < value || (after && rising[middle]! === value)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return values.map((value) => (first(value, false) + first(value, true) + 1) / 2);
}
