import { Problem } from '../../../problem/problem.ts';
import type { Raster } from '../raster.ts';
import { ringArea } from './area.ts';
import type { CellRing } from './coverage.ts';

/** A zone by its polygons, WGS 84 degrees, as GeoJSON has them: rings of positions, the first outer. */
export interface Zone {
  readonly name: string;
  readonly polygons: readonly (readonly (readonly (readonly number[])[])[])[];
}

/** A zone in a raster's cells. */
export interface CellZone {
  readonly name: string;
  /** Outer rings clockwise on the screen, holes the other way. */
  readonly rings: readonly CellRing[];
  /** Whole cells that the zone may touch, not clipped to the raster. */
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** On the ellipsoid, square metres. */
  readonly area: number;
}

interface Shape {
  readonly type?: string;
  readonly coordinates?: unknown;
  readonly geometries?: unknown;
  readonly geometry?: unknown;
  readonly features?: unknown;
  readonly properties?: Readonly<Record<string, unknown>> | null;
  readonly id?: unknown;
}

/**
 * The polygons of a GeoJSON text or object (RFC 7946: feature collection, feature or bare geometry),
 * named by `name`, else `id`, else number. Throws a Problem: no JSON, no polygon, or a ring that is none.
 */
export function zonesOf(geojson: unknown, file: string): readonly Zone[] {
  const root = (typeof geojson === 'string' ? json(geojson, file) : geojson) as Shape | null;
  const features: readonly Shape[] =
    root?.type === 'FeatureCollection' && Array.isArray(root.features)
      ? (root.features as Shape[])
      : root?.type === 'Feature'
        ? [root]
        : [{ geometry: root }];
  const zones = features.flatMap((feature, i) => {
    const polygons = polygonsOf(feature?.geometry as Shape | null | undefined);
    if (polygons.length === 0) return [];
    const { properties, id } = feature;
    const name = [properties?.name, properties?.id, id].find(
      (v) => v !== undefined && v !== null && v !== '',
    );
    const zone: Zone = { name: String(name ?? i + 1), polygons };
    checkRings(zone, file);
    return [zone];
  });
  if (zones.length === 0) throw new Problem('geojsonEmpty', { file });
  return zones;
}

function json(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new Problem('geojsonSyntax', { file, detail });
  }
}

function polygonsOf(geometry: Shape | null | undefined): Zone['polygons'] {
  if (geometry?.type === 'Polygon') return [geometry.coordinates as Zone['polygons'][number]];
  if (geometry?.type === 'MultiPolygon') return geometry.coordinates as Zone['polygons'];
  if (geometry?.type === 'GeometryCollection' && Array.isArray(geometry.geometries))
    return (geometry.geometries as Shape[]).flatMap((part) => polygonsOf(part));
  return [];
}

function checkRings({ name, polygons }: Zone, file: string): void {
  const position = (p: unknown): boolean =>
    Array.isArray(p) && Number.isFinite(p[0]) && Number.isFinite(p[1]);
  const sound = (ring: unknown): boolean =>
    Array.isArray(ring) && ring.length >= 4 && ring.every(position);
  if (!Array.isArray(polygons) || !polygons.every((p) => Array.isArray(p) && p.every(sound)))
    throw new Problem('geojsonRing', { file, feature: name });
  for (const [ring] of polygons)
    for (const [lon, lat] of ring ?? [])
      if (Math.abs(lon!) > 540 || Math.abs(lat!) > 90)
        throw new Problem('geojsonCrs', { file, crs: `${lon}, ${lat}` });
}

/** Cells: an edge's middle may lie this far from the straight line between its ends. */
const bend = 1e-7;
const deepest = 16;

/**
 * Brings a zone into a raster's cells. GeoJSON's edges are straight in degrees; in the raster's CRS
 * they bend, so they are split until the rest is within a ten-millionth of a cell.
 */
export function cellZone(raster: Raster, { name, polygons }: Zone): CellZone {
  const rings: CellRing[] = [];
  let area = 0;
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const polygon of polygons)
    for (const [i, positions] of polygon.entries()) {
      const flat = positions.flatMap(([lon, lat]) => [lon!, lat!]);
      area += (i === 0 ? 1 : -1) * Math.abs(ringArea(flat));
      const ring = splitRing(raster, positions);
      for (let k = 0; k < ring.length; k += 2) {
        box.left = Math.min(box.left, ring[k]!);
        box.right = Math.max(box.right, ring[k]!);
        box.top = Math.min(box.top, ring[k + 1]!);
        box.bottom = Math.max(box.bottom, ring[k + 1]!);
      }
      rings.push(turned(ring, i === 0));
    }
  return {
    name,
    rings,
    area,
    left: Math.floor(box.left),
    top: Math.floor(box.top),
    right: Math.ceil(box.right),
    bottom: Math.ceil(box.bottom),
  };
}

type Place = readonly [x: number, y: number];

function splitRing(raster: Raster, positions: readonly (readonly number[])[]): Float64Array {
  const out: number[] = [];
  const place = (lon: number, lat: number): Place => raster.toPixel(lon, lat);
  const split = (a: Place, at: Place, b: Place, bt: Place, depth: number): void => {
    const lon = (a[0] + b[0]) / 2;
    const lat = (a[1] + b[1]) / 2;
    const middle = place(lon, lat);
    const off = Math.hypot(middle[0] - (at[0] + bt[0]) / 2, middle[1] - (at[1] + bt[1]) / 2);
    if (!(off > bend) || depth >= deepest) {
      out.push(bt[0], bt[1]);
      return;
    }
    split(a, at, [lon, lat], middle, depth + 1);
    split([lon, lat], middle, b, bt, depth + 1);
  };
  for (let i = 0; i + 1 < positions.length; i++) {
    const a = positions[i] as unknown as Place;
    const b = positions[i + 1] as unknown as Place;
    split(a, place(...a), b, place(...b), 0);
  }
  return Float64Array.from(out);
}

/** The ring in the direction asked for; `clockwise` as seen with y down. */
function turned(ring: Float64Array, clockwise: boolean): Float64Array {
  let twice = 0;
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2)
    twice += ring[j]! * ring[i + 1]! - ring[i]! * ring[j + 1]!;
  if (twice >= 0 === clockwise) return ring;
  const out = new Float64Array(ring.length);
  for (let i = 0; i < ring.length; i += 2) {
    out[i] = ring[ring.length - 2 - i]!;
    out[i + 1] = ring[ring.length - 1 - i]!;
  }
  return out;
}
