import type { Bounds } from '../geo/bounds.ts';

const pair = /(-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)\s+(-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)/g;

/**
 * `dcat:bbox` as WGS 84 degrees: GeoSPARQL WKT (POLYGON or ENVELOPE; EPSG:4326 is latitude first,
 * CRS84 or none is longitude first) or GeoJSON. Undefined where it cannot be read.
 */
export function parseBox(raw: string): Bounds | undefined {
  const text = raw.trim();
  if (text.startsWith('{')) return box(geoJsonPositions(text));
  const envelope = /ENVELOPE\s*\(([^)]*)\)/i.exec(text)?.[1]?.split(',').map(Number);
  if (envelope?.length === 4) {
    const [west, east, north, south] = envelope as [number, number, number, number];
    return box([
      [west, south],
      [east, north],
    ]);
  }
  if (!/POLYGON/i.test(text)) return undefined;
  const latFirst = /^<[^>]*EPSG[^>]*4326>/i.test(text);
  const positions = [...text.replace(/^<[^>]*>/, '').matchAll(pair)].map(
    ([, a, b]): readonly [number, number] =>
      latFirst ? [Number(b), Number(a)] : [Number(a), Number(b)],
  );
  return box(positions);
}

/** The box as WKT in CRS84. */
export function writeBox([west, south, east, north]: Bounds): string {
  return `POLYGON((${west} ${south}, ${east} ${south}, ${east} ${north}, ${west} ${north}, ${west} ${south}))`;
}

function box(positions: readonly (readonly [number, number])[]): Bounds | undefined {
  if (positions.length < 2) return undefined;
  const lons = positions.map((p) => p[0]);
  const lats = positions.map((p) => p[1]);
  const found = [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
  const [west, south, east, north] = found as [number, number, number, number];
  const inRange = west >= -180 && east <= 180 && south >= -90 && north <= 90;
  return inRange && found.every(Number.isFinite) ? [west, south, east, north] : undefined;
}

function geoJsonPositions(text: string): readonly (readonly [number, number])[] {
  try {
    const parsed = JSON.parse(text) as { coordinates?: unknown };
    const flat = Array.isArray(parsed.coordinates) ? parsed.coordinates.flat(2) : [];
    const numbers = flat.filter((n): n is number => typeof n === 'number');
    const positions: [number, number][] = [];
    for (let i = 0; i + 1 < numbers.length; i += 2)
      positions.push([numbers[i] as number, numbers[i + 1] as number]);
    return positions;
  } catch {
    return [];
  }
}
