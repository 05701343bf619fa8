import type { Point } from '../../plan.ts';
import { burnPolygon } from '../../raster/burn.ts';
import type { SourceRaster } from './read.ts';

/**
 * Mean of a raster over zones, each a list of polygons (rings, outer first) in the raster's CRS; cells
 * count where their centre lies inside. NaN where no cell is known.
 */
export function zoneMeans(
  raster: SourceRaster,
  zones: readonly (readonly (readonly (readonly Point[])[])[])[],
): Float64Array {
  const { width, height, west, north, cellX, values, noData } = raster;
  const grid = { width, height, west, north, cell: cellX };
  const zoneOf = new Uint16Array(width * height);
  for (const [i, polygons] of zones.entries())
    for (const rings of polygons) burnPolygon(zoneOf, grid, rings, i + 1);
  const sums = new Float64Array(zones.length);
  const counts = new Float64Array(zones.length);
  for (const [cell, zone] of zoneOf.entries()) {
    const value = values[cell]!;
    if (zone === 0 || value === noData || Number.isNaN(value)) continue;
    sums[zone - 1]! += value;
    counts[zone - 1]! += 1;
  }
  return sums.map((sum, i) => (counts[i]! > 0 ? sum / counts[i]! : Number.NaN));
}
