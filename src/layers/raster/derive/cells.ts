import type { Raster } from '../raster.ts';
import { sampleMeaning } from '../window.ts';

/** A box of level cells, end exclusive. */
export interface CellBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Physical values of a rectangle of one level, every cell, NaN for nodata; the shape of a `ValueWindow`. */
export interface Cells {
  readonly left: number;
  readonly top: number;
  readonly step: 1;
  readonly cols: number;
  readonly rows: number;
  readonly values: Float64Array;
}

/**
 * Reads every cell of a box (clipped to the image) in full precision, unlike a `ValueWindow`, which
 * may leave cells out. Rejects with a Problem.
 */
export async function readCells(
  raster: Raster,
  level: number,
  band: number,
  box: CellBox,
  signal?: AbortSignal,
): Promise<Cells> {
  const source = raster.blocks[level]!;
  const left = Math.min(source.width, Math.max(0, Math.floor(box.left)));
  const top = Math.min(source.height, Math.max(0, Math.floor(box.top)));
  const cols = Math.max(0, Math.min(source.width, Math.ceil(box.right)) - left);
  const rows = Math.max(0, Math.min(source.height, Math.ceil(box.bottom)) - top);
  const cells: Cells = { left, top, step: 1, cols, rows, values: new Float64Array(cols * rows) };
  if (cols === 0 || rows === 0) return cells;
  const work: Promise<void>[] = [];
  const { blockWidth, blockHeight } = source;
  for (let row = Math.floor(top / blockHeight); row * blockHeight < top + rows; row++)
    for (let col = Math.floor(left / blockWidth); col * blockWidth < left + cols; col++)
      work.push(copy(raster, level, band, col, row, cells, signal));
  await Promise.all(work);
  return cells;
}

async function copy(
  raster: Raster,
  level: number,
  band: number,
  blockCol: number,
  blockRow: number,
  { left, top, cols, rows, values }: Cells,
  signal: AbortSignal | undefined,
): Promise<void> {
  const source = raster.blocks[level]!;
  const { samples, width, stride, valid } = await source.block(blockCol, blockRow, band, signal);
  const shift = source.bandOffset(band);
  const { scale, offset, noData } = sampleMeaning(raster, band);
  const x = blockCol * source.blockWidth;
  const y = blockRow * source.blockHeight;
  const to = Math.min(left + cols, x + source.blockWidth, source.width);
  const bottom = Math.min(top + rows, y + source.blockHeight, source.height);
  for (let row = Math.max(top, y); row < bottom; row++) {
    const from = Math.max(left, x);
    let at = (row - y) * width + from - x;
    let target = (row - top) * cols + from - left;
    for (let col = from; col < to; col++, at++, target++) {
      const sample = samples[at * stride + shift]!;
      const known = sample !== noData && (valid === undefined || valid[at] !== 0);
      values[target] = known ? sample * scale + offset : Number.NaN;
    }
  }
}
