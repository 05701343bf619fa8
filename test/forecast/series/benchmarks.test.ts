import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  naive,
  naive2,
  seasonalNaive,
  simpleSmoothing,
  theta,
} from '../../../src/forecast/series/benchmarks.ts';
import {
  autocorrelation,
  isSeasonal,
  seasonalIndices,
} from '../../../src/forecast/series/decompose.ts';
import { smooth } from '../../../src/forecast/series/ses.ts';
import { madeLoad, uniform } from './made.ts';

const series = fc.array(fc.double({ min: 0.1, max: 1000, noNaN: true }), {
  minLength: 3,
  maxLength: 60,
});

/** Of R 4.2.2 and forecast 8.20: ses() within its tolerance. */
const rAcf = [1.0, 0.0160361074827393, -0.5855803321515208, 0.0697541518940101, 0.6478354170554208];
const rFigure = [1.111307947994622, 0.652922538645474, 0.797374983580866, 1.438394529779039];
const rNaive2 = [17.7698693054699, 10.4402638343965, 12.7500656062542, 23.0, 17.7698693054699];
const rSes = [16.73900517, 9.834604143, 12.010409893, 21.665725971, 16.73900517];
const rTheta = [16.639473378, 9.874011684, 12.178077099, 22.183824654, 17.305895239];

describe('benchmarks of the M4 competition', () => {
  it('repeat the last value and the last season exactly', () => {
    const y = madeLoad(100, 1);
    expect([...naive(y, 3, 24)]).toEqual([y[99], y[99], y[99]]);
    const repeated = seasonalNaive(y, 50, 24);
    for (let h = 0; h < 50; h++) expect(repeated[h]).toBe(y[76 + (h % 24)]);
    expect([...seasonalNaive(y.subarray(0, 5), 2, 24)]).toEqual([y[4], y[4]]);
  });

  it('give what R’s acf and decompose give', () => {
    // acf(x)$acf and decompose(ts(x, frequency = 4), "multiplicative")$figure of R 4.2.2
    const x = Float64Array.of(12, 7, 9, 16, 14, 8, 9, 19, 13, 9, 12, 20, 16, 9, 11, 23);
    expectAll(autocorrelation(x, 4), rAcf);
    expectAll(seasonalIndices(x, 4), rFigure);
    expect(isSeasonal(x, 4)).toBe(true);
    expectAll(naive2(x, 5, 4), rNaive2);
    expectAll(simpleSmoothing(x, 5, 4), rSes, 2e-4);
    expectAll(theta(x, 5, 4), rTheta, 2e-4);
  });

  it('take an odd period, a short, constant or zero series, and name no season where there is none', () => {
    const odd = Float64Array.from({ length: 21 }, (_, t) => 5 + [1, 0, -1][t % 3]!);
    expectAll(seasonalIndices(odd, 3), [1.2, 1, 0.8], 1e-12);
    const spikes = Float64Array.from({ length: 72 }, (_, t) => (t % 24 === 0 ? 9 : 1));
    expect(isSeasonal(spikes.subarray(1), 24)).toBe(false);
    expect(isSeasonal(spikes, 24)).toBe(true);
    const flat = new Float64Array(100).fill(4);
    const nothing = new Float64Array(100);
    for (const method of [naive, seasonalNaive, naive2, simpleSmoothing, theta]) {
      for (const v of method(flat, 30, 24)) expect(v).toBeCloseTo(4, 9);
      for (const v of method(nothing, 30, 24)) expect(v).toBe(0);
    }
  });

  it('smooth with a level and an alpha that no other beats', () => {
    const random = uniform(7);
    fc.assert(
      fc.property(series, (list) => {
        const y = Float64Array.from(list);
        const best = smooth(y);
        for (let i = 0; i < 20; i++) {
          const alpha = 1e-4 + 0.9998 * random();
          let level = y[0]! * (0.5 + random());
          let sse = 0;
          for (const v of y) {
            sse += (v - level) ** 2;
            level += alpha * (v - level);
          }
          expect(best.sse).toBeLessThanOrEqual(sse * (1 + 1e-9));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('draw Theta’s line halfway between trend and level, and never below zero', () => {
    const falling = Float64Array.from({ length: 40 }, (_, t) => 40 - t);
    const far = theta(falling, 200, 1);
    expect(Math.min(...far)).toBe(0);
    const rising = Float64Array.from({ length: 40 }, (_, t) => 5 + 2 * t);
    const slope = theta(rising, 3, 1);
    expect(slope[1]! - slope[0]!).toBeCloseTo(1, 6);
  });
});

function expectAll(ours: ArrayLike<number>, theirs: readonly number[], within = 1e-9): void {
  expect(ours.length).toBe(theirs.length);
  theirs.forEach((v, i) => {
    expect(Math.abs(ours[i]! - v)).toBeLessThanOrEqual(within * Math.max(1, Math.abs(v)));
  });
}
