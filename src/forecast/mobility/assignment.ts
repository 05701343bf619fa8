import { type Demand, forwardStar, linkCost, type Network } from './network.ts';
import {
  keepPaths,
  linkKey,
  type Origins,
  type PathFlows,
  refreshCosts,
  startPaths,
  sumVolumes,
} from './paths.ts';
import { shifter } from './shift.ts';
import { ShortestPaths } from './shortest.ts';

/** Rounds of shifts over known paths between two searches for new ones. */
const innerRounds = 8;

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
  readonly #shift: ReturnType<typeof shifter>;
  #unserved: Unserved[] = [];

  constructor(network: Network, demand: Demand, warm?: PathFlows) {
    const links = network.from.length;
    this.#network = network;
    this.#paths = new ShortestPaths(network, forwardStar(network));
    this.zones = demand.zones;
    this.volumes = new Float64Array(links);
    this.costs = Float64Array.from({ length: links }, (_, link) => linkCost(network, link, 0));
    this.skims = new Float64Array(demand.zones ** 2).fill(Number.POSITIVE_INFINITY);
    this.#origins = startPaths(demand, warm, network.closed);
    this.#shift = shifter(network, this.volumes, this.costs);
    this.#settle();
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
    const { volumes, costs, skims, zones } = this;
    let shortest = 0;
    let moving = 0;
    let loaded = false;
    this.#unserved = [];
    for (const [origin, pairs] of this.#origins) {
      this.#paths.from(origin, costs);
      for (let zone = 0; zone < zones; zone++)
        skims[origin * zones + zone] = this.#paths.cost[zone]!;
      for (const pair of pairs) {
        const { destination, trips, paths } = pair;
        const cost = this.#paths.cost[destination]!;
        if (shift)
          for (const { links, flow } of paths) {
            let sum = 0;
            for (let i = 0; i < links.length; i++) sum += costs[links[i]!]!;
            moving += sum * flow;
          }
        if (!Number.isFinite(cost)) {
          this.#unserved.push({ origin, destination, trips });
          continue;
        }
        shortest += cost * trips;
        const key = this.#paths.key(destination, linkKey);
        if (paths.some((path) => path.key === key)) continue;
        const links = this.#paths.path(destination);
        if (paths.length === 0) {
          paths.push({ links, key, flow: trips });
          for (const link of links) volumes[link]! += trips;
          loaded = true;
        } else paths.push({ links, key, flow: 0 });
      }
      if (loaded) refreshCosts(this.#network, volumes, costs);
      if (shift) for (const pair of pairs) this.#shift(pair);
      yield;
    }
    let total = moving;
    if (!shift)
      for (let link = 0; link < costs.length; link++) total += volumes[link]! * costs[link]!;
    if (loaded) this.relativeGap = Number.POSITIVE_INFINITY;
    else this.relativeGap = total === 0 ? 0 : Math.max(0, (total - shortest) / total);
  }

  /** Shifts trips between known paths, a few rounds; yields after each origin. */
  *equalise(rounds = innerRounds): Generator<void, void> {
    for (let round = 0; round < rounds; round++) {
      let moved = 0;
      for (const pairs of this.#origins.values()) {
        for (const pair of pairs) moved += this.#shift(pair);
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

/** Runs steps to their end at once. */
export function finish<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
