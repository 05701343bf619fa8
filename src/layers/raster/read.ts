import type { Bounds } from '../../geo/bounds.ts';
import {
  type Crs,
  citationOf,
  crsOf,
  crsOfGeoKeys,
  epsgOf,
  type GeoKeys,
  type GridCrs,
  gridsIn,
} from '../../geo/crs.ts';
import { asProblem, Problem } from '../../problem/problem.ts';
import { blocked } from './blocks.ts';
import { type ByteSource, fileSource } from './bytes.ts';
import { httpSource } from './bytesHttp.ts';
import { declaredShift } from './gridShift.ts';
import { type Affine, affineOf, boundsOf, controlPoints, invert } from './place.ts';
import type { Raster, RasterHints, RasterInfo } from './raster.ts';
import { geoKeysOf } from './readGeoKeys.ts';
import { bandsOf, isPicture, noDataOf, paletteOf } from './readInfo.ts';
import { type Level, levelsOf, type TiffFile } from './readLevels.ts';
import { type Directory, readPages } from './readTiff.ts';

/** Cells above which a file without overviews is slow to draw small. */
const manyCells = 2 ** 22;
/** Cells of a strip above which a small part of it is slow to get at. */
const coarseCells = 2 ** 21;

/**
 * Opens a TIFF by address, by path (Node) or by any source of bytes; reads its directories only.
 * Rejects with a Problem: not a TIFF, truncated, stored in a way that is not read, no place, unknown
 * CRS, cancelled, or what the network says.
 */
export async function openRaster(
  source: string | ByteSource,
  hints: RasterHints = {},
  signal?: AbortSignal,
): Promise<Raster> {
  const bytes = blocked(typeof source === 'string' ? await sourceOf(source) : source);
  const file = bytes.name;
  try {
    const tiff = { bytes, pages: await readPages(bytes, signal) };
    const beside =
      typeof source === 'string' ? await overviewsBeside(source, tiff, signal) : undefined;
    const shift = await declaredShift(hints.crs, (address) =>
      sourceOf(gridAddress(address, typeof source === 'string' ? source : '')),
    );
    return await assemble(tiff, beside, hints, shift);
  } catch (error) {
    bytes.dispose();
    if (error instanceof Problem) throw error;
    if (signal?.aborted) throw new Problem('cancelled', { file });
    const { params, message } = asProblem(error, file);
    throw new Problem(
      'rasterNotTiff',
      { file, detail: params.detail ?? message },
      { cause: error },
    );
  }
}

const sourceOf = async (source: string): Promise<ByteSource> =>
  /^(https?|blob):/.test(source)
    ? httpSource(source)
    : fileSource(source.startsWith('file:') ? decodeURI(new URL(source).pathname) : source);

/** A grid file's address may be relative to that of the raster. */
const gridAddress = (address: string, raster: string): string =>
  /^https?:/.test(raster) ? new URL(address, raster).href : address;

/** GDAL's .ovr of a large image that has no overviews of its own; undefined where there is none. */
async function overviewsBeside(
  source: string,
  { pages }: TiffFile,
  signal: AbortSignal | undefined,
): Promise<TiffFile | undefined> {
  const cells = (pages[0]!.number(256) ?? 0) * (pages[0]!.number(257) ?? 0);
  if (pages.length > 1 || cells <= manyCells || source.startsWith('blob:')) return undefined;
  try {
    const bytes = blocked(await sourceOf(beside(source)));
    return { bytes, pages: await readPages(bytes, signal) };
  } catch (error) {
    if (signal?.aborted) throw error;
    // Most files have none; one that is damaged costs speed, not truth.
    return undefined;
  }
}

