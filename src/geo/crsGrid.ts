import proj4 from 'proj4';
import { type Crs, crsFrom } from './crsProject.ts';

/** A CRS whose way to WGS 84 goes through grid shift files. */
export interface GridCrs extends Crs {
  /** Whether a place (WGS 84 degrees) lies inside one of the grids; elsewhere no shift would be made. */
  covers(lon: number, lat: number): boolean;
}

const degree = Math.PI / 180;
const named = /\+nadgrids=(\S+)/;
let loaded = 0;

/**
 * Grid shift files (NTv2, `.gsb`) that a proj4 text names by address or path, as in
 * `+nadgrids=https://example.org/BETA2007.gsb`. A bare name means a file of PROJ's own, which is not here.
 */
export const gridsIn = (text: string): readonly string[] =>
  (named.exec(text)?.[1] ?? '')
    .split(',')
    .map((grid) => grid.replace(/^@/, ''))
    .filter((grid) => grid.includes('/'));

/**
 * The CRS of a proj4 text with its grids, in the order of `gridsIn`; undefined where the text cannot be
 * read, or names a grid that is not among them. Throws where the bytes are no NTv2 grid.
 */
export function crsWithGrids(text: string, grids: readonly ArrayBuffer[]): GridCrs | undefined {
  const wanted = named.exec(text)?.[1]?.split(',') ?? [];
  if (grids.length === 0 || wanted.length !== grids.length) return undefined;
  const parts = grids.flatMap((bytes) => {
    const key = `ntv2-${loaded++}`;
    const { subgrids } = proj4.nadgrid(key, bytes);
    if (subgrids.length === 0) throw new RangeError('no grid in it');
    return [{ key, subgrids }];
  });
  // Where no grid holds a place, proj4 would print a line for each; `covers` says so instead.
  const keys = [...parts.map(({ key }) => key), 'null'].join(',');
  const crs = crsFrom(text, text.replace(named, `+nadgrids=${keys}`));
  if (crs === undefined) return undefined;
  const areas = parts.flatMap(({ subgrids }) => subgrids);
  return {
    ...crs,
    // NTv2 counts longitude to the west, in radians here.
    covers: (lon, lat) =>
      areas.some(({ ll, del, lim }) => {
        const [x, y] = [-lon * degree - ll[0]!, lat * degree - ll[1]!];
        return x >= 0 && y >= 0 && x <= (lim[0]! - 1) * del[0]! && y <= (lim[1]! - 1) * del[1]!;
      }),
  };
}
