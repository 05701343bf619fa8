import type { Figure } from '../../channel/channel.ts';
import type { Text } from '../../channel/text.ts';
import type { Assumptions } from '../../scenario/scenario.ts';
import type { FigureDifference, ForecastResult, Precision } from '../protocol.ts';
import { interval } from '../random.ts';
import { planOf, type TrafficPlan } from './assumed.ts';
import { channelsOf, windowOf } from './channels.ts';
import { type TrafficQuantity, trafficFigureUnits } from './inputs.ts';
import { type Measured, measure, type TrafficState } from './measure.ts';
import { type PreparedTraffic, settledDemand, settledGap } from './prepare.ts';
import { type Pair, type Start, sampled, scaled, type TodaySamples } from './samples.ts';
import { Traffic } from './solve.ts';
import { stateOf } from './state.ts';

export const trafficModel = { name: 'Twinscape traffic what-if', version: '1.0.0' } as const;

const mostSteps = 100;
/** Samples by scaling behind the first answer's intervals; all are worked out afterwards. */
const firstSamples = 8;
/** More searches begin before the first answer while less than this has passed, milliseconds. */
const promptly = 350;
/** Least time between two better answers, milliseconds. */
const pace = 4000;

/**
 * Answers assumptions: the first answer after two searches from today's traffic, then better ones until
 * traffic has settled and every sample of the assumptions was worked out in full. Yields undefined
 * between small steps of work, and each answer; the last has `precision.final`.
 */
export function* runTraffic(
  prepared: PreparedTraffic,
  samples: TodaySamples,
  { levers: values, roads = [] }: Assumptions,
  id = 0,
): Generator<ForecastResult | undefined, void> {
  const began = performance.now();
  const levers = { ...prepared.today, ...values };
  const plan = planOf(levers, prepared.today, roads);
  const asToday = isToday(prepared, plan);
  const traffic = asToday ? undefined : start(prepared, plan);
  if (traffic !== undefined)
    for (let s = 0; s < 2 || performance.now() - began < promptly; s++) {
      yield* pauses(traffic.step());
      if (settled(traffic)) break;
    }
  let gap = (traffic ?? prepared).relativeGap;
  const { draws } = prepared;
  let state = stateAt(prepared, traffic, plan);
  let pairs: Pair[] = [];
  for (let s = 0; s < Math.min(firstSamples, draws.length); s++) {
    const today = scaled(
      prepared,
      draws[s]!,
      stateAt(prepared, undefined, plan),
      prepared.todayPlan,
    );
    pairs.push({ today, plan: asToday ? today : scaled(prepared, draws[s]!, state, plan) });
    yield;
  }
  let now = measured(prepared, state, plan);
  const answer = function* (progress: number, final: boolean) {
    const { channels, differences } = yield* pauses(channelsOf(prepared, now, pairs));
    const precision: Precision = {
      model: prepared.model.name,
      measure: 'relativeGap',
      value: gap,
      target: settledGap,
      progress,
      final,
    };
    const result: ForecastResult = {
      id,
      levers,
      ...figuresOf(prepared, now, pairs),
      channels,
      channelDifferences: differences,
      course: [],
      milliseconds: performance.now() - began,
      precision,
      ...notesOf(prepared, traffic),
    };
    return result;
  };
  yield yield* answer(0.05, false);
  let told = performance.now();

  if (traffic !== undefined) {
    for (let s = 0; s < mostSteps && !settled(traffic); s++) yield* pauses(traffic.step());
    gap = traffic.relativeGap;
    state = stateAt(prepared, traffic, plan);
    now = measured(prepared, state, plan);
    yield yield* answer(0.3, false);
    told = performance.now();
  }
  const from: Start =
    traffic === undefined
      ? { plan, skims: prepared.skims, paths: prepared.paths }
      : { plan, skims: traffic.assignment.skims, paths: traffic.assignment.paths() };
  const full: Pair[] = [];
  for (let s = 0; s < draws.length; s++) {
    const { situation, measured: today } = yield* pauses(samples.of(s));
    const there = asToday ? today : yield* pauses(sampled(prepared, situation, from));
    full.push({ today, plan: there });
    if (full.length < firstSamples || full.length === draws.length) continue;
    if (performance.now() - told < pace) continue;
    pairs = full.slice();
    yield yield* answer(0.3 + (0.7 * full.length) / draws.length, false);
    told = performance.now();
  }
  pairs = full;
  yield yield* answer(1, true);
}

