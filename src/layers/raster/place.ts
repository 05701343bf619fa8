import type { Bounds } from '../../geo/bounds.ts';
import type { GeoKeys } from '../../geo/crs.ts';

/** x = a[0] + col * a[1] + row * a[2], y = a[3] + col * a[4] + row * a[5]. */
export type Affine = readonly [number, number, number, number, number, number];

/** The tags of a GeoTIFF that say where it lies. */
export interface PlaceTags {
  readonly scale: readonly number[] | undefined;
  readonly tie: readonly number[] | undefined;
  readonly matrix: readonly number[] | undefined;
}

/**
 * Tie point and pixel scale, or the whole matrix (OGC 19-008r4, annex B.6); undefined where neither is.
 * A negative pixel scale is taken for the positive one that its writer meant, as GDAL does.
 */
export function affineOf({ scale, tie, matrix }: PlaceTags, keys: GeoKeys): Affine | undefined {
  let affine: Affine | undefined;
  if (scale !== undefined && tie !== undefined && scale[1] && tie.length >= 6) {
    const [sx, sy] = [scale[0]!, Math.abs(scale[1])];
    affine = [tie[3]! - tie[0]! * sx, sx, 0, tie[4]! + tie[1]! * sy, 0, -sy];
  } else if (matrix !== undefined && matrix.length >= 8)
    affine = [matrix[3]!, matrix[0]!, matrix[1]!, matrix[7]!, matrix[4]!, matrix[5]!];
  if (affine === undefined || affine[1] * affine[5] - affine[2] * affine[4] === 0) return undefined;
  if (!affine.every(Number.isFinite)) return undefined;
  // PixelIsPoint: the tie is the cell's centre.
  if (keys.GTRasterTypeGeoKey !== 2) return affine;
  const [x, a, b, y, c, d] = affine;
  return [x - (a + b) / 2, a, b, y - (c + d) / 2, c, d];
}

/** Number of ground control points that place an image without a grid; 0 where they do not. */
export const controlPoints = ({ scale, tie, matrix }: PlaceTags): number =>
  scale === undefined && matrix === undefined ? Math.floor((tie?.length ?? 0) / 6) : 0;

export function invert([x, a, b, y, c, d]: Affine): Affine {
  const det = a * d - b * c;
  return [(b * y - d * x) / det, d / det, -b / det, (c * x - a * y) / det, -c / det, a / det];
}

/** Bounds of an image from places on its edges and inside it (a pole may lie there). */
export function boundsOf(
  toLonLat: (col: number, row: number) => [number, number],
  width: number,
  height: number,
): Bounds {
  const n = 20;
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let j = 0; j <= n; j++)
    for (let i = 0; i <= n; i++) {
      const [lon, lat] = toLonLat((i / n) * width, (j / n) * height);
      if (!Number.isFinite(lon) || !Number.isFinite(lat)) continue;
      west = Math.min(west, lon);
      east = Math.max(east, lon);
      south = Math.min(south, lat);
      north = Math.max(north, lat);
    }
  return [west, Math.max(-90, south), east, Math.min(90, north)];
}
