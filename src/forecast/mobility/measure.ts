import type { TrafficPlan } from './assumed.ts';
import type { Service } from './costs.ts';
import type { DistrictLinks } from './districtLinks.ts';
import type { DistrictTrips } from './districtTrips.ts';
import { type DistrictValues, districtValues } from './districtValues.ts';
import { atSpeed, type FleetTables, meanVehicle } from './fleet.ts';
import type { TrafficGraph } from './graph.ts';
import type { RoadChannelId, TrafficQuantity } from './inputs.ts';
import type { Mode, TrafficModel } from './model.ts';
import type { Network } from './network.ts';
import type { Parameters } from './parameters.ts';
import type { Vehicles } from './solve.ts';

/** What a state of traffic amounts to: figures of the city, values by link of the modelled hour and by district. */
export interface Measured {
  readonly figures: Readonly<Record<TrafficQuantity, number>>;
  readonly links: Readonly<Record<RoadChannelId, Float32Array>>;
  readonly districts: DistrictValues;
}

/** What `measure` needs of a city besides its traffic. */
export interface MeasuredCity {
  readonly graph: TrafficGraph;
  readonly service: Service;
  readonly model: TrafficModel;
  readonly tables: FleetTables;
  /** Which links lie in which district. */
  readonly areas: DistrictLinks;
}

/** A state of traffic in the modelled hour. */
export interface TrafficState {
  readonly network: Network;
  /** Cars and their equivalents per hour, by link. */
  readonly volumes: Float64Array;
  readonly vehicles: Vehicles;
  readonly modeShares: Readonly<Record<Mode, number>>;
  readonly trips: DistrictTrips;
  /** Cars of residents per day. */
  readonly residentCars: number;
  /** Cars over the city's edge in the modelled hour. */
  readonly externalCars: number;
}

/** Levels of traffic that a day's hours are gathered in. */
const levels = 6;

/** Hours of a day by level of traffic: factor on the modelled hour, and how many hours it stands for. */
export function dayLevels({
  course,
  hour,
}: TrafficModel): readonly { factor: number; hours: number }[] {
  const modelled = Math.max(1e-9, course[hour]!);
  const factors = course.map((share) => share / modelled).sort((a, b) => a - b);
  const size = Math.ceil(factors.length / levels);
  return Array.from({ length: levels }, (_, l) => {
    const part = factors.slice(l * size, (l + 1) * size);
    return { factor: part.reduce((a, b) => a + b, 0) / part.length, hours: part.length };
  });
}

/** Figures and link values of a state; other hours of the day use the routes of the modelled one. */
export function measure(
  { graph, service, model, tables, areas }: MeasuredCity,
  state: TrafficState,
  parameters: Parameters,
  plan: TrafficPlan,
): Measured {
  const { network, volumes, vehicles } = state;
  const { links } = graph.roads;
  const all = vehicles.cars + vehicles.vans + vehicles.trucks;
  const perEquivalent = vehicles.equivalents > 0 ? all / vehicles.equivalents : 1;
  const exhaust = meanVehicle(tables, vehicles, plan.electric, parameters);
  const out = {
    'road.flow': new Float32Array(links.count),
    'road.speed': new Float32Array(links.count),
    'road.saturation': new Float32Array(links.count),
    'road.co2': new Float32Array(links.count),
    'road.nox': new Float32Array(links.count),
  };
  const minutes = network.freeFlow.slice();
  const exhaustIn = { co2: new Float64Array(areas.count), nox: new Float64Array(areas.count) };
  const hoursOf = dayLevels(model);
  /** Power of the levels' factors, for links of one power after another. */
  let power = Number.NaN;
  let raised: number[] = [];
  const day = { km: 0, hours: 0, delay: 0, co2: 0, nox: 0 };
  for (let link = 0; link < links.count; link++) {
    const volume = volumes[link]!;
    const length = graph.length[link]!;
    const free = network.freeFlow[link]!;
    const load = volume / network.capacity[link]!;
    const b = network.b[link]!;
    if (network.power[link] !== power) {
      power = network.power[link]!;
      raised = hoursOf.map(({ factor }) => factor ** power);
    }
    const congestion = load > 0 ? b * load ** power : 0;
    const flow = volume * perEquivalent;
    const taken = free * (1 + congestion);
    const speed = network.closed?.[link] === 1 || taken === 0 ? 0 : (60 * length) / taken;
    minutes[link] = taken;
    out['road.flow'][link] = flow;
    out['road.speed'][link] = speed;
    out['road.saturation'][link] = 100 * load;
    out['road.co2'][link] = (flow * atSpeed(exhaust.co2, speed)) / 1000;
    out['road.nox'][link] = flow * atSpeed(exhaust.nox, speed);
    if (flow === 0) continue;
    let [co2, nox] = [0, 0];
    for (let level = 0; level < hoursOf.length; level++) {
      const { factor, hours } = hoursOf[level]!;
      const passed = free * (1 + congestion * raised[level]!);
      const moving = flow * factor * hours;
      const km = moving * length;
      const v = (60 * length) / passed;
      day.km += km;
      day.hours += (moving * passed) / 60;
      day.delay += (moving * (passed - free)) / 60;
      co2 += km * atSpeed(exhaust.co2, v);
      nox += km * atSpeed(exhaust.nox, v);
    }
    day.co2 += co2;
    day.nox += nox;
    for (let part = areas.start[link]!; part < areas.start[link + 1]!; part++) {
      const district = areas.district[part]!;
      exhaustIn.co2[district]! += areas.share[part]! * co2;
      exhaustIn.nox[district]! += areas.share[part]! * nox;
    }
  }
  for (let d = 0; d < areas.count; d++) {
    exhaustIn.co2[d]! *= parameters.daysPerYear / 1e6;
    exhaustIn.nox[d]! *= parameters.daysPerYear / 1e3;
  }
  const { values, times } = districtValues(
    state.trips,
    minutes,
    exhaustIn,
    parameters,
    plan,
    service.transit !== undefined,
  );
  const modelled = Math.max(1e-9, model.course[model.hour]!);
  const carKm = all > 0 ? (day.km * vehicles.cars) / all : 0;
  const perUse = (plan.electric * parameters.roads.electricityUse) / 100;
  return {
    links: out,
    districts: values,
    figures: {
      carTrips: state.residentCars + state.externalCars / modelled,
      vehicleKilometres: day.km,
      carSpeed: day.hours > 0 ? day.km / day.hours : 0,
      delay: day.delay,
      carTime: times.car,
      transitTime: times.transit,
      carShare: 100 * state.modeShares.car,
      transitShare: 100 * state.modeShares.transit,
      bicycleShare: 100 * state.modeShares.bicycle,
      walkShare: 100 * state.modeShares.walk,
      trafficCo2: (day.co2 * parameters.daysPerYear) / 1e9,
      trafficNox: (day.nox * parameters.daysPerYear) / 1e6,
      carElectricity: (carKm * perUse * parameters.daysPerYear) / 1e6,
    },
  };
}
