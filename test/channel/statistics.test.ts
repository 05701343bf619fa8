import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  differenceDomain,
  domainOf,
  logDomain,
  niceDomain,
  percentileDomain,
  stepLimits,
  unitOf,
  valueAt,
} from '../../src/channel/scale.ts';
import { countsOf, firstAbove, histogram, quantile, sorted } from '../../src/channel/statistics.ts';

const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 });

describe('statistics', () => {
  it('interpolates quantiles between ranks', () => {
    expect([0, 0.25, 0.5, 1].map((p) => quantile([1, 2, 3, 4], p))).toEqual([1, 1.75, 2.5, 4]);
    expect(quantile([], 0.5)).toBeNaN();
  });

  it('leaves out what is not known', () => {
    expect([...sorted([3, Number.NaN, 1, Number.POSITIVE_INFINITY])]).toEqual([1, 3]);
  });

  it('counts every value of the domain once', () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const low = Math.min(...values);
        const high = Math.max(...values);
        fc.pre(high > low);
        const total = histogram(values, [low, high], 7).reduce((a, b) => a + b, 0);
        expect(total).toBe(values.length);
      }),
    );
    expect(histogram([0, 1, 2, 9], [0, 2], 2)).toEqual([1, 2]);
  });

  it('counts by decades on a logarithmic scale, without what is not positive', () => {
    const values = [-1, 0, 1, 2, 5, 10, 20, 200, 1000, Number.NaN];
    expect(histogram(values, [1, 1000], 3, 'log')).toEqual([3, 2, 2]);
    expect(histogram(values, [0, 1000], 3, 'log')).toEqual([0, 0, 0]);
  });

  it('finds the first value above a limit', () => {
    expect([-1, 0, 2, 9].map((limit) => firstAbove([0, 0, 1, 2, 2, 3], limit))).toEqual([
      0, 2, 5, 6,
    ]);
  });

  it('counts each code and leaves out what is not known', () => {
    expect([...countsOf([3, 1, 3, Number.NaN])]).toEqual([
      [3, 2],
      [1, 1],
    ]);
  });
});

describe('domains', () => {
  it('widens to round numbers', () => {
    expect(niceDomain(32.2, 47.8)).toEqual([32, 48]);
    expect(niceDomain(5, 5)).toEqual([4.5, 5.5]);
  });

  it('is not led by a few wild values', () => {
    const values = [...Array.from({ length: 1000 }, (_, i) => i / 100), 1e9];
    expect(domainOf(values)[1]).toBeLessThanOrEqual(10);
    expect(domainOf([Number.NaN])).toEqual([0, 1]);
  });

  it('is symmetric for differences', () => {
    const [low, high] = differenceDomain([-3, 8]);
    expect(low).toBe(-high);
  });

  it('clamps a value to the domain', () => {
    expect([-5, 5, 50].map((v) => unitOf(v, [0, 10]))).toEqual([0, 0.5, 1]);
    expect(unitOf(Number.NaN, [0, 10])).toBeNaN();
  });

  it('takes the range between two percentiles', () => {
    const rising = Array.from({ length: 101 }, (_, i) => i);
    expect(percentileDomain(rising, 5, 95)).toEqual([0, 100]);
    expect(percentileDomain(rising, 0, 100)).toEqual([0, 100]);
    expect(percentileDomain([...rising, 1e6], 2, 98)[1]).toBeLessThanOrEqual(100);
    expect(percentileDomain([], 2, 98)).toEqual([0, 1]);
  });

  it('starts a logarithmic range at the smallest positive value, and refuses one without any', () => {
    expect(logDomain([0, 1000], [-4, 0, 0.034, 5, 900])).toEqual([0.03, 1000]);
    expect(logDomain([2, 1000], [0, 1, 900])).toEqual([2, 1000]);
    expect(logDomain([-20, 0], [-5, 0])).toBeUndefined();
    expect(logDomain([-20, 10], [-5, 0])).toBeUndefined();
  });

  it('finds the value at a place and the place of a value', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
        fc.double({ min: 1.5, max: 1e4, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (low, ratio, place) => {
          for (const scale of ['linear', 'log'] as const) {
            const domain = [low, low * ratio] as const;
            expect(unitOf(valueAt(place, domain, scale), domain, scale)).toBeCloseTo(place, 9);
          }
        },
      ),
    );
    expect(unitOf(0, [1, 10], 'log')).toBe(0);
  });
});

describe('limits of colour steps', () => {
  it('are round numbers', () => {
    expect(stepLimits([24, 48], 6)).toEqual([28, 32, 36, 40, 44]);
    expect(stepLimits([24, 48], 5)).toEqual([29, 34, 38, 43]);
    expect(stepLimits([0, 1], 4)).toEqual([0.25, 0.5, 0.75]);
    expect(stepLimits([1, 10000], 4, 'log')).toEqual([10, 100, 1000]);
    expect(stepLimits([3, 3], 4)).toEqual([]);
  });

  it('rise, stay inside and lie near an even cut', () => {
    const low = fc.double({ min: -1e4, max: 1e4, noNaN: true });
    const span = fc.double({ min: 1e-2, max: 1e5, noNaN: true });
    fc.assert(
      fc.property(low, span, fc.integer({ min: 3, max: 12 }), (from, width, steps) => {
        const domain = [from, from + width] as const;
        const limits = stepLimits(domain, steps);
        expect(limits).toHaveLength(steps - 1);
        for (const [i, limit] of limits.entries())
          expect(Math.abs(limit - (from + (width * (i + 1)) / steps)) * 8 * steps).toBeLessThan(
            width * 1.001,
          );
      }),
    );
  });

  it('rise on a logarithmic scale too', () => {
    const low = fc.double({ min: 1e-4, max: 1e4, noNaN: true });
    const ratio = fc.double({ min: 1.2, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(low, ratio, fc.integer({ min: 3, max: 12 }), (from, by, steps) => {
        const all = [from, ...stepLimits([from, from * by], steps, 'log'), from * by];
        for (let i = 1; i < all.length; i++) expect(all[i]!).toBeGreaterThan(all[i - 1]!);
      }),
    );
  });
});
