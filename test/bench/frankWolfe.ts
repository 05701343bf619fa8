import {
  type Demand,
  forwardStar,
  linkCost,
  linkSlope,
  type Network,
} from '../../src/forecast/mobility/network.ts';
import { ShortestPaths } from '../../src/forecast/mobility/shortest.ts';

/** All trips on their cheapest paths at given costs, and what they cost there. */
function allOrNothing(
  network: Network,
  demand: Demand,
  costs: Float64Array,
  search: ShortestPaths,
): { readonly flows: Float64Array; readonly cost: number } {
  const flows = new Float64Array(costs.length);
  let cost = 0;
  const { zones, trips } = demand;
  for (let origin = 0; origin < zones; origin++) {
    search.from(origin, costs);
    for (let to = 0; to < zones; to++) {
      const amount = trips[origin * zones + to]!;
      if (to === origin || !(amount > 0)) continue;
      cost += amount * search.cost[to]!;
      for (let link = search.last[to]!; link >= 0; link = search.last[network.from[link]!]!)
        flows[link]! += amount;
    }
  }
  return { flows, cost };
}

/**
 * The textbook peer: user equilibrium by the bi-conjugate Frank-Wolfe method (Mitradjieva & Lindberg
 * 2013, Transportation Science 47), with the same network, shortest paths and gap as ours. Gives the
 * iterations that reach the gap, and the volumes.
 */
export function biconjugateFrankWolfe(
  network: Network,
  demand: Demand,
  gap: number,
): { readonly iterations: number; readonly volumes: Float64Array } {
  const links = network.from.length;
  const search = new ShortestPaths(network, forwardStar(network));
  const costs = new Float64Array(links);
  const price = (flows: Float64Array): void => {
    for (let link = 0; link < links; link++) costs[link] = linkCost(network, link, flows[link]!);
  };
  price(new Float64Array(links));
  let x = allOrNothing(network, demand, costs, search).flows;
  let before: Float64Array | undefined;
  let beforeThat: Float64Array | undefined;
  let step = 0;
  for (let iteration = 1; ; iteration++) {
    price(x);
    const { flows: y, cost } = allOrNothing(network, demand, costs, search);
    let total = 0;
    for (let link = 0; link < links; link++) total += x[link]! * costs[link]!;
    if (total - cost <= gap * total || iteration === 20_000)
      return { iterations: iteration, volumes: x };
    const target = conjugate(network, x, y, step < 0.999 ? before : undefined, beforeThat, step);
    const direction = target.map((v, link) => v - x[link]!);
    step = lineSearch(network, x, direction);
    beforeThat = before;
    before = target;
    x = x.map((v, link) => Math.max(0, v + step * direction[link]!));
  }
}

/** Point aimed at: conjugate to the last two directions by the diagonal Hessian at `x`. */
function conjugate(
  network: Network,
  x: Float64Array,
  y: Float64Array,
  s1: Float64Array | undefined,
  s2: Float64Array | undefined,
  step: number,
): Float64Array {
  if (s1 === undefined) return y;
  const dot = (a: (link: number) => number, b: (link: number) => number): number => {
    let sum = 0;
    for (let link = 0; link < x.length; link++)
      sum += a(link) * linkSlope(network, link, x[link]!) * b(link);
    return sum;
  };
  const toY = (l: number): number => y[l]! - x[l]!;
  const toS1 = (l: number): number => s1[l]! - x[l]!;
  const most = 0.99999;
  if (s2 === undefined) {
    const n = dot(toS1, toY);
    const d = dot(toS1, (l) => y[l]! - s1[l]!);
    const a = d === 0 ? 0 : Math.min(most, Math.max(0, n / d));
    return y.map((v, l) => a * s1[l]! + (1 - a) * v);
  }
  const mixed = (l: number): number => step * s1[l]! - x[l]! + (1 - step) * s2[l]!;
  const mu = -dot(mixed, toY) / dot(mixed, (l) => s2[l]! - s1[l]!);
  const nu = -dot(toS1, toY) / dot(toS1, toS1) + (mu * step) / (1 - step);
  const [m, n] = [Math.max(0, mu), Math.max(0, nu)];
  if (!Number.isFinite(m + n)) return y;
  const b0 = 1 / (1 + m + n);
  return y.map((v, l) => b0 * v + n * b0 * s1[l]! + m * b0 * s2[l]!);
}

/** Step along a direction where Beckmann's objective is least, by bisection of its derivative. */
function lineSearch(network: Network, x: Float64Array, direction: Float64Array): number {
  const slope = (t: number): number => {
    let sum = 0;
    for (let link = 0; link < x.length; link++)
      sum +=
        direction[link]! * linkCost(network, link, Math.max(0, x[link]! + t * direction[link]!));
    return sum;
  };
  if (slope(1) <= 0) return 1;
  let [low, high] = [0, 1];
  for (let i = 0; i < 30; i++) {
    const middle = (low + high) / 2;
    if (slope(middle) > 0) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}
