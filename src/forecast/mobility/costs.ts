import { costPerKilometre, minutesPerEuro, type TrafficPlan } from './assumed.ts';
import type { Costs } from './choice.ts';
import type { TrafficGraph } from './graph.ts';
import type { Parameters } from './parameters.ts';
import type { TransitTimes } from './transit.ts';

/** Level of service that does not depend on traffic. */
export interface Service {
  /** Kilometres along streets by pair of zones. */
  readonly distance: Float64Array;
  /** Undefined where there is no timetable. */
  readonly transit: TransitTimes | undefined;
}

/** Speed of a car trip within a zone, km/h. */
export const innerSpeed = 20;

/** Generalised minutes of a car trip within each zone. */
export function innerMinutes(
  { zones }: TrafficGraph,
  { distance }: Service,
  parameters: Parameters,
  plan: TrafficPlan,
): Float64Array {
  const n = zones.length;
  const money = minutesPerEuro(parameters) * costPerKilometre(parameters, plan);
  return Float64Array.from(zones, (_, z) => distance[z * n + z]! * (60 / innerSpeed + money));
}

/** Generalised minutes of all modes by pair of zones; `skims` are the car's between centres. */
export function costsOf(
  graph: TrafficGraph,
  service: Service,
  parameters: Parameters,
  plan: TrafficPlan,
  skims: Float64Array,
): Costs {
  const { zones, centres } = graph;
  const n = zones.length;
  const { choice, transit } = parameters;
  const inner = innerMinutes(graph, service, parameters, plan);
  const fare = (60 * transit.fare) / choice.valueOfTime;
  const tracks = plan.cycling - plan.cyclingToday;
  const cycling =
    (60 / choice.bicycleSpeed) * choice.bicycleWeight * (1 - choice.cyclingGain * tracks);
  const walking = (60 / choice.walkSpeed) * choice.walkWeight;
  const car = new Float64Array(n * n);
  const ride = new Float64Array(n * n).fill(Number.POSITIVE_INFINITY);
  const bicycle = new Float64Array(n * n);
  const walk = new Float64Array(n * n);
  const times = service.transit;
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      const pair = i * n + j;
      const km = service.distance[pair]!;
      car[pair] = choice.carAccess + (i === j ? inner[i]! : skims[i * centres + j]!);
      bicycle[pair] = cycling * km;
      walk[pair] = walking * km;
      if (i === j) continue;
      ride[pair] =
        fare +
        (times === undefined
          ? (60 * km) / transit.speed +
            (choice.waitWeight * transit.headway) / 2 / plan.frequency +
            choice.walkWeight * transit.access
          : times.riding[pair]! +
            (choice.waitWeight * times.waiting[pair]!) / plan.frequency +
            choice.walkWeight * times.walking[pair]! +
            transit.transfer * times.changes[pair]!);
    }
  return { car, transit: ride, bicycle, walk };
}
