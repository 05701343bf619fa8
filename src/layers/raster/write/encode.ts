/** TIFF predictor: 1 none, 2 horizontal difference (integers), 3 floating point. */
export type Predictor = 1 | 2 | 3;

export type TileSamples = Uint8Array | Int16Array | Uint16Array | Float32Array;

/**
 * Bytes of a square tile as a predictor leaves them for the compression; changes `samples`, which are
 * chunky, `bands` to a cell.
 */
export function predicted(
  samples: TileSamples,
  size: number,
  bands: number,
  predictor: Predictor,
): Uint8Array {
  if (predictor === 2) difference(samples, size, bands);
  const bytes = new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength);
  return predictor === 3 ? floatPlanes(bytes, size, bands) : bytes;
}

function difference(samples: TileSamples, size: number, bands: number): void {
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
