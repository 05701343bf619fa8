import { interval } from '../../random.ts';
import type { Sampled } from '../figures.ts';
import type { Prepared } from '../prepare.ts';
import type { HourState, SolarUse } from './figures.ts';
import type { CityHours } from './hours.ts';
import { powerAssumptions } from './power.ts';
import { type Meter, type Meters, meterKind, meterKinds } from './solaruse.ts';

/** Roofs of a scenario behind the meters of their buildings. */
export interface RoofMeters {
  /** @param pumped electricity for room heat and @param other for all else but cars, kWh/a */
  add(building: number, classIndex: number, pumped: number, other: number): void;
  /** @param electricity of the whole city, kW by hour */
  use(electricity: Float64Array): SolarUse;
  /** Self-consumption in %, after `use`, straight between a fifth more and less yield per use. */
  share(electricity: Sampled): Sampled;
}

/** Yield over its nominal value at which self-consumption is looked up for its slope. */
const steps = [0.8, 1, 1.2] as const;

export function roofMeters(
  prepared: Prepared,
  { roofs, people }: CityHours,
  meters: Meters,
  { states, levers, sun }: HourState,
): RoofMeters {
  const { samples, stock } = prepared;
  const withBattery = (levers.battery_share ?? 0) / 100;
  const { carsPerHead, carEnergy } = powerAssumptions;
  const perHead = carsPerHead * carEnergy * ((levers.ev_share ?? 0) / 100);
  const [low, high] = interval(samples.pv, 1);
  const unknown = (): Float32Array => new Float32Array(stock.count).fill(Number.NaN);
  const byBuilding = { values: unknown(), lower: unknown(), upper: unknown() };
  const own = steps.map(() => 0);
  /** Of all roofs: those of unheated buildings feed in all that they yield. */
  let yielded = 0;
  const kinds = Array.from({ length: meterKinds }, (_, kind) => ({
    kind,
    generated: 0,
    used: 0,
    heat: 0,
    cars: 0,
  }));
  return {
    add: (b, classIndex, pumped, other) => {
      const generated = roofs.yielded[b]! * sun;
      if (!(generated > 0)) return;
      const cars = people[b]! * perHead;
      const meter: Meter = {
        kind: meterKind(classIndex),
        generated,
        used: pumped + other + cars,
        heat: pumped,
        cars,
      };
      const less = meters.share(meter, withBattery, steps[0]);
      const now = meters.share(meter, withBattery);
      const more = meters.share(meter, withBattery, steps[2]);
      own[0]! += generated * less;
      own[1]! += generated * now;
      own[2]! += generated * more;
      const slope = (more - less) / (steps[2] - steps[0]);
      byBuilding.values[b] = 100 * now;
      byBuilding.lower[b] = 100 * Math.max(0, now + slope * (high - 1));
      byBuilding.upper[b] = 100 * Math.min(1, now + slope * (low - 1));
      const sum = kinds[meter.kind]!;
      sum.generated += generated;
      sum.used += meter.used;
      sum.heat += pumped;
      sum.cars += cars;
    },
    use: (electricity) => {
      const hours = electricity.length;
      const weights = new Float64Array(roofs.shapes.length);
      let total = 0;
      for (let b = 0; b < stock.count; b++) {
        if (states.pv[b] !== 1) continue;
        weights[roofs.group[b]!]! += roofs.yielded[b]! * sun;
        total += roofs.yielded[b]! * sun;
      }
      const pv = new Float64Array(hours);
      roofs.shapes.forEach((shape, g) => {
        const weight = weights[g]!;
        if (weight > 0) for (let i = 0; i < hours; i++) pv[i]! += weight * shape[i]!;
      });
      const stored = new Float64Array(hours);
      yielded = total;
      const course = total > 0 ? pv.map((v) => v / total) : pv;
      for (const meter of kinds) meters.addBatteries(stored, course, meter, withBattery);
      return { pv, grid: electricity.map((v, i) => v - pv[i]! - stored[i]!), byBuilding };
    },
    share: (electricity) => {
      const [less, now, more] = own.map((kWh) => (yielded > 0 ? kWh / yielded : 0));
      const slope = (more! - less!) / (steps[2] - steps[0]);
      return {
        value: 100 * now!,
        samples: samples.pv.map((f, s) => {
          const ratio = (f * electricity.value) / electricity.samples[s]!;
          return 100 * Math.min(1, Math.max(0, now! + slope * (ratio - 1)));
        }),
      };
    },
  };
}
