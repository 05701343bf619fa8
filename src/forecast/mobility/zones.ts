import { buildingUses, type FeatureTable, numbers } from '../../channel/table.ts';
import { Problem } from '../../problem/problem.ts';
import type { CityZones } from './inputs.ts';

interface Feature {
  readonly properties: Readonly<Record<string, unknown>> | null;
  readonly geometry: { readonly type: string; readonly coordinates: unknown } | null;
}

/**
 * Where people live and work, of districts (GeoJSON polygons with `id`, `name`, `population`, `jobs`; a
 * missing population counts 0, missing jobs are estimated later) and, where there is one, the city's
 * building table, by which people are spread within a district.
 * @throws Problem `geojsonCollection`, `geojsonEmpty`, `geojsonRing`
 */
export function zonesOf(
  districts: unknown,
  table?: FeatureTable | undefined,
  file = 'districts.geojson',
): CityZones {
  const features = (districts as { features?: unknown } | null)?.features;
  if (!Array.isArray(features)) throw new Problem('geojsonCollection', { file });
  const id: string[] = [];
  const name: string[] = [];
  const rings: Float64Array[][] = [];
  const population: number[] = [];
  const jobs: number[] = [];
  for (const [i, { properties, geometry }] of (features as readonly Feature[]).entries()) {
    const own = ringsOf(geometry, file, i);
    if (own.length === 0) continue;
    const numberOf = (key: string): number => {
      const value = properties?.[key];
      return typeof value === 'number' && value >= 0 ? value : Number.NaN;
    };
    const known = numberOf('population');
    id.push(String(properties?.id ?? i + 1));
    name.push(String(properties?.name ?? properties?.id ?? i + 1));
    rings.push(own);
    population.push(Number.isNaN(known) ? 0 : known);
    jobs.push(numberOf('jobs'));
  }
  if (id.length === 0) throw new Problem('geojsonEmpty', { file });
  const zones: CityZones = {
    count: id.length,
    id,
    name,
    rings,
    population: Float64Array.from(population),
    jobs: Float64Array.from(jobs),
  };
  const buildings = table === undefined ? undefined : buildingsOf(table, zones);
  return buildings === undefined ? zones : { ...zones, buildings };
}

function ringsOf(geometry: Feature['geometry'], file: string, feature: number): Float64Array[] {
  if (geometry === null || geometry === undefined) return [];
  const { type, coordinates } = geometry;
  if (type !== 'Polygon' && type !== 'MultiPolygon') return [];
  const polygons = (type === 'Polygon' ? [coordinates] : coordinates) as unknown[][];
  return polygons.flatMap((polygon) =>
    polygon.map((ring) => {
      const flat = Array.isArray(ring) ? ring.flatMap((p: number[]) => [p[0]!, p[1]!]) : [];
      if (flat.length < 8 || !flat.every(Number.isFinite))
        throw new Problem('geojsonRing', { file, feature: feature + 1 });
      return Float64Array.from(flat);
    }),
  );
}

function buildingsOf(table: FeatureTable, zones: CityZones): CityZones['buildings'] | undefined {
  const lon = numbers(table, 'lon');
  const lat = numbers(table, 'lat');
  if (lon === undefined || lat === undefined) return undefined;
  const { count } = table;
  const unknown = new Float64Array(count).fill(Number.NaN);
  const use = new Uint8Array(count).fill(255);
  const uses = table.columns.use;
  if (uses?.kind === 'category')
    for (let i = 0; i < count; i++) {
      const word = uses.categories[uses.codes[i]!];
      const index = (buildingUses as readonly (string | undefined)[]).indexOf(word);
      if (index >= 0) use[i] = index;
    }
  const find = districtFinder(zones);
  return {
    count,
    lon: Float64Array.from(lon),
    lat: Float64Array.from(lat),
    district: Int32Array.from({ length: count }, (_, i) => find(lon[i]!, lat[i]!)),
    population: Float64Array.from(numbers(table, 'population') ?? unknown),
    floorArea: Float64Array.from(numbers(table, 'floor_area') ?? unknown),
    use,
  };
}

/** Finds the district that a place lies in, -1 where none. */
export function districtFinder({ rings }: Pick<CityZones, 'rings'>) {
  const boxes = rings.map((own) => {
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    for (const ring of own)
      for (let i = 0; i < ring.length; i += 2) {
        box[0] = Math.min(box[0]!, ring[i]!);
        box[1] = Math.min(box[1]!, ring[i + 1]!);
        box[2] = Math.max(box[2]!, ring[i]!);
        box[3] = Math.max(box[3]!, ring[i + 1]!);
      }
    return box;
  });
  return (lon: number, lat: number): number =>
    rings.findIndex((own, d) => {
      const [west, south, east, north] = boxes[d]!;
      if (!(lon >= west! && lon <= east! && lat >= south! && lat <= north!)) return false;
      let inside = false;
      for (const ring of own) if (crossesOdd(ring, lon, lat)) inside = !inside;
      return inside;
    });
}

/** Even-odd rule for one ring. */
function crossesOdd(ring: Float64Array, lon: number, lat: number): boolean {
  let odd = false;
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
    const [ax, ay, bx, by] = [ring[i]!, ring[i + 1]!, ring[j]!, ring[j + 1]!];
    if (ay > lat !== by > lat && lon < ((bx - ax) * (lat - ay)) / (by - ay) + ax) odd = !odd;
  }
  return odd;
}
