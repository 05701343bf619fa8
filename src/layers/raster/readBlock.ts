import { type GeoTIFFImage, getDecoder } from 'geotiff';
import { Problem } from '../../problem/problem.ts';
import type { ByteSource } from './bytes.ts';
import { ByteCache } from './cache.ts';
import type { Block, BlockSource, Samples } from './raster.ts';

const capBytes = 128 * 2 ** 20;
const mostBlockBytes = 512 * 2 ** 20;
const decoded = new ByteCache<Block>(capBytes, (block) => block.samples.byteLength);
let readers = 0;

/** Reads and decodes the tiles (or strips) of one image of a TIFF; decoded ones are kept in one common cache. */
export class BlockReader implements BlockSource {
  readonly width: number;
  readonly height: number;
  readonly blockWidth: number;
  readonly blockHeight: number;
  readonly sampleType: string;
  readonly #file: string;
  readonly #image: GeoTIFFImage;
  readonly #bytes: ByteSource;
  readonly #key = `${readers++}/`;
  #decoder: ReturnType<typeof getDecoder> | undefined;

  constructor(file: string, image: GeoTIFFImage, bytes: ByteSource) {
    this.#file = file;
    this.#image = image;
    this.#bytes = bytes;
    this.width = image.getWidth();
    this.height = image.getHeight();
    this.blockWidth = image.getTileWidth();
    this.blockHeight = image.getTileHeight();
    this.sampleType = sampleType(image);
    const bytesPerBlock = this.blockWidth * this.blockHeight * image.getBytesPerPixel();
    if (!(bytesPerBlock > 0 && bytesPerBlock <= mostBlockBytes))
      throw new RangeError(`tiles of ${this.blockWidth} x ${this.blockHeight} cells`);
  }

  /** The block at a column and row of blocks. Rejects with a Problem where it is damaged or missing. */
  block(col: number, row: number, band: number): Promise<Block> {
    const plane = this.#image.planarConfiguration === 2 ? band : 0;
    const make = () => this.#read(col, row, plane);
    return decoded.get(`${this.#key}${plane}/${col}/${row}`, make);
  }

  /** Offset of a band inside a block's cell. */
  bandOffset(band: number): number {
    return this.#image.planarConfiguration === 2 ? 0 : band;
  }

  dispose(): void {
    decoded.drop(this.#key);
  }

  async #read(col: number, row: number, plane: number): Promise<Block> {
    const file = this.#file;
    const tile = `${col}, ${row}`;
    const image = this.#image;
    // A copy of the image whose source notices the end of the file.
    const strict = Object.assign(Object.create(Object.getPrototypeOf(image)), image, {
      source: this.#strict(tile),
    }) as GeoTIFFImage;
    try {
      this.#decoder ??= decoderOf(image);
      const decoder = await this.#decoder;
      const { data } = await strict.getTileOrStrip(col, row, plane, decoder);
      const stride = image.planarConfiguration === 2 ? 1 : image.getSamplesPerPixel();
      const height = Math.min(this.blockHeight, image.getBlockHeight(row));
      const count = this.blockWidth * height * stride;
      const samples = samplesOf(image, data as ArrayBuffer, this.sampleType, count);
      if (samples.length < count) throw new RangeError(`${samples.length} of ${count} samples`);
      return { samples, width: this.blockWidth, stride };
    } catch (error) {
      if (error instanceof Problem) throw error;
      const detail = error instanceof Error ? error.message : String(error);
      throw new Problem('rasterDecode', { file, tile, detail }, { cause: error });
    }
  }

  #strict(tile: string) {
    const bytes = this.#bytes;
    const fetch = async (
      slices: readonly { offset: number; length: number }[],
    ): Promise<ArrayBuffer[]> =>
      Promise.all(
        slices.map(async ({ offset, length }) => {
          if (!(length <= mostBlockBytes)) throw new RangeError(`${length} bytes in one tile`);
          const data = await bytes.read(offset, length);
          if (data.byteLength === length) return data;
          const end = offset + data.byteLength;
          throw new Problem('rasterTruncated', { file: this.#file, tile, end });
        }),
      );
    return { fetch };
  }
}

function sampleType(image: GeoTIFFImage): string {
  const bits = image.getBitsPerSample();
  const format = image.getSampleFormat();
  if (format === 3) return `float${bits}`;
  return `${format === 2 ? 'int' : 'uint'}${bits <= 8 ? 8 : bits <= 16 ? 16 : 32}`;
}

/** Decoders ask for different ones of these; none minds the others. */
async function decoderOf(image: GeoTIFFImage): ReturnType<typeof getDecoder> {
  const tags = image.fileDirectory;
  const parameters = {
    tileWidth: image.getTileWidth(),
    tileHeight: image.getTileHeight(),
    planarConfiguration: image.planarConfiguration,
    bitsPerSample: (await tags.loadValue('BitsPerSample')) as number[],
    samplesPerPixel: image.getSamplesPerPixel(),
    predictor: ((await tags.loadValue('Predictor')) as number | undefined) ?? 1,
    JPEGTables: await tags.loadValue('JPEGTables'),
    LercParameters: await tags.loadValue('LercParameters'),
  };
  return getDecoder((await tags.loadValue('Compression')) as number, parameters);
}

const arrays = {
  uint8: Uint8Array,
  int8: Int8Array,
  uint16: Uint16Array,
  int16: Int16Array,
  uint32: Uint32Array,
  int32: Int32Array,
  float32: Float32Array,
  float64: Float64Array,
} as const;

function samplesOf(image: GeoTIFFImage, data: ArrayBuffer, type: string, count: number): Samples {
  const array = arrays[type as keyof typeof arrays];
  if (array !== undefined && (image.littleEndian || array.BYTES_PER_ELEMENT === 1))
    return new array(
      data,
      0,
      Math.min(count, Math.floor(data.byteLength / array.BYTES_PER_ELEMENT)),
    );
  // Big-endian files and half floats, cell by cell.
  const read = image.getReaderForSample(0);
  const view = new DataView(data);
  const size = image.getSampleByteSize(0);
  const out = new (array ?? Float32Array)(Math.min(count, Math.floor(data.byteLength / size)));
  for (let i = 0; i < out.length; i++) out[i] = read.call(view, i * size, image.littleEndian);
  return out;
}
