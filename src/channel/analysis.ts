/** Area-weighted statistics of a raster's values in one zone; NaN where no known cell is touched. */
export interface ZoneStatistics {
  /** Name or id of the feature; null for the raster as a whole. */
  readonly zone: string | null;
  /** Known cells of which the zone covers more than nothing. */
  readonly count: number;
  /** Covered area of these cells on the ellipsoid, square metres. */
  readonly area: number;
  /** Share of the zone's own area that has no value: nodata, or outside the raster. */
  readonly missing: number;
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  /** Of the population: the root of the mean squared distance from the mean. */
  readonly std: number;
  readonly p5: number;
  readonly p50: number;
  readonly p95: number;
  /** Share of the known area by value, largest first, where there are few whole numbers. */
  readonly classes?: readonly { readonly code: number; readonly share: number }[];
  /** Known area in equal bins over `histogramDomain`, square metres. */
  readonly histogram?: readonly number[];
}

export interface ZonalTable {
  readonly zones: readonly ZoneStatistics[];
  readonly histogramDomain: readonly [number, number] | undefined;
  /** Cells of the raster and their CRS, for the method line. */
  readonly cell: GridCell;
}

/** How large a grid's cells are, as its own CRS says, and in metres on the ground. */
export interface GridCell {
  readonly crs: string;
  /** Unit steps of the CRS: metres or degrees. */
  readonly width: number;
  readonly height: number;
  readonly geographic: boolean;
  /** Smaller side on the ground, metres. */
  readonly metres: number;
}

/** Two rasters, cell against cell on one grid. */
export interface ScatterResult {
  /** Pairs of known values. */
  readonly n: number;
  readonly pearson: number;
  readonly spearman: number;
  /** Least squares: y = intercept + slope * x. */
  readonly slope: number;
  readonly intercept: number;
  readonly x: ScatterAxis;
  readonly y: ScatterAxis;
  /** Pairs by cell of a raster of `bins` x `bins`, row by row, y rising; x and y over their domains. */
  readonly bins: number;
  readonly counts: Uint32Array;
  readonly cell: GridCell;
  /** Every how many-th cell was taken, 1 for all. */
  readonly every: number;
}

export interface ScatterAxis {
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  readonly std: number;
}
