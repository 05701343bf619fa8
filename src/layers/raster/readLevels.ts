import type { ByteSource } from './bytes.ts';
import { BlockReader } from './readBlock.ts';
import { type ImageLayout, layoutOf } from './readImage.ts';
import { checkRanges } from './readRanges.ts';
import type { Directory } from './readTiff.ts';

/** The full image or an overview. */
export interface Level {
  readonly image: ImageLayout;
  readonly reader: BlockReader;
  /** A page of mask or a band of opacity tells which cells are known. */
  readonly masked: boolean;
}

const reduced = 1;
const maskPage = 4;

/** A TIFF whose directories were read. */
export interface TiffFile {
  readonly bytes: ByteSource & { dispose(): void };
  readonly pages: readonly Directory[];
}

/**
 * The full image and its overviews, finest first, each with the mask page of its size (TIFF 6.0,
 * NewSubfileType); other pages of their own are left out. `beside` holds overviews only (GDAL's .ovr).
 */
export function levelsOf(
  { bytes, pages }: TiffFile,
  noData: number | undefined,
  beside?: TiffFile,
): readonly Level[] {
  const levels = inFile(bytes, pages, layoutOf(bytes.name, pages[0]!), noData);
  const full = levels[0]!.image;
  if (beside === undefined) return levels;
  try {
    const first = layoutOf(beside.bytes.name, beside.pages[0]!);
    const outside = inFile(beside.bytes, beside.pages, first, noData);
    const fitting = ({ image }: Level): boolean =>
      sameCells(full, image) && image.width < full.width;
    return [...levels, ...outside.filter(fitting)];
  } catch {
    // Overviews beside a file that are damaged cost speed, not truth.
    return levels;
  }
}

function inFile(
  bytes: ByteSource & { dispose(): void },
  pages: readonly Directory[],
  full: ImageLayout,
  noData: number | undefined,
): readonly Level[] {
  const file = bytes.name;
  const kindOf = (page: Directory): number => page.number(254) ?? 0;
  const isMask = (page: Directory): boolean => (kindOf(page) & maskPage) !== 0;
  const masks = pages
    .slice(1)
    .filter(isMask)
    .map((page) => layoutOf(file, page));
  const images = pages
    .filter((page, i) => i === 0 || (!isMask(page) && (kindOf(page) & reduced) !== 0))
    .map((page, i) => (i === 0 ? full : layoutOf(file, page)))
    .filter((image) => sameCells(full, image));
  images.sort((a, b) => b.width - a.width || b.height - a.height);
  if (images[0] !== full) throw new RangeError('an overview is larger than the image');
  checkRanges([...images, ...masks], pages);
  const fill = fillOf(full, noData);
  return images.map((image, i) => {
    const layout = masks.find((m) => m.width === image.width && m.height === image.height);
    const mask = layout && new BlockReader(file, layout, bytes, 0);
    const reader = new BlockReader(file, image, bytes, fill, mask, i === 0 ? bytes : undefined);
    return { image, reader, masked: mask !== undefined || image.alpha !== undefined };
  });
}

/** An overview holds the same bands in the same type, smaller, and about the same shape. */
const sameCells = (full: ImageLayout, image: ImageLayout): boolean =>
  image === full ||
  (image.bands === full.bands &&
    image.sampleType === full.sampleType &&
    Math.abs(image.width / full.width - image.height / full.height) <=
      2 / Math.min(full.width, full.height));

/** A left-out block holds nodata where there is one, else 0, as GDAL reads it; inside the type's range. */
function fillOf({ format, bits }: ImageLayout, noData: number | undefined): number {
  if (noData === undefined) return 0;
  if (format === 'float') return noData;
  if (!Number.isFinite(noData)) return 0;
  const low = format === 'int' ? -(2 ** (bits - 1)) : 0;
  const high = format === 'int' ? 2 ** (bits - 1) - 1 : 2 ** bits - 1;
  return Math.min(high, Math.max(low, Math.round(noData)));
}
