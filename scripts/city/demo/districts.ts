import type {
  Feature,
  FeatureCollection,
  Polygon as GeoPolygon,
  MultiPolygon,
  Position,
} from 'geojson';
import type { CityPlan, Polygon, Ring } from '../plan.ts';
import type { Project } from './rasters/derive.ts';

export interface DistrictProperties {
  readonly id: string;
  readonly name: string;
  readonly population: number;
  readonly area_km2: number;
  /** Inhabitants per square kilometre. */
  readonly density: number;
}

/** Signed area of a ring, positive where it runs counter-clockwise. */
export function signedArea(ring: readonly (readonly number[])[]): number {
  let twice = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xa, ya] = ring[j] as readonly [number, number];
    const [xb, yb] = ring[i] as readonly [number, number];
    twice += xa * yb - xb * ya;
  }
  return twice / 2;
}

/** The plan's districts as RFC 7946: WGS 84, rings closed, outer ones counter-clockwise, 1 cm digits. */
export function districtCollection(
  plan: CityPlan,
  toLonLat: Project,
): FeatureCollection<GeoPolygon | MultiPolygon, DistrictProperties> {
  const position = ([x, y]: readonly [number, number]): Position => {
    const [lon, lat] = toLonLat(x + plan.origin[0], y + plan.origin[1]);
    return [Number(lon.toFixed(7)), Number(lat.toFixed(7))];
  };
  const ring = (points: Ring, outer: boolean): Position[] => {
    const open = points.map(position);
    if (signedArea(open) > 0 !== outer) open.reverse();
    return [...open, open[0] as Position];
  };
  const coordinates = ({ outer, holes }: Polygon): Position[][] => [
    ring(outer, true),
    ...holes.map((hole) => ring(hole, false)),
  ];
  const squareMetres = ({ outer, holes }: Polygon): number =>
    Math.abs(signedArea(outer)) - holes.reduce((sum, h) => sum + Math.abs(signedArea(h)), 0);

  return {
    type: 'FeatureCollection',
    features: plan.districts.map(
      (district): Feature<GeoPolygon | MultiPolygon, DistrictProperties> => {
        const km2 = district.polygons.reduce((sum, p) => sum + squareMetres(p), 0) / 1e6;
        const [only] = district.polygons;
        return {
          type: 'Feature',
          id: district.id,
          properties: {
            id: district.id,
            name: district.name,
            population: district.population,
            area_km2: Number(km2.toFixed(3)),
            density: Math.round(district.population / km2),
          },
          geometry:
            district.polygons.length === 1 && only !== undefined
              ? { type: 'Polygon', coordinates: coordinates(only) }
              : { type: 'MultiPolygon', coordinates: district.polygons.map(coordinates) },
        };
      },
    ),
  };
}
