import { Problem } from '../../problem/problem.ts';
import { readable, rowBytes, type SampleLayout, sampleTypeOf } from './codec/samples.ts';
import type { Table } from './readField.ts';
import type { Directory } from './readTiff.ts';

/** How one page stores its cells, checked against itself. */
export interface ImageLayout extends SampleLayout {
  readonly width: number;
  readonly height: number;
  readonly bands: number;
  readonly tiled: boolean;
  readonly blockWidth: number;
  readonly blockHeight: number;
  /** Blocks across and down; `planar` files have as many once more for every band. */
  readonly across: number;
  readonly down: number;
  readonly planar: boolean;
  readonly sampleType: string;
  readonly littleEndian: boolean;
  /** TIFF's numbers: Compression, Predictor, PhotometricInterpretation. */
  readonly compression: number;
  readonly predictor: number;
  readonly photometric: number;
  /** Band that holds the opacity, from 0. */
  readonly alpha: number | undefined;
  readonly jpegTables: Uint8Array | undefined;
  /** What LERC is wrapped in: 0 nothing, 1 zlib, 2 Zstandard. */
  readonly lercWrap: number;
  readonly offsets: Table;
  readonly lengths: Table;
}

const mostBlockBytes = 512 * 2 ** 20;
/** Of a tile that is larger than its image. */
const mostTileSide = 4096;
const formats = { 1: 'uint', 2: 'int', 3: 'float', 4: 'uint' } as const;

/** Bytes of a decoded block of `rows` rows. */
export const blockBytes = (image: ImageLayout, rows: number): number =>
  rows * rowBytes(image.blockWidth * (image.planar ? 1 : image.bands), image.bits);

/**
 * Rejects with `rasterFormat` where a page is sound but stored in a way that is not read, throws
 * RangeError where it contradicts itself: sizes, counts and types that cannot belong together.
 */
export function layoutOf(file: string, page: Directory): ImageLayout {
  const refuse = (detail: string): never => {
    throw new Problem('rasterFormat', { file, detail });
  };
  const width = page.number(256) ?? 0;
  const height = page.number(257) ?? 0;
  const bands = page.number(277) ?? 1;
  for (const size of [width, height, bands])
    if (!(Number.isInteger(size) && size > 0 && size < 2 ** 31))
      throw new RangeError(`an image of ${width} x ${height} cells and ${bands} bands`);
  if (bands > 4096) throw new RangeError(`${bands} bands`);
  const sample = sampleLayout(page, bands, refuse);
  if ((page.number(266) ?? 1) !== 1) refuse('bits in reversed order, FillOrder 2');
  const planarCode = page.number(284) ?? 1;
  if (planarCode !== 1 && planarCode !== 2) throw new RangeError(`planar code ${planarCode}`);
  const planar = planarCode === 2 && bands > 1;

  const tiled = page.table(324) !== undefined;
  const blockWidth = tiled ? (page.number(322) ?? 0) : width;
  const blockHeight = tiled
    ? (page.number(323) ?? 0)
    : Math.min(height, page.number(278) ?? height);
  const cells = blockWidth * blockHeight * (planar ? 1 : bands);
  if (!(Number.isInteger(cells) && cells > 0 && (cells * sample.bits) / 8 <= mostBlockBytes))
    throw new RangeError(`blocks of ${blockWidth} x ${blockHeight} cells`);
  if (blockWidth > Math.max(mostTileSide, width) || blockHeight > Math.max(mostTileSide, height))
    throw new RangeError(`tiles of ${blockWidth} x ${blockHeight} cells`);
  const across = Math.ceil(width / blockWidth);
  const down = Math.ceil(height / blockHeight);
  const offsets = page.table(tiled ? 324 : 273);
  const lengths = page.table(tiled ? 325 : 279);
  const count = across * down * (planar ? bands : 1);
  if (offsets?.count !== count || lengths?.count !== count)
    throw new RangeError(
      `${offsets?.count ?? 0} blocks with ${lengths?.count ?? 0} lengths where its size needs ${count}`,
    );

  const extras = page.numbers(338) ?? [];
  const opacity = extras.findIndex((kind) => kind === 1 || kind === 2);
  const lerc = page.numbers(50674);
  return {
    ...sample,
    ...{ width, height, bands, tiled, blockWidth, blockHeight, across, down, planar },
    sampleType: sampleTypeOf(sample),
    littleEndian: page.littleEndian,
    compression: page.number(259) ?? 1,
    predictor: page.number(317) ?? 1,
    photometric: page.number(262) ?? 1,
    alpha: opacity < 0 || extras.length >= bands ? undefined : bands - extras.length + opacity,
    jpegTables: page.bytes(347),
    lercWrap: lerc?.[1] ?? 0,
    ...{ offsets, lengths },
  };
}

function sampleLayout(
  page: Directory,
  bands: number,
  refuse: (detail: string) => never,
): SampleLayout {
  const allBits = page.numbers(258) ?? [1];
  const allFormats = page.numbers(339) ?? [1];
  const [bits, code] = [allBits[0]!, allFormats[0]!];
  if (allBits.length !== 1 && allBits.length < bands)
    throw new RangeError(`${allBits.length} sample sizes for ${bands} bands`);
  if (allBits.some((b) => b !== bits) || allFormats.some((f) => f !== code))
    refuse(`bands of different types: ${allBits.join(', ')} bits`);
  if (code === 5 || code === 6) refuse('complex numbers');
  const format = formats[code as keyof typeof formats];
  if (format === undefined) throw new RangeError(`sample format ${code}`);
  const sample = { bits, format };
  if (!readable(sample)) refuse(`${format} samples of ${bits} bits`);
  return sample;
}
