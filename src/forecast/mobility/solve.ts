import { Assignment, type Trees, type Unserved } from './assignment.ts';
import { networkOf, type TrafficPlan } from './assumed.ts';
import { type Constants, type Costs, modeShares, shares } from './choice.ts';
import { costsOf, type Service } from './costs.ts';
import type { TravelDemand } from './demand.ts';
import type { TrafficGraph } from './graph.ts';
import { type Mode, modes } from './model.ts';
import type { Network } from './network.ts';
import type { Parameters } from './parameters.ts';
import type { PathFlows } from './paths.ts';

/** What one set of parameters makes of the city today: who travels, and how likely by which mode. */
export interface Situation {
  readonly parameters: Parameters;
  readonly demand: TravelDemand;
  readonly constants: Constants;
  /** Cars of residents by pair in the modelled hour today: freight follows them. */
  readonly todayCars: Float64Array;
  /** Minutes by car between centres today, from which trips over the edge are moved. */
  readonly skims: Float64Array;
}

/** Vehicles in the modelled hour, all pairs. */
export interface Vehicles {
  readonly cars: number;
  readonly vans: number;
  readonly trucks: number;
  /** Cars that they count for on the road. */
  readonly equivalents: number;
  /** Of the cars, those that cross the city's edge. */
  readonly crossing: number;
}

/** Rounds of shifts before a quick search, which shifts by itself. */
const quickRounds = 2;

/** Part of the way towards the demand that new travel times ask for, so that it does not swing. */
const follow = 0.8;

/**
 * Traffic under a plan: modes and routes that fit the travel times that they make. Each `step` moves
 * routes towards the equilibrium and demand towards what the travel times of now ask for.
 */
export class Traffic {
  readonly network: Network;
  readonly assignment: Assignment;
  /** Shares of the modes by pair of zones that the traffic of now is made of. */
  readonly split: Costs;
  vehicles: Vehicles;
  /** Demand of now against what its travel times ask for: sum of differences over the sum of trips. */
  demandGap = Number.POSITIVE_INFINITY;
  readonly #graph: TrafficGraph;
  readonly #service: Service;
  readonly #situation: Situation;
  readonly #plan: TrafficPlan;
  /** Share of today's trips over the edge that are still made by car, by pair of centres. */
  readonly #edge: Float64Array;
  #wanted: Costs | undefined;

