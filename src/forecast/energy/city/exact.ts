import { inlineWorker, Pool, poolServer } from '../../pool.ts';
import type { Prepared } from '../prepare.ts';
import type { States } from '../states.ts';
import type { ExactHours } from './answer.ts';
import type { Cell } from './cells.ts';
import { shiftedClimate } from './climate.ts';
import { emptyCurves, type HeatCurves, heatGroup } from './curves.ts';
import type { CityHours } from './hours.ts';
import { type ClimateYear, runYear, type ZoneSums } from './kernel.ts';
import type { Conditions } from './represent.ts';
import { sunColumns, writeSun } from './sun.ts';
import { type CityView, outlookOf } from './view.ts';
import { noShift, writeZone, zoneSpace } from './zones.ts';

/** What every task of a city shares; it can be cloned. */
export interface ExactSetup {
  readonly cells: readonly Cell[];
  /** Cell by `archetype * 3 + variant`. */
  readonly of: Int16Array;
  readonly archetype: Uint16Array;
  readonly area: Float32Array;
  readonly wall: Float32Array;
  readonly roof: Float32Array;
  readonly floor: Float32Array;
  readonly climate: ClimateYear;
  readonly thetaE: number;
  /** Where buildings look and the light there, where the city's envelope is known. */
  readonly view: CityView | undefined;
}

/** Some buildings of one district. */
export interface ExactTask {
  readonly buildings: Uint32Array;
  readonly variant: Uint8Array;
  /** Place in `heatGroups`. */
  readonly group: Uint8Array;
  readonly conditions: Conditions;
  /** Load curves are wanted too. */
  readonly hourly: boolean;
}

/** By building of the task; curves in kW. */
export interface ExactAnswer {
  readonly heating: Float32Array;
  readonly cooling: Float32Array;
  readonly peak: Float32Array;
  readonly curves: HeatCurves | undefined;
}

export type ExactPool = Pool<ExactSetup, ExactTask, ExactAnswer>;

const space = zoneSpace();
let columns = sunColumns(0);

/**
 * A building's year in a state of its envelope; hourly power is added to `heat` and `cool` in kW, where they are
 * wanted. @param climate as the conditions shift it
 * @param cooled share of the area that has cooling plant, a factor on what `cool` gets
 */
export function runBuilding(
  setup: ExactSetup,
  climate: ClimateYear,
  of: { readonly building: number; readonly variant: number; readonly conditions: Conditions },
  into: ZoneSums,
  heat?: Float64Array,
  cool?: Float64Array,
  cooled?: number,
): void {
  const { building: b, variant, conditions } = of;
  const { year, envelope } = setup.cells[setup.of[setup.archetype[b]! * 3 + variant]!]!;
  const shape = { wall: setup.wall[b]!, roof: setup.roof[b]!, floor: setup.floor[b]! };
  const shift = { ...noShift, thetaI: conditions.setPoint };
  const { view } = setup;
  writeZone(space, year, shape, envelope, setup.thetaE, shift, outlookOf(view?.aspects, b));
  let seen = climate;
  if (view !== undefined) {
    if (columns.upright.length !== climate.hours) columns = sunColumns(climate.hours);
    writeSun(columns, view.sun, view.aspects, b, conditions.sun);
    seen = { ...climate, ...columns };
  }
  runYear(space, seen, into, setup.area[b]! / 1000, heat, cool, cooled ?? year.use.cooled);
}

export const emptySums = (): ZoneSums => ({
  heating: 0,
  cooling: 0,
  peakHeating: 0,
  peakCooling: 0,
});

export function runTask(setup: ExactSetup, task: ExactTask): ExactAnswer {
  const { buildings, variant, group, conditions, hourly } = task;
  const climate = shiftedClimate(setup.climate, conditions);
  const n = buildings.length;
  const curves = hourly ? emptyCurves(climate.hours) : undefined;
  const [heating, cooling, peak] = [new Float32Array(n), new Float32Array(n), new Float32Array(n)];
  const sums = emptySums();
  for (let i = 0; i < n; i++) {
    const of = { building: buildings[i]!, variant: variant[i]!, conditions };
    runBuilding(setup, climate, of, sums, curves?.heat[group[i]!], curves?.cooling);
    heating[i] = sums.heating;
    cooling[i] = sums.cooling;
    peak[i] = sums.peakHeating;
  }
  return { heating, cooling, peak, curves };
}

