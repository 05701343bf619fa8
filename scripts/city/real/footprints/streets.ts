import Flatbush from 'flatbush';
import type { Point } from '../../plan.ts';
import type { OsmData } from '../osm.ts';

/** Names of streets near points of the plane. */
export interface StreetNames {
  /** Name of the nearest named street no more than `reach` metres away. */
  near(point: Point, reach: number): string | undefined;
}

/** Indexes the named streets of an OpenStreetMap extract. */
export function streetNames(
  osm: OsmData,
  project: (lon: number, lat: number) => Point,
): StreetNames {
  const segments: { readonly a: Point; readonly b: Point; readonly name: string }[] = [];
  for (const { tags, path } of osm.ways) {
    if (tags.highway === undefined || tags.name === undefined) continue;
    const points = path.map(([lon, lat]) => project(lon, lat));
    for (let i = 0; i + 1 < points.length; i++)
      segments.push({ a: points[i]!, b: points[i + 1]!, name: tags.name });
  }
  if (segments.length === 0) return { near: () => undefined };
  const index = new Flatbush(segments.length);
  for (const { a, b } of segments)
    index.add(
      Math.min(a[0], b[0]),
      Math.min(a[1], b[1]),
      Math.max(a[0], b[0]),
      Math.max(a[1], b[1]),
    );
  index.finish();
  return {
    near([x, y], reach) {
      let best = reach;
      let name: string | undefined;
      for (const i of index.search(x - reach, y - reach, x + reach, y + reach)) {
        const segment = segments[i]!;
        const away = distanceToSegment([x, y], segment.a, segment.b);
        if (away > best) continue;
        best = away;
        name = segment.name;
      }
      return name;
    },
  };
}

/** Metres from a point to a segment. */
export function distanceToSegment(p: Point, a: Point, b: Point): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const squared = dx * dx + dy * dy;
  const along = squared === 0 ? 0 : ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / squared;
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(p[0] - a[0] - t * dx, p[1] - a[1] - t * dy);
}
