/** Apple's PackBits (TIFF 6.0, section 9). Fills at most `size` bytes; throws where there are more. */
export function packBits(source: Uint8Array, size: number): Uint8Array {
  const out = new Uint8Array(size);
  let filled = 0;
  for (let at = 0; at < source.length && filled < size; ) {
    const header = (source[at++]! << 24) >> 24;
    if (header === -128) continue;
    const count = header < 0 ? 1 - header : 1 + header;
    if (filled + count > size) throw new RangeError(`more than ${size} bytes`);
    if (header < 0) out.fill(source[at++] ?? 0, filled, filled + count);
    else {
      if (at + count > source.length) throw new RangeError('the data end inside a run');
      out.set(source.subarray(at, at + count), filled);
      at += count;
    }
    filled += count;
  }
  return out.subarray(0, filled);
}
