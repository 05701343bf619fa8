import type { Feature, Position } from 'geojson';
import { type Crs, crsOf } from '../../geo/crs.ts';
import { Problem } from '../../problem/problem.ts';
import { lineOf, type RoadLines } from './lines.ts';
import type { LonLatPoint, RoadLine } from './road.ts';

interface Collection {
  readonly type?: unknown;
  readonly features?: unknown;
  /** Of GeoJSON 2008; RFC 7946 knows WGS 84 only. */
  readonly crs?: { readonly properties?: { readonly name?: unknown } | null } | null;
}

/**
 * The lines of a GeoJSON FeatureCollection.
 * @throws Problem `roadSource` where it is none, `roadCrs`, `geojsonCrs`
 */
export async function geojsonLines(text: string, file: string): Promise<RoadLines> {
  const { features, crs } = parsed(text, file);
  const named = crs?.properties?.name;
  const from = typeof named === 'string' ? await crsOf(named) : undefined;
  if (typeof named === 'string' && from === undefined)
    throw new Problem('roadCrs', { file, crs: named });
  let unreadable = 0;
  const lines: RoadLine[] = [];
  for (const [row, feature] of features.entries()) {
    const { geometry, properties, id } = feature ?? {};
    const parts: readonly Position[][] =
      geometry?.type === 'LineString'
        ? [geometry.coordinates]
        : geometry?.type === 'MultiLineString'
          ? geometry.coordinates
          : [];
    const own = (Array.isArray(parts) ? parts : []).filter((part) => isPath(part));
    if (own.length === 0) unreadable++;
    const attributes = { ...(id === undefined ? {} : { id }), ...properties };
    for (const part of own) lines.push(lineOf(placed(part, from, file), attributes, row));
  }
  return { lines, unreadable };
}

function parsed(
  text: string,
  file: string,
): { features: readonly (Partial<Feature> | null)[]; crs: Collection['crs'] } {
  try {
    const { features, crs }: Collection = JSON.parse(text);
    if (!Array.isArray(features)) throw new Error('no FeatureCollection');
    return { features, crs };
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new Problem('roadSource', { file, format: 'GeoJSON', detail }, { cause });
  }
}

const isPath = (part: unknown): part is Position[] =>
  Array.isArray(part) &&
  part.length > 1 &&
  part.every((p) => Array.isArray(p) && Number.isFinite(p[0]) && Number.isFinite(p[1]));

function placed(part: readonly Position[], crs: Crs | undefined, file: string): LonLatPoint[] {
  const path = part.map(([x, y]): LonLatPoint => crs?.toLonLat(x!, y!) ?? [x!, y!]);
  const degrees = path.every(([lon, lat]) => Math.abs(lon) <= 180 && Math.abs(lat) <= 90);
  if (!degrees) throw new Problem('geojsonCrs', { file, crs: String(part[0]) });
  return path;
}
