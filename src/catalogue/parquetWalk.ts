/** What is wrong with the bytes of a Parquet file, and at which byte of the part that was walked. */
export class ParquetFault extends Error {
  constructor(what: string, at?: number) {
    super(at === undefined ? what : `${what} at byte ${at}`);
  }
}

const deepest = 32;

/**
 * Walks one struct of Thrift's compact protocol, in which Parquet writes its metadata and page headers, from
 * `start`; returns where it ends. Throws ParquetFault where a count or length reaches beyond the bytes,
 * structs nest deeper than 32, or lists have more than `most` elements in all: a reader that allocates what
 * such bytes declare afterwards stays within a small multiple of their own length.
 */
export function walkStruct(view: DataView, start: number, most: number): number {
  const end = view.byteLength;
  let at = start;
  let elements = 0;

  const byte = (): number => {
    if (at >= end) throw new ParquetFault('a header is cut off', at);
    return view.getUint8(at++);
  };
  const skip = (length: number): void => {
    if (length > end - at) throw new ParquetFault('a length reaches beyond the header', at);
    at += length;
  };
  const varint = (longest: number): number => {
    let value = 0;
    for (let i = 0; i < longest; i++) {
      const part = byte();
      value += (part & 0x7f) * 2 ** (7 * i);
      if (part < 0x80) return value;
    }
    throw new ParquetFault('a number is too long', at);
  };
  const list = (depth: number): void => {
    const head = byte();
    const kind = head & 0x0f;
    const size = head >> 4 === 15 ? varint(5) : head >> 4;
    elements += size;
    if (size > end - at || elements > most) throw new ParquetFault(`${size} elements`, at);
    for (let i = 0; i < size; i++) value(kind === 1 || kind === 2 ? 3 : kind, depth);
  };
  const value = (kind: number, depth: number): void => {
    if (depth > deepest) throw new ParquetFault('a header nests too deep', at);
    if (kind === 1 || kind === 2) return;
    if (kind === 3) skip(1);
    else if (kind === 4 || kind === 5) varint(5);
    else if (kind === 6) varint(10);
    else if (kind === 7) skip(8);
    else if (kind === 8) skip(varint(5));
    else if (kind === 9) list(depth + 1);
    else if (kind === 12) struct(depth + 1);
    else throw new ParquetFault(`an unknown kind of field (${kind})`, at);
  };
  const struct = (depth: number): void => {
    for (;;) {
      const head = byte();
      const kind = head & 0x0f;
      if (kind === 0) return;
      if (head >> 4 === 0) varint(5);
      value(kind, depth);
    }
  };

  struct(0);
  return at;
}

const onesOf = Uint8Array.from({ length: 256 }, (_, byte) => {
  let ones = 0;
  for (let rest = byte; rest > 0; rest >>= 1) ones += rest & 1;
  return ones;
});

/**
 * Walks runs of Parquet's RLE/bit-packed hybrid encoding, `width` bits a value, until `count` values are
 * reached, and returns how many bits of bit-packed values and how many values of RLE runs are one (for a
 * width of one bit: how many values are 1). Throws ParquetFault where a run says more values than are left
 * (bit-packed ones come by eight), where it is cut off, or where a repeated value is not below `limit`.
 */
export function walkRuns(bytes: Uint8Array, width: number, count: number, limit: number): number {
  const valueBytes = (width + 7) >> 3;
  let at = 0;
  let ones = 0;
  for (let left = count; left > 0; ) {
    let head = 0;
    for (let shift = 0; ; shift += 7) {
      if (at >= bytes.length || shift > 28) throw new ParquetFault('a run is cut off', at);
      const byte = bytes[at++]!;
      head += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) break;
    }
    const packed = head % 2 === 1;
    const length = Math.floor(head / 2);
    const size = packed ? length * width : valueBytes;
    if (packed ? length === 0 || width === 0 || length * 8 > left + 7 : length > left)
      throw new ParquetFault(`a run of ${packed ? length * 8 : length} where ${left} are left`, at);
    if (size > bytes.length - at) throw new ParquetFault('a run is cut off', at);
    if (packed) {
      const last = Math.min(length * 8, left);
      for (let i = 0; i < last >> 3; i++) ones += onesOf[bytes[at + i]!]!;
      if ((last & 7) > 0) ones += onesOf[bytes[at + (last >> 3)]! & ((1 << (last & 7)) - 1)]!;
      left -= last;
    } else {
      let value = 0;
      for (let i = 0; i < valueBytes; i++) value += bytes[at + i]! * 256 ** i;
      if (value >= limit && length > 0) throw new ParquetFault(`value ${value} of a run`, at);
      if (value === 1) ones += length;
      left -= length;
    }
    at += size;
  }
  return ones;
}

/**
 * Walks the elements of a raw Snappy block (format_description.txt of google/snappy) and checks that they
 * stay inside it and make exactly `size` bytes. Throws ParquetFault.
 */
export function walkSnappy(bytes: Uint8Array, size: number): void {
  let at = 0;
  while (at < bytes.length && bytes[at]! >= 0x80) at++;
  at++;
  let made = 0;
  while (at < bytes.length) {
    const tag = bytes[at++]!;
    const kind = tag & 3;
    const extra = kind === 0 ? Math.max(0, (tag >> 2) - 59) : [0, 1, 2, 4][kind]!;
    if (extra > bytes.length - at) throw new ParquetFault('Snappy data are cut off', at);
    let number = 0;
    for (let i = 0; i < extra; i++) number += bytes[at + i]! * 256 ** i;
    at += extra;
    if (kind === 0) {
      const length = (extra === 0 ? tag >> 2 : number) + 1;
      if (length > bytes.length - at) throw new ParquetFault('Snappy data are cut off', at);
      at += length;
      made += length;
    } else {
      const offset = kind === 1 ? number + ((tag >> 5) << 8) : number;
      if (offset === 0 || offset > made) throw new ParquetFault('Snappy data point outside', at);
      made += kind === 1 ? ((tag >> 2) & 7) + 4 : (tag >> 2) + 1;
    }
    if (made > size) throw new ParquetFault(`Snappy data of more than ${size} bytes`, at);
  }
  if (made !== size) throw new ParquetFault(`Snappy data of ${made} instead of ${size} bytes`, at);
}