export const exactServer = () => poolServer(runTask);

/** A pool of one that computes in this thread, between its other events. */
export const inlinePool = (): ExactPool => new Pool(() => inlineWorker(exactServer()), 1);

export const exactSetup = (
  { stock }: Prepared,
  { representatives, view }: CityHours,
): ExactSetup => ({
  cells: representatives.cells.cells,
  of: representatives.cells.of,
  archetype: stock.archetype,
  area: stock.area,
  wall: stock.wall,
  roof: stock.roof,
  floor: stock.floor,
  climate: representatives.climate,
  thetaE: representatives.season.thetaE,
  view,
});

/** Buildings of a task: a task is stopped only at its end, and keeps a processor from a move's answer until then. */
const perTask = 64;
const largeCity = 50_000;

/**
 * Every building's own year in its own shape and state. Sums are added in the order of the tasks, so that the
 * numbers do not depend on which worker was first.
 * @throws Problem `cancelled`, `unexpected`
 */
export async function exactHours(
  prepared: Prepared,
  hours: CityHours,
  pool: ExactPool,
  of: { readonly states: States; readonly conditions: Conditions; readonly hourly: boolean },
  signal: AbortSignal,
  progress?: (share: number) => void,
): Promise<ExactHours> {
  const { stock } = prepared;
  const { states, conditions, hourly } = of;
  const districts = hours.districts.names.length + 1;
  const members = Array.from({ length: districts }, () => [] as number[]);
  for (let b = 0; b < stock.count; b++)
    if (stock.area[b]! > 0) members[Math.min(hours.districts.of[b]!, districts - 1)]!.push(b);
  const size = stock.count > largeCity ? 4 * perTask : perTask;
  const places: { readonly district: number; readonly buildings: Uint32Array }[] = [];
  members.forEach((list, district) => {
    for (let at = 0; at < list.length; at += size)
      places.push({ district, buildings: Uint32Array.from(list.slice(at, at + size)) });
  });
  const tasks = places.map(
    ({ buildings }): ExactTask => ({
      buildings,
      variant: Uint8Array.from(buildings, (b) => states.variant[b]!),
      group: Uint8Array.from(buildings, (b) => heatGroup(states.system[b]!, states.variant[b]!)),
      conditions,
      hourly,
    }),
  );
  const empty = (): Float32Array => stock.area.map((a) => (a > 0 ? 0 : a));
  const result = { heating: empty(), cooling: empty(), peak: empty() };
  const curves = Array.from({ length: hourly ? districts : 0 }, () =>
    emptyCurves(hours.place.climate.hours),
  );
  const waiting = new Map<number, HeatCurves>();
  let added = 0;
  let done = 0;
  await pool.run(
    tasks,
    (answer, at) => {
      places[at]!.buildings.forEach((b, i) => {
        result.heating[b] = answer.heating[i]!;
        result.cooling[b] = answer.cooling[i]!;
        result.peak[b] = answer.peak[i]!;
      });
      if (answer.curves !== undefined) waiting.set(at, answer.curves);
      for (let part = waiting.get(added); part !== undefined; part = waiting.get(added)) {
        addCurves(curves[places[added]!.district]!, part);
        waiting.delete(added++);
      }
      progress?.(++done / tasks.length);
    },
    signal,
    prepared.model.name.en,
  );
  return { ...result, curves };
}

function addCurves(to: HeatCurves, from: HeatCurves): void {
  from.heat.forEach((group, g) => {
    const sum = to.heat[g]!;
    for (let i = 0; i < sum.length; i++) sum[i]! += group[i]!;
  });
  for (let i = 0; i < to.cooling.length; i++) to.cooling[i]! += from.cooling[i]!;
}
