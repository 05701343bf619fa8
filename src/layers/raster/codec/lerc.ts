import type { SampleLayout } from './samples.ts';

/**
 * Decodes a LERC tile to little-endian bytes of `width * height * stride` samples. Masked cells become
 * NaN in floats; a last band that the encoder folded into its mask (an opacity) is unfolded again, as
 * libtiff does.
 */
export async function lerc(
  tile: Uint8Array,
  width: number,
  height: number,
  stride: number,
  { bits, format }: SampleLayout,
): Promise<Uint8Array> {
  const { default: Lerc } = await import('lerc');
  const view = new DataView(tile.buffer, tile.byteOffset, tile.byteLength);
  if (tile.length < 26 || String.fromCharCode(...tile.subarray(0, 5)) !== 'Lerc2')
    throw new RangeError('not LERC 2');
  const checked = view.getInt32(6, true) >= 3 ? 4 : 0;
  const [rows, cols] = [view.getInt32(10 + checked, true), view.getInt32(14 + checked, true)];
  if (rows !== height || cols !== width) throw new RangeError(`a LERC of ${cols} x ${rows} cells`);
  const { pixels, dimCount, mask } = guarded(() =>
    Lerc.decode(tile.slice().buffer as ArrayBuffer, { returnPixelInterleavedDims: true }),
  );
  const [cells] = pixels;
  const folded = dimCount === stride - 1 && mask != null;
  if (cells === undefined || pixels.length !== 1 || (dimCount !== stride && !folded))
    throw new RangeError(`a LERC of ${dimCount} bands`);
  if (cells.BYTES_PER_ELEMENT * 8 !== bits) throw new RangeError('LERC of another type');
  if (folded) {
    const out = new Uint8Array(width * height * stride);
    for (let i = 0; i < width * height; i++) {
      for (let band = 0; band < dimCount; band++)
        out[i * stride + band] = cells[i * dimCount + band]!;
      out[i * stride + dimCount] = mask[i] ? 255 : 0;
    }
    return out;
  }
  if (mask != null && format === 'float')
    for (let i = 0; i < width * height; i++)
      if (!mask[i]) cells.fill(Number.NaN, i * stride, (i + 1) * stride);
  return new Uint8Array(cells.buffer, cells.byteOffset, cells.byteLength);
}

/** The decoder throws plain texts. */
function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof Error ? error : new RangeError(String(error));
  }
}
