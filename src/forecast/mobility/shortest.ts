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
  /** Cost of each node in the heap, beside it: costs lie far apart. */
  readonly #keys: Float64Array;
  /** Place of a node in the heap; -1 before it was met and after it was settled. */
  readonly #place: Int32Array;
  #size = 0;
  /** Sums of `key` by node, and the search that they are of. */
  readonly #sums: Float64Array;
  readonly #known: Int32Array;
  #search = 0;

  constructor(network: Network, star: ForwardStar) {
    this.#network = network;
    this.#star = star;
    this.cost = new Float64Array(network.nodes);
    this.last = new Int32Array(network.nodes);
    this.#heap = new Int32Array(network.nodes);
    this.#keys = new Float64Array(network.nodes);
    this.#sums = new Float64Array(network.nodes);
    this.#known = new Int32Array(network.nodes);
    this.#place = new Int32Array(network.nodes);
  }

  /** Fills `cost` and `last` for one origin; link costs must not be negative. */
  from(origin: number, linkCosts: Float64Array): void {
    const { cost, last } = this;
    cost.fill(Number.POSITIVE_INFINITY);
    last.fill(-1);
    this.#place.fill(-1);
    this.#size = 0;
    this.#search += 1;
    cost[origin] = 0;
    this.#raise(origin);
    this.#drain(origin, linkCosts);
  }

  /**
   * As `from`, starting from the tree (`last`) of an earlier search from the same origin at other costs: what it
   * costs now is an upper bound, from which only the nodes that have a cheaper way are searched. Links of the tree
   * may have been closed since.
   */
  again(origin: number, linkCosts: Float64Array, tree: Int32Array): void {
    const { cost, last } = this;
    const { nodes, firstThrough } = this.#network;
    last.set(tree);
    this.#place.fill(-1);
    this.#size = 0;
    this.#search += 1;
    this.#costTree(origin, linkCosts);
    for (let node = 0; node < nodes; node++) {
      if (cost[node] === Number.POSITIVE_INFINITY) continue;
      if (node >= firstThrough || node === origin) this.#relax(node, linkCosts);
    }
    this.#drain(origin, linkCosts);
  }

  /** Cost by node along the tree in `last`; what hangs on a closed link falls off. */
  #costTree(origin: number, linkCosts: Float64Array): void {
    const { cost, last } = this;
    const { nodes, from, closed } = this.#network;
    /** Nodes whose cost waits for that of the node above. */
    const waiting = this.#heap;
    cost.fill(-1);
    cost[origin] = 0;
    for (let node = 0; node < nodes; node++) {
      let at = node;
      let count = 0;
      while (cost[at]! < 0) {
        const link = last[at]!;
        if (link < 0 || closed?.[link] === 1) {
          last[at] = -1;
          cost[at] = Number.POSITIVE_INFINITY;
          break;
        }
        waiting[count++] = at;
        at = from[link]!;
      }
      let reached = cost[at]!;
      while (count > 0) {
        at = waiting[--count]!;
        reached += linkCosts[last[at]!]!;
        cost[at] = reached;
        if (reached === Number.POSITIVE_INFINITY) last[at] = -1;
      }
    }
  }

  #drain(origin: number, linkCosts: Float64Array): void {
    const { firstThrough } = this.#network;
    while (this.#size > 0) {
      const node = this.#pop();
      if (node >= firstThrough || node === origin) this.#relax(node, linkCosts);
    }
  }

  /** Takes the links that leave a node where they are the cheaper way. */
  #relax(node: number, linkCosts: Float64Array): void {
    const { cost, last } = this;
    const { start, links, heads } = this.#star;
    const reached = cost[node]!;
    const end = start[node + 1]!;
    for (let i = start[node]!; i < end; i++) {
      const link = links[i]!;
      const head = heads[i]!;
      const candidate = reached + linkCosts[link]!;
      if (!(candidate < cost[head]!)) continue;
      cost[head] = candidate;
      last[head] = link;
      this.#raise(head);
    }
  }

  /** Links of the cheapest path to a node, from its end to the origin. */
  path(node: number): Int32Array {
    const { from } = this.#network;
    const { last } = this;
    let count = 0;
    for (let link = last[node]!; link >= 0; link = last[from[link]!]!) count += 1;
    const links = new Int32Array(count);
    let place = 0;
    for (let link = last[node]!; link >= 0; link = last[from[link]!]!) links[place++] = link;
    return links;
  }

  /** Sum of `keys` (whole numbers, by link) over the links of the cheapest path to a node. */
  key(node: number, keys: Float64Array): number {
    const { last } = this;
    const { from } = this.#network;
    const sums = this.#sums;
    const known = this.#known;
    /** Nodes whose sum waits for that of the node above; the heap is empty after a search. */
    const waiting = this.#heap;
    const search = this.#search;
    let count = 0;
    let at = node;
    while (known[at] !== search && last[at]! >= 0) {
      waiting[count++] = at;
      at = from[last[at]!]!;
    }
    let sum = known[at] === search ? sums[at]! : 0;
    while (count > 0) {
      at = waiting[--count]!;
      sum += keys[last[at]!]!;
      sums[at] = sum;
      known[at] = search;
    }
    return sum;
  }

  /** Puts a node into the heap, or up where its cost has fallen. */
  #raise(node: number): void {
    const heap = this.#heap;
    const keys = this.#keys;
    const place = this.#place;
    let at = place[node]!;
    if (at < 0) at = this.#size++;
    const own = this.cost[node]!;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (keys[parent]! <= own) break;
      const above = heap[parent]!;
      heap[at] = above;
      keys[at] = keys[parent]!;
      place[above] = at;
      at = parent;
    }
    heap[at] = node;
    keys[at] = own;
    place[node] = at;
  }

  #pop(): number {
    const heap = this.#heap;
    const keys = this.#keys;
    const place = this.#place;
    const top = heap[0]!;
    place[top] = -1;
    const size = --this.#size;
    if (size === 0) return top;
    const node = heap[size]!;
    const own = keys[size]!;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && keys[child + 1]! < keys[child]!) child += 1;
      if (keys[child]! >= own) break;
      const below = heap[child]!;
      heap[at] = below;
      keys[at] = keys[child]!;
      place[below] = at;
      at = child;
    }
    heap[at] = node;
    keys[at] = own;
    place[node] = at;
    return top;
  }
}
