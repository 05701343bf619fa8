import type { Figure } from '../../channel/channel.ts';
import type { Text } from '../../channel/text.ts';
import type { Assumptions } from '../../scenario/scenario.ts';
import type { FigureDifference, ForecastResult, Precision } from '../protocol.ts';
import { interval } from '../random.ts';
import { windowOf } from '../told.ts';
import { planOf, type TrafficPlan } from './assumed.ts';
import { channelsOf } from './channels.ts';
import { type TrafficQuantity, trafficFigureUnits } from './inputs.ts';
import { type Measured, measure, type TrafficState } from './measure.ts';
import { type PreparedTraffic, settledDemand, settledGap } from './prepare.ts';
import { type Pair, pairAt, type Start, scaled, type TodaySamples } from './samples.ts';
import { Traffic } from './solve.ts';
import { stateOf } from './state.ts';

export const trafficModel = { name: 'Twinscape traffic what-if', version: '1.0.0' } as const;

const mostSteps = 100;
/** Samples by scaling behind the first answer's intervals; all are worked out afterwards. */
const firstSamples = 8;
/** Quick searches before the first answer; one is enough where it brings traffic this near, or takes long. */
const quickSteps = 2;
const nearGap = 3e-4;
const nearDemand = 3e-3;
/** Another search comes before the first answer only where it is likely to end within this, milliseconds. */
const promptly = 450;
/** Progress of the first answer, and of settled traffic before its samples. */
const firstShare = 0.05;
const settledShare = 0.3;

/** A plan's traffic that has settled; its samples are still to be worked out. */
export interface Settled {
  readonly plan: TrafficPlan;
  /** Where samples start; undefined where the plan is today's. */
  readonly start: Start | undefined;
  /** An answer with intervals by the samples that are worked out. */
  answer(pairs: readonly Pair[]): Generator<undefined, ForecastResult>;
}

/**
 * Answers assumptions: the first answer after two or three searches from today's traffic, another one when
 * routes and modes have settled. Both take their intervals from a few samples without a search. Yields
 * undefined between small steps of work, and each answer.
 */
export function* settleTraffic(
  prepared: PreparedTraffic,
  samples: TodaySamples,
  { levers: values, roads = [] }: Assumptions,
  id = 0,
): Generator<ForecastResult | undefined, Settled> {
  const began = performance.now();
  const levers = { ...prepared.today, ...values };
  const plan = planOf(levers, prepared.today, roads);
  const traffic = isToday(prepared, plan) ? undefined : start(prepared, plan);
  if (traffic !== undefined) yield* pauses(prompt(traffic, began));
  const { draws } = prepared;
  const answer = function* (
    now: Measured,
    pairs: readonly Pair[],
    progress: number,
  ): Generator<undefined, ForecastResult> {
    const { channels, differences } = yield* pauses(channelsOf(prepared, now, pairs));
    const precision: Precision = {
      model: prepared.model.name,
      measure: 'relativeGap',
      value: (traffic ?? prepared).relativeGap,
      target: settledGap,
      progress,
      final: progress === 1,
    };
    return {
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
  };
  /** Samples without a search, at the traffic of now. */
  const few = function* (state: TrafficState): Generator<undefined, Pair[]> {
    const pairs: Pair[] = [];
    for (let s = 0; s < Math.min(firstSamples, draws.length); s++) {
      const today = samples.scaled(s);
      const there = traffic === undefined ? today : scaled(prepared, draws[s]!, state, plan);
      pairs.push({ today, plan: there });
      yield;
    }
    return pairs;
  };
  const first = stateAt(prepared, traffic, plan);
  yield yield* answer(measured(prepared, first, plan), yield* few(first), firstShare);

  const wasSettled = traffic === undefined || settled(traffic);
  if (traffic !== undefined)
    for (let s = 0; s < mostSteps && !settled(traffic); s++) yield* pauses(traffic.step());
  const state = stateAt(prepared, traffic, plan);
  const now = measured(prepared, state, plan);
  if (!wasSettled) yield yield* answer(now, yield* few(state), settledShare);
  return {
    plan,
    start: traffic && {
      plan,
      skims: traffic.assignment.skims,
      paths: traffic.assignment.paths(),
    },
    answer: (pairs) =>
      answer(
        now,
        pairs,
        // Rounding must not keep the last answer from being final.
        pairs.length === draws.length
          ? 1
          : settledShare + ((1 - settledShare) * pairs.length) / draws.length,
      ),
  };
}

/** Steps before the first answer: one quick and one plain at least, more where time is left. */
function* prompt(traffic: Traffic, began: number): Generator<undefined, void> {
  let start = began;
  /** Another step is taken to last as long as the one that ends now. */
  const inTime = (): boolean => {
    const now = performance.now();
    const [passed, step] = [now - began, now - start];
    start = now;
    return passed + step < promptly;
  };
  for (let s = 0; s < quickSteps; s++) {
    yield* pauses(traffic.step(true));
    if (!inTime() || near(traffic)) break;
  }
  do yield* pauses(traffic.step());
  while (inTime() && !settled(traffic));
}

/** As `settleTraffic`, and then better answers as samples are worked out; the last is final. */
export function* runTraffic(
  prepared: PreparedTraffic,
  samples: TodaySamples,
  assumptions: Assumptions,
  id = 0,
): Generator<ForecastResult | undefined, void> {
  const { start: from, answer } = yield* settleTraffic(prepared, samples, assumptions, id);
  const pairs: Pair[] = [];
  for (let s = 0; s < prepared.draws.length; s++)
    pairs.push(yield* pauses(pairAt(prepared, samples, s, from)));
  yield yield* answer(pairs);
}

const settled = ({ relativeGap, demandGap }: Traffic): boolean =>
  relativeGap <= settledGap && demandGap <= settledDemand;

const near = ({ relativeGap, demandGap }: Traffic): boolean =>
  relativeGap <= nearGap && demandGap <= nearDemand;

function isToday({ todayPlan }: PreparedTraffic, plan: TrafficPlan): boolean {
  const same = (Object.keys(plan) as (keyof TrafficPlan)[]).every(
    (key) => key === 'roads' || plan[key] === todayPlan[key],
  );
  return same && plan.roads.every((change) => change.roads.length === 0);
}

const start = (
  { graph, service, situation, skims, paths, trees }: PreparedTraffic,
  plan: TrafficPlan,
): Traffic => new Traffic(graph, service, situation, plan, skims, paths, trees);

const stateAt = (
  prepared: PreparedTraffic,
  traffic: Traffic | undefined,
  plan: TrafficPlan,
): TrafficState =>
  traffic === undefined
    ? prepared.todayState
    : stateOf(prepared, prepared.situation, traffic, plan);

const measured = (prepared: PreparedTraffic, state: TrafficState, plan: TrafficPlan): Measured =>
  measure(prepared, state, prepared.situation.parameters, plan);

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
