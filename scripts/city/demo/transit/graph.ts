import type { CityPlan, Point, Street, StreetClass } from '../../plan.ts';

/** Cost of a metre by street class: lines keep to main streets; footpaths carry none. */
const costs: Readonly<Partial<Record<StreetClass, number>>> = {
  arterial: 1,
  boulevard: 1,
  quay: 1.3,
  collector: 1.4,
  local: 2.6,
  lane: 5,
};
const mainClasses: ReadonlySet<StreetClass> = new Set([
  'arterial',
  'boulevard',
  'quay',
  'collector',
]);
/** Each line on a street makes it dearer for the next, so that lines spread over the city. */
const crowding = 0.3;

export interface Edge {
  readonly street: Street;
  readonly to: number;
  readonly length: number;
}

/** One street of a way, in the direction of travel. */
export interface Leg {
  readonly street: Street;
  readonly from: number;
  readonly to: number;
  readonly path: readonly Point[];
}

export const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

export function lengthOf(path: readonly Point[]): number {
  let length = 0;
  for (let i = 1; i < path.length; i += 1) length += distance(path[i - 1]!, path[i]!);
  return length;
}

/** The drivable streets of a plan; only its largest connected part. */
export class StreetGraph {
  readonly nodes: readonly Point[];
  readonly edges: readonly (readonly Edge[])[];
  /** Nodes on main streets of the largest part. */
  readonly main: readonly number[];
  readonly #used = new Map<number, number>();

  constructor(plan: CityPlan) {
    this.nodes = plan.nodes;
    const edges: Edge[][] = plan.nodes.map(() => []);
    for (const street of plan.streets) {
      if (costs[street.class] === undefined) continue;
      const length = lengthOf(street.path);
      edges[street.from]!.push({ street, to: street.to, length });
      edges[street.to]!.push({ street, to: street.from, length });
    }
    this.edges = edges;
    const part = largestPart(edges);
    const main = part.filter((node) => edges[node]!.some((e) => mainClasses.has(e.street.class)));
    this.main = main.length >= 4 ? main : part;
  }

  nearest(point: Point): number {
    return this.main.reduce((best, node) =>
      distance(this.nodes[node]!, point) < distance(this.nodes[best]!, point) ? node : best,
    );
  }

  /** The cheapest way through some nodes, without there-and-back spurs; undefined where there is none. */
  way(anchors: readonly number[]): Leg[] | undefined {
    const legs: Leg[] = [];
    for (let i = 1; i < anchors.length; i += 1) {
      const part = this.#shortest(anchors[i - 1]!, anchors[i]!);
      if (part === undefined) return undefined;
      for (const leg of part) {
        const seen = legs.findIndex((before) => before.from === leg.to);
        if (seen >= 0) legs.length = seen;
        else legs.push(leg);
      }
    }
    return legs;
  }

  /** Notes that a line runs here. */
  use(legs: readonly Leg[]): void {
    for (const { street } of legs) this.#used.set(street.id, (this.#used.get(street.id) ?? 0) + 1);
  }

  /** Share of a way's length that other lines already use. */
  shared(legs: readonly Leg[]): number {
    const length = (list: readonly Leg[]): number =>
      list.reduce((sum, leg) => sum + lengthOf(leg.path), 0);
    return length(legs.filter((leg) => this.#used.has(leg.street.id))) / Math.max(1, length(legs));
  }

  #shortest(from: number, to: number): Leg[] | undefined {
    const cost = new Float64Array(this.nodes.length).fill(Number.POSITIVE_INFINITY);
    const came: (Leg | undefined)[] = new Array(this.nodes.length);
    const queue = new Queue();
    cost[from] = 0;
    queue.push(from, 0);
    for (let node = queue.pop(); node !== undefined && node !== to; node = queue.pop()) {
      for (const { street, to: next, length } of this.edges[node]!) {
        const factor = costs[street.class]! * (1 + crowding * (this.#used.get(street.id) ?? 0));
        const reached = cost[node]! + length * factor;
        if (reached >= cost[next]!) continue;
        cost[next] = reached;
        const path = street.from === node ? street.path : [...street.path].reverse();
        came[next] = { street, from: node, to: next, path };
        queue.push(next, reached);
      }
    }
    if (cost[to] === Number.POSITIVE_INFINITY) return undefined;
    const legs: Leg[] = [];
    for (
      let leg = came[to];
      leg !== undefined && legs.length < this.nodes.length;
      leg = came[leg.from]
    ) {
      legs.unshift(leg);
      if (leg.from === from) break;
    }
    return legs;
  }
}

function largestPart(edges: readonly (readonly Edge[])[]): number[] {
  const seen = new Uint8Array(edges.length);
  let largest: number[] = [];
  for (let start = 0; start < edges.length; start += 1) {
    if (seen[start] === 1) continue;
    const part = [start];
    seen[start] = 1;
    for (const node of part) {
      for (const { to } of edges[node]!) {
        if (seen[to] === 1) continue;
        seen[to] = 1;
        part.push(to);
      }
    }
    if (part.length > largest.length) largest = part;
  }
  return largest;
}

/** Binary heap of nodes by cost. */
class Queue {
  readonly #nodes: number[] = [];
  readonly #costs: number[] = [];

  push(node: number, cost: number): void {
    let at = this.#nodes.length;
    this.#nodes.push(node);
    this.#costs.push(cost);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.#costs[parent]! <= this.#costs[at]!) break;
      this.#swap(at, parent);
      at = parent;
    }
  }

  pop(): number | undefined {
    const first = this.#nodes[0];
    const node = this.#nodes.pop();
    const cost = this.#costs.pop();
    if (node === undefined || this.#nodes.length === 0) return first;
    this.#nodes[0] = node;
    this.#costs[0] = cost!;
    for (let at = 0; ; ) {
      const left = at * 2 + 1;
      let least = at;
      for (const child of [left, left + 1]) {
        if (child < this.#costs.length && this.#costs[child]! < this.#costs[least]!) least = child;
      }
      if (least === at) return first;
      this.#swap(at, least);
      at = least;
    }
  }

  #swap(a: number, b: number): void {
    [this.#nodes[a], this.#nodes[b]] = [this.#nodes[b]!, this.#nodes[a]!];
    [this.#costs[a], this.#costs[b]] = [this.#costs[b]!, this.#costs[a]!];
  }
}
