import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inflate, inflateNatively, unzstd } from '../../../src/layers/raster/codec/inflate.ts';
import { lzw } from '../../../src/layers/raster/codec/lzw.ts';
import { packBits } from '../../../src/layers/raster/codec/packbits.ts';
import { unpredict } from '../../../src/layers/raster/codec/predictor.ts';
import { rowBytes, samplesOf, swapBytes } from '../../../src/layers/raster/codec/samples.ts';

const bytes = (maxLength: number) => fc.uint8Array({ minLength: 1, maxLength });

/** PackBits as plainly as it can be written: runs of one byte, and literals one by one. */
function pack(data: Uint8Array): Uint8Array {
  const out: number[] = [];
  for (let i = 0; i < data.length; ) {
    let run = 1;
    while (run < 128 && data[i + run] === data[i]) run += 1;
    if (run > 1) out.push(257 - run, data[i]!);
    else out.push(0, data[i]!);
    i += run;
  }
  return Uint8Array.from(out);
}

/** LZW that never uses its table: a clear code before it would widen, 9 bits each. */
function plainLzw(data: Uint8Array): Uint8Array {
  const codes = [256];
  data.forEach((byte, i) => {
    if (i > 0 && i % 200 === 0) codes.push(256);
    codes.push(byte);
  });
  codes.push(257);
  const bits = codes.map((code) => code.toString(2).padStart(9, '0')).join('');
  return Uint8Array.from(bits.match(/.{1,8}/g)!, (b) => Number.parseInt(b.padEnd(8, '0'), 2));
}

describe('a codec', () => {
  it('gives back what was packed', () => {
    fc.assert(
      fc.property(bytes(900), (data) => {
        expect(packBits(pack(data), data.length)).toEqual(data);
        expect(lzw(plainLzw(data), data.length)).toEqual(data);
      }),
    );
  });

  it('never gives more than the block holds, whatever it is fed', async () => {
    await fc.assert(
      fc.asyncProperty(bytes(400), fc.integer({ min: 1, max: 300 }), async (data, size) => {
        for (const decode of [lzw, packBits, inflate, unzstd]) {
          let out = new Uint8Array(0) as Uint8Array;
          try {
            out = await decode(data, size);
          } catch (error) {
            expect(error).toBeInstanceOf(RangeError);
          }
          expect(out.length).toBeLessThanOrEqual(size + 16);
        }
      }),
    );
  });

  it('stops a stream that would grow without end', async () => {
    const { deflate } = await import('pako');
    const bomb = deflate(new Uint8Array(50_000_000));
    await expect(inflate(bomb, 65536)).rejects.toThrow(RangeError);
    expect((await inflate(deflate(new Uint8Array(65536)), 65536)).length).toBe(65536);
  });

  it('inflates with the platform what the library does, and leaves what is too long to it', async () => {
    const { deflate } = await import('pako');
    await fc.assert(
      fc.asyncProperty(bytes(5000), fc.integer({ min: 1, max: 60 }), async (piece, times) => {
        const data = Uint8Array.from({ length: piece.length * times }, (_, i) => {
          return piece[i % piece.length]! + Math.floor(i / 300);
        });
        const packed = deflate(data);
        expect(await inflateNatively(packed, data.length)).toEqual(data);
        expect(await inflateNatively(packed, data.length + 9)).toEqual(data);
        expect(await inflateNatively(packed, data.length - 1)).toBeUndefined();
      }),
      { numRuns: 30 },
    );
  });

  it('notices a zlib checksum that does not fit', async () => {
    const { deflate } = await import('pako');
    const packed = deflate(Uint8Array.from({ length: 500 }, (_, i) => i % 7));
    packed[packed.length - 1]! ^= 1;
    await expect(inflate(packed, 500)).rejects.toThrow(/incorrect data check/);
  });
});

