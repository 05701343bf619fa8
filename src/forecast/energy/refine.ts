import { Problem } from '../../problem/problem.ts';
import type { LeverValues } from '../../scenario/lever.ts';
import type { ForecastResult, Precision } from '../protocol.ts';
import { hashed } from '../random.ts';
import type { ExactHours } from './city/answer.ts';
import { type HeatCurves, standInCurves } from './city/curves.ts';
import { type ExactPool, exactHours, exactSetup, runTask } from './city/exact.ts';
import { type CityHours, type Needs, standIn } from './city/hours.ts';
import { conditionsOf, hourLevers } from './city/levers.ts';
import { type Conditions, todaysConditions } from './city/represent.ts';
import { baselineLevers, type Prepared } from './prepare.ts';
import { adoptionOnly, runForecast, scenarioOf } from './run.ts';
import { baseCells } from './totals.ts';

/**
 * Runs every building's own year of scenario A, on which all differences rest. A city without weather has no
 * hours: its prepared state is returned as it is.
 * @throws Problem `cancelled`, `unexpected`
 */
export async function exactFirst(
  prepared: Prepared,
  pool: ExactPool,
  signal: AbortSignal,
  progress?: (share: number) => void,
): Promise<Prepared> {
  const { hours } = prepared;
  if (hours === undefined) return prepared;
  pool.setup(exactSetup(prepared, hours));
  const { states } = scenarioOf(prepared, baselineLevers(prepared));
  const of = { states, conditions: todaysConditions, hourly: true };
  const first = await exactHours(prepared, hours, pool, of, signal, progress);
  const today = put(likeToday(hours.today, first), 0, first);
  const known = { ...hours, today, first, exact: [true, false, false] };
  const error = holdOut(prepared, known);
  return rebased(prepared, { ...known, standInError: error });
}

/**
 * Runs every building in one more state of its envelope, so that moves of adoption levers are exact mixes.
 * @param v place in `variants`
 */
export async function exactState(
  prepared: Prepared,
  v: number,
  pool: ExactPool,
  signal: AbortSignal,
): Promise<Prepared> {
  const { hours, stock } = prepared;
  if (hours === undefined || hours.exact[v] === true) return prepared;
  const { states } = scenarioOf(prepared, baselineLevers(prepared));
  const all = { ...states, variant: new Uint8Array(stock.count).fill(v) };
  const of = { states: all, conditions: todaysConditions, hourly: false };
  const found = await exactHours(prepared, hours, pool, of, signal);
  const exact = hours.exact.map((known, i) => known || i === v);
  return rebased(prepared, { ...hours, today: put(hours.today, v, found), exact });
}

/** The exact answer to lever values. @param prepared after `exactFirst` */
export async function exactForecast(
  prepared: Prepared,
  values: LeverValues,
  id: number,
  pool: ExactPool,
  signal: AbortSignal,
  progress?: (share: number) => void,
): Promise<ForecastResult> {
  const { hours } = prepared;
  if (hours === undefined) return runForecast(prepared, values, id);
  const { levers, plan, states } = scenarioOf(prepared, values);
  const conditions = conditionsOf(levers, plan.years);
  if (plan.years === 0 && hours.first !== undefined) return runForecast(prepared, values, id);
  const of = { states, conditions, hourly: true };
  const exact = await exactHours(prepared, hours, pool, of, signal, progress);
  if (signal.aborted) throw new Problem('cancelled', { file: prepared.model.name.en });
  return runForecast(prepared, values, id, exact);
}

/** How near the answer at once is; undefined where it is exact because the city has no hours. */
export function precisionOf(prepared: Prepared, values: LeverValues): Precision | undefined {
  const { hours, model } = prepared;
  if (hours === undefined) return undefined;
  const { levers, plan } = scenarioOf(prepared, values);
  if (plan.years === 0 && hours.first !== undefined) return exactPrecision(prepared);
  const error = hours.standInError;
  const known = statesKnown(prepared) ? error?.curves : error?.today;
  const value = (adoptionOnly(levers, plan) ? known : error?.shifted) ?? 0;
  return {
    model: model.name,
    measure: 'surrogateError',
    value,
    target: 0,
    final: false,
  };
}

export const exactPrecision = ({ model }: Prepared): Precision => ({
  model: model.name,
  measure: 'exact',
  value: 0,
  final: true,
});

/** How far a building may lie from what its representatives say of it, either way. */
const furthest = 3;

/**
 * Needs of states that have not been run, corrected by what the building's own run says of it today: a sunny house
 * stays one when it is insulated.
 */
