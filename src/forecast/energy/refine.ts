import { Problem } from '../../problem/problem.ts';
import type { LeverValues } from '../../scenario/lever.ts';
import type { ForecastResult, Precision } from '../protocol.ts';
import { hashed } from '../random.ts';
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
  const today = put(hours.today, 0, first);
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
export function precisionOf(
  prepared: Prepared,
  values: LeverValues,
  progress?: number,
): Precision | undefined {
  const { hours, model } = prepared;
  if (hours === undefined) return undefined;
  const { levers, plan } = scenarioOf(prepared, values);
  if (plan.years === 0 && hours.first !== undefined) return exactPrecision(prepared);
  const error = hours.standInError;
  const value = adoptionOnly(levers, plan) ? (error?.today ?? 0) : (error?.shifted ?? 0);
  return {
    model: model.name,
    measure: 'surrogateError',
    value,
    target: 0,
    ...(progress === undefined ? {} : { progress }),
    final: false,
  };
}

export const exactPrecision = ({ model }: Prepared): Precision => ({
  model: model.name,
  measure: 'exact',
  value: 0,
  final: true,
});

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
const held = 48;
const corner = (id: string, end: 'min' | 'max'): number =>
  hourLevers.find((l) => l.id === id)![end];

/**
 * Error of the stand-in, relative to the mean need: root mean square over drawn buildings of their heating need,
 * as it is today (before the exact run is known) and at the ends of the continuous levers.
 */
function holdOut(
  prepared: Prepared,
  hours: CityHours,
): { readonly today: number; readonly shifted: number } {
  const { stock, model } = prepared;
  const heated = Array.from({ length: stock.count }, (_, b) => b).filter((b) => stock.area[b]! > 0);
  const drawn = Uint32Array.from(
    { length: Math.min(held, heated.length) },
    (_, i) => heated[Math.floor(hashed(i, 31, model.seed) * heated.length)]!,
  );
  const setup = exactSetup(prepared, hours);
  const error = (conditions: Conditions, near: Needs): number => {
    const zeros = new Uint8Array(drawn.length);
    const task = { buildings: drawn, variant: zeros, group: zeros, conditions, hourly: false };
    const { heating } = runTask(setup, task);
    let [square, sum] = [0, 0];
    heating.forEach((exact, i) => {
      square += (near.heating[0]![drawn[i]!]! - exact) ** 2;
      sum += exact;
    });
    return sum > 0 ? Math.sqrt(square * drawn.length) / sum : 0;
  };
  const [cool, warm] = [corner('heating_setpoint', 'min'), corner('heating_setpoint', 'max')];
  const hot = corner('climate_warming', 'max');
  const ends: readonly Conditions[] = [
    { setPoint: cool, warmer: 0, sun: 1 },
    { setPoint: warm, warmer: 0, sun: 1 },
    { setPoint: 0, warmer: hot, sun: 1 + corner('solar_change', 'max') / 100 },
    { setPoint: cool, warmer: hot, sun: 1 + corner('solar_change', 'min') / 100 },
  ];
  const without = { ...hours, today: undefined };
  return {
    today: error(todaysConditions, standIn(stock, without, todaysConditions)),
    shifted: Math.max(...ends.map((c) => error(c, standIn(stock, hours, c)))),
  };
}

/** Every state of a city's envelopes has been run exactly under today's conditions. */
export const statesKnown = ({ hours }: Prepared): boolean =>
  hours === undefined || hours.exact.every((known) => known);
