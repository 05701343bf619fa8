/**
 * A directed road network with BPR link costs (Bureau of Public Roads 1964):
 * `cost = freeFlow * (1 + b * (volume / capacity) ^ power) + fixed`, volumes and capacities in the same
 * unit (vehicles per modelled period), costs in the unit of `freeFlow` (minutes, seconds or hours).
 * Nodes are numbered from 0; the first `zones` of them are where trips begin and end.
 */
export interface Network {
  readonly nodes: number;
  readonly zones: number;
  /** Nodes below this number carry no through traffic: a path may only begin or end there. */
  readonly firstThrough: number;
  /** By link. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly capacity: Float64Array;
  readonly freeFlow: Float64Array;
  readonly b: Float64Array;
  readonly power: Float64Array;
  /** What does not depend on the volume: toll and distance, weighted into the unit of time. */
  readonly fixed: Float64Array;
  /** 1 where a link is shut: no path uses it. Absent where all are open. */
  readonly closed?: Uint8Array | undefined;
}

/** Trips between zones, `trips[origin * zones + destination]`, in the unit of the volumes. */
export interface Demand {
  readonly zones: number;
  readonly trips: Float64Array;
}

/** Powers of 3 and 4 are what networks mostly have: products are several times as fast. */
function raised(base: number, power: number): number {
  if (power === 4) return base * base * (base * base);
  return power === 3 ? base * base * base : base ** power;
}

/** Generalised cost of a link at a volume. */
export function linkCost(n: Network, link: number, volume: number): number {
  const b = n.b[link]!;
  const load = b === 0 ? 0 : b * raised(volume / n.capacity[link]!, n.power[link]!);
  return n.freeFlow[link]! * (1 + load) + n.fixed[link]!;
}

/** Part of the capacity below which a cost that grows as a root counts as no steeper: empty, it is infinitely so. */
const flattest = 1e-3;

/** Derivative of `linkCost` by volume; 0 where the cost does not depend on it. */
export function linkSlope(n: Network, link: number, volume: number): number {
  const b = n.b[link]!;
  const power = n.power[link]!;
  if (b === 0 || power === 0) return 0;
  const capacity = n.capacity[link]!;
  const load = power < 1 ? Math.max(flattest, volume / capacity) : volume / capacity;
  return (n.freeFlow[link]! * b * power * raised(load, power - 1)) / capacity;
}

/** Beckmann's objective (1956), the sum over links of the integral of cost from 0 to the volume. */
export function beckmann(n: Network, volumes: Float64Array): number {
  let sum = 0;
  for (let link = 0; link < volumes.length; link++) {
    const v = volumes[link]!;
    const b = n.b[link]!;
    const power = n.power[link]!;
    const load = b === 0 ? 0 : (b / (power + 1)) * (v / n.capacity[link]!) ** power;
    sum += v * (n.freeFlow[link]! * (1 + load) + n.fixed[link]!);
  }
  return sum;
}

/** Open links by the node they leave (compressed rows): those of node `i` are `links[start[i]..start[i + 1]]`. */
export interface ForwardStar {
  readonly start: Int32Array;
  readonly links: Int32Array;
  /** Node at the end of each of `links`. */
  readonly heads: Int32Array;
}

export function forwardStar({ nodes, from, to, closed }: Network): ForwardStar {
  const start = new Int32Array(nodes + 1);
  for (let link = 0; link < from.length; link++)
    if (closed?.[link] !== 1) start[from[link]! + 1]! += 1;
  for (let node = 0; node < nodes; node++) start[node + 1]! += start[node]!;
  const next = start.slice();
  const links = new Int32Array(start[nodes]!);
  const heads = new Int32Array(start[nodes]!);
  for (let link = 0; link < from.length; link++)
    if (closed?.[link] !== 1) {
      const place = next[from[link]!]!++;
      links[place] = link;
      heads[place] = to[link]!;
    }
  return { start, links, heads };
}
