const clear = 256;
const end = 257;

/**
 * TIFF's LZW (TIFF 6.0, section 13): codes of 9 to 12 bits, most significant bit first, widened one
 * code early. Fills at most `size` bytes; throws on a code that cannot be.
 */
export function lzw(source: Uint8Array, size: number): Uint8Array {
  if (source[0] === 0 && (source[1]! & 1) === 1) throw new RangeError('LZW of the old bit order');
  const out = new Uint8Array(size);
  const prefix = new Uint16Array(4096);
  const suffix = new Uint8Array(4096);
  const lengths = new Uint16Array(4096).fill(1, 0, 256);
  for (let i = 0; i < 256; i++) suffix[i] = i;
  let [bits, held, width, next, last, at, filled] = [0, 0, 9, 258, -1, 0, 0];
  while (true) {
    while (bits < width && at < source.length) {
      held = ((held << 8) | source[at++]!) & 0xffffff;
      bits += 8;
    }
    // A writer may leave the end code out of a block that is full.
    if (bits < width) return out.subarray(0, filled);
    const code = (held >>> (bits - width)) & ((1 << width) - 1);
    bits -= width;
    if (code === end) return out.subarray(0, filled);
    if (code === clear) {
      [width, next, last] = [9, 258, -1];
      continue;
    }
    if (code > next || (code === next && last < 0) || (last < 0 && code > 255))
      throw new RangeError(`LZW code ${code} of ${next}`);
    const fresh = code === next;
    const length = fresh ? lengths[last]! + 1 : lengths[code]!;
    if (filled + length > size) throw new RangeError(`more than ${size} bytes`);
    let entry = fresh ? last : code;
    let place = filled + length - 1;
    if (fresh) place -= 1;
    for (; place >= filled; place--) {
      out[place] = suffix[entry]!;
      entry = prefix[entry]!;
    }
    const head = out[filled]!;
    if (fresh) out[filled + length - 1] = head;
    filled += length;
    if (last >= 0 && next < 4096) {
      prefix[next] = last;
      suffix[next] = head;
      lengths[next] = lengths[last]! + 1;
      next += 1;
      if (next + 1 === 1 << width && width < 12) width += 1;
    }
    last = code;
  }
}
