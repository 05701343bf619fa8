import type { TrafficPlan } from './assumed.ts';
import { districtTripsOf } from './districtTrips.ts';
import type { MeasuredCity, TrafficState } from './measure.ts';
import type { Situation, Traffic } from './solve.ts';

/** The state of a run, as `measure` takes it. */
export function stateOf(
  { graph, service, areas }: Pick<MeasuredCity, 'graph' | 'service' | 'areas'>,
  { demand }: Situation,
  traffic: Traffic,
  plan: TrafficPlan,
): TrafficState {
  const { car } = traffic.split;
  let resident = 0;
  for (let pair = 0; pair < car.length; pair++) resident += demand.dayCars[pair]! * car[pair]!;
  return {
    network: traffic.network,
    volumes: traffic.assignment.volumes,
    vehicles: traffic.vehicles,
    modeShares: traffic.modeShares(),
    trips: districtTripsOf(graph, service, demand, plan, traffic, areas.count),
    residentCars: resident * plan.demand,
    externalCars: traffic.vehicles.crossing,
  };
}
