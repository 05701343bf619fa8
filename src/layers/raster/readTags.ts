import { citationOf } from '../../geo/crs.ts';
import { blobSource } from './bytes.ts';
import { geoKeysOf } from './readGeoKeys.ts';
import { readPages } from './readTiff.ts';

/** What a TIFF tells of itself that drawing does not need. */
export interface TiffTags {
  /** Compression (tag 259), by name where it has one. */
  readonly compression: string;
  /** DateTime (tag 306), ISO 8601 without a zone. */
  readonly dateTime?: string;
  /** The CRS as the file names it. */
  readonly crsName?: string;
}

/** Names of TIFF compressions (TIFF 6.0, its supplements and libtiff's register). */
const compressions: Readonly<Record<number, string>> = {
  1: 'none',
  5: 'LZW',
  6: 'JPEG',
  7: 'JPEG',
  8: 'DEFLATE',
  32773: 'PackBits',
  32946: 'DEFLATE',
  34887: 'LERC',
  50000: 'ZSTD',
  50001: 'WebP',
};

/** Reads the first page of a file that is known to be a TIFF; throws RangeError where it is none. */
export async function readTags(file: File): Promise<TiffTags> {
  const [page] = await readPages(blobSource(file));
  const code = page!.number(259) ?? 1;
  const stamp = /^(\d{4}):(\d{2}):(\d{2}) (\d{2}:\d{2}:\d{2})/.exec(page!.text(306) ?? '');
  const dateTime = stamp === null ? '' : `${stamp[1]}-${stamp[2]}-${stamp[3]}T${stamp[4]}`;
  const crsName = citationOf(geoKeysOf(page!))?.split('|')[0];
  return {
    compression: compressions[code] ?? String(code),
    ...(Number.isFinite(Date.parse(dateTime)) ? { dateTime } : {}),
    ...(crsName === undefined ? {} : { crsName }),
  };
}
