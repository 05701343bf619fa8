import { fromBlob } from 'geotiff';
import { citationOf, type GeoKeys } from '../../geo/crs.ts';

/** What a TIFF tells of itself that drawing does not need. */
export interface TiffTags {
  /** TIFF 6.0 Compression (tag 259), by name where it has one. */
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

/** Reads the first directory of a TIFF; throws what geotiff.js throws where it is none. */
export async function readTags(file: Blob): Promise<TiffTags> {
  const image = await (await fromBlob(file)).getImage(0);
  const tag = (name: string): unknown => image.fileDirectory.getValue(name as never);
  const code = Number(tag('Compression') ?? 1);
  const stamp = /^(\d{4}):(\d{2}):(\d{2}) (\d{2}:\d{2}:\d{2})/.exec(String(tag('DateTime') ?? ''));
  const dateTime = stamp === null ? '' : `${stamp[1]}-${stamp[2]}-${stamp[3]}T${stamp[4]}`;
  const name = citationOf((image.getGeoKeys() ?? {}) as GeoKeys)?.split('|')[0];
  return {
    compression: compressions[code] ?? String(code),
    ...(Number.isFinite(Date.parse(dateTime)) ? { dateTime } : {}),
    ...(name === undefined ? {} : { crsName: name }),
  };
}
