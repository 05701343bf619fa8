import type { Point } from '../../plan.ts';
import type { GpkgTable } from '../geopackage.ts';
import type { Plane } from '../plane.ts';
import { areaStyle } from './areas.ts';
import { type RankedShape, ranks } from './shapes.ts';
import { streetStyle } from './streets.ts';

/** Land use and streets of GeoPackage tables that keep OpenStreetMap's keys as columns. */
export function groundFromTables(
  landUse: GpkgTable | undefined,
  streets: GpkgTable | undefined,
  plane: Plane,
): readonly RankedShape[] {
  const shapes: RankedShape[] = [];
  for (const { kind, parts, attributes } of landUse?.features ?? []) {
    const style = areaStyle(words(attributes));
    if (kind === 'polygon' && style !== undefined)
      shapes.push({ ...style, rings: parts.map((ring) => planar(ring, landUse!.epsg, plane)) });
  }
  for (const { kind, parts, attributes } of streets?.features ?? []) {
    const tags = words(attributes);
    const street = streetStyle(tags.highway ?? '');
    if (kind !== 'line' || street === undefined || tags.tunnel?.includes('yes')) continue;
    const rank = tags.bridge?.includes('yes') ? ranks.bridge : street.rank;
    for (const line of parts)
      shapes.push({
        kind: street.kind,
        width: street.width,
        rank,
        path: planar(line, streets!.epsg, plane),
      });
  }
  return shapes;
}

const planar = (
  points: readonly (readonly [number, number])[],
  epsg: number,
  plane: Plane,
): readonly Point[] =>
  epsg === plane.epsg ? points : points.map(([lon, lat]) => plane.forward(lon, lat));

function words(
  attributes: Readonly<Record<string, string | number | null>>,
): Readonly<Record<string, string>> {
  const entries = Object.entries(attributes).filter(([, value]) => typeof value === 'string');
  return Object.fromEntries(entries) as Record<string, string>;
}
