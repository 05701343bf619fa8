import { type Demand, forwardStar, linkCost, type Network } from './network.ts';
import {
  keepPaths,
  linkKey,
  type Origins,
  type Pair,
  type Path,
  type PathFlows,
  refreshCosts,
  startPaths,
  sumVolumes,
} from './paths.ts';
import { pathCost, Shifter } from './shift.ts';
import { ShortestPaths } from './shortest.ts';

/** Rounds of shifts over known paths between two searches for new ones. */
const innerRounds = 8;

/** By origin, the last link of the cheapest path to each node, -1 where none is; origins without trips have none. */
export type Trees = (Int32Array | undefined)[];

/** Trips of a pair that no path serves. */
export interface Unserved {
  readonly origin: number;
  readonly destination: number;
  readonly trips: number;
}

/**
 * A static user equilibrium that is sought step by step, so that whoever runs it may pause, change the
 * demand or stop between steps: gradient projection on paths (Jayakrishnan, Tsai, Prashker and
 * Rajadhyaksha 1994). `search` measures the gap and adds the cheapest paths, `equalise` shifts trips.
 */
export class Assignment {
  readonly volumes: Float64Array;
  readonly costs: Float64Array;
  /** Cost of the cheapest path by `origin * zones + destination` when last searched; Infinity: none. */
  readonly skims: Float64Array;
  /** (TSTT - SPTT) / TSTT at the volumes of the last `search`; Infinity before all pairs have paths. */
  relativeGap = Number.POSITIVE_INFINITY;
  readonly zones: number;
  readonly #network: Network;
  readonly #paths: ShortestPaths;
  readonly #origins: Origins;
  readonly #shifter: Shifter;
  readonly #trees: Trees;
  /** Trees of this run, one after the other by origin. */
  #own: Int32Array | undefined;
  readonly #keys: Float64Array;
  #unserved: Unserved[] = [];

  /** @param trees of an earlier run on the same links, from which searches start */
  constructor(network: Network, demand: Demand, warm?: PathFlows, trees?: Trees) {
    const links = network.from.length;
    this.#network = network;
    this.#paths = new ShortestPaths(network, forwardStar(network));
    this.zones = demand.zones;
    this.volumes = new Float64Array(links);
    this.costs = Float64Array.from({ length: links }, (_, link) => linkCost(network, link, 0));
    this.skims = new Float64Array(demand.zones ** 2).fill(Number.POSITIVE_INFINITY);
    this.#origins = startPaths(demand, warm, network.closed);
    this.#shifter = new Shifter(network, this.volumes, this.costs);
    this.#trees = [...(trees ?? [])];
    this.#keys = Float64Array.from({ length: links }, (_, link) => linkKey(link));
    this.#settle();
  }

  /** Cheapest paths of the last search by origin. */
  get trees(): Trees {
    return this.#trees;
  }

  /** Pairs that the last search found no path for; their trips are not on the network. */
  get unserved(): readonly Unserved[] {
    return this.#unserved;
  }

  /**
   * Measures the gap at the volumes of now and adds the cheapest paths of now. On a first pass, where
   * pairs have no path yet, all trips of an origin are loaded before the next origin is searched.
   * Yields after each origin.
   * @param shift moves each origin's trips before the next origin is searched, which then sees them: paths
   *   are better, but the gap is only that of costs on the way
   */
  *search(shift = false): Generator<void, void> {
    const { volumes, costs } = this;
    const sums = { shortest: 0, moving: 0, loaded: false };
    this.#unserved = [];
    for (const [origin, pairs] of this.#origins) {
      this.#searchFrom(origin, pairs, shift, sums);
      if (sums.loaded) refreshCosts(this.#network, volumes, costs);
      if (shift) for (const pair of pairs) this.#shifter.shift(pair);
      yield;
    }
    let total = sums.moving;
    if (!shift)
      for (let link = 0; link < costs.length; link++) total += volumes[link]! * costs[link]!;
    if (sums.loaded) this.relativeGap = Number.POSITIVE_INFINITY;
    else this.relativeGap = total === 0 ? 0 : Math.max(0, (total - sums.shortest) / total);
  }

  #ownTree(origin: number): Int32Array {
    const { nodes } = this.#network;
    this.#own ??= new Int32Array(this.zones * nodes);
    this.#trees[origin] = this.#own.subarray(origin * nodes, (origin + 1) * nodes);
    return this.#trees[origin];
  }

