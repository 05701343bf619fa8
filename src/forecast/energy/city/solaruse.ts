import { type Battery, selfUse } from '../../solar/selfuse.ts';
import type { StockModel } from '../model.ts';
import { classIds } from '../stock.ts';
import { copYear } from './heatpump.ts';
import type { CityHours } from './hours.ts';
import { powerAssumptions, type UseShapes } from './power.ts';
import { todaysConditions } from './represent.ts';

/** Where the use of electricity is alike: all dwellings, and each other class. */
const dwellings = 4;
export const meterKinds = classIds.length - dwellings + 1;
export const meterKind = (classIndex: number): number => Math.max(0, classIndex - dwellings + 1);

/** Generation over use, and the shares of heat and of cars in the use, for which self-consumption is computed. */
const ratios = [0, 0.1, 0.25, 0.5, 0.8, 1.2, 2, 4, 10] as const;
const heats = [0, 0.3, 0.6] as const;
const cars = [0, 0.2, 0.4] as const;
const size = ratios.length * heats.length * cars.length;

/** What stands behind one meter, kWh/a: solar power, and use as a whole, for heat and for cars. */
export interface Meter {
  readonly kind: number;
  readonly generated: number;
  readonly used: number;
  readonly heat: number;
  readonly cars: number;
}

/**
 * Self-consumption of single buildings: for each kind of use its hours are run against those of the city's roofs
 * at some ratios of generation to use and shares of heat pumps and cars; between them it is straight. Buildings of
 * a kind use electricity by the same schedule, smoother than a single household does.
 */
export class Meters {
  /** `((kind * 2 + battery) * ratios + ratio) * ...`, 0 to 1. */
  readonly #shares: Float64Array;
  /** Courses of each kind, shares of the year: appliances, heat, and of all cars. */
  readonly #appliances: readonly Float64Array[];
  readonly #heat: readonly Float64Array[];
  readonly #charging: Float64Array;
  /** kWh a year of a kW of modules, to size batteries by. */
  readonly #perPower: number;

  constructor(hours: CityHours, shapes: UseShapes, model: StockModel) {
    const n = hours.place.climate.hours;
    const classOf = (kind: number): number => (kind === 0 ? dwellings - 1 : kind + dwellings - 1);
    const kinds = Array.from({ length: meterKinds }, (_, kind) => classOf(kind));
    this.#appliances = kinds.map((c) => shapes.appliances[c]!.map((v) => v / n));
    this.#heat = kinds.map((c) => heatCourse(hours, c, model.ageClasses.length + 1));
    this.#charging = shapes.charging.map((v) => v / n);
    const { yielded, power } = hours.roofs;
    const sum = (of: Float32Array): number => of.reduce((s, v) => s + v, 0);
    this.#perPower = sum(power) > 0 ? sum(yielded) / sum(power) : 1;
    const sun = meanCourse(hours);
    this.#shares = new Float64Array(meterKinds * 2 * size);
    const [made, load] = [new Float64Array(n), new Float64Array(n)];
    let at = 0;
    for (let kind = 0; kind < meterKinds; kind++)
      for (const battery of [false, true])
        for (const ratio of ratios)
          for (const heat of heats)
            for (const car of cars) {
              if (ratio > 0 && (kind === 0 || car === 0)) {
                for (let i = 0; i < n; i++) {
                  made[i] = ratio * sun[i]!;
                  load[i] = this.#course(kind, heat, car, i);
                }
                const { selfConsumption } = selfUse(
                  made,
                  load,
                  battery ? this.#battery(ratio) : undefined,
                );
                this.#shares[at] = selfConsumption;
              } else this.#shares[at] = ratio === 0 ? 1 : this.#shares[at - 1]!;
              at++;
            }
  }

