import type { Raster, Samples } from './raster.ts';

/**
 * Physical values of a rectangle of one image level, NaN for nodata. Cells are `step` level cells
 * apart, so that a file without overviews can still be drawn small.
 */
export interface ValueWindow {
  /** Level cell of the first value, and cells of the level per value. */
  readonly left: number;
  readonly top: number;
  readonly step: number;
  readonly cols: number;
  readonly rows: number;
  readonly values: Float32Array;
}

/** For a picture; whoever needs every cell gives a larger cap. */
const mostCells = 4 * 2 ** 20;
/** Blocks that are read and decoded together, so that a whole raster need not be in memory at once. */
const mostAtOnce = 64;

/** Reads level cells `left..right`, `top..bottom` (end exclusive, clipped to the image). */
export async function readWindow(
  raster: Raster,
  level: number,
  band: number,
  box: { left: number; top: number; right: number; bottom: number },
  cap = mostCells,
  signal?: AbortSignal,
): Promise<ValueWindow> {
  const reader = raster.blocks[level]!;
  const left = Math.max(0, Math.floor(box.left));
  const top = Math.max(0, Math.floor(box.top));
  const right = Math.min(reader.width, Math.ceil(box.right));
  const bottom = Math.min(reader.height, Math.ceil(box.bottom));
  const width = Math.max(0, right - left);
  const height = Math.max(0, bottom - top);
  const step = Math.max(1, Math.ceil(Math.sqrt((width * height) / cap)));
  const cols = Math.ceil(width / step);
  const rows = Math.ceil(height / step);
  const values = new Float32Array(cols * rows);
  const window: ValueWindow = { left, top, step, cols, rows, values };
  if (values.length === 0) return window;
  let work: Promise<void>[] = [];
  const { blockWidth, blockHeight } = reader;
  for (let by = Math.floor(top / blockHeight); by * blockHeight < bottom; by++)
    for (let bx = Math.floor(left / blockWidth); bx * blockWidth < right; bx++) {
      work.push(copyBlock(raster, level, band, [bx, by], window, signal));
      if (work.length < mostAtOnce) continue;
      await Promise.all(work);
      work = [];
    }
  await Promise.all(work);
  return window;
}

async function copyBlock(
  raster: Raster,
  level: number,
  band: number,
  [bx, by]: readonly [number, number],
  { left, top, step, cols, rows, values }: ValueWindow,
  signal: AbortSignal | undefined,
): Promise<void> {
  const reader = raster.blocks[level]!;
  const { samples, width, stride, valid } = await reader.block(bx, by, band, signal);
  const shift = reader.bandOffset(band);
  const { scale, offset, noData } = sampleMeaning(raster, band);
  const x0 = bx * reader.blockWidth;
  const y0 = by * reader.blockHeight;
  const fromCol = Math.max(0, Math.ceil((x0 - left) / step));
  const toCol = Math.min(cols, Math.ceil((x0 + reader.blockWidth - left) / step));
  const fromRow = Math.max(0, Math.ceil((y0 - top) / step));
  const toRow = Math.min(rows, Math.ceil((y0 + reader.blockHeight - top) / step));
  const wholeRows = holdsExactly(samples) && valid === undefined && stride === 1 && step === 1;
  const asIs = scale === 1 && offset === 0 && Number.isNaN(noData);
  for (let row = fromRow; row < toRow; row++) {
    const source = (top + row * step - y0) * width + left - x0;
    const target = row * cols;
    if (wholeRows) {
      values.set(samples.subarray(source + fromCol, source + toCol), target + fromCol);
      if (asIs) continue;
      for (let i = target + fromCol; i < target + toCol; i++) {
        const sample = values[i]!;
        values[i] = sample === noData ? Number.NaN : sample * scale + offset;
      }
      continue;
    }
    for (let col = fromCol; col < toCol; col++) {
      const cell = source + col * step;
      const sample = samples[cell * stride + shift]!;
      const unknown = sample === noData || (valid !== undefined && valid[cell] === 0);
      values[target + col] = unknown ? Number.NaN : sample * scale + offset;
    }
  }
}

/** Samples that a float32 holds exactly, so that they may be copied before they are scaled. */
const holdsExactly = (samples: Samples): boolean =>
  samples.BYTES_PER_ELEMENT < 4 || samples instanceof Float32Array;

/** A band's scale and offset, and its nodata sample, NaN where there is none. */
export function sampleMeaning({ info }: Raster, band: number) {
  const { scale, offset, noData = Number.NaN } = info.bandInfo[band]!;
  // The tag is decimal text: -3.4e38 must meet the sample that it was rounded to.
  return { scale, offset, noData: info.sampleType === 'float32' ? Math.fround(noData) : noData };
}

/** Physical value of a band's sample; NaN for nodata. Whether a cell is known its block's `valid` tells. */
export function decoder(raster: Raster, band = 0): (sample: number) => number {
  const { scale, offset, noData } = sampleMeaning(raster, band);
  return (sample) => (sample === noData ? Number.NaN : sample * scale + offset);
}

/** The box of places in cells with `margin` around it, for the neighbours that resampling needs; empty where none is finite. */
export function boxAround(xs: Float64Array, ys: Float64Array, margin: number) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < xs.length; i++) {
    const x = xs[i]!;
    const y = ys[i]!;
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  if (left > right) return { left: 0, top: 0, right: 0, bottom: 0 };
  return {
    left: left - margin,
    top: top - margin,
    right: right + margin,
    bottom: bottom + margin,
  };
}
