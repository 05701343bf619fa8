import { type Battery, selfUse } from '../../solar/selfuse.ts';
import { scaled } from '../../vectors.ts';
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

  /**
   * Share of its generation that a meter uses, 0 to 1.
   * @param withBattery share of such meters that have one; @param factor on the generation
   */
  share(meter: Meter, withBattery: number, factor = 1): number {
    const { kind, used, heat, cars: charged } = meter;
    if (!(used > 0)) return 0;
    const ratio = (meter.generated * factor) / used;
    const last = ratios[ratios.length - 1]!;
    const r = place(ratios, ratio);
    const h = place(heats, heat / used);
    const c = place(cars, charged / used);
    const [tr, th, tc] = [r % 1, h % 1, c % 1];
    const first = (Math.floor(r) * heats.length + Math.floor(h)) * cars.length + Math.floor(c);
    const from = kind * 2 * size + first;
    const share =
      (1 - tr) * this.#corner(from, th, tc, withBattery) +
      (tr > 0 ? tr * this.#corner(from + heats.length * cars.length, th, tc, withBattery) : 0);
    // Beyond the last ratio what is used on the spot no longer grows.
    return ratio > last ? (share * last) / ratio : share;
  }

  /** Between the shares of heat and of cars at one ratio. */
  #corner(at: number, th: number, tc: number, withBattery: number): number {
    const low = this.#mixed(at, withBattery);
    const car = tc > 0 ? low + tc * (this.#mixed(at + 1, withBattery) - low) : low;
    if (th === 0) return car;
    const next = at + cars.length;
    const high = this.#mixed(next, withBattery);
    const both = tc > 0 ? high + tc * (this.#mixed(next + 1, withBattery) - high) : high;
    return car + th * (both - car);
  }

  #mixed(at: number, withBattery: number): number {
    const without = this.#shares[at]!;
    return without + withBattery * (this.#shares[at + size]! - without);
  }

  /** What the batteries of a kind's meters add to feed-in less draw, kWh by hour, in one sum for all of them. */
  addBatteries(to: Float64Array, sun: Float64Array, meter: Meter, withBattery: number): void {
    const { kind, generated, used } = meter;
    if (!(generated > 0 && used > 0 && withBattery > 0)) return;
    const n = sun.length;
    const made = scaled(sun, generated * withBattery);
    const load = new Float64Array(n);
    const [heat, car] = [meter.heat / used, meter.cars / used];
    for (let i = 0; i < n; i++) load[i] = used * withBattery * this.#course(kind, heat, car, i);
    const into = { net: new Float64Array(n), content: new Float64Array(n) };
    selfUse(made, load, this.#battery(generated * withBattery), into);
    for (let i = 0; i < n; i++) to[i]! += into.net[i]! - (made[i]! - load[i]!);
  }
}

/** Place of a value among ascending ones: the one below it and how far it lies towards the next. */
function place(nodes: readonly number[], value: number): number {
  const last = nodes.length - 1;
  if (!(value > nodes[0]!)) return 0;
  if (value >= nodes[last]!) return last;
  let at = 0;
  while (value >= nodes[at + 1]!) at++;
  return at + (value - nodes[at]!) / (nodes[at + 1]! - nodes[at]!);
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
