import { type TileId, tilePoint } from '../../geo/tile.ts';
import { eachPlace, warpGrid } from '../../geo/warp.ts';
import { hasTile, type Matrix, type Pyramid } from './pyramid.ts';

/** A decoded picture: RGBA, row 0 north, not premultiplied. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array | Uint8ClampedArray;
}

/** Gives the picture of a tile; undefined where there is none. */
export type LoadTile = (matrix: Matrix, col: number, row: number) => Promise<Picture | undefined>;

/** Largest error of the warp, in pixels of the service's pictures. */
const tolerance = 0.05;
/** A tile of the globe that needs more pictures than this is too far out for the service. */
const mostPictures = 16;

/**
 * Pixels of a globe tile, RGBA, row 0 north, not premultiplied, out of a service's pictures in another
 * CRS: exact projections on a grid refined to `tolerance`, bilinear between pixels.
 */
export async function warpPictures(
  pyramid: Pyramid,
  tile: TileId,
  size: number,
  load: LoadTile,
): Promise<Uint8Array> {
  const out = new Uint8Array(size * size * 4);
  const place = (col: number, row: number) =>
    pyramid.crs.fromLonLat(...tilePoint(tile, (col + 0.5) / size, (row + 0.5) / size));
  const matrix = matrixFor(pyramid, unitsPerPixel(place, size));
  if (matrix === undefined) return out;
  const { left, top, resolution, tileWidth, tileHeight } = matrix;
  const grid = warpGrid(
    (col, row) => {
      const [x, y] = place(col, row);
      return [(x - left) / resolution, (top - y) / resolution];
    },
    { left: 0, top: 0, right: size, bottom: size },
    tolerance,
  );
  const [minX, maxX] = range(grid.x);
  const [minY, maxY] = range(grid.y);
  const first = {
    col: Math.max(matrix.minCol, Math.floor((minX - 1) / tileWidth)),
    row: Math.max(matrix.minRow, Math.floor((minY - 1) / tileHeight)),
  };
  const last = {
    col: Math.min(matrix.maxCol, Math.floor((maxX + 1) / tileWidth)),
    row: Math.min(matrix.maxRow, Math.floor((maxY + 1) / tileHeight)),
  };
  const cols = last.col - first.col + 1;
  const rows = last.row - first.row + 1;
  if (!(cols > 0 && rows > 0) || cols * rows > mostPictures) return out;
  const mosaic = await assemble(matrix, first, cols, rows, load);
  const offsetX = first.col * tileWidth;
  const offsetY = first.row * tileHeight;
  eachPlace(grid, (col, row, x, y) => {
    sample(mosaic, x - offsetX, y - offsetY, out, (row * size + col) * 4);
  });
  return out;
}

/** The coarsest level that is as fine as the globe's pixels; the finest where none is. */
function matrixFor({ matrices }: Pyramid, units: number): Matrix | undefined {
  if (!Number.isFinite(units)) return undefined;
  return matrices.find(({ resolution }) => resolution <= units * 1.1) ?? matrices.at(-1);
}

function unitsPerPixel(
  place: (col: number, row: number) => readonly [number, number],
  size: number,
) {
  const [x0, y0] = place(size / 2 - 0.5, size / 2);
  const [x1, y1] = place(size / 2 + 0.5, size / 2);
  const [x2, y2] = place(size / 2, size / 2 + 1);
  return Math.min(Math.hypot(x1 - x0, y1 - y0), Math.hypot(x2 - (x0 + x1) / 2, y2 - (y0 + y1) / 2));
}

function range(values: Float64Array): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return [low, high];
}

interface Mosaic {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

async function assemble(
  matrix: Matrix,
  first: { readonly col: number; readonly row: number },
  cols: number,
  rows: number,
  load: LoadTile,
): Promise<Mosaic> {
  const { tileWidth, tileHeight } = matrix;
  const width = cols * tileWidth;
  const height = rows * tileHeight;
  const data = new Uint8Array(width * height * 4);
  const jobs: Promise<void>[] = [];
  for (let j = 0; j < rows; j++)
    for (let i = 0; i < cols; i++) {
      const [col, row] = [first.col + i, first.row + j];
      if (!hasTile(matrix, col, row)) continue;
      jobs.push(
        load(matrix, col, row).then((picture) => {
          if (picture === undefined) return;
          const w = Math.min(tileWidth, picture.width);
          for (let y = 0; y < Math.min(tileHeight, picture.height); y++) {
            const from = y * picture.width * 4;
            const to = ((j * tileHeight + y) * width + i * tileWidth) * 4;
            data.set(picture.data.subarray(from, from + w * 4), to);
          }
        }),
      );
    }
  await Promise.all(jobs);
  return { width, height, data };
}

/** Bilinear, weighted by alpha, so that clear pixels lend no colour; nothing beyond the pictures' outer edge. */
function sample(
  { width, height, data }: Mosaic,
  x: number,
  y: number,
  out: Uint8Array,
  to: number,
): void {
  if (!(x >= 0 && y >= 0 && x <= width && y <= height)) return;
  const left = Math.min(width - 1, Math.max(0, Math.floor(x - 0.5)));
  const top = Math.min(height - 1, Math.max(0, Math.floor(y - 0.5)));
  const right = Math.min(width - 1, left + 1);
  const bottom = Math.min(height - 1, top + 1);
  const s = Math.min(1, Math.max(0, x - 0.5 - left));
  const t = Math.min(1, Math.max(0, y - 0.5 - top));
  let [r, g, b, a] = [0, 0, 0, 0];
  for (let k = 0; k < 4; k++) {
    const at = ((k < 2 ? top : bottom) * width + (k % 2 === 0 ? left : right)) * 4;
    const weight = (k % 2 === 0 ? 1 - s : s) * (k < 2 ? 1 - t : t) * data[at + 3]!;
    r += data[at]! * weight;
    g += data[at + 1]! * weight;
    b += data[at + 2]! * weight;
    a += weight;
  }
  if (a === 0) return;
  out[to] = Math.round(r / a);
  out[to + 1] = Math.round(g / a);
  out[to + 2] = Math.round(b / a);
  out[to + 3] = Math.round(a);
}
