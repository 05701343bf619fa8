import { Problem } from '../../../problem/problem.ts';
import { type Affine, boundsOf, invert } from '../place.ts';
import type { Raster, RasterInfo } from '../raster.ts';

/** The grid that rasters are brought onto: one source's own cells, over what all sources share. */
export interface TargetGrid {
  /** The source whose grid it is. */
  readonly like: Raster;
  readonly width: number;
  readonly height: number;
  readonly geotransform: Affine;
  /** Column and row of `like` that are the grid's first. */
  readonly left: number;
  readonly top: number;
}

const perSide = 256;
const sameCell = 1e-6;

/** The source of the finest or the coarsest cells; the first of several equal ones. */
export function gridSource(rasters: readonly Raster[], grid: 'finer' | 'coarser'): Raster {
  return rasters.reduce((best, raster) => {
    const ratio = raster.info.pixelDegrees / best.info.pixelDegrees;
    const better = grid === 'finer' ? ratio < 1 - sameCell : ratio > 1 + sameCell;
    return better ? raster : best;
  });
}

/**
 * The finer or coarser source's grid, cut in whole cells to the extent that all have in common.
 * Throws the Problem `derivedApart` where there is none.
 */
export function targetGrid(rasters: readonly Raster[], grid: 'finer' | 'coarser'): TargetGrid {
  const like = gridSource(rasters, grid);
  const box = { left: 0, top: 0, right: like.info.width, bottom: like.info.height };
  for (const raster of rasters) {
    if (raster === like) continue;
    const other = extentIn(like, raster);
    if (other === undefined) continue;
    box.left = Math.max(box.left, other.left);
    box.top = Math.max(box.top, other.top);
    box.right = Math.min(box.right, other.right);
    box.bottom = Math.min(box.bottom, other.bottom);
  }
  const width = box.right - box.left;
  const height = box.bottom - box.top;
  if (!(width > 0 && height > 0))
    throw new Problem('derivedApart', { file: rasters.map(({ info }) => info.name).join(', ') });
  const [x, a, b, y, c, d] = like.info.geotransform;
  const geotransform: Affine = [
    x + box.left * a + box.top * b,
    a,
    b,
    y + box.left * c + box.top * d,
    c,
    d,
  ];
  return { like, width, height, geotransform, left: box.left, top: box.top };
}

/** Whole cells of `like` that `other` touches; undefined where its edge cannot be told there. */
function extentIn(like: Raster, other: Raster) {
  const place = placeIn(other, like);
  const { width, height } = other.info;
  const straight = place.affine !== undefined;
  const n = straight ? 1 : perSide;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i <= n; i++)
    for (const [u, v] of [
      [i / n, 0],
      [i / n, 1],
      [0, i / n],
      [1, i / n],
    ] as const) {
      const [col, row] = place.at(u * width, v * height);
      if (!Number.isFinite(col) || !Number.isFinite(row)) return undefined;
      left = Math.min(left, col);
      right = Math.max(right, col);
      top = Math.min(top, row);
      bottom = Math.max(bottom, row);
    }
  // An edge may bulge between the places that were asked.
  const margin = straight ? 0 : 1;
  return {
    left: Math.floor(left + sameCell) - margin,
    top: Math.floor(top + sameCell) - margin,
    right: Math.ceil(right - sameCell) + margin,
    bottom: Math.ceil(bottom - sameCell) + margin,
  };
}

/** What a raster, or a grid, tells of its place. */
export type Placed = Pick<Raster, 'crs' | 'toLonLat' | 'toPixel'> & {
  readonly info: Pick<RasterInfo, 'width' | 'height' | 'geotransform'>;
};

export interface PlaceIn {
  /** Column and row in the second raster of a column and row in the first, full resolution. */
  at(col: number, row: number): readonly [col: number, row: number];
  /** The same as a matrix, where both are in one CRS. */
  readonly affine: Affine | undefined;
}

/** Places of `from`'s grid in `to`: by matrices alone where both are in one CRS, else through WGS 84. */
export function placeIn(from: Placed, to: Placed): PlaceIn {
  if (from.crs.name !== to.crs.name || turned(from, to))
    return { at: (col, row) => to.toPixel(...from.toLonLat(col, row)), affine: undefined };
  const affine = times(invert(to.info.geotransform), from.info.geotransform);
  return {
    at: (col, row) => [
      affine[0] + col * affine[1] + row * affine[2],
      affine[3] + col * affine[4] + row * affine[5],
    ],
    affine,
  };
}

/** Whether some longitude of `from` lies a turn away from `to`. */
function turned(from: Placed, to: Placed): boolean {
  if (!to.crs.geographic) return false;
  const [x, a, b] = to.info.geotransform;
  const middle = x + (a * to.info.width + b * to.info.height) / 2;
  const { geotransform: g, width, height } = from.info;
  return [0, g[1] * width, g[2] * height, g[1] * width + g[2] * height].some(
    (lon) => Math.abs(g[0] + lon - middle) > 180,
  );
}

/** First `b`, then `a`. */
function times(a: Affine, b: Affine): Affine {
  const at = (x: number, y: number): [number, number] => [a[1] * x + a[2] * y, a[4] * x + a[5] * y];
  const [x, y] = at(b[0], b[3]);
  const [xc, yc] = at(b[1], b[4]);
  const [xr, yr] = at(b[2], b[5]);
  return [a[0] + x, xc, xr, a[3] + y, yc, yr];
}

/** Sizes of the grid and its overviews, halved down to one block, finest first. */
export function levelsOf(width: number, height: number, least = 256) {
  const levels = [{ width, height }];
  for (let n = 2; Math.max(width, height) / (n / 2) > least; n *= 2)
    levels.push({ width: Math.ceil(width / n), height: Math.ceil(height / n) });
  return levels;
}

/** What an opened raster tells of its place, for a grid. */
export function placeOf({ like, geotransform: g, width, height }: TargetGrid) {
  const inverse = invert(g);
  const { crs } = like;
  const toLonLat = (col: number, row: number): [number, number] =>
    crs.toLonLat(g[0] + col * g[1] + row * g[2], g[3] + col * g[4] + row * g[5]);
  const bounds = boundsOf(toLonLat, width, height);
  const middle = (bounds[0] + bounds[2]) / 2;
  const toPixel = (lon: number, lat: number): [number, number] => {
    // A geographic raster may run past 180 degrees: the turn nearest to its middle counts.
    const turned = crs.geographic ? lon + 360 * Math.round((middle - lon) / 360) : lon;
    const [x, y] = crs.fromLonLat(turned, lat);
    return [
      inverse[0] + x * inverse[1] + y * inverse[2],
      inverse[3] + x * inverse[4] + y * inverse[5],
    ];
  };
  return { crs, toLonLat, toPixel, bounds };
}
