import type { TrafficPlan } from './assumed.ts';
import { networkOf } from './assumed.ts';
import { reweighted } from './districtTrips.ts';
import { type Measured, measure, type TrafficState } from './measure.ts';
import { type Mode, modes } from './model.ts';
import type { Parameters } from './parameters.ts';
import type { PathFlows } from './paths.ts';
import { type PreparedTraffic, situationOf } from './prepare.ts';
import { type Situation, Traffic } from './solve.ts';
import { stateOf } from './state.ts';

/** Searches of a sample: it starts from the settled traffic of the most likely values. */
const sampleSteps = 2;

/** One sample of all assumptions, today and under a plan: their difference is a paired one. */
export interface Pair {
  readonly today: Measured;
  readonly plan: Measured;
}

/** Where a plan's traffic under the most likely values stands: samples start from it. */
export interface Start {
  readonly plan: TrafficPlan;
  readonly skims: Float64Array;
  readonly paths: PathFlows;
}

/** Who travels in each sample, and what today's traffic amounts to; made when first asked for. */
export class TodaySamples {
  readonly #prepared: PreparedTraffic;
  readonly #scaled: Measured[] = [];
  readonly #known = new Map<number, { situation: Situation; measured: Measured }>();

  constructor(prepared: PreparedTraffic) {
    this.#prepared = prepared;
  }

  /** Today by a sample without a search. */
  scaled(sample: number): Measured {
    const { draws, todayState, todayPlan } = this.#prepared;
    this.#scaled[sample] ??= scaled(this.#prepared, draws[sample]!, todayState, todayPlan);
    return this.#scaled[sample];
  }

  *of(sample: number): Generator<void, { situation: Situation; measured: Measured }> {
    const known = this.#known.get(sample);
    if (known !== undefined) return known;
    const { graph, service, model, draws, todayPlan, skims, paths } = this.#prepared;
    const situation = situationOf(graph, service, model, draws[sample]!, todayPlan, skims);
    yield;
    const start = { plan: todayPlan, skims, paths };
    const measured = yield* sampled(this.#prepared, situation, start);
    const made = { situation, measured };
    this.#known.set(sample, made);
    return made;
  }
}

/** A sample today and under a plan; without a start the plan is today's. */
export function* pairAt(
  prepared: PreparedTraffic,
  samples: TodaySamples,
  sample: number,
  start: Start | undefined,
): Generator<void, Pair> {
  const { situation, measured: today } = yield* samples.of(sample);
  return {
    today,
    plan: start === undefined ? today : yield* sampled(prepared, situation, start),
  };
}

/** Traffic of one sample, from where that of the most likely values stands. */
export function* sampled(
  city: PreparedTraffic,
  situation: Situation,
  { plan, skims, paths }: Start,
): Generator<void, Measured> {
  const traffic = new Traffic(city.graph, city.service, situation, plan, skims, paths, city.trees);
  for (let step = 0; step < sampleSteps; step++) yield* traffic.step();
  const state = stateOf(city, situation, traffic, plan);
  return measure(city, state, situation.parameters, plan);
}

/**
 * A sample without a search: the routes of the most likely values, with as much more or less traffic as
 * the sample's trips make. Quick, and rather too wide where people would drive around a jam.
 */
export function scaled(
  prepared: PreparedTraffic,
  parameters: Parameters,
  state: TrafficState,
  plan: TrafficPlan,
): Measured {
  const { graph, situation, base } = prepared;
  const resident = driven(prepared, parameters) / driven(prepared, situation.parameters);
  const outside = parameters.externalScale / situation.parameters.externalScale;
  const inner = situation.todayCars.reduce((sum, cars) => sum + cars, 0);
  const edge = situation.demand.external.reduce((sum, cars) => sum + cars, 0);
  const factor = (resident * inner + outside * edge) / Math.max(1e-9, inner + edge);
  const { vans, trucks, truckEquivalent } = parameters.roads;
  const all = state.vehicles.cars + state.vehicles.vans + state.vehicles.trucks;
  const vehicles = {
    cars: (all * (100 - vans - trucks)) / 100,
    vans: (all * vans) / 100,
    trucks: (all * trucks) / 100,
    equivalents: (all * (100 - trucks + truckEquivalent * trucks)) / 100,
    crossing: state.vehicles.crossing,
  };
  const odds = movedOdds(parameters.modeShares, base);
  return measure(
    prepared,
    {
      network: networkOf(graph, parameters, plan),
      volumes: times(state.volumes, factor),
      vehicles,
      modeShares: shifted(state.modeShares, odds),
      trips: reweighted(state.trips, odds, resident),
      residentCars: state.residentCars * resident,
      externalCars: state.externalCars * outside,
    },
    parameters,
    plan,
  );
}

function times(values: Float64Array, factor: number): Float64Array {
  const out = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) out[i] = values[i]! * factor;
  return out;
}

/** Cars of residents in the modelled hour, but for where they go. */
const driven = ({ model }: PreparedTraffic, { trips, occupancy, modeShares }: Parameters): number =>
  model.purposes.reduce(
    (sum, { outward, homeward }, p) => sum + (trips[p]! * (outward + homeward)) / occupancy[p]!,
    0,
  ) * modeShares.car;

/** Factors that make a sample's shares of today of the most likely ones, but for their sum. */
function movedOdds(
  today: Readonly<Record<Mode, number>>,
  { figures }: Measured,
): Record<Mode, number> {
  const odds = { car: 0, transit: 0, bicycle: 0, walk: 0 };
  for (const mode of modes) {
    const before = figures[`${mode}Share`];
    odds[mode] = before > 0 ? (100 * today[mode]) / before : 0;
  }
  return odds;
}

/** A sample's shares under a plan, moved as the plan moves the most likely ones (in log odds). */
function shifted(
  plan: Readonly<Record<Mode, number>>,
  odds: Readonly<Record<Mode, number>>,
): Record<Mode, number> {
  const moved = { car: 0, transit: 0, bicycle: 0, walk: 0 };
  let sum = 0;
  for (const mode of modes) {
    moved[mode] = plan[mode] * odds[mode];
    sum += moved[mode];
  }
  for (const mode of modes) moved[mode] /= sum;
  return moved;
}
