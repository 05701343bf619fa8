import { Problem } from '../../problem/problem.ts';
import { inflate, unzstd } from './codec/inflate.ts';
import { jpeg, jpegFrame } from './codec/jpeg.ts';
import { lzw } from './codec/lzw.ts';
import { packBits } from './codec/packbits.ts';
import { unpredict } from './codec/predictor.ts';
import { swapBytes } from './codec/samples.ts';
import { blockBytes, type ImageLayout } from './readImage.ts';

const names: Readonly<Record<number, string>> = {
  ...{ 2: 'CCITT', 3: 'CCITT Fax 3', 4: 'CCITT Fax 4', 6: 'JPEG of the old style' },
  ...{ 34925: 'LZMA', 34712: 'JPEG 2000', 50002: 'JPEG XL', 52546: 'JPEG XL' },
};
const predictable = new Set([5, 8, 32946, 50000]);

/** Refuses with `rasterFormat` a compression, predictor or colour space that is not read. */
export function checkCodec(file: string, image: ImageLayout): void {
  const { compression, predictor, bits, format, photometric } = image;
  const refuse = (detail: string): never => {
    throw new Problem('rasterFormat', { file, detail });
  };
  if (![1, 5, 7, 8, 32773, 32946, 34887, 50000, 50001].includes(compression))
    refuse(`compression ${names[compression] ?? compression}`);
  if ((compression === 7 || compression === 50001) && !(bits === 8 && format === 'uint'))
    refuse(`JPEG or WebP of ${bits} bits`);
  if (compression === 50001 && (image.planar || (image.bands !== 3 && image.bands !== 4)))
    refuse('WebP of separate bands');
  if (photometric === 6 && (compression !== 7 || image.planar)) refuse('YCbCr without JPEG');
  if (!predictable.has(compression)) return;
  if (predictor < 1 || predictor > 3) throw new RangeError(`predictor ${predictor}`);
  if (predictor === 2 && bits !== 8 && bits !== 16 && bits !== 32 && bits !== 64)
    refuse(`predictor 2 with ${bits} bits`);
  if (predictor === 3 && format !== 'float') throw new RangeError('predictor 3 with integers');
}

/**
 * Decodes a block of `rows` rows to little-endian bytes of its samples. Throws RangeError where there
 * are more or fewer bytes than the block holds: then they are not this block's.
 */
export async function decodeBlock(
  image: ImageLayout,
  source: Uint8Array,
  rows: number,
): Promise<Uint8Array> {
  const size = blockBytes(image, rows);
  // Strips of some writers are whole to the last, though the image ends before.
  const most = blockBytes(image, image.blockHeight);
  const out = aligned(await expanded(image, source, rows, most));
  if (out.length < size) throw new RangeError(`${out.length} of ${size} bytes`);
  if (out.length > size + 3 && out.length !== most)
    throw new RangeError(`${out.length} bytes where ${size} belong`);
  const block = out.subarray(0, size);
  const sampleBytes = image.bits / 8;
  const predictor = predictable.has(image.compression) ? image.predictor : 1;
  // The floating point predictor leaves no order; libtiff swaps the numbers that LERC packs, too.
  const swap = !image.littleEndian && predictor !== 3;
  if (swap && sampleBytes > 1 && Number.isInteger(sampleBytes)) swapBytes(block, sampleBytes);
  if (predictor > 1)
    unpredict(block, predictor, image.blockWidth, image.planar ? 1 : image.bands, sampleBytes);
  return block;
}

async function expanded(
  image: ImageLayout,
  source: Uint8Array,
  rows: number,
  size: number,
): Promise<Uint8Array> {
  switch (image.compression) {
    case 5:
      return lzw(source, size);
    case 7:
      return picture(image, source, rows);
    case 8:
    case 32946:
      return inflate(source, size);
    case 32773:
      return packBits(source, size);
    case 34887: {
      const { lerc } = await import('./codec/lerc.ts');
      // LERC of noise may be a little longer than the cells themselves.
      const room = size + 4096 + size / 8;
      const plain =
        image.lercWrap === 1
          ? await inflate(source, room)
          : image.lercWrap === 2
            ? await unzstd(source, room)
            : source;
      return lerc(plain, image.blockWidth, rows, image.planar ? 1 : image.bands, image);
    }
    case 50000:
      return unzstd(source, size);
    case 50001: {
      const { webp } = await import('./codec/webp.ts');
      return webp(source, image.blockWidth, rows, image.bands);
    }
    default:
      return source.slice();
  }
}

async function picture(image: ImageLayout, source: Uint8Array, rows: number): Promise<Uint8Array> {
  const bands = image.planar ? 1 : image.bands;
  const { width, height, components } = jpegFrame(source);
  if (width !== image.blockWidth || height < rows || height > image.blockHeight)
    throw new RangeError(`a JPEG of ${width} x ${height} cells`);
  if (!endsWell(source)) throw new RangeError('a JPEG that ends early');
  if (components !== bands) throw new RangeError(`a JPEG of ${components} components`);
  if (bands === 1 || bands === 3) {
    return jpeg(image.jpegTables, source, bands, image.photometric !== 6);
  }
  // libjpeg's usual colour spaces end at three components; geotiff.js leaves any number as they are.
  const { getDecoder } = await import('geotiff');
  const decoder = await getDecoder(7, {
    tileWidth: width,
    tileHeight: height,
    planarConfiguration: 1,
    bitsPerSample: new Array<number>(bands).fill(8),
    predictor: 1,
    ...(image.jpegTables === undefined ? {} : { JPEGTables: image.jpegTables }),
  });
  return new Uint8Array((await decoder.decode(source.slice().buffer)) as ArrayBuffer);
}

/** A JPEG's last marker, with a little padding behind it at most. */
function endsWell(source: Uint8Array): boolean {
  for (let at = source.length - 2; at >= Math.max(0, source.length - 16); at--)
    if (source[at] === 0xff && source[at + 1] === 0xd9) return true;
  return false;
}

/** Bytes at the start of a buffer, so that any type of number can lie over them. */
const aligned = (bytes: Uint8Array): Uint8Array =>
  bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
