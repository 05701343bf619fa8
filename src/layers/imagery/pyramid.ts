import type { Bounds } from '../../geo/bounds.ts';
import type { Crs } from '../../geo/crs.ts';
import type { TileScheme } from '../../geo/tile.ts';

/** One level of tiles on a regular grid of a CRS: a WMTS tile matrix, or what stands for one. */
export interface Matrix {
  readonly id: string;
  /** Units of the CRS per pixel, the same across and down. */
  readonly resolution: number;
  /** Corner of the first tile, the top left one, in the CRS; x east, y north. */
  readonly left: number;
  readonly top: number;
  readonly tileWidth: number;
  readonly tileHeight: number;
  /** Tiles that there are, end inclusive. */
  readonly minCol: number;
  readonly maxCol: number;
  readonly minRow: number;
  readonly maxRow: number;
}

/** What is asked of a tile besides its place. */
export interface TileAsk {
  readonly time?: string;
  readonly style?: string;
}

/** Pictures of a service by level, column and row. */
export interface Pyramid {
  readonly crs: Crs;
  /** Coarsest first. */
  readonly matrices: readonly Matrix[];
  readonly bounds: Bounds;
  url(matrix: Matrix, col: number, row: number, ask: TileAsk): string;
}

/** Half the side of the mercator square, metres. */
export const mercatorHalf = Math.PI * 6378137;
const widths = { mercator: mercatorHalf * 2, geographic: 360 } as const;
const corners = { mercator: [-mercatorHalf, mercatorHalf], geographic: [-180, 90] } as const;
/** Levels 0 to `deepest` of the tiling that web maps share, or of the geographic one. */
export function globeMatrices(
  scheme: TileScheme,
  tileSize: number,
  deepest: number,
): readonly Matrix[] {
  const across = scheme === 'mercator' ? 1 : 2;
  const [left, top] = corners[scheme];
  return Array.from({ length: deepest + 1 }, (_, level) => ({
    id: String(level),
    resolution: widths[scheme] / across / tileSize / 2 ** level,
    left,
    top,
    tileWidth: tileSize,
    tileHeight: tileSize,
    minCol: 0,
    maxCol: across * 2 ** level - 1,
    minRow: 0,
    maxRow: 2 ** level - 1,
  }));
}

/** Levels that halve from the whole of `bounds` in one tile, in any CRS; for services that draw any window. */
export function squareMatrices(crs: Crs, bounds: Bounds, tileSize: number): readonly Matrix[] {
  const [left, bottom, right, top] = projectedBox(crs, bounds);
  const finest = crs.geographic ? 1e-6 : 0.1;
  const first = Math.max(right - left, top - bottom) / tileSize;
  const count = Math.max(1, Math.ceil(Math.log2(first / finest)));
  return Array.from({ length: count }, (_, level) => {
    const resolution = first / 2 ** level;
    return {
      id: String(level),
      resolution,
      left,
      top,
      tileWidth: tileSize,
      tileHeight: tileSize,
      minCol: 0,
      maxCol: Math.ceil((right - left) / (resolution * tileSize) - 1e-9) - 1,
      minRow: 0,
      maxRow: Math.ceil((top - bottom) / (resolution * tileSize) - 1e-9) - 1,
    };
  });
}

/** The box in a CRS that holds geographic bounds: minX, minY, maxX, maxY. */
export function projectedBox(crs: Crs, [west, south, east, north]: Bounds): Bounds {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  const n = 16;
  for (let i = 0; i <= n; i++)
    for (let j = 0; j <= n; j++) {
      const [x, y] = crs.fromLonLat(
        west + ((east - west) * i) / n,
        south + ((north - south) * j) / n,
      );
      if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
      box[0] = Math.min(box[0], x);
      box[1] = Math.min(box[1], y);
      box[2] = Math.max(box[2], x);
      box[3] = Math.max(box[3], y);
    }
  return box;
}

/** Where a tile lies in the CRS: minX, minY, maxX, maxY. */
export function tileBox(matrix: Matrix, col: number, row: number): Bounds {
  const width = matrix.tileWidth * matrix.resolution;
  const height = matrix.tileHeight * matrix.resolution;
  const left = matrix.left + col * width;
  const top = matrix.top - row * height;
  return [left, top - height, left + width, top];
}

export const hasTile = (matrix: Matrix, col: number, row: number): boolean =>
  col >= matrix.minCol && col <= matrix.maxCol && row >= matrix.minRow && row <= matrix.maxRow;
