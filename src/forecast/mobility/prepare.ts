import { type LeverValues, todayValues } from '../../scenario/lever.ts';
import type { Trees } from './assignment.ts';
import { networkOf, planOf, type TrafficPlan } from './assumed.ts';
import { type Constants, calibrated, shares } from './choice.ts';
import { costsOf, innerMinutes, type Service } from './costs.ts';
import { demandOf, type TravelDemand } from './demand.ts';
import { districtLinksOf } from './districtLinks.ts';
import { fleetTables } from './fleet.ts';
import { graphOf, type TrafficGraph } from './graph.ts';
import type { TrafficInputs } from './inputs.ts';
import { type Measured, type MeasuredCity, measure, type TrafficState } from './measure.ts';
import type { TrafficModel } from './model.ts';
import { drawn, likely, type Parameters } from './parameters.ts';
import type { PathFlows } from './paths.ts';
import { readTrafficModel } from './readmodel.ts';
import { skimsOf } from './skims.ts';
import { slowDistances } from './slow.ts';
import { type Situation, Traffic } from './solve.ts';
import { stateOf } from './state.ts';
import { transitTimes } from './transit.ts';

/** A city whose traffic of today is known. */
export interface PreparedTraffic extends MeasuredCity {
  readonly today: LeverValues;
  readonly todayPlan: TrafficPlan;
  /** Today by the most likely value of every assumption. */
  readonly situation: Situation;
  readonly skims: Float64Array;
  readonly paths: PathFlows;
  /** Cheapest paths of today: searches of a plan start from them. */
  readonly trees: Trees;
  readonly todayState: TrafficState;
  readonly base: Measured;
  /** Names of districts. */
  readonly districts: readonly string[];
  readonly relativeGap: number;
  readonly demandGap: number;
  /** Samples of all assumptions. */
  readonly draws: readonly Parameters[];
}

/** Gap at which today's traffic, and at last that of a plan, is settled. */
export const settledGap = 1e-4;
/** Largest difference between demand and what its travel times ask for, likewise. */
export const settledDemand = 1e-3;
const mostSteps = 60;
/** Searches that shift trips at once, before those that measure the gap. */
const quickSteps = 3;
/** Rounds of distribution and assignment until trips rest on travel times in traffic. */
const distributions = 2;

/**
 * Reads the model, parts the city into zones and finds today's traffic. Yields between small steps of
 * work, with the share that is done.
 * @param warm the same city with other assumptions, to start from
 * @throws Problem `trafficField`, `trafficRoads`, `trafficZones`
 */
export function* prepareTraffic(
  inputs: TrafficInputs,
  warm?: Pick<PreparedTraffic, 'skims' | 'paths'>,
): Generator<number, PreparedTraffic> {
  const { file, roadsFile = 'roads.parquet', zonesFile = 'districts.geojson' } = inputs;
  const model = readTrafficModel(inputs.model, file);
  const graph = graphOf(inputs.roads, inputs.zones, model, { roads: roadsFile, zones: zonesFile });
  yield 0.05;
  const parameters = likely(model);
  const today = todayValues(model.levers);
  const todayPlan = planOf(today, today, []);
  const service: Service = {
    distance: slowDistances(graph),
    transit:
      inputs.transit === undefined
        ? undefined
        : transitTimes(graph, inputs.transit, parameters.choice.walkSpeed),
  };
  yield 0.15;
  let skims = warm?.skims ?? skimsOf(networkOf(graph, parameters, todayPlan));
  let paths = warm?.paths;
  let found: { situation: Situation; traffic: Traffic } | undefined;
  for (let round = warm === undefined ? 0 : distributions - 1; round < distributions; round++) {
    const last = round === distributions - 1;
    const situation = situationOf(graph, service, model, parameters, todayPlan, skims);
    const traffic = new Traffic(graph, service, situation, todayPlan, skims, paths);
    for (let step = 0; step < (last ? mostSteps : 5); step++) {
      for (const _ of traffic.step(step < quickSteps))
        yield (last ? 0.35 : 0.15) + (last ? 0.6 : 0.2) * Math.min(1, step / 15);
      if (step < quickSteps) continue;
      if (traffic.relativeGap <= settledGap && traffic.demandGap <= settledDemand) break;
    }
    skims = traffic.assignment.skims.slice();
    paths = traffic.assignment.paths();
    found = { situation, traffic };
  }
  const { situation, traffic } = found!;
  const tables = fleetTables(model);
  const areas = districtLinksOf(inputs.roads, inputs.zones);
  const city: MeasuredCity = { model, graph, service, tables, areas };
  const state = stateOf(city, situation, traffic, todayPlan);
  return {
    ...city,
    today,
    todayPlan,
    situation,
    skims,
    paths: paths!,
    trees: traffic.assignment.trees,
    todayState: state,
    districts: inputs.zones.name,
    base: measure(city, state, parameters, todayPlan),
    relativeGap: traffic.relativeGap,
    demandGap: traffic.demandGap,
    draws: drawn(model),
  };
}

/** Who travels today and how, under one set of parameters and given travel times by car. */
export function situationOf(
  graph: TrafficGraph,
  service: Service,
  model: TrafficModel,
  parameters: Parameters,
  todayPlan: TrafficPlan,
  skims: Float64Array,
): Situation {
  const inner = innerMinutes(graph, service, parameters, todayPlan);
  const demand: TravelDemand = demandOf(graph, model, parameters, skims, inner);
  const costs = costsOf(graph, service, parameters, todayPlan, skims);
  const { scale } = parameters.choice;
  const constants: Constants = calibrated(costs, demand.persons, parameters.modeShares, scale);
  const { car } = shares(costs, constants, scale);
  const todayCars = demand.hourCars.map((cars, pair) => cars * car[pair]!);
  return { parameters, demand, constants, todayCars, skims };
}
