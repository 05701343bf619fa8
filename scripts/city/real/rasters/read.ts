import { readFile } from 'node:fs/promises';
import { fromArrayBuffer, type GeoTIFF } from 'geotiff';
import { Problem } from '../../../../src/problem/problem.ts';

/** One band of a GeoTIFF as published, north up. */
export interface SourceRaster {
  readonly width: number;
  readonly height: number;
  /** Upper left corner and cell size in units of the CRS; `cellY` is positive downwards. */
  readonly west: number;
  readonly north: number;
  readonly cellX: number;
  readonly cellY: number;
  /** EPSG code. */
  readonly epsg: number;
  readonly values: Float32Array | Float64Array | Int16Array | Uint8Array | Uint16Array;
  /** As the file declares it. */
  readonly noData?: number;
  /** Cells that the file's own mask calls unknown though their value is not `noData`; set to NaN here. */
  readonly masked: number;
  /** Tiled, with overviews if it is larger than a tile, so that it needs no rewriting. */
  readonly cloudOptimised: boolean;
}

/**
 * Reads the first band of a small GeoTIFF; throws Problem `sourceFormat`.
 * @param saidUnknown value known from elsewhere to mean "not known", which a mask need not repeat
 */
export async function readRaster(
  path: string,
  file: string,
  saidUnknown?: number,
): Promise<SourceRaster> {
  try {
    const bytes = await readFile(path);
    const tiff = await fromArrayBuffer(
      bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer,
    );
    const image = await tiff.getImage(0);
    const keys = image.getGeoKeys();
    const epsg = Number(keys?.ProjectedCSTypeGeoKey ?? keys?.GeographicTypeGeoKey);
    if (!Number.isInteger(epsg)) throw new Error('it names no EPSG code');
    const [west, north] = image.getOrigin() as [number, number];
    const [cellX, cellY] = image.getResolution() as [number, number];
    const [read] = (await image.readRasters({ samples: [0] })) as unknown as [
      SourceRaster['values'],
    ];
    const noData = image.getGDALNoData();
    const unknown = new Set([noData, saidUnknown]);
    const { values, masked } = applyMask(read, await maskOf(tiff), unknown);
    return {
      width: image.getWidth(),
      height: image.getHeight(),
      west,
      north,
      cellX,
      // The sign depends on whether the file gives a pixel scale or a whole matrix.
      cellY: Math.abs(cellY),
      epsg,
      values,
      masked,
      ...(noData === null ? {} : { noData }),
      cloudOptimised: await isCloudOptimised(tiff),
    };
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new Problem('sourceFormat', { file, detail }, { cause });
  }
}

/** Further directories may also be masks; only reduced images (NewSubfileType 1) are overviews. */
async function isCloudOptimised(tiff: GeoTIFF): Promise<boolean> {
  const image = await tiff.getImage(0);
  if (!image.isTiled) return false;
  if (Math.max(image.getWidth(), image.getHeight()) <= image.getTileWidth()) return true;
  for (let i = 1; i < (await tiff.getImageCount()); i++) {
    const type = (await tiff.getImage(i)).fileDirectory.getValue('NewSubfileType');
    if (Number(type) === 1) return true;
  }
  return false;
}

/** The transparency mask (NewSubfileType 4) of the full image: 0 where nothing is known. */
async function maskOf(tiff: GeoTIFF): Promise<ArrayLike<number> | undefined> {
  for (let i = 1; i < (await tiff.getImageCount()); i++) {
    const image = await tiff.getImage(i);
    if (Number(image.fileDirectory.getValue('NewSubfileType')) !== 4) continue;
    const [mask] = (await image.readRasters()) as unknown as [ArrayLike<number>];
    return mask;
  }
  return undefined;
}

function applyMask(
  read: SourceRaster['values'],
  mask: ArrayLike<number> | undefined,
  unknown: ReadonlySet<number | null | undefined>,
): Pick<SourceRaster, 'values' | 'masked'> {
  let masked = 0;
  if (mask?.length !== read.length) return { values: read, masked };
  const values = Float32Array.from(read);
  for (let i = 0; i < values.length; i++) {
    if (mask[i] !== 0 || unknown.has(values[i]) || Number.isNaN(values[i])) continue;
    values[i] = Number.NaN;
    masked++;
  }
  return masked === 0 ? { values: read, masked } : { values, masked };
}
