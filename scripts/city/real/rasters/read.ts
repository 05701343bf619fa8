import { readFile } from 'node:fs/promises';
import { fromArrayBuffer } from 'geotiff';
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
  /** Tiled with at least one overview, so that it needs no rewriting. */
  readonly cloudOptimised: boolean;
}

/** Reads the first band of a small GeoTIFF; throws Problem `sourceFormat`. */
export async function readRaster(path: string, file: string): Promise<SourceRaster> {
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
    const [values] = (await image.readRasters({ samples: [0] })) as unknown as [
      SourceRaster['values'],
    ];
    const noData = image.getGDALNoData();
    return {
      width: image.getWidth(),
      height: image.getHeight(),
      west,
      north,
      cellX,
      cellY: -cellY,
      epsg,
      values,
      ...(noData === null ? {} : { noData }),
      cloudOptimised: image.isTiled && (await tiff.getImageCount()) > 1,
    };
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new Problem('sourceFormat', { file, detail }, { cause });
  }
}
