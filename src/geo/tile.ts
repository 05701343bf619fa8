import type { Bounds } from './bounds.ts';

/** `geographic`: 2 x 1 tiles of 180 degrees at level 0; `mercator`: one square tile (EPSG:3857). Row 0 north. */
export type TileScheme = 'geographic' | 'mercator';

export interface TileId {
  readonly scheme: TileScheme;
  readonly level: number;
  readonly x: number;
  readonly y: number;
}

const degrees = 180 / Math.PI;

/** Latitude of a share of the mercator square, 0 at its north edge, 1 at its south edge. */
const mercatorLat = (v: number): number => Math.atan(Math.sinh(Math.PI * (1 - 2 * v))) * degrees;

/** Where a tile lies, WGS 84 degrees. */
export function tileBounds({ scheme, level, x, y }: TileId): Bounds {
  if (scheme === 'mercator') {
    const n = 2 ** level;
    return [
      (x / n) * 360 - 180,
      mercatorLat((y + 1) / n),
      ((x + 1) / n) * 360 - 180,
      mercatorLat(y / n),
    ];
  }
  const size = 180 / 2 ** level;
  return [x * size - 180, 90 - (y + 1) * size, (x + 1) * size - 180, 90 - y * size];
}

/** Longitude and latitude of a place in a tile; `u`, `v` run 0..1 from its north-west corner. */
export function tilePoint(tile: TileId, u: number, v: number): [lon: number, lat: number] {
  const n = 2 ** tile.level;
  if (tile.scheme === 'mercator')
    return [((tile.x + u) / n) * 360 - 180, mercatorLat((tile.y + v) / n)];
  return [((tile.x + u) / n) * 180 - 180, 90 - ((tile.y + v) / n) * 180];
}

/** Inverse of `tilePoint`. */
export function tilePlace(tile: TileId, lon: number, lat: number): [u: number, v: number] {
  const n = 2 ** tile.level;
  if (tile.scheme === 'mercator') {
    const y = (1 - Math.asinh(Math.tan(lat / degrees)) / Math.PI) / 2;
    return [((lon + 180) / 360) * n - tile.x, y * n - tile.y];
  }
  return [((lon + 180) / 180) * n - tile.x, ((90 - lat) / 180) * n - tile.y];
}

/** First level whose pixels (of `size` a tile) are not larger than `pixelDegrees`. */
export function levelFor(pixelDegrees: number, scheme: TileScheme, size = 256): number {
  const atZero = (scheme === 'mercator' ? 360 : 180) / size;
  return Math.max(0, Math.ceil(Math.log2(atZero / pixelDegrees) - 1e-9));
}
