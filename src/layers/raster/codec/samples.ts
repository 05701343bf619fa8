import type { Samples } from '../raster.ts';

/** How the samples of an image are stored. */
export interface SampleLayout {
  readonly bits: number;
  readonly format: 'uint' | 'int' | 'float';
}

/** Name of the type; packed integers are named after the array that they are unpacked to. */
export function sampleTypeOf({ bits, format }: SampleLayout): string {
  if (format === 'float') return `float${bits}`;
  return `${format}${bits <= 8 ? 8 : bits <= 16 ? 16 : bits <= 32 ? 32 : 64}`;
}

/** What of it can be read: whole bytes of the usual types, halves, and unsigned integers of any 1 to 32 bits. */
export const readable = ({ bits, format }: SampleLayout): boolean =>
  format === 'float'
    ? bits === 16 || bits === 32 || bits === 64
    : bits === 8 || bits === 16 || bits === 32 || bits === 64 || (format === 'uint' && bits < 32);

/** Bytes of a row of `count` samples; packed rows begin at a byte. */
export const rowBytes = (count: number, bits: number): number => Math.ceil((count * bits) / 8);

/** Reverses the bytes of every sample in place. */
export function swapBytes(bytes: Uint8Array, sampleBytes: number): void {
  for (let at = 0; at + sampleBytes <= bytes.length; at += sampleBytes)
    bytes.subarray(at, at + sampleBytes).reverse();
}

/**
 * Samples of little-endian bytes, `perRow` of them in each of `rows`. Throws where a 64-bit integer is
 * beyond what a number holds exactly.
 */
export function samplesOf(
  bytes: Uint8Array,
  { bits, format }: SampleLayout,
  perRow: number,
  rows: number,
): Samples {
  const count = perRow * rows;
  const { buffer, byteOffset } = bytes;
  switch (`${format}${bits}`) {
    case 'uint8':
      return bytes.subarray(0, count);
    case 'int8':
      return new Int8Array(buffer, byteOffset, count);
    case 'uint16':
      return new Uint16Array(buffer, byteOffset, count);
    case 'int16':
      return new Int16Array(buffer, byteOffset, count);
    case 'uint32':
      return new Uint32Array(buffer, byteOffset, count);
    case 'int32':
      return new Int32Array(buffer, byteOffset, count);
    case 'float16':
      return Float32Array.from(new Uint16Array(buffer, byteOffset, count), half);
    case 'float32':
      return new Float32Array(buffer, byteOffset, count);
    case 'float64':
      return new Float64Array(buffer, byteOffset, count);
    case 'uint64':
      return exact(new BigUint64Array(buffer, byteOffset, count));
    case 'int64':
      return exact(new BigInt64Array(buffer, byteOffset, count));
    default:
      return unpacked(bytes, bits, perRow, rows);
  }
}

function exact(cells: BigInt64Array | BigUint64Array): Float64Array {
  const out = new Float64Array(cells.length);
  for (let i = 0; i < cells.length; i++) {
    const number = Number(cells[i]!);
    if (BigInt(number) !== cells[i])
      throw new RangeError(`the 64-bit integer ${cells[i]} is too large for a number`);
    out[i] = number;
  }
  return out;
}

/** IEEE 754 binary16. */
function half(word: number): number {
  const sign = word & 0x8000 ? -1 : 1;
  const exponent = (word >> 10) & 31;
  const fraction = word & 1023;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : Number.NaN;
  return sign * (1024 + fraction) * 2 ** (exponent - 25);
}

function unpacked(bytes: Uint8Array, bits: number, perRow: number, rows: number): Samples {
  const Cells = bits <= 8 ? Uint8Array : bits <= 16 ? Uint16Array : Uint32Array;
  const out = new Cells(perRow * rows);
  for (let row = 0; row < rows; row++) {
    let at = row * rowBytes(perRow, bits);
    let held = 0;
    let left = 0;
    for (let i = 0; i < perRow; i++) {
      // Up to 39 bits are held at once, more than bit operations carry.
      while (left < bits) {
        held = held * 256 + bytes[at++]!;
        left += 8;
      }
      left -= bits;
      const unit = 2 ** left;
      out[row * perRow + i] = Math.floor(held / unit);
      held %= unit;
    }
  }
  return out;
}