  /** Adds an origin's cheapest paths of now; sums up what they, and with `shift` the used paths, cost. */
  #searchFrom(
    origin: number,
    pairs: readonly Pair[],
    shift: boolean,
    sums: { shortest: number; moving: number; loaded: boolean },
  ): void {
    const { volumes, costs, skims, zones } = this;
    const search = this.#paths;
    const tree = this.#trees[origin];
    if (tree === undefined) search.from(origin, costs);
    else search.again(origin, costs, tree);
    this.#ownTree(origin).set(search.last);
    for (let zone = 0; zone < zones; zone++) skims[origin * zones + zone] = search.cost[zone]!;
    for (const { destination, trips, paths } of pairs) {
      const cost = search.cost[destination]!;
      if (!Number.isFinite(cost)) {
        this.#unserved.push({ origin, destination, trips });
        continue;
      }
      sums.shortest += cost * trips;
      const key = search.key(destination, this.#keys);
      const known = hasKey(paths, key);
      if (shift) sums.moving += known && paths.length === 1 ? cost * trips : costOf(paths, costs);
      if (known) continue;
      const links = search.path(destination);
      if (paths.length === 0) {
        paths.push({ links, key, flow: trips });
        for (const link of links) volumes[link]! += trips;
        sums.loaded = true;
      } else paths.push({ links, key, flow: 0 });
    }
  }

  /** Shifts trips between known paths, a few rounds; yields after each origin. */
  *equalise(rounds = innerRounds): Generator<void, void> {
    for (let round = 0; round < rounds; round++) {
      let moved = 0;
      for (const pairs of this.#origins.values()) {
        for (const pair of pairs) moved += this.#shifter.shift(pair);
        yield;
      }
      if (moved === 0) break;
    }
    this.#settle();
  }

  /** Other trips on the pairs that had trips at the start; each pair's paths keep their shares. */
  change(trips: Float64Array): void {
    for (const [origin, pairs] of this.#origins)
      for (const pair of pairs) {
        const wanted = trips[origin * this.zones + pair.destination]!;
        if (pair.trips > 0) for (const path of pair.paths) path.flow *= wanted / pair.trips;
        else if (pair.paths[0] !== undefined) pair.paths[0].flow = wanted;
        pair.trips = wanted;
      }
    this.#settle();
  }

  /**
   * Adds amounts from an origin, by destination, to the links of the paths that its trips take, parted as the trips
   * are. Gives the sum of what went anywhere.
   */
  place(origin: number, amounts: Float64Array, onto: Float64Array): number {
    let placed = 0;
    for (const { destination, trips, paths } of this.#origins.get(origin) ?? []) {
      const amount = amounts[destination]!;
      if (!(amount > 0 && trips > 0) || paths.length === 0) continue;
      placed += amount;
      for (const { links, flow } of paths) {
        const part = (amount * flow) / trips;
        for (let i = 0; i < links.length; i++) onto[links[i]!]! += part;
      }
    }
    return placed;
  }

  paths(): PathFlows {
    return keepPaths(this.zones, this.#origins);
  }

  /** Rounding adds up over many small moves: volumes are summed anew from the paths. */
  #settle(): void {
    sumVolumes(this.#origins, this.volumes);
    refreshCosts(this.#network, this.volumes, this.costs);
  }
}

function costOf(paths: readonly Path[], costs: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < paths.length; i++) sum += pathCost(paths[i]!.links, costs) * paths[i]!.flow;
  return sum;
}

function hasKey(paths: readonly Path[], key: number): boolean {
  for (let i = 0; i < paths.length; i++) if (paths[i]!.key === key) return true;
  return false;
}

/** Runs steps to their end at once. */
export function finish<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