/** Address of the .ovr file: before the query of a URL. */
const beside = (source: string): string => source.replace(/^([^?#]*)/, '$1.ovr');

async function assemble(
  tiff: TiffFile,
  beside: TiffFile | undefined,
  hints: RasterHints,
  shift: GridCrs | undefined,
): Promise<Raster> {
  const assumptions: string[] = [];
  const file = tiff.bytes.name;
  const page = tiff.pages[0]!;
  const ownNoData = noDataOf(page);
  const levels = levelsOf(tiff, ownNoData, beside);
  const full = levels[0]!;
  const keys = geoKeysOf(page);
  const crs = shift ?? (await crsFor(file, keys, hints, assumptions));
  if (shift !== undefined) assumptions.push('crsFromCatalogue');
  if ((crs.accuracyMetres ?? 0) > 1) assumptions.push('datumShiftApproximate');
  const affine = affineFor(file, page, keys, hints, assumptions);
  const { width, height, bands } = full.image;
  const { toPixel, toLonLat } = mapping(crs, affine, width, height);
  const bounds = boundsOf(toLonLat, width, height);
  if (shift !== undefined && !coversAll(shift, bounds))
    throw new Problem('gridShiftArea', { file, grid: gridsIn(hints.crs!).join(', ') });

  if (ownNoData === undefined && hints.noData !== undefined)
    assumptions.push('noDataFromCatalogue');
  const noData = ownNoData ?? hints.noData;
  const bandInfo = bandsOf(page, full.image, noData, hints);
  const palette = paletteOf(page, full.image, noData);
  const meaning = isPicture(full.image) ? 'picture' : palette ? 'palette' : 'values';
  assumptions.push(...assumed(full, levels.length, meaning, bandInfo));
  const [a, b] = [toLonLat(width / 2, height / 2), toLonLat(width / 2 + 1, height / 2 + 1)];
  const first = bandInfo[0]!;
  const info: RasterInfo = {
    ...{ name: file, width, height, bands },
    sampleType: full.image.sampleType,
    crs: crs.name,
    geotransform: affine,
    ...{ noData, scale: first.scale, offset: first.offset, unitName: first.unit },
    ...{ bandInfo, meaning, assumptions },
    ...(palette === undefined ? {} : { palette }),
    levels: levels.map(({ image }) => ({ width: image.width, height: image.height })),
    bounds,
    pixelDegrees: Math.min(
      Math.abs(b[1] - a[1]),
      Math.abs(b[0] - a[0]) * Math.cos((a[1] * Math.PI) / 180),
    ),
  };
  return { info, crs, toPixel, toLonLat, blocks: levels.map(({ reader }) => reader) };
}

const coversAll = (shift: GridCrs, [west, south, east, north]: Bounds): boolean =>
  shift.covers(west, south) &&
  shift.covers(west, north) &&
  shift.covers(east, south) &&
  shift.covers(east, north);

async function crsFor(
  file: string,
  keys: GeoKeys,
  hints: RasterHints,
  assumptions: string[],
): Promise<Crs> {
  const own = await crsOfGeoKeys(keys);
  if (own !== undefined) return own;
  const hinted = hints.crs === undefined ? undefined : await crsOf(hints.crs);
  if (hinted === undefined) {
    const code = epsgOf(keys);
    const name = code === undefined ? (citationOf(keys) ?? '(none declared)') : `EPSG:${code}`;
    throw new Problem('unknownCrs', { file, crs: hints.crs ?? name });
  }
  assumptions.push('crsFromCatalogue');
  return hinted;
}

function affineFor(
  file: string,
  page: Directory,
  keys: GeoKeys,
  hints: RasterHints,
  assumptions: string[],
): Affine {
  const tags = {
    scale: page.numbers(33550),
    tie: page.numbers(33922),
    matrix: page.numbers(34264),
  };
  const own = affineOf(tags, keys);
  if (own !== undefined) return own;
  if (hints.affine !== undefined) {
    assumptions.push('placeFromWorldFile');
    return hints.affine;
  }
  const count = controlPoints(tags);
  if (count > 1) throw new Problem('rasterGcps', { file, count });
  throw new Problem('rasterNoPlace', { file });
}

function mapping(
  crs: Crs,
  affine: Affine,
  width: number,
  height: number,
): Pick<Raster, 'toPixel' | 'toLonLat'> {
  const inverse = invert(affine);
  const toLonLat = (col: number, row: number): [number, number] =>
    crs.toLonLat(
      affine[0] + col * affine[1] + row * affine[2],
      affine[3] + col * affine[4] + row * affine[5],
    );
  const place = (lon: number, lat: number): [number, number] => {
    const [x, y] = crs.fromLonLat(lon, lat);
    return [
      inverse[0] + x * inverse[1] + y * inverse[2],
      inverse[3] + x * inverse[4] + y * inverse[5],
    ];
  };
  if (!crs.geographic) return { toPixel: place, toLonLat };
  /** A geographic raster may run past 180 degrees: the turn that lies nearest to its middle counts. */
  const [west, , east] = boundsOf(toLonLat, width, height);
  const middle = (west + east) / 2;
  const toPixel: Raster['toPixel'] = (lon, lat) =>
    place(lon + 360 * Math.round((middle - lon) / 360), lat);
  return { toPixel, toLonLat };
}

/** What a person should know that the file leaves open. */
function assumed(
  { image, masked }: Level,
  levels: number,
  meaning: RasterInfo['meaning'],
  bands: RasterInfo['bandInfo'],
): string[] {
  const first = bands[0]!;
  const found: string[] = [];
  if (levels === 1 && image.width * image.height > manyCells) found.push('noOverviews');
  if (image.blockWidth * image.blockHeight > coarseCells) found.push('coarseStrips');
  if (meaning === 'picture') return found;
  if (first.noData === undefined && !masked && image.format !== 'float')
    found.push('noDataUnknown');
  if (meaning === 'palette') return found;
  if (first.unit === undefined) found.push('unitUnknown');
  if (first.statistics === undefined) found.push('noStatistics');
  return found;
}
