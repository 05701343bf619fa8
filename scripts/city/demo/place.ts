import type { Bounds } from '../../../src/geo/bounds.ts';
import { type Crs, crsOf } from '../../../src/geo/crs.ts';
import type { CityPlan } from '../plan.ts';
import type { BurnGrid } from '../raster/burn.ts';
import type { Project } from './rasters/derive.ts';

const [utm, laea] = (await Promise.all([crsOf('EPSG:32632'), crsOf('EPSG:3035')])) as [Crs, Crs];

/** From the plan's CRS (EPSG:32632, metres) to WGS 84 degrees. */
export const toLonLat: Project = utm.toLonLat;
/** Between the plan's CRS and EPSG:3035. */
export const toLaea: Project = (x, y) => laea.fromLonLat(...utm.toLonLat(x, y));
export const fromLaea: Project = (x, y) => utm.fromLonLat(...laea.toLonLat(x, y));

/** Bounds in degrees of a rectangle of the plan's CRS. */
function boundsOf(west: number, south: number, east: number, north: number, way: Project): Bounds {
  const steps = 16;
  const edge = Array.from({ length: steps + 1 }, (_, i) => i / steps).flatMap((t) => {
    const [x, y] = [west + (east - west) * t, south + (north - south) * t];
    return [way(x, south), way(x, north), way(west, y), way(east, y)];
  });
  const lons = edge.map((p) => p[0]);
  const lats = edge.map((p) => p[1]);
  const digits = (value: number, up: boolean): number =>
    (up ? Math.ceil(value * 1e6) : Math.floor(value * 1e6)) / 1e6;
  return [
    digits(Math.min(...lons), false),
    digits(Math.min(...lats), false),
    digits(Math.max(...lons), true),
    digits(Math.max(...lats), true),
  ];
}

/** Bounds of a raster in EPSG:32632 or EPSG:3035. */
export function gridBounds(grid: BurnGrid, crs: string): Bounds {
  const { west, north, width, height, cell } = grid;
  const way = crs === 'EPSG:3035' ? laea.toLonLat : toLonLat;
  return boundsOf(west, north - height * cell, west + width * cell, north, way);
}

/** Bounds of the whole plan. */
export function planBounds({ origin: [x, y], extent: [width, height] }: CityPlan): Bounds {
  return boundsOf(x, y, x + width, y + height, toLonLat);
}
