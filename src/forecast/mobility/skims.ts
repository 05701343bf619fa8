import { forwardStar, linkCost, type Network } from './network.ts';
import { ShortestPaths } from './shortest.ts';

/** Cost of the cheapest way by pair of centres at given volumes (an empty network where absent). */
export function skimsOf(network: Network, volumes?: Float64Array): Float64Array {
  const { zones } = network;
  const costs = Float64Array.from(network.from, (_, link) =>
    linkCost(network, link, volumes?.[link] ?? 0),
  );
  const search = new ShortestPaths(network, forwardStar(network));
  const skims = new Float64Array(zones * zones);
  for (let origin = 0; origin < zones; origin++) {
    search.from(origin, costs);
    skims.set(search.cost.subarray(0, zones), origin * zones);
  }
  return skims;
}
