import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { onceOf } from '../../../src/forecast/energy/city/answer.ts';
import { type Meter, meterKind } from '../../../src/forecast/energy/city/solaruse.ts';
import { prepareForecast } from '../../../src/forecast/energy/prepare.ts';
import { classIds } from '../../../src/forecast/energy/stock.ts';
import { selfUse } from '../../../src/forecast/solar/selfuse.ts';
import { town } from './town.ts';

const city = prepareForecast(town(60));
const hours = city.hours!;
const { meters, shapes } = onceOf(city, hours);
const drawn: fc.Arbitrary<Meter> = fc
  .record({
    kind: fc.integer({ min: 0, max: 7 }),
    used: fc.double({ min: 500, max: 50_000, noNaN: true }),
    ratio: fc.double({ min: 0.01, max: 20, noNaN: true }),
    heat: fc.double({ min: 0, max: 0.6, noNaN: true }),
  })
  .map(({ kind, used, ratio, heat }) => ({
    kind,
    used,
    generated: used * ratio,
    heat: used * heat,
    cars: 0,
  }));

describe('meters of single buildings', () => {
  it('use of the sun what hour by hour says, within two points', () => {
    const sun = hours.roofs.shapes[0]!;
    for (const [id, ratio] of [
      ['SFH', 0.3],
      ['SFH', 1],
      ['SFH', 3],
      ['office', 0.6],
      ['school', 1.6],
    ] as const) {
      const c = classIds.indexOf(id);
      const used = 4000;
      const load = shapes.appliances[c]!.map((v) => (v * used) / 8760);
      const made = sun.map((v) => v * used * ratio);
      const direct = selfUse(made, load, undefined).selfConsumption;
      const meter = { kind: meterKind(c), used, generated: used * ratio, heat: 0, cars: 0 };
      expect(Math.abs(meters.share(meter, 0) - direct), `${id} ${ratio}`).toBeLessThan(0.02);
    }
  });

  it('use no more than there is, less of more sun, and more with a battery', () => {
    fc.assert(
      fc.property(drawn, (meter) => {
        const [without, having] = [meters.share(meter, 0), meters.share(meter, 1)];
        const more = meters.share({ ...meter, generated: meter.generated * 1.3 }, 0);
        expect(without).toBeGreaterThan(0);
        expect(having).toBeLessThanOrEqual(1 + 1e-12);
        expect(having).toBeGreaterThanOrEqual(without - 1e-12);
        expect(more).toBeLessThanOrEqual(without + 1e-12);
      }),
    );
  });

  it('shift with batteries, and lose a tenth of what goes through them', () => {
    const sun = hours.roofs.shapes[0]!;
    const stored = new Float64Array(8760);
    const meter = { kind: 0, used: 4000, generated: 5000, heat: 0, cars: 0 };
    meters.addBatteries(stored, sun, meter, 1);
    const put = stored.reduce((sum, v) => sum - Math.min(0, v), 0);
    const taken = stored.reduce((sum, v) => sum + Math.max(0, v), 0);
    expect(put).toBeGreaterThan(300);
    expect(taken / put).toBeCloseTo(0.9, 2);
    const none = new Float64Array(8760);
    meters.addBatteries(none, sun, meter, 0);
    expect(none.every((v) => v === 0)).toBe(true);
  });
});
