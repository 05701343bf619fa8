import type { TrafficGraph } from './graph.ts';
import { distribute } from './gravity.ts';
import { type ExternalClass, externalClasses, type TrafficModel } from './model.ts';
import type { Parameters } from './parameters.ts';

/** Who travels where, before the choice of mode; matrices are `[origin * zones + destination]`. */
export interface TravelDemand {
  /** Person trips of residents per working day, both ways. */
  readonly persons: Float64Array;
  /** Cars per day, and in the modelled hour, if everybody drove. */
  readonly dayCars: Float64Array;
  readonly hourCars: Float64Array;
  /** Person trips in the modelled hour. */
  readonly hourPersons: Float64Array;
  /** Vehicles in the modelled hour over the city's edge, by pair of centres. */
  readonly external: Float64Array;
  /** Largest error of a row's or column's sum after balancing, and rounds that it took. */
  readonly balance: { readonly error: number; readonly iterations: number };
}

/** How much shops and schools at the far end draw traffic from outside, relative to a job. */
const inhabitantDraw = 0.3;
/** Deterrence of traffic over the edge by minute within the city: it has come far already. */
const edgeDeterrence = 0.02;

/**
 * Trips between zones by purpose (doubly constrained gravity) and traffic over the city's edge.
 * @param skims minutes by car by pair of centres; Infinity where no road leads
 * @param inner minutes by car within a zone
 */
export function demandOf(
  graph: TrafficGraph,
  model: TrafficModel,
  parameters: Parameters,
  skims: Float64Array,
  inner: Float64Array,
): TravelDemand {
  const { zones, centres } = graph;
  const n = zones.length;
  const persons = new Float64Array(n * n);
  const dayCars = new Float64Array(n * n);
  const hourCars = new Float64Array(n * n);
  const hourPersons = new Float64Array(n * n);
  let error = 0;
  let iterations = 0;
  model.purposes.forEach((purpose, p) => {
    const half = parameters.trips[p]! / 2;
    const { population, jobs } = purpose.attraction;
    const friction = new Float64Array(n * n);
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++) {
        const minutes = i === j ? inner[i]! : skims[i * centres + j]!;
        friction[i * n + j] = Number.isFinite(minutes)
          ? Math.exp(-parameters.deterrence[p]! * minutes)
          : 0;
      }
    const found = distribute(
      Float64Array.from(zones, (zone) => half * zone.population),
      Float64Array.from(zones, (zone) => population * zone.population + jobs * zone.jobs),
      friction,
    );
    error = Math.max(error, found.error);
    iterations = Math.max(iterations, found.iterations);
    const occupancy = parameters.occupancy[p]!;
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++) {
        const out = found.trips[i * n + j]!;
        const home = found.trips[j * n + i]!;
        persons[i * n + j]! += out + home;
        dayCars[i * n + j]! += (out + home) / occupancy;
        const hour = purpose.outward * out + purpose.homeward * home;
        hourCars[i * n + j]! += hour / occupancy;
        hourPersons[i * n + j]! += hour;
      }
  });
  const external = externalOf(graph, model, parameters, skims);
  return { persons, dayCars, hourCars, hourPersons, external, balance: { error, iterations } };
}

function externalOf(
  { zones, gateways, centres }: TrafficGraph,
  { external }: TrafficModel,
  { externalScale, through }: Parameters,
  skims: Float64Array,
): Float64Array {
  const n = zones.length;
  const trips = new Float64Array(centres * centres);
  const load = (capacity: Readonly<Record<ExternalClass, number>>): number =>
    externalClasses.reduce((sum, c) => sum + capacity[c] * external.load[c], 0) * externalScale;
  const inward = gateways.map((g) => g.factor * load(g.inward));
  const outward = gateways.map((g) => g.factor * load(g.outward));
  /** Parts an amount over places by weight; places that no road leads to get none. */
  const part = (
    amount: number,
    count: number,
    weight: (i: number) => number,
    pair: (i: number) => number,
  ): void => {
    const shares = Float64Array.from({ length: count }, (_, i) => {
      const minutes = skims[pair(i)]!;
      return Number.isFinite(minutes) ? weight(i) * Math.exp(-edgeDeterrence * minutes) : 0;
    });
    const sum = shares.reduce((a, b) => a + b, 0);
    if (!(sum > 0)) return;
    for (let i = 0; i < count; i++) trips[pair(i)]! += (amount * shares[i]!) / sum;
  };
  gateways.forEach((_, g) => {
    const centre = n + g;
    const stay = gateways.length > 1 ? 1 - through : 1;
    part(
      inward[g]! * stay,
      n,
      (z) => zones[z]!.jobs + inhabitantDraw * zones[z]!.population,
      (z) => centre * centres + z,
    );
    part(
      outward[g]! * stay,
      n,
      (z) => zones[z]!.population + inhabitantDraw * zones[z]!.jobs,
      (z) => z * centres + centre,
    );
    part(
      inward[g]! * (1 - stay),
      gateways.length,
      (h) => (h === g ? 0 : outward[h]!),
      (h) => centre * centres + n + h,
    );
  });
  return trips;
}
