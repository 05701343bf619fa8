import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { selfUse } from '../../../src/forecast/solar/selfuse.ts';

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const hours = fc.array(fc.tuple(number(0, 20), number(0, 20)), { maxLength: 100 });
const battery = fc.option(
  fc.record({ capacity: number(0, 30), power: number(0, 10), roundTrip: number(0.5, 1) }),
  { nil: undefined },
);

describe('own use of photovoltaic power', () => {
  it('accounts for every kilowatt hour', () => {
    fc.assert(
      fc.property(hours, battery, (list, b) => {
        const [made, need] = [list.map((h) => h[0]), list.map((h) => h[1])];
        const into = { net: new Float64Array(list.length), content: new Float64Array(list.length) };
        const u = selfUse(made, need, b, into);
        expect(u.direct + u.fromBattery + u.imported).toBeCloseTo(u.used, 6);
        expect(u.direct + u.exported + u.fromBattery + u.lost + u.stored).toBeCloseTo(
          u.generated,
          6,
        );
        expect(into.net.reduce((s, v) => s + v, 0)).toBeCloseTo(u.exported - u.imported, 6);
        expect(u.lost).toBeGreaterThanOrEqual(-1e-9);
        for (const share of [u.selfConsumption, u.autarky]) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1 + 1e-12);
        }
        expect(Math.max(0, ...into.content)).toBeLessThanOrEqual(b?.capacity ?? 0);
      }),
      { numRuns: 500 },
    );
  });

  it('imports no more with a battery than without', () => {
    fc.assert(
      fc.property(hours, battery, (list, b) => {
        const [made, need] = [list.map((h) => h[0]), list.map((h) => h[1])];
        const without = selfUse(made, need, undefined);
        expect(selfUse(made, need, b).imported).toBeLessThanOrEqual(without.imported + 1e-9);
      }),
    );
  });

  it('carries the day into the night, less the losses', () => {
    const u = selfUse([10, 0], [2, 8], { capacity: 20, power: 5, roundTrip: 0.81 });
    expect(u.direct).toBe(2);
    expect(u.exported).toBe(3);
    expect(u.fromBattery).toBeCloseTo(5 * 0.81, 12);
    expect(u.imported).toBeCloseTo(8 - 5 * 0.81, 12);
    expect(u.autarky).toBeCloseTo((2 + 5 * 0.81) / 10, 12);
  });
});
