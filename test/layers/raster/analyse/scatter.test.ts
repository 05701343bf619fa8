import { describe, expect, it } from 'vitest';
import { correlate } from '../../../../src/layers/raster/analyse/scatter.ts';

describe('correlation of two rasters', () => {
  it('gives the coefficients of Anscombe’s first quartet', () => {
    const x = Float64Array.of(10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5);
    const y = Float64Array.of(8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68);
    const found = correlate(x, y);
    expect(found.n).toBe(11);
    // Anscombe, The American Statistician 27 (1973): r = 0.816, y = 3.00 + 0.500 x.
    expect(found.pearson).toBeCloseTo(0.81642, 5);
    expect(found.slope).toBeCloseTo(0.50009, 5);
    expect(found.intercept).toBeCloseTo(3.00009, 5);
    // Ranks by hand: the squared differences sum to 40.
    expect(found.spearman).toBeCloseTo(1 - (6 * 40) / (11 * 120), 9);
    expect(found.counts.reduce((a, b) => a + b)).toBe(11);
    expect(found.counts[found.bins * found.bins - 1]).toBe(0);
  });

  it('gives ties their mean rank, and no coefficient where one side does not vary', () => {
    const tied = correlate(Float64Array.of(1, 1, 2, 3), Float64Array.of(1, 1, 2, 3));
    expect(tied.spearman).toBeCloseTo(1, 12);
    expect(correlate(Float64Array.of(1, 1, 1), Float64Array.of(1, 2, 3)).pearson).toBeNaN();
  });
});