describe('a predictor', () => {
  it('of differences is undone for samples of 1 to 8 bytes and any number of bands', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(1, 2, 4, 8),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 9 }),
        fc.infiniteStream(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n })),
        (size, stride, width, stream) => {
          const wide = Array.from({ length: 3 * width * stride }, () => stream.next().value);
          const cells = wide.map((v) => BigInt.asUintN(size * 8, v));
          const told = cells.map((v, i) =>
            i % (width * stride) < stride ? v : BigInt.asUintN(size * 8, v - cells[i - stride]!),
          );
          const pack = (list: readonly bigint[]): Uint8Array =>
            Uint8Array.from(
              list.flatMap((v) =>
                Array.from({ length: size }, (_, b) => Number((v >> BigInt(8 * b)) & 255n)),
              ),
            );
          const data = pack(told);
          unpredict(data, 2, width, stride, size);
          expect(data).toEqual(pack(cells));
        },
      ),
    );
  });

  it('of floats is undone to the bit, NaN and infinities too', () => {
    fc.assert(
      fc.property(
        fc.array(fc.float(), { minLength: 1, maxLength: 40 }),
        fc.constantFrom(1, 2),
        (list, stride) => {
          const floats = Float32Array.from(list.flatMap((v) => (stride === 2 ? [v, -v] : [v])));
          const plain = new Uint8Array(floats.buffer);
          const count = floats.length;
          const planes = plain.map((_, i) => plain[(i % count) * 4 + 3 - Math.floor(i / count)]!);
          const told = planes.map((v, i) => (i < stride ? v : v - planes[i - stride]!));
          unpredict(told, 3, count / stride, stride, 4);
          expect(told).toEqual(plain);
        },
      ),
    );
  });
});

describe('packed samples', () => {
  it('are unpacked from any number of bits, rows at whole bytes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 31 }).filter((bits) => bits !== 8 && bits !== 16),
        fc.integer({ min: 1, max: 9 }),
        fc.array(fc.nat(), { minLength: 18, maxLength: 18 }),
        (bits, perRow, list) => {
          const cells = list.slice(0, 2 * perRow).map((v) => v % 2 ** bits);
          const rows = [cells.slice(0, perRow), cells.slice(perRow)].map((row) =>
            row
              .map((v) => v.toString(2).padStart(bits, '0'))
              .join('')
              .padEnd(rowBytes(perRow, bits) * 8, '0'),
          );
          const data = Uint8Array.from(rows.join('').match(/.{8}/g)!, (b) => Number.parseInt(b, 2));
          expect([...samplesOf(data, { bits, format: 'uint' }, perRow, 2)]).toEqual(cells);
        },
      ),
    );
  });

  it('of half precision are the numbers of IEEE 754', () => {
    const words = [0x0000, 0x8000, 0x3c00, 0xc000, 0x7bff, 0x0001, 0x0400, 0x7c00, 0xfc00, 0x3555];
    const floats = samplesOf(
      new Uint8Array(Uint16Array.from(words).buffer),
      { bits: 16, format: 'float' },
      words.length,
      1,
    );
    const expected = [0, -0, 1, -2, 65504, 2 ** -24, 2 ** -14, Infinity, -Infinity, 0.333251953125];
    expect([...floats]).toEqual(expected);
    const nan = samplesOf(Uint8Array.of(1, 0x7c), { bits: 16, format: 'float' }, 1, 1);
    expect(nan[0]).toBeNaN();
  });

  it('swap their bytes there and back', () => {
    fc.assert(
      fc.property(fc.constantFrom(2, 4, 8), fc.array(fc.nat(255), { maxLength: 9 }), (n, list) => {
        const data = Uint8Array.from(Array.from({ length: n }, () => list).flat());
        const there = data.slice();
        swapBytes(there, n);
        for (let i = 0; i < data.length; i++)
          expect(there[i]).toBe(data[Math.floor(i / n) * n + n - 1 - (i % n)]);
      }),
    );
  });
});
