import type { RoadNetwork } from '../../channel/roads.ts';
import type { LonLat } from '../../geo/bounds.ts';
import type { Hit } from '../layer.ts';
import type { Courses } from './courses.ts';

type PixelOf = (
  lon: number,
  lat: number,
  height: number,
) => { readonly x: number; readonly y: number } | undefined;

export interface NearRoad {
  readonly road: number;
  /** The road's place nearest to the hit. */
  readonly at: LonLat;
  /** Metres above the ellipsoid. */
  readonly height: number;
}

/** Degrees around a hit within which roads are looked at (about 500 m). */
const around = 0.0045;

/** The road that is drawn nearest to a place, within `reach` canvas pixels. */
export function nearestRoad(
  { roads }: RoadNetwork,
  { start, lon, lat, height }: Courses,
  hit: Hit,
  reach: number,
  pixelOf: PixelOf,
): NearRoad | undefined {
  let nearest: NearRoad | undefined;
  let least = reach;
  for (let road = 0; road < roads.count; road++) {
    const last = start[road + 1]! - 1;
    for (let i = start[road]!; i < last; i++) {
      const j = i + 1;
      const aside =
        Math.min(lon[i]!, lon[j]!) > hit.lon + around ||
        Math.max(lon[i]!, lon[j]!) < hit.lon - around ||
        Math.min(lat[i]!, lat[j]!) > hit.lat + around ||
        Math.max(lat[i]!, lat[j]!) < hit.lat - around;
      if (aside) continue;
      const a = pixelOf(lon[i]!, lat[i]!, height[i]!);
      const b = pixelOf(lon[j]!, lat[j]!, height[j]!);
      if (a === undefined || b === undefined) continue;
      const [dx, dy] = [b.x - a.x, b.y - a.y];
      const along = ((hit.x - a.x) * dx + (hit.y - a.y) * dy) / (dx * dx + dy * dy || 1);
      const t = Math.min(1, Math.max(0, along));
      const pixels = Math.hypot(a.x + t * dx - hit.x, a.y + t * dy - hit.y);
      if (pixels >= least) continue;
      least = pixels;
      const mix = (v: ArrayLike<number>): number => v[i]! + t * (v[j]! - v[i]!);
      nearest = { road, at: { lon: mix(lon), lat: mix(lat) }, height: mix(height) };
    }
  }
  return nearest;
}
