import geodesic from 'geographiclib-geodesic';
import { type RoadClass, roadClasses } from '../../channel/roads.ts';
import { largestStrongPart } from './connected.ts';
import { mergeRoads, openRings } from './merge.ts';
import { outsideLinks } from './outside.ts';
import type { LonLatPoint, Road, RoadLine } from './road.ts';
import { splitLines, touches } from './split.ts';
import type { NoRoad, RoadOptions } from './tags.ts';

/** A road with its length, metres on the ellipsoid; nodes are numbered without gaps. */
export type MeasuredRoad = Road & { readonly length: number };

/** How large a network is. */
export interface NetworkCounts {
  readonly roads: number;
  readonly links: number;
  readonly nodes: number;
  readonly kilometres: number;
  readonly classes: Readonly<
    Partial<Record<RoadClass, { readonly roads: number; readonly kilometres: number }>>
  >;
}

/** How a network came to be. */
export interface RoadReport extends NetworkCounts {
  /** Lines of the source, and those of them that cars may drive. */
  readonly lines: number;
  readonly drivable: number;
  /** Bollards, blocks and shut gates on them, which cut them; 0 where the source has no such points. */
  readonly barriers: number;
  readonly left: Readonly<Record<NoRoad, number>>;
  /** Roads that cannot be reached from, or cannot reach, the rest. */
  readonly unreachable: { readonly roads: number; readonly kilometres: number };
  /** Joints between two roads of the same kind that were taken out. */
  readonly merged: number;
  /** Share of the length whose lanes or speed are the class's usual ones. */
  readonly assumed: { readonly lanes: number; readonly speed: number };
}

/** A network of the lines that cars may drive, strongly connected by itself and over what lies outside. */
export function roadGraph(
  lines: readonly RoadLine[],
  options: RoadOptions = {},
): { readonly roads: readonly MeasuredRoad[]; readonly report: RoadReport } {
  const near = lines.filter(({ path }) => touches(path, options.bounds));
  const { roads: pieces, left, drivable, barriers } = splitLines(near, options);
  const nodes = pieces.reduce((most, { from, to }) => Math.max(most, from, to), -1) + 1;
  const classed = pieces.flatMap((road) =>
    linksOf(road).map(([from, to]) => ({ from, to, class: road.class })),
  );
  const links = classed.map(({ from, to }) => [from, to] as const);
  const strong = largestStrongPart(nodes + 1, [...links, ...outsideLinks(nodes, classed)]);
  const inside = (road: Road): boolean => strong[road.from] === 1 && strong[road.to] === 1;
  const kept = pieces.filter(inside);
  const merged = mergeRoads(kept);
  const roads = numbered(openRings(merged)).map((road) => ({ ...road, length: metres(road.path) }));
  const outside = pieces.filter((road) => !inside(road)).map(({ path }) => metres(path));
  const report: RoadReport = {
    lines: near.length,
    drivable,
    barriers,
    left,
    ...summary(roads),
    unreachable: { roads: outside.length, kilometres: kilometres(outside) },
    merged: kept.length - merged.length,
  };
  return { roads, report };
}

/** Counts, kilometres and shares of finished roads. */
export function summary(
  roads: readonly MeasuredRoad[],
): NetworkCounts & Pick<RoadReport, 'assumed'> {
  const all = roads.map((r) => r.length);
  const total = all.reduce((sum, v) => sum + v, 0) || 1;
  const share = (assumed: (road: Road) => boolean): number => {
    const length = roads.filter(assumed).reduce((sum, r) => sum + r.length, 0);
    return Math.round((length / total) * 1000) / 1000;
  };
  const classes: Partial<Record<RoadClass, { roads: number; kilometres: number }>> = {};
  for (const name of roadClasses) {
    const own = roads.filter((r) => r.class === name).map((r) => r.length);
    if (own.length > 0) classes[name] = { roads: own.length, kilometres: kilometres(own) };
  }
  return {
    roads: roads.length,
    links: roads.flatMap(linksOf).length,
    nodes: new Set(roads.flatMap((r) => [r.from, r.to])).size,
    kilometres: kilometres(all),
    classes,
    assumed: { lanes: share((r) => r.assumedLanes), speed: share((r) => r.assumedSpeed) },
  };
}

const linksOf = ({ from, to, forward, backward }: Road): [number, number][] => [
  ...(forward === undefined ? [] : [[from, to] as [number, number]]),
  ...(backward === undefined ? [] : [[to, from] as [number, number]]),
];

/** The same roads with nodes numbered from 0 in order of their first use. */
function numbered(roads: readonly Road[]): readonly Road[] {
  const numbers = new Map<number, number>();
  const of = (node: number): number => {
    const known = numbers.get(node) ?? numbers.size;
    numbers.set(node, known);
    return known;
  };
  return roads.map((road) => ({ ...road, from: of(road.from), to: of(road.to) }));
}

/** Length on the WGS 84 ellipsoid (Karney, J. Geodesy 87, 2013), metres. */
export function metres(path: readonly LonLatPoint[]): number {
  let length = 0;
  for (let i = 1; i < path.length; i++) {
    const [lon1, lat1] = path[i - 1]!;
    const [lon2, lat2] = path[i]!;
    length += geodesic.Geodesic.WGS84.Inverse(lat1, lon1, lat2, lon2).s12 ?? 0;
  }
  return length;
}

const kilometres = (lengths: readonly number[]): number =>
  Math.round(lengths.reduce((sum, v) => sum + v, 0) / 100) / 10;
