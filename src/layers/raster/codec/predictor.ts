/**
 * Undoes TIFF's predictors in place: 2 sums whole samples along a row (TIFF 6.0, section 14), in the
 * byte order of this machine; 3 sums bytes and gathers them to floats (Adobe Photoshop TIFF Technical
 * Note 3), always to little-endian ones. `width` counts cells, `stride` samples of a cell.
 */
export function unpredict(
  bytes: Uint8Array,
  predictor: number,
  width: number,
  stride: number,
  sampleBytes: number,
): void {
  const rowBytes = width * stride * sampleBytes;
  const rows = Math.floor(bytes.length / rowBytes);
  if (predictor === 3) {
    const scratch = new Uint8Array(rowBytes);
    for (let row = 0; row < rows; row++)
      floatRow(bytes.subarray(row * rowBytes, (row + 1) * rowBytes), stride, sampleBytes, scratch);
    return;
  }
  const count = rows * width * stride;
  const { buffer, byteOffset } = bytes;
  if (sampleBytes === 8) {
    const cells = new BigUint64Array(buffer, byteOffset, count);
    for (let row = 0; row < count; row += width * stride)
      for (let i = row + stride; i < row + width * stride; i++) cells[i]! += cells[i - stride]!;
    return;
  }
  const cells =
    sampleBytes === 1
      ? bytes
      : sampleBytes === 2
        ? new Uint16Array(buffer, byteOffset, count)
        : new Uint32Array(buffer, byteOffset, count);
  for (let row = 0; row < count; row += width * stride)
    for (let i = row + stride; i < row + width * stride; i++) cells[i]! += cells[i - stride]!;
}

function floatRow(row: Uint8Array, stride: number, sampleBytes: number, scratch: Uint8Array): void {
  if (sampleBytes === 4 && stride === 1 && row.byteOffset % 4 === 0 && row.length % 16 === 0) {
    const words = row.length / 4;
    floatRow4(
      new Uint32Array(row.buffer, row.byteOffset, words),
      new Uint32Array(scratch.buffer, 0, words),
    );
    return;
  }
  for (let i = stride; i < row.length; i++) row[i]! += row[i - stride]!;
  scratch.set(row);
  const count = row.length / sampleBytes;
  for (let byte = 0; byte < sampleBytes; byte++) {
    const plane = (sampleBytes - 1 - byte) * count;
    for (let i = 0; i < count; i++) row[i * sampleBytes + byte] = scratch[plane + i]!;
  }
}

/**
 * The usual case, float32 of one band on a little-endian machine: four bytes at a time, as the even and
 * the odd bytes of a word, each with eight bits of room above.
 */
function floatRow4(words: Uint32Array, scratch: Uint32Array): void {
  const even = 0x00ff00ff;
  let carry = 0;
  for (let i = 0; i < words.length; i++) {
    const word = words[i]! | 0;
    const first = word & even;
    const pairs = first + ((word >>> 8) & even);
    const low = (first + (pairs << 16) + carry) & even;
    const high = (pairs + (pairs << 16) + carry) & even;
    scratch[i] = low | (high << 8);
    carry = (high >>> 16) * 0x00010001;
  }
  // From four planes, the highest byte first, to whole floats: a transposition of 4 x 4 bytes.
  const quarter = words.length >> 2;
  for (let i = 0, to = 0; i < quarter; i++, to += 4) {
    const d = scratch[i]! | 0;
    const c = scratch[quarter + i]! | 0;
    const b = scratch[2 * quarter + i]! | 0;
    const a = scratch[3 * quarter + i]! | 0;
    const ab = (a & even) | ((b & even) << 8);
    const ab2 = ((a >>> 8) & even) | (b & ~even);
    const cd = (c & even) | ((d & even) << 8);
    const cd2 = ((c >>> 8) & even) | (d & ~even);
    words[to] = (ab & 0xffff) | (cd << 16);
    words[to + 1] = (ab2 & 0xffff) | (cd2 << 16);
    words[to + 2] = (ab >>> 16) | (cd & ~0xffff);
    words[to + 3] = (ab2 >>> 16) | (cd2 & ~0xffff);
  }
}
