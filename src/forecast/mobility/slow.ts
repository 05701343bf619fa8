import { roadClasses } from '../../channel/roads.ts';
import type { TrafficGraph } from './graph.ts';
import { forwardStar, type Network } from './network.ts';
import { ShortestPaths } from './shortest.ts';

const carsOnly = new Set([roadClasses.indexOf('motorway'), roadClasses.indexOf('trunk')]);
/** Way between two places over the way as the crow flies, where no street joins them. */
const detour = 1.3;

/**
 * Kilometres on foot or by bicycle by pair of zones: the shortest way along streets, against one-way
 * signs too, never on motorways and trunk roads; within a zone, from its size.
 */
export function slowDistances(graph: TrafficGraph): Float64Array {
  const { zones, centres, roads } = graph;
  const n = zones.length;
  const links: number[] = [];
  for (let link = 0; link < graph.from.length; link++) {
    const onRoad = link < roads.links.count;
    if (onRoad && carsOnly.has(roads.roads.class[roads.links.road[link]!]!)) continue;
    links.push(link);
  }
  const both = [...links, ...links];
  const count = both.length;
  const zero = new Float64Array(count);
  const network: Network = {
    nodes: graph.nodes,
    zones: centres,
    firstThrough: centres,
    from: Int32Array.from(both, (l, i) => (i < links.length ? graph.from[l]! : graph.to[l]!)),
    to: Int32Array.from(both, (l, i) => (i < links.length ? graph.to[l]! : graph.from[l]!)),
    capacity: zero,
    freeFlow: zero,
    b: zero,
    power: zero,
    fixed: zero,
  };
  const lengths = Float64Array.from(both, (link) => graph.length[link]!);
  const search = new ShortestPaths(network, forwardStar(network));
  const out = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    search.from(i, lengths);
    for (let j = 0; j < n; j++) {
      const [a, b] = [zones[i]!, zones[j]!];
      const along = search.cost[j]!;
      out[i * n + j] =
        i === j
          ? withinZone(a.radius)
          : Number.isFinite(along)
            ? along
            : (detour * Math.hypot(a.x - b.x, a.y - b.y)) / 1000;
    }
  }
  return out;
}

/** Kilometres of a trip within a zone: between two places a mean radius from its middle, with detours. */
export const withinZone = (radius: number): number => (detour * 1.27 * radius) / 1000;
