import { samplePoints } from './probe.ts';
import type { Raster } from './raster.ts';
import { bilinearSampler } from './sample.ts';
import { levelOf } from './tile.ts';
import { readWindow, type ValueWindow } from './window.ts';

/** Ground heights of an elevation raster, metres as in the file. */
export interface Elevation {
  /**
   * Bilinear heights at interleaved WGS 84 degrees. Gaps are filled from around them; outside, the
   * height of the nearest edge falls to 0 over `fadeDegrees`, so that no cliff stands there.
   */
  heights(lonLat: Float64Array, spacing: number): Promise<Float32Array>;
}

/** About 25 km. */
const fadeDegrees = 0.22;
const coarseCells = 256;

export async function openElevation(raster: Raster): Promise<Elevation> {
  const level = raster.blocks.length - 1;
  const { width, height } = raster.info.levels[level]!;
  const box = { left: 0, top: 0, right: width, bottom: height };
  const coarse = shrink(await readWindow(raster, level, 0, box));
  fill(coarse);
  const around = bilinearSampler(coarse);
  const perX = width / raster.info.width;
  const perY = height / raster.info.height;

  /** From the coarse grid, which has no gaps; outside faded by the distance in degrees of latitude. */
  const fallback = (lon: number, lat: number): number => {
    const [col, row] = raster.toPixel(lon, lat);
    if (!Number.isFinite(col) || !Number.isFinite(row)) return 0;
    const x = Math.min(width, Math.max(0, col * perX));
    const y = Math.min(height, Math.max(0, row * perY));
    const away = Math.hypot((col * perX - x) / perX, (row * perY - y) / perY);
    const share = Math.min(1, (away * raster.info.pixelDegrees) / fadeDegrees);
    if (share === 1) return 0;
    return (around(x, y) || 0) * (1 - share * share * (3 - 2 * share));
  };

  return {
    async heights(lonLat, spacing) {
      const fitting = levelOf(raster, spacing / raster.info.pixelDegrees);
      const out = await samplePoints(raster, lonLat, fitting);
      for (let i = 0; i < out.length; i++)
        if (Number.isNaN(out[i]!)) out[i] = fallback(lonLat[2 * i]!, lonLat[2 * i + 1]!);
      return out;
    },
  };
}

/** At most 256 cells on a side: means of blocks, so that a file without overviews is no burden. */
function shrink(window: ValueWindow): ValueWindow {
  const n = Math.ceil(Math.max(window.cols, window.rows) / coarseCells);
  if (n <= 1) return window;
  const cols = Math.ceil(window.cols / n);
  const rows = Math.ceil(window.rows / n);
  const values = new Float32Array(cols * rows).fill(Number.NaN);
  for (let row = 0; row < rows; row++)
    for (let col = 0; col < cols; col++) {
      let sum = 0;
      let count = 0;
      for (let y = row * n; y < Math.min(window.rows, (row + 1) * n); y++)
        for (let x = col * n; x < Math.min(window.cols, (col + 1) * n); x++) {
          const value = window.values[y * window.cols + x]!;
          if (Number.isNaN(value)) continue;
          sum += value;
          count += 1;
        }
      if (count > 0) values[row * cols + col] = sum / count;
    }
  return { left: 0, top: 0, step: window.step * n, cols, rows, values };
}

/** Grows known cells into gaps, ring by ring, each new cell the mean of its known neighbours. */
function fill({ cols, rows, values }: ValueWindow): void {
  for (;;) {
    const grown: [at: number, value: number][] = [];
    let gaps = 0;
    for (let row = 0; row < rows; row++)
      for (let col = 0; col < cols; col++) {
        const at = row * cols + col;
        if (!Number.isNaN(values[at]!)) continue;
        gaps += 1;
        let sum = 0;
        let count = 0;
        for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++)
          for (let x = Math.max(0, col - 1); x <= Math.min(cols - 1, col + 1); x++) {
            const value = values[y * cols + x]!;
            if (Number.isNaN(value)) continue;
            sum += value;
            count += 1;
          }
        if (count > 0) grown.push([at, sum / count]);
      }
    if (gaps === 0 || grown.length === 0) return;
    for (const [at, value] of grown) values[at] = value;
  }
}
