import { linkCost, linkSlope, type Network } from './network.ts';
import type { Pair, Path } from './paths.ts';

/**
 * Moves trips of one pair from its dearer paths to its cheapest by a Newton step on the difference of
 * their costs, links of both left out; volumes and costs follow at once. A class, not a closure: engines compile a
 * function that is made anew for each run anew, too.
 */
export class Shifter {
  readonly #network: Network;
  readonly #volumes: Float64Array;
  readonly #costs: Float64Array;
  /** 1 on the cheapest path, 2 on the other: links of both drop out of the difference. */
  readonly #mark: Uint8Array;

  constructor(network: Network, volumes: Float64Array, costs: Float64Array) {
    this.#network = network;
    this.#volumes = volumes;
    this.#costs = costs;
    this.#mark = new Uint8Array(costs.length);
  }

  /** Gives the trips moved. Empty paths are dropped. */
  shift({ paths }: Pair): number {
    if (paths.length < 2) return 0;
    const costs = this.#costs;
    let best = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let i = 0; i < paths.length; i++) {
      const cost = pathCost(paths[i]!.links, costs);
      if (cost < least) [best, least] = [i, cost];
    }
    const cheapest = paths[best]!;
    let moved = 0;
    for (let i = 0; i < paths.length; i++) {
      const path = paths[i]!;
      if (path === cheapest || path.flow === 0) continue;
      const excess = pathCost(path.links, costs) - pathCost(cheapest.links, costs);
      if (excess > 0) moved += this.#move(path, cheapest, excess);
    }
    for (let i = paths.length - 1; i >= 0; i--)
      if (paths[i]!.flow <= 0 && paths[i] !== cheapest) paths.splice(i, 1);
    return moved;
  }

  #move(path: Path, cheapest: Path, excess: number): number {
    const network = this.#network;
    const volumes = this.#volumes;
    const mark = this.#mark;
    const [here, there] = [path.links, cheapest.links];
    for (let i = 0; i < there.length; i++) mark[there[i]!] = 1;
    for (let i = 0; i < here.length; i++) mark[here[i]!]! += 2;
    let slope = 0;
    for (let i = 0; i < here.length; i++)
      if (mark[here[i]!] === 2) slope += linkSlope(network, here[i]!, volumes[here[i]!]!);
    for (let i = 0; i < there.length; i++)
      if (mark[there[i]!] === 1) slope += linkSlope(network, there[i]!, volumes[there[i]!]!);
    const trips = slope > 0 ? Math.min(path.flow, excess / slope) : path.flow;
    for (let i = 0; i < here.length; i++) if (mark[here[i]!] === 2) this.#load(here[i]!, -trips);
    for (let i = 0; i < there.length; i++) if (mark[there[i]!] === 1) this.#load(there[i]!, trips);
    for (let i = 0; i < here.length; i++) mark[here[i]!] = 0;
    for (let i = 0; i < there.length; i++) mark[there[i]!] = 0;
    path.flow -= trips;
    cheapest.flow += trips;
    return trips;
  }

  #load(link: number, trips: number): void {
    const volume = Math.max(0, this.#volumes[link]! + trips);
    this.#volumes[link] = volume;
    this.#costs[link] = linkCost(this.#network, link, volume);
  }
}

/** Sum of the costs of links. */
export function pathCost(links: Int32Array, costs: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < links.length; i++) sum += costs[links[i]!]!;
  return sum;
}
