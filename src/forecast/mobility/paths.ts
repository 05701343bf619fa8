import { type Demand, linkCost, type Network } from './network.ts';

/** One used path of an origin-destination pair: its links in any order, and the trips on it. */
export interface Path {
  readonly links: Int32Array;
  /** Sum of `linkKey` of its links: paths of different keys differ. */
  readonly key: number;
  flow: number;
}

/** The used paths of one origin-destination pair. */
export interface Pair {
  readonly destination: number;
  trips: number;
  readonly paths: Path[];
}

/** Pairs with trips, by origin. */
export type Origins = ReadonlyMap<number, readonly Pair[]>;

export type KeptPath = Omit<Path, 'flow'> & { readonly share: number };

/** Where a run ended: kept so that another demand or network of the same links can start from it. */
export interface PathFlows {
  readonly zones: number;
  /** By `origin * zones + destination`: the pair's paths and the share of its trips on each. */
  readonly pairs: ReadonlyMap<number, readonly KeptPath[]>;
}

/** Pairs with the paths that an earlier run used and that are still open, their shares made whole. */
export function startPaths(
  { zones, trips }: Demand,
  warm: PathFlows | undefined,
  closed: Uint8Array | undefined,
): Origins {
  const origins = new Map<number, Pair[]>();
  for (let origin = 0; origin < zones; origin++) {
    const pairs: Pair[] = [];
    for (let destination = 0; destination < zones; destination++) {
      const wanted = trips[origin * zones + destination]!;
      if (destination === origin || !(wanted > 0)) continue;
      let known = warm?.pairs.get(origin * zones + destination) ?? [];
      if (closed !== undefined) known = known.filter(({ links }) => isOpen(links, closed));
      const sum = known.reduce((total, { share }) => total + share, 0);
      const paths: Path[] = [];
      for (const { links, key, share } of known)
        paths.push({
          links,
          key,
          flow: sum > 0 ? (share / sum) * wanted : wanted / known.length,
        });
      pairs.push({ destination, trips: wanted, paths });
    }
    if (pairs.length > 0) origins.set(origin, pairs);
  }
  return origins;
}

function isOpen(links: Int32Array, closed: Uint8Array): boolean {
  for (let i = 0; i < links.length; i++) if (closed[links[i]!] === 1) return false;
  return true;
}

export function sumVolumes(origins: Origins, volumes: Float64Array): void {
  volumes.fill(0);
  for (const pairs of origins.values())
    for (const { paths } of pairs)
      for (const { links, flow } of paths)
        for (let i = 0; i < links.length; i++) volumes[links[i]!]! += flow;
}

export function refreshCosts(network: Network, volumes: Float64Array, costs: Float64Array): void {
  for (let link = 0; link < costs.length; link++)
    costs[link] = linkCost(network, link, volumes[link]!);
}

/** A whole number by link, scattered (finaliser of MurmurHash3), so that sums of few hardly ever agree. */
export function linkKey(link: number): number {
  let h = Math.imul((link + 1) ^ ((link + 1) >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

export function keepPaths(zones: number, origins: Origins): PathFlows {
  const pairs = new Map<number, KeptPath[]>();
  for (const [origin, list] of origins)
    for (const { destination, trips, paths } of list)
      pairs.set(
        origin * zones + destination,
        paths.map(({ links, key, flow }) => ({ links, key, share: flow / trips })),
      );
  return { zones, pairs };
}
