import type { ServiceAccess } from '../../catalogue/entry.ts';
import { keptTemplate } from '../../catalogue/serviceFetch.ts';
import { tileUrl } from '../../catalogue/xyz.ts';
import type { Bounds } from '../../geo/bounds.ts';
import { crsOf } from '../../geo/crs.ts';
import { globeMatrices, type Pyramid } from './pyramid.ts';

/** The tiles of a template on the web mercator tiling. */
export async function xyzPyramid(
  template: string,
  { maxLevel = 19, tileSize = 256 }: ServiceAccess,
  bounds: Bounds,
): Promise<Pyramid> {
  const url = keptTemplate(template);
  return {
    crs: (await crsOf('EPSG:3857'))!,
    matrices: globeMatrices('mercator', tileSize, Math.min(24, Math.max(0, maxLevel))),
    bounds,
    url: (matrix, col, row) => tileUrl(url, Number(matrix.id), col, row),
  };
}