  /**
   * @param skims minutes by car that the first demand rests on, such as today's
   * @param warm paths, and `trees`, of an earlier run on the same graph
   */
  constructor(
    graph: TrafficGraph,
    service: Service,
    situation: Situation,
    plan: TrafficPlan,
    skims: Float64Array,
    warm?: PathFlows,
    trees?: Trees,
  ) {
    this.#graph = graph;
    this.#service = service;
    this.#situation = situation;
    this.#plan = plan;
    this.network = networkOf(graph, situation.parameters, plan);
    this.split = this.#splitAt(skims);
    this.#edge = edgeFactors(graph, situation, skims);
    const { trips, vehicles } = loads(graph, situation, plan, this.split.car, this.#edge);
    this.vehicles = vehicles;
    this.assignment = new Assignment(this.network, { zones: graph.centres, trips }, warm, trees);
  }

  get relativeGap(): number {
    return this.assignment.relativeGap;
  }

  get unserved(): readonly Unserved[] {
    return this.assignment.unserved;
  }

  /** Zones from or to which people would drive but no road leads, among pairs that roads join today. */
  cutOff(): readonly number[] {
    const n = this.#graph.zones.length;
    const { skims, zones } = this.assignment;
    const alone: number[] = [];
    for (let zone = 0; zone < n; zone++) {
      let lost = 0;
      for (let other = 0; other < n; other++)
        if (
          !Number.isFinite(skims[zone * zones + other]!) ||
          !Number.isFinite(skims[other * zones + zone]!)
        )
          lost += 1;
      if (lost > n / 2) alone.push(zone);
    }
    return alone;
  }

  /** Shares of residents' trips by mode. */
  modeShares(): Record<Mode, number> {
    return modeShares(this.split, this.#situation.demand.persons);
  }

  /**
   * Another iteration; afterwards both gaps are those of the volumes of now.
   * @param quick searches and shifts origin by origin: nearer to the equilibrium from far off, but the
   *   relative gap is then only one of costs on the way
   */
  *step(quick = false): Generator<void, void> {
    if (this.#wanted !== undefined) {
      this.#adapt(this.#wanted);
      yield* this.assignment.equalise(quick ? quickRounds : undefined);
    }
    yield* this.assignment.search(quick);
    this.#wanted = this.#splitAt(this.assignment.skims);
    const { hourCars } = this.#situation.demand;
    let change = 0;
    let total = 0;
    for (let pair = 0; pair < hourCars.length; pair++) {
      const now = this.split.car[pair]!;
      change += hourCars[pair]! * Math.abs(this.#wanted.car[pair]! - now);
      total += hourCars[pair]! * now;
    }
    this.demandGap = total > 0 ? change / total : 0;
  }

  /** Demand follows the travel times of now. */
  #adapt(wanted: Costs): void {
    for (const mode of modes)
      for (let pair = 0; pair < wanted.car.length; pair++)
        this.split[mode][pair]! += follow * (wanted[mode][pair]! - this.split[mode][pair]!);
    const edge = edgeFactors(this.#graph, this.#situation, this.assignment.skims);
    for (let pair = 0; pair < edge.length; pair++)
      this.#edge[pair]! += follow * (edge[pair]! - this.#edge[pair]!);
    const { trips, vehicles } = loads(
      this.#graph,
      this.#situation,
      this.#plan,
      this.split.car,
      this.#edge,
    );
    this.vehicles = vehicles;
    this.assignment.change(trips);
  }

  #splitAt(skims: Float64Array): Costs {
    const { parameters, constants } = this.#situation;
    const costs = costsOf(this.#graph, this.#service, parameters, this.#plan, skims);
    return shares(costs, constants, parameters.choice.scale);
  }
}

/**
 * Share of today's car trips over the edge that stay with the car as its cost changes: incremental logit
 * (Kumar 1980) between the car and all else. What passes through the city has no other way to travel.
 */
function edgeFactors(
  { zones, centres }: TrafficGraph,
  { parameters, skims: today }: Situation,
  skims: Float64Array,
): Float64Array {
  const n = zones.length;
  const { externalCarShare: share, choice } = parameters;
  const factors = new Float64Array(centres * centres).fill(1);
  const fill = (pair: number): void => {
    const dearer = skims[pair]! - today[pair]!;
    if (Number.isNaN(dearer)) return;
    factors[pair] = 1 / (share + (1 - share) * Math.exp(choice.scale * dearer));
  };
  for (let gate = n; gate < centres; gate++)
    for (let zone = 0; zone < n; zone++) {
      fill(gate * centres + zone);
      fill(zone * centres + gate);
    }
  return factors;
}

/** Trips of the modelled hour by pair of centres, in cars, and the vehicles that they are. */
function loads(
  { zones, centres }: TrafficGraph,
  { demand, todayCars, parameters }: Situation,
  plan: TrafficPlan,
  car: Float64Array,
  edgeShare: Float64Array,
): { trips: Float64Array; vehicles: Vehicles } {
  const n = zones.length;
  const trips = new Float64Array(centres * centres);
  const vans = parameters.roads.vans / 100;
  const trucks = parameters.roads.trucks / 100;
  const heavy = parameters.roads.truckEquivalent;
  const cars = 1 - vans - trucks;
  /** Vans and trucks that come with a car, in vehicles and in cars that they count for. */
  const freight = (vans + trucks) / cars;
  const freightLoad = (vans + heavy * trucks) / cars;
  const mixedLoad = cars + vans + heavy * trucks;
  let resident = 0;
  let today = 0;
  let edge = 0;
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      const pair = i * n + j;
      const driven = demand.hourCars[pair]! * car[pair]! * plan.demand;
      const before = todayCars[pair]! * plan.demand;
      if (i === j) continue;
      resident += driven;
      today += before;
      trips[i * centres + j] = driven + freightLoad * before;
    }
  for (let pair = 0; pair < trips.length; pair++) {
    const vehicles = demand.external[pair]! * edgeShare[pair]! * plan.demand;
    edge += vehicles;
    trips[pair]! += mixedLoad * vehicles;
  }
  const all = {
    cars: resident + cars * edge,
    vans: (freight > 0 ? (vans / cars) * today : 0) + vans * edge,
    trucks: (freight > 0 ? (trucks / cars) * today : 0) + trucks * edge,
  };
  const equivalents = all.cars + all.vans + heavy * all.trucks;
  return { trips, vehicles: { ...all, equivalents, crossing: cars * edge } };
}
