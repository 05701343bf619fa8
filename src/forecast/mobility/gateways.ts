import { type RoadNetwork, roadClasses } from '../../channel/roads.ts';
import { type ExternalClass, externalClasses, type FittedGateway } from './model.ts';
import type { CityPlane } from './plane.ts';

/** Where roads leave the network: traffic from and to elsewhere enters and leaves there. */
export interface Gateway {
  readonly x: number;
  readonly y: number;
  /** Capacity of the roads that lead in and out by class of road, vehicles per hour. */
  readonly inward: Readonly<Record<ExternalClass, number>>;
  readonly outward: Readonly<Record<ExternalClass, number>>;
  /** Road nodes at which vehicles come in, and at which they leave. */
  readonly entries: readonly number[];
  readonly exits: readonly number[];
  /** Its traffic as a multiple of what its roads' classes make expect; 1 where nothing was counted. */
  readonly factor: number;
}

/** Ends of one carriageway and of the other lie within this distance, metres. */
const together = 300;

type Capacities = readonly (readonly [ExternalClass, number])[];

interface Edge {
  readonly node: number;
  readonly x: number;
  readonly y: number;
  readonly inward: Capacities;
  readonly outward: Capacities;
}

/**
 * Gateways, where the area was cut out of a larger network: main roads that end without a junction. Both
 * carriageways of a road make one gateway.
 */
export function gatewaysOf(
  { nodes, roads, links }: RoadNetwork,
  plane: CityPlane,
  fitted: readonly FittedGateway[] = [],
): Gateway[] {
  const leaving: number[][] = Array.from({ length: nodes.count }, () => []);
  const arriving: number[][] = Array.from({ length: nodes.count }, () => []);
  for (let link = 0; link < links.count; link++) {
    leaving[links.from[link]!]!.push(link);
    arriving[links.to[link]!]!.push(link);
  }
  const classOf = (link: number): ExternalClass | undefined => {
    const name = roadClasses[roads.class[links.road[link]!]!];
    return externalClasses.find((c) => c === name);
  };
  const capacities = (list: readonly number[]): Capacities =>
    list.flatMap((link) => {
      const c = classOf(link);
      return c === undefined ? [] : [[c, links.capacity[link]!] as const];
    });
  const edges: Edge[] = [];
  for (let node = 0; node < nodes.count; node++) {
    const out = leaving[node]!;
    const back = arriving[node]!;
    const others = new Set([
      ...out.map((link) => links.to[link]!),
      ...back.map((link) => links.from[link]!),
    ]);
    if (others.size !== 1) continue;
    const [inward, outward] = [capacities(out), capacities(back)];
    if (inward.length + outward.length === 0) continue;
    const [x, y] = [plane.x(nodes.lon[node]!), plane.y(nodes.lat[node]!)];
    edges.push({ node, x, y, inward, outward });
  }
  return grouped(edges).map((gateway) => {
    const own = fitted.find(
      ({ lon, lat }) => Math.hypot(plane.x(lon) - gateway.x, plane.y(lat) - gateway.y) < together,
    );
    return own === undefined ? gateway : { ...gateway, factor: own.factor };
  });
}

function grouped(edges: readonly Edge[]): Gateway[] {
  const groups: Edge[][] = [];
  for (const edge of edges) {
    const near = groups.find((group) =>
      group.some((other) => Math.hypot(edge.x - other.x, edge.y - other.y) < together),
    );
    if (near === undefined) groups.push([edge]);
    else near.push(edge);
  }
  return groups.map((group) => ({
    x: group.reduce((sum, e) => sum + e.x, 0) / group.length,
    y: group.reduce((sum, e) => sum + e.y, 0) / group.length,
    inward: byClass(group.flatMap((e) => e.inward)),
    outward: byClass(group.flatMap((e) => e.outward)),
    entries: group.filter((e) => e.inward.length > 0).map((e) => e.node),
    exits: group.filter((e) => e.outward.length > 0).map((e) => e.node),
    factor: 1,
  }));
}

function byClass(list: Capacities): Record<ExternalClass, number> {
  const sums = { motorway: 0, trunk: 0, primary: 0, secondary: 0 };
  for (const [c, capacity] of list) sums[c] += capacity;
  return sums;
}
