import { GeoTIFF, type GeoTIFFImage } from 'geotiff';
import { citationOf, crsOf, crsOfGeoKeys, epsgOf, type GeoKeys } from '../../geo/crs.ts';
import { asProblem, Problem } from '../../problem/problem.ts';
import { blocked } from './blocks.ts';
import { type ByteSource, fileSource, httpSource } from './bytes.ts';
import { affineOf, boundsOf, invert } from './place.ts';
import type { Raster, RasterHints, RasterInfo } from './raster.ts';
import { BlockReader } from './readBlock.ts';

const mostImages = 64;

/**
 * Opens a TIFF by address, by path (Node) or by any source of bytes; reads its directories only.
 * Rejects with a Problem: not a TIFF, truncated, no place, unknown CRS, or what the network says.
 */
export async function openRaster(
  source: string | ByteSource,
  hints: RasterHints = {},
  signal?: AbortSignal,
): Promise<Raster> {
  const bytes = blocked(
    typeof source !== 'string'
      ? source
      : /^(https?|blob):/.test(source)
        ? httpSource(source)
        : await fileSource(
            source.startsWith('file:') ? decodeURI(new URL(source).pathname) : source,
          ),
  );
  const images = await readImages(bytes, signal);
  const file = bytes.name;
  try {
    return await assemble(file, images, bytes, hints);
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem('rasterNotTiff', { file, detail: asProblem(error, file).message });
  }
}

async function assemble(
  file: string,
  images: readonly GeoTIFFImage[],
  bytes: ByteSource,
  hints: RasterHints,
): Promise<Raster> {
  const [full, ...overviews] = images as [GeoTIFFImage, ...GeoTIFFImage[]];
  const keys = (full.getGeoKeys() ?? {}) as GeoKeys;
  const crs = (await crsOfGeoKeys(keys)) ?? (await (hints.crs && crsOf(hints.crs)));
  if (!crs) {
    const code = epsgOf(keys);
    const name = code === undefined ? (citationOf(keys) ?? 'none') : `EPSG:${code}`;
    throw new Problem('unknownCrs', { file, crs: hints.crs ?? name });
  }
  const affine = affineOf(full, keys);
  if (affine === undefined) throw new Problem('rasterNoPlace', { file });
  const inverse = invert(affine);
  const width = full.getWidth();
  const height = full.getHeight();

  const toLonLat = (col: number, row: number): [number, number] =>
    crs.toLonLat(
      affine[0] + col * affine[1] + row * affine[2],
      affine[3] + col * affine[4] + row * affine[5],
    );
  const bounds = boundsOf(toLonLat, width, height);
  const place = (lon: number, lat: number): [number, number] => {
    const [x, y] = crs.fromLonLat(lon, lat);
    return [
      inverse[0] + x * inverse[1] + y * inverse[2],
      inverse[3] + x * inverse[4] + y * inverse[5],
    ];
  };
  /** A geographic raster may run past 180 degrees: the turn that lies nearest to its middle counts. */
  const middle = (bounds[0] + bounds[2]) / 2;
  const toPixel: Raster['toPixel'] = crs.geographic
    ? (lon, lat) => place(lon + 360 * Math.round((middle - lon) / 360), lat)
    : place;

  const metadata = (await full.getGDALMetadata(0)) ?? {};
  const number = (key: string, otherwise: number): number => {
    const value = Number(metadata[key] ?? otherwise);
    return Number.isFinite(value) ? value : otherwise;
  };
  const blocks = [full, ...overviews].map((image) => new BlockReader(file, image, bytes));
  const [a, b] = [toLonLat(width / 2, height / 2), toLonLat(width / 2 + 1, height / 2 + 1)];
  const first = {
    noData: full.getGDALNoData() ?? hints.noData,
    scale: number('SCALE', 1),
    offset: number('OFFSET', 0),
  };
  const unit = typeof metadata.UNITTYPE === 'string' ? metadata.UNITTYPE : undefined;
  const info: RasterInfo = {
    name: file,
    width,
    height,
    bands: full.getSamplesPerPixel(),
    sampleType: blocks[0]!.sampleType,
    crs: crs.name,
    geotransform: affine,
    ...first,
    unitName: unit,
    bandInfo: Array.from({ length: full.getSamplesPerPixel() }, () => ({
      ...first,
      ...(unit === undefined ? {} : { unit }),
    })),
    meaning: 'values',
    assumptions: [],
    levels: blocks.map((level) => ({ width: level.width, height: level.height })),
    bounds,
    pixelDegrees: Math.min(
      Math.abs(b[1] - a[1]),
      Math.abs(b[0] - a[0]) * Math.cos((a[1] * Math.PI) / 180),
    ),
  };
  return { info, crs, toPixel, toLonLat, blocks };
}

/** The full image and its overviews, finest first; masks and pages of their own are left out. */
async function readImages(bytes: ByteSource, signal?: AbortSignal): Promise<GeoTIFFImage[]> {
  const file = bytes.name;
  try {
    const tiff = await GeoTIFF.fromSource(tiffSource(bytes), {}, signal);
    const images: GeoTIFFImage[] = [];
    const seen = new Set<number>();
    for (let i = 0; i < mostImages; i++) {
      const image = await tiff.getImage(i);
      const kind = Number(image.fileDirectory.getValue('NewSubfileType') ?? 0);
      if (i === 0 || (kind & 5) === 1) images.push(image);
      const next = image.fileDirectory.nextIFDByteOffset;
      if (next === 0 || seen.has(next)) break;
      seen.add(next);
    }
    if (!(images[0]!.getWidth() > 0 && images[0]!.getHeight() > 0))
      throw new RangeError('the image has no size');
    return images.sort((a, b) => b.getWidth() - a.getWidth());
  } catch (error) {
    if (error instanceof Problem) throw error;
    const detail = error instanceof Error ? error.message : String(error);
    throw new Problem('rasterNotTiff', { file, detail }, { cause: error });
  }
}

/** What geotiff.js reads directories through. */
export function tiffSource(bytes: ByteSource) {
  const slice = async (s: { offset: number; length: number }, signal?: AbortSignal) => ({
    ...s,
    data: await bytes.read(s.offset, s.length, signal),
  });
  return {
    fileSize: null,
    fetchSlice: slice,
    fetch: (slices: readonly { offset: number; length: number }[], signal?: AbortSignal) =>
      Promise.all(slices.map(async (s) => (await slice(s, signal)).data)),
    close: async () => undefined,
  };
}
