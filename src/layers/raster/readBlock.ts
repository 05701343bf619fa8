import { Problem } from '../../problem/problem.ts';
import type { ByteSource } from './bytes.ts';
import { ByteCache } from './cache.ts';
import { samplesOf } from './codec/samples.ts';
import type { Block, BlockSource, Samples } from './raster.ts';
import { checkCodec, decodeBlock } from './readBytes.ts';
import { blockBytes, type ImageLayout } from './readImage.ts';

/** Decoded blocks of all open rasters, and blocks that were computed from them. */
export const decodedBlocks = new ByteCache<Block>(
  128 * 2 ** 20,
  ({ samples, valid }) => samples.byteLength + (valid?.byteLength ?? 0),
);
let readers = 0;

/**
 * Reads and decodes the tiles (or strips) of one page of a TIFF. A page of `mask` (1 = known) or a band
 * of opacity tells which cells are known.
 */
export class BlockReader implements BlockSource {
  readonly width: number;
  readonly height: number;
  readonly blockWidth: number;
  readonly blockHeight: number;
  readonly sampleType: string;
  readonly #file: string;
  readonly #image: ImageLayout;
  readonly #bytes: ByteSource;
  /** What a block that the file leaves out holds. */
  readonly #fill: number;
  readonly #mask: BlockReader | undefined;
  readonly #owned: { dispose(): void } | undefined;
  readonly #key = `${readers++}/`;

  /** `owned` is given up with this reader. */
  constructor(
    file: string,
    image: ImageLayout,
    bytes: ByteSource,
    fill: number,
    mask?: BlockReader,
    owned?: { dispose(): void },
  ) {
    checkCodec(file, image);
    if (mask !== undefined && (mask.width !== image.width || mask.height !== image.height))
      throw new RangeError(`a mask of ${mask.width} x ${mask.height} cells`);
    this.#file = file;
    this.#image = image;
    this.#bytes = bytes;
    this.#fill = fill;
    this.#mask = mask;
    this.#owned = owned;
    this.width = image.width;
    this.height = image.height;
    this.blockWidth = image.blockWidth;
    this.blockHeight = image.blockHeight;
    this.sampleType = image.sampleType;
  }

  /** The block at a column and row of blocks. Rejects with a Problem where it is damaged or missing. */
  async block(col: number, row: number, band: number, signal?: AbortSignal): Promise<Block> {
    const plane = this.#image.planar ? band : 0;
    const key = `${this.#key}${plane}/${col}/${row}`;
    const make = (abort: AbortSignal): Promise<Block> => this.#read(col, row, plane, abort);
    try {
      return await decodedBlocks.get(key, make, signal);
    } catch (error) {
      if (error instanceof Problem) throw error;
      if (signal?.aborted) throw new Problem('cancelled', { file: this.#file });
      const detail = error instanceof Error ? error.message : String(error);
      const tile = `${col}, ${row}`;
      throw new Problem('rasterDecode', { file: this.#file, tile, detail }, { cause: error });
    }
  }

  /** Offset of a band inside a block's cell. */
  bandOffset(band: number): number {
    return this.#image.planar ? 0 : band;
  }

  dispose(): void {
    decodedBlocks.drop(this.#key);
    this.#mask?.dispose();
    this.#owned?.dispose();
  }

  async #read(col: number, row: number, plane: number, abort: AbortSignal): Promise<Block> {
    const { across, down, planar, bands, tiled, alpha } = this.#image;
    if (!(col >= 0 && col < across && row >= 0 && row < down))
      throw new RangeError(`the image has ${across} x ${down} tiles`);
    const index = (plane * down + row) * across + col;
    const rows = tiled
      ? this.blockHeight
      : Math.min(this.blockHeight, this.height - row * this.blockHeight);
    const stride = planar ? 1 : bands;
    const [samples, masked] = await Promise.all([
      this.#samples(index, rows, stride, `${col}, ${row}`, abort),
      this.#mask && this.#masked(this.#mask, col, row, rows, abort),
    ]);
    const valid =
      alpha === undefined || plane === alpha
        ? masked
        : opaque(
            planar ? (await this.block(col, row, alpha, abort)).samples : samples,
            planar ? [0, 1] : [alpha, stride],
            masked,
          );
    const block = { samples, width: this.blockWidth, stride };
    return valid === undefined || valid.every((known) => known === 1) ? block : { ...block, valid };
  }

  async #samples(
    index: number,
    rows: number,
    stride: number,
    tile: string,
    abort: AbortSignal,
  ): Promise<Samples> {
    const image = this.#image;
    const perRow = this.blockWidth * stride;
    const [offset, length] = await Promise.all([
      image.offsets.at(index, abort),
      image.lengths.at(index, abort),
    ]);
    const size = blockBytes(image, this.blockHeight);
    if (length === 0 && offset !== 0) throw new RangeError('it has no bytes');
    if (length === 0) {
      const empty = new Uint8Array(Math.ceil(size / 8) * 8);
      return samplesOf(empty, image, perRow, rows).fill(this.#fill);
    }
    // No codec doubles what it packs; such a length belongs to another file.
    if (length > 2 * size + 65536) throw new RangeError(`${length} bytes for ${size} of cells`);
    const source = await this.#bytes.read(offset, length, abort);
    if (source.byteLength < length) {
      const end = offset + source.byteLength;
      throw new Problem('rasterTruncated', { file: this.#file, tile, end });
    }
    const decoded = await decodeBlock(image, new Uint8Array(source), rows);
    return samplesOf(decoded, image, perRow, rows);
  }

  /** The part of a mask page, whose blocks may be cut otherwise, that lies under a block. */
  async #masked(
    mask: BlockReader,
    col: number,
    row: number,
    rows: number,
    abort: AbortSignal,
  ): Promise<Uint8Array> {
    const { blockWidth, blockHeight, width, height } = this;
    const out = new Uint8Array(blockWidth * rows).fill(1);
    const [left, top] = [col * blockWidth, row * blockHeight];
    const [right, bottom] = [Math.min(width, left + blockWidth), Math.min(height, top + rows)];
    const { blockWidth: w, blockHeight: h } = mask;
    for (let by = Math.floor(top / h); by * h < bottom; by++)
      for (let bx = Math.floor(left / w); bx * w < right; bx++) {
        const { samples } = await mask.block(bx, by, 0, abort);
        for (let y = Math.max(top, by * h); y < Math.min(bottom, (by + 1) * h); y++)
          for (let x = Math.max(left, bx * w); x < Math.min(right, (bx + 1) * w); x++)
            out[(y - top) * blockWidth + x - left] =
              samples[(y - by * h) * w + x - bx * w] === 0 ? 0 : 1;
      }
    return out;
  }
}

/** Cells that are not wholly transparent, and known by the mask where there is one. */
function opaque(
  samples: Samples,
  [first, stride]: readonly [number, number],
  masked: Uint8Array | undefined,
): Uint8Array {
  const out = new Uint8Array(samples.length / stride);
  for (let i = 0; i < out.length; i++)
    out[i] = samples[i * stride + first] === 0 ? 0 : (masked?.[i] ?? 1);
  return out;
}
