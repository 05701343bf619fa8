import type { TrafficPlan } from './assumed.ts';
import type { TrafficState } from './measure.ts';
import type { Situation, Traffic } from './solve.ts';

/** The state of a run, as `measure` takes it. */
export function stateOf({ demand }: Situation, traffic: Traffic, plan: TrafficPlan): TrafficState {
  const { car } = traffic.split;
  let resident = 0;
  for (let pair = 0; pair < car.length; pair++) resident += demand.dayCars[pair]! * car[pair]!;
  return {
    network: traffic.network,
    volumes: traffic.assignment.volumes,
    vehicles: traffic.vehicles,
    modeShares: traffic.modeShares(),
    residentCars: resident * plan.demand,
    externalCars: traffic.vehicles.crossing,
  };
}
