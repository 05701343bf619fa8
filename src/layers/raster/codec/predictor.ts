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
  if (sampleBytes === 4 && stride === 1 && row.byteOffset % 4 === 0) {
    floatRow4(row, scratch);
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

/** The usual case, float32 of one band: a running sum, and whole words written (this machine is little-endian). */
function floatRow4(row: Uint8Array, scratch: Uint8Array): void {
  let sum = 0;
  for (let i = 0; i < row.length; i++) {
    sum = (sum + row[i]!) & 255;
    scratch[i] = sum;
  }
  const count = row.length / 4;
  const words = new Uint32Array(row.buffer, row.byteOffset, count);
  for (let i = 0; i < count; i++)
    words[i] =
      (scratch[i]! << 24) |
      (scratch[count + i]! << 16) |
      (scratch[2 * count + i]! << 8) |
      scratch[3 * count + i]!;
}
