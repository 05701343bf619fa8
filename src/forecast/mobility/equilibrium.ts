import { Problem } from '../../problem/problem.ts';
import {
  beckmann,
  type Demand,
  forwardStar,
  linkCost,
  linkSlope,
  type Network,
} from './network.ts';
import { ShortestPaths } from './shortest.ts';

/** One used path of an origin-destination pair: its links in any order, and the trips on it. */
interface Path {
  readonly links: Int32Array;
  flow: number;
}

/** The used paths of one origin-destination pair; `cheapest` is an index into them. */
interface Pair {
  readonly destination: number;
  readonly trips: number;
  readonly paths: Path[];
}

/** Where a run ended: kept so that another demand or network of the same links can start from it. */
export interface PathFlows {
  readonly zones: number;
  /** By `origin * zones + destination`: links of each path and its share of the pair's trips. */
  readonly pairs: ReadonlyMap<
    number,
    readonly { readonly links: Int32Array; readonly share: number }[]
  >;
}

export interface Equilibrium {
  /** Volume and generalised cost by link. */
  readonly volumes: Float64Array;
  readonly costs: Float64Array;
  readonly objective: number;
  /** (TSTT - SPTT) / TSTT at `volumes`, measured with fresh shortest paths. */
  readonly relativeGap: number;
  readonly iterations: number;
  /** Total generalised travel time, the sum of volume times cost. */
  readonly tstt: number;
  /** Sum of volume times cost without the fixed part. */
  readonly travelTime: number;
  readonly paths: PathFlows;
}

export interface EquilibriumOptions {
  /** Relative gap at which the run ends. */
  readonly gap: number;
  /** Iterations after which it ends in any case; 1000 where absent. */
  readonly most?: number;
  readonly warm?: PathFlows;
  readonly signal?: AbortSignal;
  readonly progress?: (iteration: number, relativeGap: number) => void;
}

/** Rounds of shifts over known paths between two searches for new ones. */
const innerRounds = 8;

/**
 * Static user equilibrium (Wardrop's first principle) by gradient projection on paths
 * (Jayakrishnan, Tsai, Prashker and Rajadhyaksha 1994): each pair moves trips from its dearer paths to
 * its cheapest by a Newton step on the difference of their costs, links that both share left out, and
 * costs follow at once. Trips within a zone are not assigned.
 * Throws a Problem where a pair with trips has no path.
 */
export function assign(
  network: Network,
  demand: Demand,
  { gap, most = 1000, warm, signal, progress }: EquilibriumOptions,
): Equilibrium {
  const links = network.from.length;
  const search = new ShortestPaths(network, forwardStar(network));
  const volumes = new Float64Array(links);
  const costs = Float64Array.from({ length: links }, (_, link) => linkCost(network, link, 0));
  const origins = startPaths(demand, warm, volumes);
  if (warm !== undefined) refresh(network, volumes, costs);
  const shift = shifter(network, volumes, costs);

  let relativeGap = Number.POSITIVE_INFINITY;
  let iterations = 0;
  for (;;) {
    // One pass measures the gap at the volumes of now and adds the cheapest paths of now.
    relativeGap = addPaths(network, origins, search, volumes, costs);
    progress?.(iterations, relativeGap);
    if (relativeGap <= gap || iterations >= most || signal?.aborted) break;
    iterations += 1;
    for (let round = 0; round < innerRounds; round++) {
      let moved = 0;
      for (const pairs of origins.values()) for (const pair of pairs) moved += shift(pair);
      if (moved === 0) break;
    }
    // Rounding adds up over many small moves: volumes are summed anew from the paths.
    sumVolumes(origins, volumes);
    refresh(network, volumes, costs);
  }
  let tstt = 0;
  let fixed = 0;
  for (let link = 0; link < links; link++) {
    tstt += volumes[link]! * costs[link]!;
    fixed += volumes[link]! * network.fixed[link]!;
  }
  return {
    volumes,
    costs,
    objective: beckmann(network, volumes),
    relativeGap,
    iterations,
    tstt,
    travelTime: tstt - fixed,
    paths: keep(demand.zones, origins),
  };
}

type Origins = ReadonlyMap<number, readonly Pair[]>;

function startPaths(
  { zones, trips }: Demand,
  warm: PathFlows | undefined,
  volumes: Float64Array,
): Origins {
  const origins = new Map<number, Pair[]>();
  for (let origin = 0; origin < zones; origin++) {
    const pairs: Pair[] = [];
    for (let destination = 0; destination < zones; destination++) {
      const wanted = trips[origin * zones + destination]!;
      if (destination === origin || !(wanted > 0)) continue;
      const known = warm?.pairs.get(origin * zones + destination) ?? [];
      const paths = known.map(({ links, share }) => ({ links, flow: share * wanted }));
      pairs.push({ destination, trips: wanted, paths });
    }
    if (pairs.length > 0) origins.set(origin, pairs);
  }
  sumVolumes(origins, volumes);
  return origins;
}

function sumVolumes(origins: Origins, volumes: Float64Array): void {
  volumes.fill(0);
  for (const pairs of origins.values())
    for (const { paths } of pairs)
      for (const { links, flow } of paths) for (const link of links) volumes[link]! += flow;
}

function refresh(network: Network, volumes: Float64Array, costs: Float64Array): void {
  for (let link = 0; link < costs.length; link++)
    costs[link] = linkCost(network, link, volumes[link]!);
}

/**
 * Adds the cheapest path of every pair where it is new, and gives the relative gap. On a first pass,
 * where pairs have no path yet, all trips of an origin are loaded before the next origin is searched.
 */
function addPaths(
  network: Network,
  origins: Origins,
  search: ShortestPaths,
  volumes: Float64Array,
  costs: Float64Array,
): number {
  let shortest = 0;
  let loaded = false;
  for (const [origin, pairs] of origins) {
    search.from(origin, costs);
    for (const pair of pairs) {
      const cost = search.cost[pair.destination]!;
      if (!Number.isFinite(cost))
        throw new Problem('assignNoPath', {
          file: 'network',
          origin: origin + 1,
          destination: pair.destination + 1,
        });
      shortest += cost * pair.trips;
      const links = search.path(pair.destination);
      if (pair.paths.length === 0) {
        pair.paths.push({ links, flow: pair.trips });
        for (const link of links) volumes[link]! += pair.trips;
        loaded = true;
      } else if (!pair.paths.some((path) => same(path.links, links)))
        pair.paths.push({ links, flow: 0 });
    }
    if (loaded) refresh(network, volumes, costs);
  }
  if (loaded) return Number.POSITIVE_INFINITY;
  let total = 0;
  for (let link = 0; link < costs.length; link++) total += volumes[link]! * costs[link]!;
  return total === 0 ? 0 : Math.max(0, (total - shortest) / total);
}

function same(a: Int32Array, b: Int32Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Moves trips of one pair towards equal costs; gives the trips moved. Empty paths are dropped. */
function shifter(network: Network, volumes: Float64Array, costs: Float64Array) {
  /** 1 on the cheapest path, 2 on the other: links of both drop out of the difference. */
  const mark = new Uint8Array(costs.length);
  const costOf = ({ links }: Path): number => {
    let sum = 0;
    for (const link of links) sum += costs[link]!;
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

function keep(zones: number, origins: Origins): PathFlows {
  const pairs = new Map<number, { links: Int32Array; share: number }[]>();
  for (const [origin, list] of origins)
    for (const { destination, trips, paths } of list)
      pairs.set(
        origin * zones + destination,
        paths.map(({ links, flow }) => ({ links, share: flow / trips })),
      );
  return { zones, pairs };
}
