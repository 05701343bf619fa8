import { largestStrongPart } from '../../src/catalogue/network/connected.ts';
import type { NetworkCounts } from '../../src/catalogue/network/graph.ts';
import { outsideLinks } from '../../src/catalogue/network/outside.ts';
import { type RoadClass, type RoadNetwork, roadClasses } from '../../src/channel/roads.ts';

export interface RoadFinding {
  readonly severity: 'error' | 'warning';
  readonly code: 'disconnected' | 'ring' | 'speed' | 'capacity' | 'length';
  readonly message: string;
}

export interface RoadCheck extends NetworkCounts {
  readonly ok: boolean;
  /** Share of the links' length whose lanes or speed are the class's usual ones. */
  readonly assumed: number;
  readonly findings: readonly RoadFinding[];
}

/** Believable speeds without traffic, km/h. */
const speeds = [5, 150] as const;
/** Believable vehicles per hour and lane: up to the capacity of a motorway lane (HCM 6th ed., 2,400). */
const laneCapacity = [50, 2400] as const;
const metresPerDegree = 111_320;

/** Counts of a network, and what is wrong with it for assignment. */
export function checkNetwork(network: RoadNetwork): RoadCheck {
  const { nodes, roads, links } = network;
  const classes: Partial<Record<RoadClass, { roads: number; kilometres: number }>> = {};
  for (let r = 0; r < roads.count; r++) {
    const name = roadClasses[roads.class[r]!]!;
    const own = classes[name] ?? { roads: 0, kilometres: 0 };
    classes[name] = own;
    own.roads += 1;
    own.kilometres += roads.length[r]! / 1000;
  }
  for (const own of Object.values(classes)) own.kilometres = tenth(own.kilometres);
  let total = 0;
  let assumed = 0;
  for (let l = 0; l < links.count; l++) {
    const length = roads.length[links.road[l]!]!;
    total += length;
    if (links.assumed[l] === 1) assumed += length;
  }
  const findings = findingsOf(network);
  return {
    ok: findings.every(({ severity }) => severity !== 'error'),
    roads: roads.count,
    links: links.count,
    nodes: nodes.count,
    kilometres: tenth(roads.length.reduce((sum, v) => sum + v, 0) / 1000),
    classes,
    assumed: total === 0 ? 0 : Math.round((assumed / total) * 1000) / 1000,
    findings,
  };
}

const tenth = (value: number): number => Math.round(value * 10) / 10;

function findingsOf(network: RoadNetwork): RoadFinding[] {
  const { nodes, roads, links } = network;
  const findings: RoadFinding[] = [];
  const note = (
    severity: RoadFinding['severity'],
    code: RoadFinding['code'],
    count: number,
    message: string,
  ): void => {
    if (count > 0) findings.push({ severity, code, message: `${count} ${message}` });
  };
  const all = Array.from({ length: links.count }, (_, l) => l);
  const ends = all.map((l) => [links.from[l]!, links.to[l]!] as const);
  const outside = outsideLinks(
    nodes.count,
    all.map((l) => ({
      from: links.from[l]!,
      to: links.to[l]!,
      class: roadClasses[roads.class[links.road[l]!]!]!,
    })),
  );
  const apart = largestStrongPart(nodes.count + 1, [...ends, ...outside])
    .subarray(0, nodes.count)
    .filter((inside) => inside === 0).length;
  note('error', 'disconnected', apart, 'junctions cannot be reached from all others, or back');
  note('error', 'ring', ends.filter(([a, b]) => a === b).length, 'links end where they begin');
  const slow = all.filter((l) => !within(links.freeSpeed[l]!, speeds));
  note('warning', 'speed', slow.length, `links are not between ${speeds.join(' and ')} km/h`);
  const odd = all.filter((l) => !within(links.capacity[l]! / links.lanes[l]!, laneCapacity));
  note(
    'warning',
    'capacity',
    odd.length,
    `links do not carry ${laneCapacity.join(' to ')} vehicles per hour and lane`,
  );
  let wrong = 0;
  for (let r = 0; r < roads.count; r++) {
    const drawn = courseLength(network, r);
    if (Math.abs(roads.length[r]! - drawn) > 2 + drawn * 0.02) wrong++;
  }
  note('warning', 'length', wrong, 'roads are not as long as their course');
  return findings;
}

const within = (value: number, [low, high]: readonly [number, number]): boolean =>
  value >= low && value <= high;

/** Metres of a course on a sphere: within 0.6 % of the ellipsoid's. */
function courseLength({ roads }: RoadNetwork, road: number): number {
  let length = 0;
  for (let i = roads.start[road]! + 1; i < roads.start[road + 1]!; i++) {
    const dx = (roads.lon[i]! - roads.lon[i - 1]!) * Math.cos((roads.lat[i]! * Math.PI) / 180);
    length += Math.hypot(dx, roads.lat[i]! - roads.lat[i - 1]!) * metresPerDegree;
  }
  return length;
}
