import type { Bounds } from '../../geo/bounds.ts';
import type { Crs } from '../../geo/crs.ts';
import type { PreparedDerivation } from './derive/prepare.ts';
import type { Affine } from './place.ts';

/** What a catalogue knows of a file that the file itself does not tell. */
export interface RasterHints {
  /** Sample value that means "not known", used where the file declares none. */
  readonly noData?: number;
  /**
   * `EPSG:n`, proj4 or WKT, used where the file declares none that is known; a proj4 text with
   * `+nadgrids=` and the address of an NTv2 file goes before what the file declares.
   */
  readonly crs?: string;
  /** Physical value = sample * scale + offset, and its unit, used where the file declares none. */
  readonly scale?: number;
  readonly offset?: number;
  readonly unit?: string;
  /** Place by a world file or a catalogue, used where the file itself has none. */
  readonly affine?: Affine;
  /** Computed from other rasters instead of read from a file. */
  readonly derived?: PreparedDerivation;
}

/** One band, as the file describes it (GDAL_METADATA of the band). */
export interface BandInfo {
  readonly name?: string;
  readonly unit?: string;
  /** Physical value = sample * scale + offset. */
  readonly scale: number;
  readonly offset: number;
  readonly noData: number | undefined;
  /** Statistics that the file carries (STATISTICS_*), in physical values. */
  readonly statistics?: {
    readonly min: number;
    readonly max: number;
    readonly mean: number;
    readonly std: number;
  };
}

export interface RasterInfo {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly bands: number;
  readonly sampleType: string;
  readonly crs: string;
  /** GDAL's order, to the corner of the first cell; PixelIsPoint is already shifted by half a cell. */
  readonly geotransform: Affine;
  /** Of the first band, as are `scale`, `offset` and `unitName`; `bandInfo` has them all. */
  readonly noData: number | undefined;
  /** Physical value = sample * scale + offset. */
  readonly scale: number;
  readonly offset: number;
  readonly unitName: string | undefined;
  readonly bandInfo: readonly BandInfo[];
  /** What the samples mean: quantities or codes, codes of `palette`, or a picture of three or four bands. */
  readonly meaning: 'values' | 'palette' | 'picture';
  /** 256 RGBA colours of a palette file (ColorMap). */
  readonly palette?: Uint8Array;
  /** Sizes of the full image and its overviews, finest first. */
  readonly levels: readonly { readonly width: number; readonly height: number }[];
  readonly bounds: Bounds;
  /** Smaller side of a cell at the image's middle, degrees of latitude. */
  readonly pixelDegrees: number;
  /**
   * What was taken for granted, for the card of a dropped file: `crsFromCatalogue`,
   * `placeFromWorldFile`, `noDataFromCatalogue`, `noDataUnknown`, `unitUnknown`, `noStatistics`,
   * `noOverviews`, `coarseStrips`, `datumShiftApproximate` (the CRS states an accuracy above 1 m).
   */
  readonly assumptions: readonly string[];
}

export type Samples =
  | Uint8Array
  | Int8Array
  | Uint16Array
  | Int16Array
  | Uint32Array
  | Int32Array
  | Float32Array
  | Float64Array;

/** A decoded tile or strip: sample of (col, row) at `(row * width + col) * stride`. */
export interface Block {
  readonly samples: Samples;
  readonly width: number;
  readonly stride: number;
  /** By cell `row * width + col`: 0 where a mask band says "not known"; absent where there is no mask. */
  readonly valid?: Uint8Array;
}

/** One level of a raster, in blocks: read from a file, or computed from other rasters. */
export interface BlockSource {
  readonly width: number;
  readonly height: number;
  readonly blockWidth: number;
  readonly blockHeight: number;
  readonly sampleType: string;
  /** The block at a column and row of blocks. Rejects with a Problem where it is damaged or missing. */
  block(col: number, row: number, band: number, signal?: AbortSignal): Promise<Block>;
  /** Offset of a band inside a block's cell. */
  bandOffset(band: number): number;
  dispose(): void;
}

/** An opened raster. Places in it are columns and rows of full resolution, 0 at the image's corner. */
export interface Raster {
  readonly info: RasterInfo;
  readonly crs: Crs;
  toPixel(lon: number, lat: number): [col: number, row: number];
  toLonLat(col: number, row: number): [lon: number, lat: number];
  readonly blocks: readonly BlockSource[];
}