function likeToday(near: Needs, first: Pick<ExactHours, 'heating' | 'cooling' | 'peak'>): Needs {
  const by = (of: readonly Float32Array[], exact: Float32Array): Float32Array[] =>
    of.map((values, v) =>
      v === 0
        ? values
        : values.map((value, b) => {
            const factor = exact[b]! / of[0]![b]!;
            return factor > 0 ? value * Math.min(furthest, Math.max(1 / furthest, factor)) : value;
          }),
    );
  return {
    heating: by(near.heating, first.heating),
    cooling: by(near.cooling, first.cooling),
    peak: by(near.peak, first.peak),
  };
}

function put(
  needs: Needs,
  v: number,
  by: { heating: Float32Array; cooling: Float32Array; peak: Float32Array },
): Needs {
  const at = (of: readonly Float32Array[], values: Float32Array): Float32Array[] =>
    of.map((known, i) => (i === v ? values : known));
  return {
    heating: at(needs.heating, by.heating),
    cooling: at(needs.cooling, by.cooling),
    peak: at(needs.peak, by.peak),
  };
}

function rebased(prepared: Prepared, hours: CityHours): Prepared {
  const next = { ...prepared, hours, need: hours.today.heating };
  return { ...next, base: baseCells(next) };
}

/** Buildings that the stand-in is held against, and the ends of the levers at which it is. */
const held = 96;
const corner = (id: string, end: 'min' | 'max'): number =>
  hourLevers.find((l) => l.id === id)![end];

/**
 * Relative error of the stand-in for the heating or the cooling need of drawn buildings together, in states that
 * have not been run, whichever is larger; under today's conditions and at the ends of the continuous levers. It belongs to the
 * city's figures: single buildings lie farther off.
 */
function holdOut(prepared: Prepared, hours: CityHours): NonNullable<CityHours['standInError']> {
  const { stock, model } = prepared;
  const heated = Array.from({ length: stock.count }, (_, b) => b).filter((b) => stock.area[b]! > 0);
  const drawn = Uint32Array.from(
    { length: Math.min(held, heated.length) },
    (_, i) => heated[Math.floor(hashed(i, 31, model.seed) * heated.length)]!,
  );
  const setup = exactSetup(prepared, hours);
  // Today's state is known: what is guessed are the others.
  const variant = Uint8Array.from(drawn, (_, i) => 1 + (i % 2));
  const group = new Uint8Array(drawn.length);
  const error = (conditions: Conditions, near: Needs): number => {
    const exact = runTask(setup, { buildings: drawn, variant, group, conditions, hourly: false });
    const of = (found: Float32Array, guess: readonly Float32Array[]): number => {
      let [off, sum] = [0, 0];
      found.forEach((value, i) => {
        const b = drawn[i]!;
        off += stock.area[b]! * (guess[variant[i]!]![b]! - value);
        sum += stock.area[b]! * value;
      });
      return sum > 0 ? Math.abs(off) / sum : 0;
    };
    return Math.max(of(exact.heating, near.heating), of(exact.cooling, near.cooling));
  };
  const [cool, warm] = [corner('heating_setpoint', 'min'), corner('heating_setpoint', 'max')];
  const hot = corner('climate_warming', 'max');
  const ends: readonly Conditions[] = [
    { setPoint: cool, warmer: 0, sun: 1 },
    { setPoint: warm, warmer: 0, sun: 1 },
    { setPoint: 0, warmer: hot, sun: 1 + corner('solar_change', 'max') / 100 },
    { setPoint: cool, warmer: hot, sun: 1 + corner('solar_change', 'min') / 100 },
  ];
  const { states } = scenarioOf(prepared, baselineLevers(prepared));
  const near = standInCurves(prepared, hours, states, hours.today, todaysConditions);
  const [guessed, run] = [highestHeat([near]), highestHeat(hours.first?.curves ?? [near])];
  return {
    curves: run > 0 ? Math.abs(guessed / run - 1) : 0,
    today: error(todaysConditions, hours.today),
    shifted: Math.max(...ends.map((c) => error(c, standIn(stock, hours, c)))),
  };
}

/** Highest hour of useful heat, kW. */
function highestHeat(curves: readonly HeatCurves[]): number {
  const sum = new Float64Array(curves[0]!.cooling.length);
  for (const { heat } of curves)
    for (const group of heat) for (let i = 0; i < sum.length; i++) sum[i]! += group[i]!;
  return sum.reduce((top, v) => Math.max(top, v), 0);
}

/** Every state of a city's envelopes has been run exactly under today's conditions. */
export const statesKnown = ({ hours }: Prepared): boolean =>
  hours === undefined || hours.exact.every((known) => known);
