import { areaPathsD, FillRule, intersectD } from 'clipper2-ts';
import Flatbush from 'flatbush';
import type { Feature, FeatureCollection, Polygon as GeoPolygon, Position } from 'geojson';
import type { Point, Polygon, Ring } from '../../plan.ts';
import { crossesItself, mend, polygonArea, tidyRing } from './rings.ts';

export interface CleanOptions {
  /** WGS 84 degrees to the plane, metres. */
  readonly project: (lon: number, lat: number) => Point;
  /** Property that holds the height in metres. */
  readonly heightProperty: string;
  /** Property that identifies a building in the source. */
  readonly idProperty: string;
  /** Heights below this are not believed, metres. */
  readonly lowest: number;
  /** Heights above this are not believed, metres. */
  readonly highest: number;
}

export interface Footprint {
  readonly id: string;
  readonly polygon: Polygon;
  /** Footprint area, m2. */
  readonly area: number;
  /** Metres; NaN where the source gives none that can be believed. */
  readonly height: number;
}

/** How many footprints had which defect. */
export interface FootprintDefects {
  noHeight: number;
  zeroHeight: number;
  lowHeight: number;
  absurdHeight: number;
  /** Higher than eight times the side of a square of their area: not believed. */
  slender: number;
  /** Self-crossing outlines; mended. */
  crossing: number;
  /** Not a polygon, or without area; left out. */
  degenerate: number;
  /** Same outline as another; the higher one is kept. */
  duplicate: number;
  /** Same identifier as another with another outline; given a suffix. */
  sameId: number;
  /** Pairs whose footprints overlap by more than a tenth of the smaller one; both kept. */
  overlapping: number;
}

/**
 * Footprints of a GeoJSON collection in the plane, every defect counted. Outlines may be `Polygon` or
 * `MultiPolygon`; each part of the latter is a footprint of its own.
 */
export function cleanFootprints(
  collection: FeatureCollection,
  options: CleanOptions,
): { readonly footprints: readonly Footprint[]; readonly defects: FootprintDefects } {
  const defects: FootprintDefects = {
    noHeight: 0,
    zeroHeight: 0,
    lowHeight: 0,
    absurdHeight: 0,
    slender: 0,
    crossing: 0,
    degenerate: 0,
    duplicate: 0,
    sameId: 0,
    overlapping: 0,
  };
  const byOutline = new Map<string, Footprint>();
  const ids = new Map<string, number>();
  for (const [i, feature] of collection.features.entries()) {
    const height = believedHeight(feature.properties?.[options.heightProperty], options, defects);
    for (const coordinates of parts(feature)) {
      const polygon = outline(coordinates, options.project, defects);
      if (polygon === undefined) {
        defects.degenerate++;
        continue;
      }
      const key = outlineKey(polygon.outer);
      const twin = byOutline.get(key);
      if (twin !== undefined) {
        defects.duplicate++;
        if (!(height > twin.height) && !Number.isNaN(twin.height)) continue;
        byOutline.set(key, { ...twin, height });
        continue;
      }
      const area = polygonArea(polygon);
      const slender = height > 8 * Math.sqrt(area);
      if (slender) defects.slender++;
      const name = String(feature.properties?.[options.idProperty] ?? `feature-${i}`);
      const used = ids.get(name) ?? 0;
      ids.set(name, used + 1);
      if (used > 0) defects.sameId++;
      const id = used === 0 ? name : `${name}-${used + 1}`;
      byOutline.set(key, { id, polygon, area, height: slender ? Number.NaN : height });
    }
    if (parts(feature).length === 0) defects.degenerate++;
  }
  const footprints = [...byOutline.values()];
  defects.overlapping = overlaps(footprints);
  return { footprints, defects };
}

function parts(feature: Feature): readonly Position[][][] {
  const geometry = feature.geometry as Feature['geometry'] | null;
  if (geometry?.type === 'Polygon') return [(geometry as GeoPolygon).coordinates];
  return geometry?.type === 'MultiPolygon' ? geometry.coordinates : [];
}

/** The height where it can be believed, else NaN and one more in the count that says why not. */
function believedHeight(value: unknown, options: CleanOptions, defects: FootprintDefects): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) defects.noHeight++;
  else if (value === 0) defects.zeroHeight++;
  else if (value < options.lowest) defects.lowHeight++;
  else if (value > options.highest) defects.absurdHeight++;
  else return value;
  return Number.NaN;
}

function outline(
  coordinates: readonly Position[][],
  project: CleanOptions['project'],
  defects: FootprintDefects,
): Polygon | undefined {
  const rings = coordinates.map((ring, i) =>
    tidyRing(
      ring.map((p): Point => project(p[0]!, p[1]!)),
      i === 0 ? 1 : -1,
    ),
  );
  const [outer, ...inner] = rings;
  if (outer === undefined || outer.length < 3) return undefined;
  let polygon: Polygon | undefined = { outer, holes: inner.filter((hole) => hole.length >= 3) };
  if ([polygon.outer, ...polygon.holes].some(crossesItself)) {
    defects.crossing++;
    polygon = mend(polygon);
  }
  return polygon !== undefined && polygonArea(polygon) >= 1 ? polygon : undefined;
}

/** The same for outlines that start at another point, to the decimetre. */
function outlineKey(ring: Ring): string {
  const points = ring.map(([x, y]) => `${Math.round(x * 10)},${Math.round(y * 10)}`);
  const first = points.indexOf(points.toSorted()[0]!);
  return [...points.slice(first), ...points.slice(0, first)].join(' ');
}

function overlaps(footprints: readonly Footprint[]): number {
  if (footprints.length === 0) return 0;
  const index = new Flatbush(footprints.length);
  const boxes = footprints.map(({ polygon }) => {
    const xs = polygon.outer.map((p) => p[0]);
    const ys = polygon.outer.map((p) => p[1]);
    return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] as const;
  });
  for (const box of boxes) index.add(...box);
  index.finish();
  const paths = ({ polygon }: Footprint) =>
    [polygon.outer, ...polygon.holes].map((ring) => ring.map(([x, y]) => ({ x, y })));
  let count = 0;
  for (const [i, a] of footprints.entries())
    for (const j of index.search(...boxes[i]!)) {
      if (j <= i) continue;
      const b = footprints[j]!;
      const common = Math.abs(areaPathsD(intersectD(paths(a), paths(b), FillRule.EvenOdd, 2)));
      if (common > 0.1 * Math.min(a.area, b.area)) count++;
    }
  return count;
}
