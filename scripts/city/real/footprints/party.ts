import Flatbush from 'flatbush';
import type { Point, Polygon } from '../../plan.ts';

/** How far apart two walls may be and still be one party wall, metres. */
const gap = 0.25;
/** Largest angle between them, as a sine. */
const skew = 0.05;

export interface Walled {
  readonly footprint: Polygon;
  /** Metres; NaN where it is not known. */
  readonly height: number;
}

interface Edge {
  readonly building: number;
  readonly a: Point;
  readonly b: Point;
}

/**
 * Outer wall to open air of every building, m2: perimeter times height, less what a neighbour's wall
 * covers (shared length times the lower of the two heights). NaN where the height is not known; a
 * neighbour of unknown height covers nothing.
 */
export function openWallAreas(buildings: readonly Walled[]): Float64Array {
  const edges: Edge[] = [];
  for (const [building, { footprint }] of buildings.entries())
    for (const ring of [footprint.outer, ...footprint.holes])
      for (let i = 0; i < ring.length; i++)
        edges.push({ building, a: ring[i]!, b: ring[(i + 1) % ring.length]! });
  const areas = new Float64Array(buildings.length);
  if (edges.length === 0) return areas;
  const index = new Flatbush(edges.length);
  for (const { a, b } of edges)
    index.add(
      Math.min(a[0], b[0]),
      Math.min(a[1], b[1]),
      Math.max(a[0], b[0]),
      Math.max(a[1], b[1]),
    );
  index.finish();
  for (const edge of edges) {
    const { height } = buildings[edge.building]!;
    const length = Math.hypot(edge.b[0] - edge.a[0], edge.b[1] - edge.a[1]);
    const near = index.search(
      Math.min(edge.a[0], edge.b[0]) - gap,
      Math.min(edge.a[1], edge.b[1]) - gap,
      Math.max(edge.a[0], edge.b[0]) + gap,
      Math.max(edge.a[1], edge.b[1]) + gap,
    );
    const covers: Cover[] = [];
    for (const i of near) {
      const other = edges[i]!;
      const otherHeight = buildings[other.building]!.height;
      if (other.building === edge.building || Number.isNaN(otherHeight)) continue;
      const span = shared(edge, other, length);
      if (span !== undefined) covers.push({ ...span, height: Math.min(height, otherHeight) });
    }
    areas[edge.building]! += length * height - coveredArea(covers);
  }
  return areas;
}

interface Cover {
  /** Metres along the edge. */
  readonly from: number;
  readonly to: number;
  readonly height: number;
}

/** Where `other` runs along `edge` within the gap. */
function shared(edge: Edge, other: Edge, length: number): Omit<Cover, 'height'> | undefined {
  if (length < gap) return undefined;
  const ux = (edge.b[0] - edge.a[0]) / length;
  const uy = (edge.b[1] - edge.a[1]) / length;
  const ox = other.b[0] - other.a[0];
  const oy = other.b[1] - other.a[1];
  const otherLength = Math.hypot(ox, oy);
  if (otherLength < gap || Math.abs(ux * oy - uy * ox) > skew * otherLength) return undefined;
  const along = ([x, y]: Point): number => (x - edge.a[0]) * ux + (y - edge.a[1]) * uy;
  const off = ([x, y]: Point): number => (y - edge.a[1]) * ux - (x - edge.a[0]) * uy;
  if (Math.abs(off(other.a)) > gap || Math.abs(off(other.b)) > gap) return undefined;
  const from = Math.max(0, Math.min(along(other.a), along(other.b)));
  const to = Math.min(length, Math.max(along(other.a), along(other.b)));
  return to > from ? { from, to } : undefined;
}

/** Area under the upper envelope of the covers. */
function coveredArea(covers: readonly Cover[]): number {
  if (covers.length === 0) return 0;
  const stops = [...new Set(covers.flatMap((c) => [c.from, c.to]))].sort((a, b) => a - b);
  let area = 0;
  for (let i = 0; i + 1 < stops.length; i++) {
    const [from, to] = [stops[i]!, stops[i + 1]!];
    const over = covers.filter((c) => c.from <= from && c.to >= to);
    if (over.length > 0) area += (to - from) * Math.max(...over.map((c) => c.height));
  }
  return area;
}