const settled = ({ relativeGap, demandGap }: Traffic): boolean =>
  relativeGap <= settledGap && demandGap <= settledDemand;

function isToday({ todayPlan }: PreparedTraffic, plan: TrafficPlan): boolean {
  const same = (Object.keys(plan) as (keyof TrafficPlan)[]).every(
    (key) => key === 'roads' || plan[key] === todayPlan[key],
  );
  return same && plan.roads.every((change) => change.roads.length === 0);
}

const start = (
  { graph, service, situation, skims, paths }: PreparedTraffic,
  plan: TrafficPlan,
): Traffic => new Traffic(graph, service, situation, plan, skims, paths);

const stateAt = (
  prepared: PreparedTraffic,
  traffic: Traffic | undefined,
  plan: TrafficPlan,
): TrafficState =>
  traffic === undefined ? prepared.todayState : stateOf(prepared.situation, traffic, plan);

const measured = (
  { graph, model, tables, situation }: PreparedTraffic,
  state: TrafficState,
  plan: TrafficPlan,
): Measured => measure(graph, model, tables, state, situation.parameters, plan);

/** Hands on the pauses of steps, without what they yield. */
function* pauses<T>(steps: Generator<unknown, T>): Generator<undefined, T> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    yield undefined;
  }
}

function figuresOf(
  { model, base }: PreparedTraffic,
  now: Measured,
  pairs: readonly Pair[],
): { figures: Figure[]; differences: FigureDifference[] } {
  const window = windowOf(model.baseYear);
  const quantities = Object.keys(trafficFigureUnits) as readonly TrafficQuantity[];
  const bounds = (value: number, of: (pair: Pair) => number): readonly [number, number] =>
    pairs.length === 0 ? [value, value] : interval(Float64Array.from(pairs, of), value);
  return {
    figures: quantities.map((quantity) => {
      const value = now.figures[quantity];
      const [lower, upper] = bounds(value, ({ plan }) => plan.figures[quantity]);
      const unit = trafficFigureUnits[quantity];
      return { quantity, group: 'mobility', unit, value, lower, upper, window };
    }),
    differences: quantities.map((quantity) => {
      const value = now.figures[quantity] - base.figures[quantity];
      const [lower, upper] = bounds(
        value,
        ({ today, plan }) => plan.figures[quantity] - today.figures[quantity],
      );
      return { quantity, unit: trafficFigureUnits[quantity], value, lower, upper };
    }),
  };
}

const mostNames = 5;

/** Says which districts are cut off from car traffic, where any is. */
function notesOf(
  { graph, districts }: PreparedTraffic,
  traffic: Traffic | undefined,
): { notes?: readonly Text[] } {
  const alone = traffic?.cutOff() ?? [];
  if (alone.length === 0) return {};
  const names = [...new Set(alone.map((zone) => districts[graph.zones[zone]!.district]!))];
  const list = names.slice(0, mostNames).join(', ');
  const more = names.length > mostNames ? names.length - mostNames : 0;
  return {
    notes: [
      {
        en: `Cars cannot reach all of the city from ${list}${more > 0 ? ` and ${more} more districts` : ''}: these trips are not on the roads.`,
        de: `Von ${list}${more > 0 ? ` und ${more} weiteren Bezirken` : ''} aus erreichen Autos nicht die ganze Stadt: Diese Fahrten sind nicht auf den Straßen.`,
      },
    ],
  };
}
