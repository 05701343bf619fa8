import { lonLatHeightToEcef } from '../../geo/enu.ts';
import { Problem } from '../../problem/problem.ts';
import type { CellGrid } from './grid.ts';

/** What an opened raster tells of its cells. */
export interface PlacedCells {
  readonly crs: { readonly geographic: boolean; readonly name: string };
  readonly info: {
    readonly name: string;
    readonly width: number;
    readonly height: number;
    /** GDAL's order. */
    readonly geotransform: readonly number[];
  };
  toLonLat(col: number, row: number): readonly [lon: number, lat: number];
}

/** Up to here the unit of the CRS is a metre whose scale its projection distorts a little (UTM: 0.1 %). */
const distortion = 0.02;

/**
 * A raster's cells in metres: the CRS's own where its unit is the metre, else (feet, Mercator away from the
 * equator) as measured on the ellipsoid at the raster's middle. Throws the Problem `heatDegrees` for cells in
 * degrees, whose width changes with latitude.
 */
export function groundCells({ crs, info, toLonLat }: PlacedCells): CellGrid {
  const { name, width: cols, height: rows, geotransform: g } = info;
  if (crs.geographic) throw new Problem('heatDegrees', { file: name, crs: crs.name });
  const [x, y] = [cols / 2, rows / 2];
  const metres = (dx: number, dy: number): number => {
    const a = lonLatHeightToEcef(...toLonLat(x - dx / 2, y - dy / 2), 0);
    const b = lonLatHeightToEcef(...toLonLat(x + dx / 2, y + dy / 2), 0);
    return Math.hypot(b[0] - a[0], b[1] - a[1], b[2] - a[2]);
  };
  const side = (units: number, measured: number): number =>
    Math.abs(measured / units - 1) > distortion ? measured : units;
  return {
    cols,
    rows,
    width: side(Math.hypot(g[1]!, g[4]!), metres(1, 0)),
    height: side(Math.hypot(g[2]!, g[5]!), metres(0, 1)),
    name,
  };
}
