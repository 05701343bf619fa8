import type { CountPair, StationMatch } from './counts.ts';
import { externalClasses } from './model.ts';
import type { PreparedTraffic } from './prepare.ts';
import { solveSymmetric } from './symmetric.ts';

/** A station with the links whose flows it counts together, and its vehicles of the modelled hour. */
export interface CountedLinks extends Pick<StationMatch, 'links'> {
  readonly station: string;
  readonly observed: number;
}

/** How far traffic over the edge may be from what is assumed of it: relative standard deviations. */
export interface Spread {
  /** Of all gateways whose largest road is of one class, together. */
  readonly byClass: number;
  /** Of each gateway by itself. */
  readonly own: number;
  /** Of a station's count and of how the network leads traffic past it. */
  readonly count: number;
}

/** What stations see of each gateway's traffic. */
export interface GatewayUse {
  /** Vehicles past a station by gateway, where each gateway's traffic is as assumed: `[station][gateway]`. */
  readonly unit: readonly Float64Array[];
  /** Vehicles past a station from elsewhere: trips within the city, freight and rounding. */
  readonly rest: Float64Array;
}

/**
 * Which gateway's traffic passes which station under today's routes. A trip that passes through the city
 * counts for the gateway by which it comes in.
 */
export function gatewayUse(
  { graph, situation, paths, base }: PreparedTraffic,
  stations: readonly CountedLinks[],
): GatewayUse {
  const { centres, zones, gateways } = graph;
  const at = new Map<number, number[]>();
  for (const [s, { links }] of stations.entries())
    for (const link of links) at.set(link, [...(at.get(link) ?? []), s]);
  const unit = stations.map(() => new Float64Array(gateways.length));
  const { external } = situation.demand;
  for (const [pair, list] of paths.pairs) {
    const vehicles = external[pair]!;
    if (!(vehicles > 0)) continue;
    const [from, to] = [Math.floor(pair / centres), pair % centres];
    const gateway = (from >= zones.length ? from : to) - zones.length;
    for (const { links, share } of list)
      for (const link of links)
        for (const s of at.get(link) ?? []) unit[s]![gateway]! += vehicles * share;
  }
  const flow = base.links['road.flow'];
  const rest = Float64Array.from(stations, ({ links }, s) => {
    const modelled = links.reduce((sum, link) => sum + flow[link]!, 0);
    return Math.max(0, modelled - unit[s]!.reduce((sum, v) => sum + v, 0));
  });
  for (const own of unit) for (let g = 0; g < own.length; g++) own[g]! /= gateways[g]!.factor;
  return { unit, rest };
}

/** Covariance of two gateways' factors before any count. */
function covariance(
  { graph: { gateways } }: PreparedTraffic,
  { byClass, own }: Spread,
): (g: number, h: number) => number {
  const classOf = gateways.map(
    ({ inward, outward }) => externalClasses.find((c) => inward[c] + outward[c] > 0) ?? 'secondary',
  );
  return (g, h) => (classOf[g] === classOf[h] ? byClass ** 2 : 0) + (g === h ? own ** 2 : 0);
}

/** No gateway's traffic is fitted to less, or more, than these parts of what is assumed. */
const least = 0.1;
const most = 3;

/**
 * Factors on gateways' traffic that agree best with counts and with what is assumed: generalised least
 * squares, or a normal prior updated by counts (Maher 1983, Transportation Research Part B 17; Cascetta
 * 1984, Part B 18), at the routes of `use`.
 * @param stations which stations are used
 */
export function fittedFactors(
  prepared: PreparedTraffic,
  use: GatewayUse,
  counted: readonly CountedLinks[],
  spread: Spread,
  stations: readonly number[] = counted.map((_, s) => s),
): Float64Array {
  const prior = covariance(prepared, spread);
  const n = prepared.graph.gateways.length;
  const k = stations.length;
  /** Covariance of gateways with what stations see. */
  const seen = stations.map((s) =>
    Float64Array.from({ length: n }, (_, g) => {
      let sum = 0;
      for (let h = 0; h < n; h++) sum += prior(g, h) * use.unit[s]![h]!;
      return sum;
    }),
  );
  const matrix = new Float64Array(k * k);
  const excess = new Float64Array(k);
  stations.forEach((s, i) => {
    const all = use.unit[s]!.reduce((sum, v) => sum + v, 0);
    excess[i] = counted[s]!.observed - use.rest[s]! - all;
    stations.forEach((t, j) => {
      let sum = i === j ? (spread.count * counted[s]!.observed) ** 2 : 0;
      for (let g = 0; g < n; g++) sum += use.unit[t]![g]! * seen[i]![g]!;
      matrix[i * k + j] = sum;
    });
  });
  const weights = solveSymmetric(matrix, excess);
  return Float64Array.from({ length: n }, (_, g) => {
    if (typeof weights === 'number') return 1;
    const factor = stations.reduce((sum, _s, i) => sum + weights[i]! * seen[i]![g]!, 1);
    return Math.min(most, Math.max(least, factor));
  });
}

/** Today's modelled vehicles at stations. */
export const modelledAt = (
  { base }: PreparedTraffic,
  counted: readonly CountedLinks[],
): CountPair[] =>
  counted.map(({ station, observed, links }) => ({
    station,
    observed,
    modelled: links.reduce((sum, link) => sum + base.links['road.flow'][link]!, 0),
  }));
