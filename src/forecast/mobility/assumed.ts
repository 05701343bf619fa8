import type { LeverValues } from '../../scenario/lever.ts';
import type { RoadChange } from '../../scenario/roadChange.ts';
import type { TrafficGraph } from './graph.ts';
import type { TrafficLeverId } from './inputs.ts';
import type { Network } from './network.ts';
import type { Parameters } from './parameters.ts';

/** Lever values in the terms of the model. */
export interface TrafficPlan {
  /** Factor on all trips. */
  readonly demand: number;
  /** Factor on departures. */
  readonly frequency: number;
  /** EUR/l. */
  readonly fuelPrice: number;
  /** EUR for each entry. */
  readonly charge: number;
  /** Share of main roads with a safe track, 0 to 1, and today. */
  readonly cycling: number;
  readonly cyclingToday: number;
  /** Share of car kilometres on electricity, 0 to 1. */
  readonly electric: number;
  readonly roads: readonly RoadChange[];
}

export function planOf(
  values: LeverValues,
  today: LeverValues,
  roads: readonly RoadChange[],
): TrafficPlan {
  const value = (id: TrafficLeverId): number => values[id] ?? today[id] ?? 0;
  return {
    demand: 1 + value('travel_demand') / 100,
    frequency: 1 + value('transit_frequency') / 100,
    fuelPrice: value('fuel_price'),
    charge: value('city_charge'),
    cycling: value('cycling_network') / 100,
    cyclingToday: (today.cycling_network ?? 0) / 100,
    electric: value('ev_share') / 100,
    roads,
  };
}

/** Minutes that a euro in a car feels like to each of the persons in it. */
export function minutesPerEuro({ choice, trips, occupancy }: Parameters): number {
  const sum = trips.reduce((a, b) => a + b, 0);
  const persons = trips.reduce((a, t, p) => a + (t / sum) * occupancy[p]!, 0);
  return 60 / (choice.valueOfTime * persons);
}

/** Cost of a car kilometre that people mind, EUR. */
export const costPerKilometre = ({ roads }: Parameters, plan: TrafficPlan): number =>
  (1 - plan.electric) * (roads.fuelUse / 100) * plan.fuelPrice +
  plan.electric * (roads.electricityUse / 100) * roads.electricityPrice;

/**
 * The network that a plan makes: costs in generalised minutes, volumes and capacities in cars per hour.
 * A link into the charged area costs the charge; closed roads stay in place, marked.
 */
export function networkOf(graph: TrafficGraph, parameters: Parameters, plan: TrafficPlan): Network {
  const { roads, length, charged } = graph;
  const { links } = roads;
  const count = graph.from.length;
  const { b, power, capacity } = parameters.roads;
  const perEuro = minutesPerEuro(parameters);
  const perKilometre = perEuro * costPerKilometre(parameters, plan);
  const charge = perEuro * plan.charge;
  const network = {
    nodes: graph.nodes,
    zones: graph.centres,
    firstThrough: graph.centres,
    from: graph.from,
    to: graph.to,
    capacity: new Float64Array(count).fill(1),
    freeFlow: graph.freeFlow.slice(),
    b: new Float64Array(count),
    power: new Float64Array(count),
    fixed: new Float64Array(count),
  };
  for (let link = 0; link < count; link++) {
    const enters = charged[graph.from[link]!] === 0 && charged[graph.to[link]!] === 1;
    network.fixed[link] = perKilometre * length[link]! + (enters ? charge : 0);
    if (link >= links.count) continue;
    network.capacity[link] = Math.max(1, links.capacity[link]! * capacity);
    network.b[link] = b;
    network.power[link] = power;
  }
  const closed = change(graph, plan.roads, network.freeFlow);
  return closed === undefined ? network : { ...network, closed };
}

/** Slows links in place; gives the closed ones, undefined where none is. */
function change(
  { roads: { roads, links }, length }: TrafficGraph,
  changes: readonly RoadChange[],
  freeFlow: Float64Array,
): Uint8Array | undefined {
  if (changes.length === 0) return undefined;
  const place = new Map(roads.id.map((id, r) => [id, r]));
  const shut = new Uint8Array(roads.count);
  const limit = new Float64Array(roads.count).fill(Number.POSITIVE_INFINITY);
  for (const { kind, speed, roads: ids } of changes)
    for (const id of ids) {
      const r = place.get(id);
      if (r === undefined) continue;
      if (kind === 'closed') shut[r] = 1;
      else limit[r] = Math.min(limit[r]!, Math.max(5, speed ?? 30));
    }
  const closed = new Uint8Array(freeFlow.length);
  for (let link = 0; link < links.count; link++) {
    const r = links.road[link]!;
    closed[link] = shut[r]!;
    freeFlow[link] = Math.max(freeFlow[link]!, (60 * length[link]!) / limit[r]!);
  }
  return closed;
}
