import { describe, expect, it } from 'vitest';
import { plan, weigh } from '../../../src/forecast/series/backtest.ts';
import { candidatesFor } from '../../../src/forecast/series/candidates.ts';
import { halfWidths } from '../../../src/forecast/series/intervals.ts';
import {
  coverage,
  mase,
  msis,
  owa,
  seasonalScale,
  smape,
} from '../../../src/forecast/series/metrics.ts';
import { normalQuantile, studentQuantile } from '../../../src/forecast/series/student.ts';
import { uniform } from './made.ts';

describe('quantiles', () => {
  it('are those of the tables', () => {
    for (const [p, z] of [
      [0.5, 0],
      [0.9, 1.2815515655],
      [0.975, 1.9599639845],
      [0.999, 3.0902323062],
      [0.01, -2.326347874],
    ] as const)
      expect(normalQuantile(p)).toBeCloseTo(z, 6);
    for (const [p, freedom, t] of [
      [0.975, 1, 12.7062047362],
      [0.975, 2, 4.3026527297],
      [0.975, 5, 2.5705818356],
      [0.9, 15, 1.3406056079],
      [0.975, 15, 2.1314495456],
      [0.975, 100, 1.9839715185],
    ] as const)
      expect(Math.abs(studentQuantile(p, freedom) / t - 1)).toBeLessThan(2e-3);
  });
});

const widths = (errors: readonly Float64Array[], horizon: number, level: number): Float64Array =>
  halfWidths(errors, { horizon, season: 24, spacing: 24, level });

describe('half-widths', () => {
  const random = uniform(9);
  const errors = Array.from({ length: 16 }, () =>
    Float64Array.from({ length: 48 }, (_, h) => (1 + h / 10) * (random() + random() - 1)),
  );

  it('follow the size of the errors, the level and their unit', () => {
    const usual = widths(errors, 48, 95);
    expect(usual[47]! / usual[0]!).toBeGreaterThan(2);
    const wide = widths(errors, 48, 99);
    const narrow = widths(errors, 48, 80);
    const kilo = widths(
      errors.map((e) => e.map((v) => 1000 * v)),
      48,
      95,
    );
    usual.forEach((v, h) => {
      expect(wide[h]).toBeGreaterThan(v);
      expect(narrow[h]).toBeLessThan(v);
      expect(kilo[h]! / 1000).toBeCloseTo(v, 9);
    });
  });

  it('widen where origins are few, and beyond the tested steps', () => {
    const few = widths(errors.slice(0, 2), 48, 95);
    const many = widths(errors, 48, 95);
    const mean = (list: Float64Array): number => list.reduce((a, b) => a + b, 0) / list.length;
    expect(mean(few)).toBeGreaterThan(2 * mean(many));
    const far = widths(errors, 200, 95);
    expect(far.slice(0, 48)).toEqual(many);
    for (let h = 48; h < 200; h++) expect(far[h]).toBeGreaterThan(far[h - 24]!);
  });

  it('are zero where nothing ever went wrong', () => {
    expect([...widths([new Float64Array(2), new Float64Array(2)], 3, 95)]).toEqual([0, 0, 0]);
  });
});

describe('plan of a backtest', () => {
  it('leaves every method its history, and short series the simple methods', () => {
    const candidates = candidatesFor([24, 168]);
    const long = plan(960, 48, 24, candidates);
    expect(long.origins.length).toBe(16);
    expect(long.candidates.length).toBe(candidates.length);
    for (const { least } of long.candidates)
      expect(long.origins.at(-1)).toBeGreaterThanOrEqual(least);
    const short = plan(120, 48, 24, candidates);
    expect(short.candidates.map((c) => c.name)).toContain('seasonal naive 24');
    expect(short.candidates.map((c) => c.name)).not.toContain('double-seasonal smoothing');
    expect(short.tested).toBe(40);
  });

  it('weighs methods by the inverse fourth power of their errors', () => {
    const tried = (error: number) => ({
      candidate: candidatesFor([])[0]!,
      forecasts: [],
      errors: [error],
    });
    const [a, b] = weigh([tried(1), tried(2)]);
    expect(a! / b!).toBeCloseTo(16, 9);
    expect([...weigh([tried(0), tried(3), tried(0)])]).toEqual([0.5, 0, 0.5]);
  });
});

describe('measures of the M4 competition', () => {
  it('are as it defines them', () => {
    const actual = Float64Array.of(10, 20);
    const mean = Float64Array.of(12, 15);
    expect(smape(actual, mean)).toBeCloseTo((400 / 22 + 1000 / 35) / 2, 12);
    expect(smape(new Float64Array(2), new Float64Array(2))).toBe(0);
    expect(seasonalScale(Float64Array.of(1, 2, 4, 8), 2)).toBe(4.5);
    expect(mase(actual, mean, 7)).toBe(0.5);
    expect(owa({ smape: 1, mase: 1 }, { smape: 2, mase: 4 })).toBe(0.375);
    const [lower, upper] = [Float64Array.of(9, 21), Float64Array.of(13, 24)];
    expect(coverage(actual, lower, upper)).toBe(0.5);
    expect(msis(actual, lower, upper, 95, 2)).toBeCloseTo((4 + 3 + 40) / 2 / 2, 9);
  });
});
