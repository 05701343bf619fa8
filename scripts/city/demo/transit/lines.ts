import type { CityPlan, Point } from '../../plan.ts';
import { centreOf, type Demand, stationOf } from './demand.ts';
import { distance, type Leg, lengthOf, type StreetGraph } from './graph.ts';

export interface Line {
  readonly name: string;
  readonly mode: 'tram' | 'bus';
  /** sRGB hex without #. */
  readonly color: string;
  readonly legs: readonly Leg[];
}

export interface Places {
  readonly centre: Point;
  /** Main-street junction nearest to the station. */
  readonly station: Point | undefined;
}

const sectors = 16;
const mostLines = 12;
/** Streets per line: small cities have fewer lines. */
const kilometresPerLine = 8;
const shortest = 800;
/** A line that shares more of its way with others than this is not worth running. */
const mostShared = 0.82;
const edge = 120;
/** A line ends where at least this share of a middling place's people are around. */
const peopledEnd = 0.35;

type Anchor = { readonly sector: number; readonly reach?: number } | 'centre' | 'station';
interface Wish {
  readonly mode: Line['mode'];
  readonly color: string;
  readonly anchors: readonly Anchor[];
}

const across = (a: number, via: 'centre' | 'station'): readonly Anchor[] => [
  { sector: a },
  via,
  { sector: a + sectors / 2 },
];
const around = (reach: number, ...list: readonly number[]): readonly Anchor[] =>
  list.map((sector) => ({ sector, reach }));

/** Lines in the order in which they are laid: cross-city trams, cross-city buses, then ring and tangents. */
const wishes: readonly Wish[] = [
  { mode: 'tram', color: 'C8102E', anchors: across(0, 'centre') },
  { mode: 'tram', color: 'B85C00', anchors: across(4, 'station') },
  { mode: 'bus', color: '1D6FB8', anchors: across(2, 'station') },
  { mode: 'tram', color: '8A4FBF', anchors: across(6, 'centre') },
  { mode: 'bus', color: '2E7D32', anchors: around(0.5, 0, 2, 4, 6, 8) },
  { mode: 'bus', color: '0B7285', anchors: across(3, 'centre') },
  { mode: 'tram', color: '0F6E5C', anchors: across(2, 'centre') },
  { mode: 'bus', color: '7A5C1E', anchors: around(0.5, 8, 10, 12, 14, 0) },
  { mode: 'bus', color: 'A0459B', anchors: across(5, 'station') },
  { mode: 'bus', color: '5B6ABF', anchors: across(7, 'centre') },
  { mode: 'bus', color: 'B5476B', anchors: around(0.8, 1, 3, 5) },
  { mode: 'bus', color: '4F7A1F', anchors: around(0.8, 9, 11, 13) },
  { mode: 'bus', color: '3F6C8F', anchors: across(1, 'station') },
  { mode: 'bus', color: '8C5A3C', anchors: around(0.7, 13, 15, 1) },
];

/** Lays lines on the streets: about twelve in a city, at least two where the streets carry them. */
export function layLines(
  plan: CityPlan,
  graph: StreetGraph,
  demand: Demand,
): { readonly lines: readonly Line[]; readonly places: Places } {
  const centre = centreOf(plan);
  const station = stationOf(plan, centre);
  const places: Places = { centre, station: station && graph.nodes[graph.nearest(station)]! };
  const ends = endsBySector(plan, graph, demand, centre);
  const kilometres = plan.streets.reduce((sum, { path }) => sum + lengthOf(path), 0) / 1000;
  const wanted = Math.max(2, Math.min(mostLines, Math.round(kilometres / kilometresPerLine)));
  const lines: Line[] = [];
  const counts = { tram: 0, bus: 0 };
  for (const { mode, color, anchors } of wishes) {
    if (lines.length >= wanted) break;
    const nodes = anchors.map((anchor) => nodeOf(anchor, graph, places, ends));
    if (nodes.some((node) => node === undefined)) continue;
    const legs = graph.way(nodes as number[]);
    if (legs === undefined || lengthOf(legs.flatMap(({ path }) => path)) < shortest) continue;
    if (lines.length >= 2 && graph.shared(legs) > mostShared) continue;
    graph.use(legs);
    counts[mode] += 1;
    const name = mode === 'tram' ? `${counts.tram}` : `${20 + counts.bus}`;
    lines.push({ name, mode, color, legs });
  }
  return { lines, places };
}

/** Outermost well-peopled node by sector around the centre. */
function endsBySector(
  plan: CityPlan,
  graph: StreetGraph,
  demand: Demand,
  centre: Point,
): readonly (number | undefined)[] {
  const best: { node: number; score: number }[] = [];
  const people = graph.main.map((node) => demand.around(graph.nodes[node]!)).sort((a, b) => a - b);
  const least = people[people.length >> 1]! * peopledEnd;
  for (const node of graph.main) {
    const [x, y] = graph.nodes[node]!;
    const around = demand.around([x, y]);
    const inside = Math.min(x, y, plan.extent[0] - x, plan.extent[1] - y) > edge;
    if (!inside || around < least) continue;
    const angle = Math.atan2(y - centre[1], x - centre[0]) + 2 * Math.PI;
    const sector = Math.round((angle / (2 * Math.PI)) * sectors) % sectors;
    const score = distance([x, y], centre) * (1 + around) ** 0.2;
    if (score > (best[sector]?.score ?? 0)) best[sector] = { node, score };
  }
  return Array.from({ length: sectors }, (_, sector) => best[sector]?.node);
}

function nodeOf(
  anchor: Anchor,
  graph: StreetGraph,
  { centre, station }: Places,
  ends: readonly (number | undefined)[],
): number | undefined {
  if (anchor === 'centre') return graph.nearest(centre);
  if (anchor === 'station') return graph.nearest(station ?? centre);
  const end = ends[anchor.sector % sectors];
  if (end === undefined || anchor.reach === undefined) return end;
  const [x, y] = graph.nodes[end]!;
  return graph.nearest([
    centre[0] + (x - centre[0]) * anchor.reach,
    centre[1] + (y - centre[1]) * anchor.reach,
  ]);
}
