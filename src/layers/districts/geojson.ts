import { Problem } from '../../problem/problem.ts';

/** Rings of one polygon, outer first; interleaved lon, lat degrees, first position repeated last. */
export type Rings = readonly Float64Array[];

export interface District {
  readonly id: string;
  readonly name: string;
  readonly polygons: readonly Rings[];
  /** Numeric attributes; null and absent ones are NaN. */
  readonly values: Readonly<Record<string, number>>;
}

export interface Districts {
  readonly districts: readonly District[];
  /** Features without a polygon, left out. */
  readonly withoutShape: number;
}

const nameKeys = ['name', 'nome', 'title', 'label'];

/** Reads a feature collection of (multi)polygons, WGS 84; throws a Problem that names the file. */
export function parseDistricts(json: unknown, file: string): Districts {
  const collection = json as { type?: unknown; features?: unknown; crs?: unknown } | null;
  if (collection?.type !== 'FeatureCollection' || !Array.isArray(collection.features))
    throw new Problem('geojsonCollection', { file });
  const crs = (collection.crs as { properties?: { name?: unknown } } | undefined)?.properties?.name;
  if (typeof crs === 'string' && !/CRS84|EPSG:(:|\d*:)?4326$/.test(crs))
    throw new Problem('geojsonCrs', { file, crs });

  const features = collection.features as readonly unknown[];
  const districts = features.flatMap((feature, i) => {
    const { id, properties, geometry } = (feature ?? {}) as Record<string, unknown>;
    const attributes = (properties ?? {}) as Readonly<Record<string, unknown>>;
    const polygons = readPolygons(geometry, file, i);
    if (polygons.length === 0) return [];
    const key = String(attributes.id ?? id ?? i + 1);
    return { id: key, name: nameOf(attributes) ?? key, polygons, values: numbersOf(attributes) };
  });
  if (districts.length === 0) throw new Problem('geojsonEmpty', { file });
  return { districts, withoutShape: features.length - districts.length };
}

function nameOf(attributes: Readonly<Record<string, unknown>>): string | undefined {
  const said = nameKeys.map((key) => attributes[key]).find((v) => typeof v === 'string');
  return said === undefined || said === '' ? undefined : String(said);
}

function numbersOf(attributes: Readonly<Record<string, unknown>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(attributes)
      .filter(([key, value]) => key !== 'id' && (typeof value === 'number' || value === null))
      .map(([key, value]) => [key, typeof value === 'number' ? value : Number.NaN]),
  );
}

function readPolygons(geometry: unknown, file: string, feature: number): readonly Rings[] {
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown };
  const polygons = type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : [];
  if (!Array.isArray(polygons)) throw new Problem('geojsonRing', { file, feature: feature + 1 });
  return polygons.map((rings: unknown) => {
    if (!Array.isArray(rings)) throw new Problem('geojsonRing', { file, feature: feature + 1 });
    return rings.map((ring) => readRing(ring, file, feature));
  });
}

function readRing(ring: unknown, file: string, feature: number): Float64Array {
  const bad = (): Problem => new Problem('geojsonRing', { file, feature: feature + 1 });
  if (!Array.isArray(ring) || ring.length < 4) throw bad();
  const flat = new Float64Array(ring.length * 2);
  for (const [i, position] of ring.entries()) {
    const [lon, lat] = Array.isArray(position) ? (position as unknown[]) : [];
    if (typeof lon !== 'number' || typeof lat !== 'number') throw bad();
    if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90))
      throw new Problem('geojsonCrs', { file, crs: `${lon}, ${lat}` });
    flat[i * 2] = lon;
    flat[i * 2 + 1] = lat;
  }
  return flat;
}

/** Whether a place lies in a district (even-odd over all its rings, so holes are outside). */
export function contains(district: District, lon: number, lat: number): boolean {
  let inside = false;
  for (const ring of district.polygons.flat())
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      const [xa, ya, xb, yb] = [ring[j]!, ring[j + 1]!, ring[i]!, ring[i + 1]!];
      if (ya > lat !== yb > lat && lon < ((xb - xa) * (lat - ya)) / (yb - ya) + xa)
        inside = !inside;
    }
  return inside;
}

/** A place for the name: the widest stretch inside the largest polygon at its middle latitude. */
export function labelPlace(district: District): readonly [lon: number, lat: number] {
  const outers = district.polygons.map((rings) => rings[0]!);
  const outer = outers.reduce((a, b) => (Math.abs(area(b)) > Math.abs(area(a)) ? b : a));
  let [south, north] = [90, -90];
  for (let i = 1; i < outer.length; i += 2) {
    south = Math.min(south, outer[i]!);
    north = Math.max(north, outer[i]!);
  }
  const lat = (south + north) / 2 + (north - south) * 1e-7;
  const crossings: number[] = [];
  for (let i = 0, j = outer.length - 2; i < outer.length; j = i, i += 2) {
    const [xa, ya, xb, yb] = [outer[j]!, outer[j + 1]!, outer[i]!, outer[i + 1]!];
    if (ya > lat !== yb > lat) crossings.push(((xb - xa) * (lat - ya)) / (yb - ya) + xa);
  }
  crossings.sort((a, b) => a - b);
  let best: readonly [number, number] = [outer[0]!, outer[0]!];
  for (let i = 0; i + 1 < crossings.length; i += 2)
    if (crossings[i + 1]! - crossings[i]! > best[1] - best[0])
      best = [crossings[i]!, crossings[i + 1]!];
  return [(best[0] + best[1]) / 2, lat];
}

/** Side of a square as large as the district's outer rings, metres. */
export function sizeOf(district: District): number {
  const degree = 111_195;
  const squareMetres = district.polygons.reduce((sum, [outer]) => {
    const shrink = Math.cos((outer![1]! * Math.PI) / 180);
    return sum + Math.abs(area(outer!)) * degree * degree * shrink;
  }, 0);
  return Math.sqrt(squareMetres);
}

function area(ring: Float64Array): number {
  let twice = 0;
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2)
    twice += ring[j]! * ring[i + 1]! - ring[i]! * ring[j + 1]!;
  return twice / 2;
}
