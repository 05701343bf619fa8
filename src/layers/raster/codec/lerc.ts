import type { SampleLayout } from './samples.ts';

let loaded: Promise<typeof import('lerc')['decode']> | undefined;

/** The package finds its WebAssembly by itself in Node; in a browser it is where the bundler put it. */
async function load(): Promise<typeof import('lerc')['decode']> {
  const { decode, load: start } = await import('lerc');
  const inNode = typeof process === 'object' && process.versions?.node !== undefined;
  const url = inNode ? undefined : (await import('lerc/lerc-wasm.wasm?url')).default;
  await start(url === undefined ? {} : { locateFile: () => url });
  return decode;
}

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
  const view = new DataView(tile.buffer, tile.byteOffset, tile.byteLength);
  if (tile.length < 26 || String.fromCharCode(...tile.subarray(0, 5)) !== 'Lerc2')
    throw new RangeError('not LERC 2');
  const checked = view.getInt32(6, true) >= 3 ? 4 : 0;
  const [rows, cols] = [view.getInt32(10 + checked, true), view.getInt32(14 + checked, true)];
  if (rows !== height || cols !== width) throw new RangeError(`a LERC of ${cols} x ${rows} cells`);
  loaded ??= load();
  const { pixels, depthCount, mask } = (await loaded)(tile, { returnInterleaved: true });
  const [cells] = pixels;
  const folded = depthCount === stride - 1 && bits === 8;
  if (cells === undefined || pixels.length !== 1 || (depthCount !== stride && !folded))
    throw new RangeError(`a LERC of ${depthCount} bands`);
  if (cells.BYTES_PER_ELEMENT * 8 !== bits) throw new RangeError('LERC of another type');
  if (folded) {
    const out = new Uint8Array(width * height * stride);
    for (let i = 0; i < width * height; i++) {
      for (let band = 0; band < depthCount; band++)
        out[i * stride + band] = cells[i * depthCount + band]!;
      out[i * stride + depthCount] = mask === null || mask[i] ? 255 : 0;
    }
    return out;
  }
  if (mask !== null && format === 'float')
    for (let i = 0; i < width * height; i++)
      if (!mask[i]) cells.fill(Number.NaN, i * stride, (i + 1) * stride);
  return new Uint8Array(cells.buffer, cells.byteOffset, cells.byteLength);
}
