import { interval } from '../../random.ts';
import { addScaled, minus, scaled } from '../../vectors.ts';
import type { Sampled } from '../figures.ts';
import type { Prepared } from '../prepare.ts';
import type { HourState, SolarUse } from './figures.ts';
import type { CityHours } from './hours.ts';
import { powerAssumptions } from './power.ts';
import { type Meter, type Meters, meterKind, meterKinds } from './solaruse.ts';

/** Yield over its nominal value at which self-consumption is looked up for its slope. */
const [less, usual, more] = [0.8, 1, 1.2];

/**
 * A mean over an hour uses more of the sun than the minutes in it do (the lesser of two means is no less than the
 * mean of the lesser): 8 % of what households without a battery use themselves, on average (Renew. Energy Environ.
 * Sustain. 8:5, 2023, doi 10.1051/rees/2023003; three load profiles, hour against minute). It lowers the lower bound.
 */
const hourlyMeans = 0.08;

/** Roofs of a scenario behind the meters of their buildings: each is added, then all are used, then shared. */
export class RoofMeters {
  readonly #prepared: Prepared;
  readonly #hours: CityHours;
  readonly #meters: Meters;
  readonly #states: HourState['states'];
  /** Factor on the yield of roofs, share of meters with a battery, and use of cars by head, kWh/a. */
  readonly #sun: number;
  readonly #withBattery: number;
  readonly #perHead: number;
  /** 5th and 95th percentile of the factor on the yield. */
  readonly #width: readonly [number, number];
  readonly #byBuilding: SolarUse['byBuilding'];
  /** What is used on the spot at less, the usual and more yield, and the yield, kWh/a. */
  readonly #own = new Float64Array(3);
  #yielded = 0;
  /** What hourly means may count too much of what is used on the spot, kWh/a. */
  #smoothed = 0;
  readonly #kinds = Array.from({ length: meterKinds }, (_, kind) => ({
    kind,
    generated: 0,
    used: 0,
    heat: 0,
    cars: 0,
  }));

  constructor(prepared: Prepared, hours: CityHours, meters: Meters, state: HourState) {
    this.#prepared = prepared;
    this.#hours = hours;
    this.#meters = meters;
    this.#states = state.states;
    this.#sun = state.sun;
    this.#withBattery = (state.levers.battery_share ?? 0) / 100;
    const { carsPerHead, carEnergy } = powerAssumptions;
    this.#perHead = carsPerHead * carEnergy * ((state.levers.ev_share ?? 0) / 100);
    this.#width = interval(prepared.samples.pv, 1);
    const values = new Float32Array(prepared.stock.count).fill(Number.NaN);
    this.#byBuilding = { values, lower: values.slice(), upper: values.slice() };
  }

  /** @param pumped electricity for room heat and @param other for all else but cars, kWh/a */
  add(building: number, classIndex: number, pumped: number, other: number): void {
    const generated = this.#hours.roofs.yielded[building]! * this.#sun;
    if (!(generated > 0)) return;
    const cars = this.#hours.people[building]! * this.#perHead;
    const used = pumped + other + cars;
    const meter: Meter = { kind: meterKind(classIndex), generated, used, heat: pumped, cars };
    const low = this.#meters.share(meter, this.#withBattery, less);
    const now = this.#meters.share(meter, this.#withBattery, usual);
    const high = this.#meters.share(meter, this.#withBattery, more);
    const own = this.#own;
    own[0]! += generated * low;
    own[1]! += generated * now;
    own[2]! += generated * high;
    const slope = (high - low) / (more - less);
    const { values, lower, upper } = this.#byBuilding;
    values[building] = 100 * now;
    const smooth = meter.kind === 0 ? hourlyMeans * (1 - this.#withBattery) : 0;
    this.#smoothed += smooth * generated * now;
    lower[building] = 100 * (1 - smooth) * Math.max(0, now + slope * (this.#width[1] - 1));
    upper[building] = 100 * Math.min(1, now + slope * (this.#width[0] - 1));
    const sum = this.#kinds[meter.kind]!;
    sum.generated += generated;
    sum.used += used;
    sum.heat += pumped;
    sum.cars += cars;
  }

  /** @param electricity of the whole city, kW by hour */
  use(electricity: Float64Array): SolarUse {
    const { roofs } = this.#hours;
    const weights = this.#weights();
    const pv = new Float64Array(electricity.length);
    for (const [g, shape] of roofs.shapes.entries())
      if (weights[g]! > 0) addScaled(pv, weights[g]!, shape);
    const stored = new Float64Array(electricity.length);
    const course = this.#yielded > 0 ? scaled(pv, 1 / this.#yielded) : pv;
    for (const meter of this.#kinds)
      this.#meters.addBatteries(stored, course, meter, this.#withBattery);
    return { pv, grid: minus(minus(electricity, pv), stored), byBuilding: this.#byBuilding };
  }

  /** Self-consumption in %, after `use`, straight between a fifth more and less yield per use. */
  share({ value, samples }: Sampled): Sampled {
    const { pv } = this.#prepared.samples;
    const [low, now, high] = this.#own;
    const own = (kWh: number): number => (this.#yielded > 0 ? kWh / this.#yielded : 0);
    const slope = own(high! - low!) / (more - less);
    const made = new Float64Array(pv.length);
    const smooth = now! > 0 ? this.#smoothed / now! : 0;
    for (let s = 0; s < made.length; s++) {
      const ratio = (pv[s]! * value) / samples[s]!;
      // Draws come in no order, so that their number spreads the bias evenly from none to all of it.
      const bias = (smooth * (s + 0.5)) / made.length;
      made[s] = 100 * (1 - bias) * Math.min(1, Math.max(0, own(now!) + slope * (ratio - 1)));
    }
    return { value: 100 * own(now!), samples: made };
  }

  /** Yield by shape, kWh/a, of all roofs with modules: those of unheated buildings feed in all of it. */
  #weights(): Float64Array {
    const { yielded, group, shapes } = this.#hours.roofs;
    const weights = new Float64Array(shapes.length);
    const { pv } = this.#states;
    let all = 0;
    for (let b = 0; b < pv.length; b++) {
      if (pv[b] !== 1) continue;
      weights[group[b]!]! += yielded[b]! * this.#sun;
      all += yielded[b]! * this.#sun;
    }
    this.#yielded = all;
    return weights;
  }
}
