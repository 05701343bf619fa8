import { linkCost, linkSlope, type Network } from './network.ts';
import type { Pair, Path } from './paths.ts';

/**
 * Moves trips of one pair from its dearer paths to its cheapest by a Newton step on the difference of
 * their costs, links of both left out; volumes and costs follow at once. Gives the trips moved. Empty
 * paths are dropped.
 */
export function shifter(network: Network, volumes: Float64Array, costs: Float64Array) {
  /** 1 on the cheapest path, 2 on the other: links of both drop out of the difference. */
  const mark = new Uint8Array(costs.length);
  const costOf = ({ links }: Path): number => {
    let sum = 0;
    for (let i = 0; i < links.length; i++) sum += costs[links[i]!]!;
    return sum;
  };
  const load = (link: number, trips: number): void => {
    volumes[link] = Math.max(0, volumes[link]! + trips);
    costs[link] = linkCost(network, link, volumes[link]!);
  };

  return ({ paths }: Pair): number => {
    if (paths.length < 2) return 0;
    let best = 0;
    let least = Number.POSITIVE_INFINITY;
    for (const [i, path] of paths.entries()) {
      const cost = costOf(path);
      if (cost < least) [best, least] = [i, cost];
    }
    const cheapest = paths[best]!;
    let moved = 0;
    for (const path of paths) {
      if (path === cheapest || path.flow === 0) continue;
      const excess = costOf(path) - costOf(cheapest);
      if (!(excess > 0)) continue;
      for (const link of cheapest.links) mark[link] = 1;
      for (const link of path.links) mark[link]! += 2;
      let slope = 0;
      for (const link of path.links)
        if (mark[link] === 2) slope += linkSlope(network, link, volumes[link]!);
      for (const link of cheapest.links)
        if (mark[link] === 1) slope += linkSlope(network, link, volumes[link]!);
      const trips = slope > 0 ? Math.min(path.flow, excess / slope) : path.flow;
      for (const link of path.links) if (mark[link] === 2) load(link, -trips);
      for (const link of cheapest.links) if (mark[link] === 1) load(link, trips);
      for (const link of path.links) mark[link] = 0;
      for (const link of cheapest.links) mark[link] = 0;
      path.flow -= trips;
      cheapest.flow += trips;
      moved += trips;
    }
    for (let i = paths.length - 1; i >= 0; i--)
      if (paths[i]!.flow <= 0 && paths[i] !== cheapest) paths.splice(i, 1);
    return moved;
  };
}
