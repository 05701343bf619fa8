import { deflateSync } from 'node:zlib';
import type { Level } from './overview.ts';

/** TIFF predictor: 1 none, 2 horizontal difference (integers), 3 floating point. */
export type Predictor = 1 | 2 | 3;

/**
 * Tiles of a level, row by row, each `size` square, deflated after the predictor. Cells beyond the
 * raster's edge repeat the edge, which compresses best and is never read.
 */
export function* deflateTiles(
  level: Level,
  size: number,
  predictor: Predictor,
): Generator<Uint8Array> {
  for (let top = 0; top < level.height; top += size)
    for (let left = 0; left < level.width; left += size) {
      const samples = cut(level, left, top, size);
      if (predictor === 2) difference(samples, size, level.bands);
      const bytes = new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength);
      const coded = predictor === 3 ? floatPlanes(bytes, size, level.bands) : bytes;
      yield deflateSync(coded, { level: 7 });
    }
}

function cut({ data, width, height, bands }: Level, left: number, top: number, size: number) {
  const tile = new (data.constructor as Float32ArrayConstructor)(size * size * bands);
  const cols = Math.min(size, width - left);
  for (let row = 0; row < size; row++) {
    const from = (Math.min(top + row, height - 1) * width + left) * bands;
    const to = row * size * bands;
    tile.set((data as Float32Array).subarray(from, from + cols * bands), to);
    for (let i = cols * bands; i < size * bands; i++) tile[to + i] = tile[to + i - bands]!;
  }
  return tile as Level['data'];
}

function difference(samples: Level['data'], size: number, bands: number): void {
  const row = size * bands;
  for (let start = 0; start < samples.length; start += row)
    for (let i = row - 1; i >= bands; i--) samples[start + i]! -= samples[start + i - bands]!;
}

/** Adobe Photoshop TIFF technical note 3: byte planes, most significant first, then differences. */
function floatPlanes(bytes: Uint8Array, size: number, bands: number): Uint8Array {
  const count = size * bands;
  const row = count * 4;
  const out = new Uint8Array(bytes.length);
  for (let start = 0; start < bytes.length; start += row) {
    for (let i = 0; i < count; i++)
      for (let plane = 0; plane < 4; plane++)
        out[start + plane * count + i] = bytes[start + i * 4 + 3 - plane]!;
    for (let i = row - 1; i >= bands; i--) out[start + i]! -= out[start + i - bands]!;
  }
  return out;
}