  #course(kind: number, heat: number, car: number, i: number): number {
    return (
      (1 - heat - car) * this.#appliances[kind]![i]! +
      heat * this.#heat[kind]![i]! +
      car * this.#charging[i]!
    );
  }

  #battery(generated: number): Battery {
    const { batteryHours, batteryPerPower, roundTrip } = powerAssumptions;
    const capacity = (batteryPerPower * generated) / this.#perPower;
    return { capacity, power: capacity / batteryHours, roundTrip };
  }

  /** Share of its generation that a meter uses, 0 to 1. @param withBattery share of such meters that have one */
  share({ kind, generated, used, heat, cars: charged }: Meter, withBattery: number): number {
    if (!(used > 0)) return 0;
    const ratio = generated / used;
    const [r, tr] = between(ratios, ratio);
    const [h, th] = between(heats, heat / used);
    const [c, tc] = between(cars, charged / used);
    let share = 0;
    for (let corner = 0; corner < 8; corner++) {
      const [a, b, d] = [corner & 1, (corner >> 1) & 1, corner >> 2];
      const weight = (a === 1 ? tr : 1 - tr) * (b === 1 ? th : 1 - th) * (d === 1 ? tc : 1 - tc);
      if (weight === 0) continue;
      const at = ((r + a) * heats.length + h + b) * cars.length + c + d;
      const without = this.#shares[kind * 2 * size + at]!;
      const having = this.#shares[(kind * 2 + 1) * size + at]!;
      share += weight * (without + withBattery * (having - without));
    }
    // Beyond the last ratio what is used on the spot no longer grows.
    const last = ratios[ratios.length - 1]!;
    return ratio > last ? (share * last) / ratio : share;
  }

  /** What the batteries of a kind's meters add to feed-in less draw, kWh by hour, in one sum for all of them. */
  addBatteries(to: Float64Array, sun: Float64Array, meter: Meter, withBattery: number): void {
    const { kind, generated, used } = meter;
    if (!(generated > 0 && used > 0 && withBattery > 0)) return;
    const n = sun.length;
    const made = sun.map((v) => v * generated * withBattery);
    const load = new Float64Array(n);
    const [heat, car] = [meter.heat / used, meter.cars / used];
    for (let i = 0; i < n; i++) load[i] = used * withBattery * this.#course(kind, heat, car, i);
    const into = { net: new Float64Array(n), content: new Float64Array(n) };
    selfUse(made, load, this.#battery(generated * withBattery), into);
    for (let i = 0; i < n; i++) to[i]! += into.net[i]! - (made[i]! - load[i]!);
  }
}

/** Place below a value among ascending ones, and how far it lies towards the next, 0 to 1. */
function between(nodes: readonly number[], value: number): readonly [number, number] {
  const last = nodes.length - 2;
  let at = 0;
  while (at < last && value > nodes[at + 1]!) at++;
  const share = (value - nodes[at]!) / (nodes[at + 1]! - nodes[at]!);
  return [at, Math.min(1, Math.max(0, share))];
}

/** Course of a heat pump's use in a class as it is today, shares of the year. */
function heatCourse({ representatives, place }: CityHours, c: number, ages: number): Float64Array {
  const { cells } = representatives;
  const years = representatives.under(todaysConditions);
  const cop = copYear(place.climate, 'existing');
  const sum = new Float64Array(place.climate.hours);
  for (let age = 0; age < ages; age++) {
    const cell = cells.of[(c * ages + age) * 3]!;
    if (cell < 0) continue;
    const { heat } = years(cells.cells[cell]!.first);
    for (let i = 0; i < sum.length; i++) sum[i]! += heat[i]! / cop[i]!;
  }
  const total = sum.reduce((s, v) => s + v, 0);
  return total > 0 ? sum.map((v) => v / total) : sum.fill(1 / sum.length);
}

/** Mean course of all roofs, shares of the year. */
function meanCourse({ roofs, place }: CityHours): Float64Array {
  const weights = new Float64Array(roofs.shapes.length);
  roofs.yielded.forEach((kWh, b) => {
    weights[roofs.group[b]!]! += kWh;
  });
  const total = weights.reduce((s, v) => s + v, 0);
  const sum = new Float64Array(place.climate.hours);
  if (total === 0) return sum;
  roofs.shapes.forEach((shape, g) => {
    for (let i = 0; i < sum.length; i++) sum[i]! += (weights[g]! / total) * shape[i]!;
  });
  return sum;
}
