import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differenceDomain, domainOf, niceDomain, unitOf } from '../../src/channel/scale.ts';
import { histogram, quantile, sorted } from '../../src/channel/statistics.ts';

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
});
