import { wgs84 } from '../../../geo/enu.ts';
import { eachPlace, type PixelWindow, warpGrid } from '../../../geo/warp.ts';
import type { Raster } from '../raster.ts';

const e = Math.sqrt(wgs84.f * (2 - wgs84.f));
const rad = Math.PI / 180;
const half = (wgs84.a * wgs84.a * (1 - e * e)) / 2;

/**
 * Area between the equator and a latitude (degrees) for one radian of longitude, square metres on
 * WGS 84; Snyder, Map projections (USGS Professional Paper 1395, 1987), equation 3-12.
 */
export function bandArea(lat: number): number {
  const sin = Math.sin(lat * rad);
  const es = e * sin;
  return half * (sin / (1 - es * es) + Math.atanh(es) / e);
}

/**
 * Area of a ring of longitudes and latitudes on the ellipsoid, square metres, by the cylindrical
 * equal-area projection, in which its edges are taken as straight; positive anticlockwise.
 */
export function ringArea(lonLat: ArrayLike<number>): number {
  let sum = 0;
  const last = lonLat.length - 2;
  if (last < 4) return 0;
  const lon0 = lonLat[0]!;
  const band0 = bandArea(lonLat[1]!);
  for (let i = 0, j = last; i <= last; j = i, i += 2) {
    // From the first place, so that small rings do not lose digits to large coordinates.
    const x0 = (lonLat[j]! - lon0) * rad;
    const x1 = (lonLat[i]! - lon0) * rad;
    sum += x0 * (bandArea(lonLat[i + 1]!) - band0) - x1 * (bandArea(lonLat[j + 1]!) - band0);
  }
  return sum / 2;
}

const tolerance = 1e-8;
/** Metres: of patches this large the area is measured, or of one cell where that is larger. */
const patch = 1000;

/** True areas of the cells of a window, square metres, row by row. */
export type CellAreas = (window: PixelWindow) => Float64Array;

/**
 * Areas of a raster's cells at full resolution on the ellipsoid. On an equal-area grid they are all
 * the same; elsewhere they follow the projection's scale, which is measured at a grid of places and
 * interpolated between them within a hundred-millionth.
 */
export function cellAreas({ info, crs, toLonLat }: Raster): CellAreas {
  const [, a, b, , c, d] = info.geotransform;
  if (crs.geographic && b === 0 && c === 0) {
    const [, , , north] = info.geotransform;
    return ({ left, top, right, bottom }) => {
      const cols = right - left;
      const out = new Float64Array(cols * (bottom - top));
      for (let row = top; row < bottom; row++) {
        const strip = bandArea(north + row * d) - bandArea(north + (row + 1) * d);
        out.fill(Math.abs(strip * a * rad), (row - top) * cols, (row - top + 1) * cols);
      }
      return out;
    };
  }
  const metres = info.pixelDegrees * 111_000;
  const reach = Math.max(0.5, patch / metres / 2);
  const areaAt = (col: number, row: number): number => {
    const ring: number[] = [];
    for (const [x, y] of corners) ring.push(...toLonLat(col + x * reach, row + y * reach));
    return Math.abs(ringArea(unturned(ring))) / (4 * reach * reach);
  };
  const unit = areaAt(info.width / 2, info.height / 2);
  return (window) => {
    const cols = window.right - window.left;
    const out = new Float64Array(cols * (window.bottom - window.top));
    const scale = warpGrid(
      (col, row) => [areaAt(col + 0.5, row + 0.5) / unit, 0],
      window,
      tolerance,
    );
    eachPlace(scale, (col, row, share) => {
      out[(row - window.top) * cols + col - window.left] = share * unit;
    });
    return out;
  };
}

const corners = [
  [-1, -1],
  [1, -1],
  [1, 1],
  [-1, 1],
] as const;

/** Longitudes of a ring within half a turn of its first, for one that crosses the antimeridian. */
function unturned(ring: number[]): number[] {
  for (let i = 2; i < ring.length; i += 2)
    ring[i] = ring[i]! - 360 * Math.round((ring[i]! - ring[0]!) / 360);
  return ring;
}
