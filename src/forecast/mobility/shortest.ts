import type { ForwardStar, Network } from './network.ts';

/**
 * Dijkstra's shortest path trees (1959) with an indexed binary heap; arrays are made once and used for
 * every origin.
 */
export class ShortestPaths {
  /** Cost from the origin by node, Infinity where it is not reached. */
  readonly cost: Float64Array;
  /** Last link of the cheapest path by node, -1 at the origin and where it is not reached. */
  readonly last: Int32Array;
  readonly #network: Network;
  readonly #star: ForwardStar;
  readonly #heap: Int32Array;
  /** Place of a node in the heap; -1 before it was met and after it was settled. */
  readonly #place: Int32Array;
  #size = 0;

  constructor(network: Network, star: ForwardStar) {
    this.#network = network;
    this.#star = star;
    this.cost = new Float64Array(network.nodes);
    this.last = new Int32Array(network.nodes);
    this.#heap = new Int32Array(network.nodes);
    this.#place = new Int32Array(network.nodes);
  }

  /** Fills `cost` and `last` for one origin; link costs must not be negative. */
  from(origin: number, linkCosts: Float64Array): void {
    const { cost, last } = this;
    const { to, firstThrough } = this.#network;
    const { start, links } = this.#star;
    cost.fill(Number.POSITIVE_INFINITY);
    last.fill(-1);
    this.#place.fill(-1);
    this.#size = 0;
    cost[origin] = 0;
    this.#raise(origin);
    while (this.#size > 0) {
      const node = this.#pop();
      if (node < firstThrough && node !== origin) continue;
      const reached = cost[node]!;
      for (let i = start[node]!; i < start[node + 1]!; i++) {
        const link = links[i]!;
        const head = to[link]!;
        const candidate = reached + linkCosts[link]!;
        if (!(candidate < cost[head]!)) continue;
        cost[head] = candidate;
        last[head] = link;
        this.#raise(head);
      }
    }
  }

  /** Links of the cheapest path to a node, from its end to the origin. */
  path(node: number): Int32Array {
    const { from } = this.#network;
    const links: number[] = [];
    for (let at = node; this.last[at]! >= 0; at = from[this.last[at]!]!) links.push(this.last[at]!);
    return Int32Array.from(links);
  }

  /** Sum of `keyOf` over the links of the cheapest path to a node. */
  key(node: number, keyOf: (link: number) => number): number {
    const { from } = this.#network;
    let key = 0;
    for (let link = this.last[node]!; link >= 0; link = this.last[from[link]!]!) key += keyOf(link);
    return key;
  }

  /** Puts a node into the heap, or up where its cost has fallen. */
  #raise(node: number): void {
    const { cost } = this;
    const heap = this.#heap;
    const place = this.#place;
    let at = place[node]!;
    if (at < 0) at = this.#size++;
    const own = cost[node]!;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = heap[parent]!;
      if (cost[above]! <= own) break;
      heap[at] = above;
      place[above] = at;
      at = parent;
    }
    heap[at] = node;
    place[node] = at;
  }

  #pop(): number {
    const { cost } = this;
    const heap = this.#heap;
    const place = this.#place;
    const top = heap[0]!;
    place[top] = -1;
    this.#size -= 1;
    if (this.#size === 0) return top;
    const node = heap[this.#size]!;
    const own = cost[node]!;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.#size) break;
      if (child + 1 < this.#size && cost[heap[child + 1]!]! < cost[heap[child]!]!) child += 1;
      const below = heap[child]!;
      if (cost[below]! >= own) break;
      heap[at] = below;
      place[below] = at;
      at = child;
    }
    heap[at] = node;
    place[node] = at;
    return top;
  }
}
