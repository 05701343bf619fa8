import { deflateSync } from 'node:zlib';
import { type Predictor, predicted } from '../../../src/layers/raster/write/encode.ts';
import type { Level } from './overview.ts';

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
      yield deflateSync(predicted(samples, size, level.bands, predictor), { level: 7 });
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
