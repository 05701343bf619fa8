import type { Entry } from '../../catalogue/entry.ts';
import type { Bounds } from '../../geo/bounds.ts';
import type { OpenContext } from '../layer.ts';
import { fetchPicture } from './picture.ts';
import { hasTile, type Matrix, type Pyramid } from './pyramid.ts';
import type { ImagerySource } from './source.ts';

/**
 * Asks for one picture of the city before the layer stands, so that a service which cannot draw says so
 * in the layer's row and not by an empty map. Rejects with that Problem.
 */
export async function checkPicture(
  { pyramid, asked, steps, firstStep }: ImagerySource,
  entry: Entry,
  { catalogue, signal }: Pick<OpenContext, 'catalogue' | 'signal'>,
): Promise<void> {
  const seen = shared(entry.bounds, catalogue.bounds) ?? entry.bounds;
  const place = tileFor(pyramid, seen);
  if (place === undefined) return;
  const time = steps?.at(firstStep);
  const { matrix, col, row } = place;
  await fetchPicture(
    pyramid.url(matrix, col, row, time === undefined ? {} : { time }),
    asked,
    signal,
  );
}

/** The tile at the middle of the bounds, of the level on which they are about one tile wide. */
export function tileFor(
  { crs, matrices }: Pyramid,
  [west, south, east, north]: Bounds,
): { readonly matrix: Matrix; readonly col: number; readonly row: number } | undefined {
  const lat = (south + north) / 2;
  const [x, y] = crs.fromLonLat((west + east) / 2, lat);
  const [x0] = crs.fromLonLat(west, lat);
  if (![x, y].every(Number.isFinite)) return undefined;
  const width = Number.isFinite(x0) ? 2 * Math.abs(x - x0) : 0;
  const matrix =
    matrices.find(({ resolution, tileWidth }) => resolution * tileWidth <= width) ??
    matrices.at(-1);
  if (matrix === undefined) return undefined;
  const col = Math.floor((x - matrix.left) / (matrix.resolution * matrix.tileWidth));
  const row = Math.floor((matrix.top - y) / (matrix.resolution * matrix.tileHeight));
  return hasTile(matrix, col, row) ? { matrix, col, row } : undefined;
}

function shared(a: Bounds, b: Bounds): Bounds | undefined {
  const box: Bounds = [
    Math.max(a[0], b[0]),
    Math.max(a[1], b[1]),
    Math.min(a[2], b[2]),
    Math.min(a[3], b[3]),
  ];
  return box[0] < box[2] && box[1] < box[3] ? box : undefined;
}
