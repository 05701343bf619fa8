import { Problem } from '../../problem/problem.ts';
import type { Affine } from './place.ts';
import type { RasterHints } from './raster.ts';

/** What came along with a file of this device and says what the file itself does not. */
export interface Sidecars {
  /** From a world file (`.tfw`), to the corner of the first cell. */
  readonly affine?: Affine;
  /** Text of a `.prj` file: WKT. */
  readonly crs?: string;
}

interface LocalFile extends Sidecars {
  readonly file: File;
}

const scheme = 'local:';
const files = new Map<string, LocalFile>();
let count = 0;

/** The address has no meaning on another device. */
const isLocalUrl = (url: string): boolean => url.startsWith(scheme);

/** Gives a file of this device an address that a distribution can name, `local:<n>/<name>`. */
export function registerFile(file: File, beside: Sidecars = {}): string {
  count += 1;
  const url = `${scheme}${count}/${encodeURIComponent(file.name)}`;
  files.set(url, { file, ...beside });
  return url;
}

/**
 * What to open in place of an address of this device: the file, with what came beside it; any other
 * source as it is. Throws a Problem where the file is no longer held.
 */
export function localSource(
  source: string | Blob,
  hints: RasterHints,
): readonly [source: string | Blob, hints: RasterHints] {
  if (typeof source !== 'string' || !isLocalUrl(source)) return [source, hints];
  const held = files.get(source);
  if (held === undefined) {
    const name = decodeURIComponent(source.slice(source.indexOf('/') + 1));
    throw new Problem('localGone', { file: name });
  }
  const { file, ...beside } = held;
  return [file, { ...beside, ...hints }];
}

export const releaseFile = (url: string): void => void files.delete(url);

/**
 * The place that a world file gives: six lines A, D, B, E, C, F, where C and F are the centre of the
 * first cell (ESRI). GDAL's order, to that cell's corner; undefined where it is no world file.
 */
export function parseWorldFile(text: string): Affine | undefined {
  const lines = text.trim().split(/\s+/);
  const [a, d, b, e, c, f] = lines.map((line) => Number(line.replace(',', '.')));
  const numbers = [a, d, b, e, c, f];
  if (lines.length !== 6 || !numbers.every(Number.isFinite)) return undefined;
  if (a! * e! - b! * d! === 0) return undefined;
  return [c! - (a! + b!) / 2, a!, b!, f! - (d! + e!) / 2, d!, e!];
}
