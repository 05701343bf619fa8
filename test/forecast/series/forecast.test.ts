import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testAt } from '../../../src/forecast/series/backtest.ts';
import { candidatesFor } from '../../../src/forecast/series/candidates.ts';
import {
  forecastSeries,
  type Method,
  methods,
  type SeriesOptions,
} from '../../../src/forecast/series/forecast.ts';
import { Problem } from '../../../src/problem/problem.ts';
import { madeLoad, uniform } from './made.ts';

const hourly: SeriesOptions = { horizon: 48, seasons: [24, 168], level: 95, method: 'auto' };
const anyMethod = fc.constantFrom<Method>(...methods);
const anySeasons = fc.constantFrom([], [24], [24, 168], [7], [5, 12]);
const anyHorizon = fc.integer({ min: 1, max: 120 });
const anyLevel = fc.constantFrom(50, 80, 95, 99);
const anyValues = fc.oneof(
  fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 90 }),
  fc.array(fc.constantFrom(0, 1e-9, 1, 1e9), { minLength: 2, maxLength: 90 }),
  fc
    .record({ n: fc.integer({ min: 100, max: 520 }), seed: fc.nat() })
    .map(({ n, seed }) => [...madeLoad(n, seed)]),
);

describe('forecast of a series', () => {
  it('lies within its interval, is a number and keeps the sign, for any series and options', () => {
    fc.assert(
      fc.property(
        anyValues,
        anyMethod,
        anySeasons,
        anyHorizon,
        anyLevel,
        (list, method, seasons, horizon, level) => {
          const values = Float64Array.from(list);
          const f = forecastSeries(values, { horizon, seasons, level, method });
          const positive = list.every((v) => v >= 0);
          expect([f.mean.length, f.lower.length, f.upper.length]).toEqual([
            horizon,
            horizon,
            horizon,
          ]);
          for (let h = 0; h < horizon; h++) {
            const [low, mean, high] = [f.lower[h]!, f.mean[h]!, f.upper[h]!];
            if (!(Number.isFinite(low) && low <= mean && mean <= high && Number.isFinite(high)))
              expect.fail(`step ${h}: ${low}, ${mean}, ${high}`);
            if (positive) expect(low).toBeGreaterThanOrEqual(0);
          }
          const { error, coverage, methods: used } = f.backtest;
          expect([...error, ...coverage].every((v) => Number.isFinite(v) && v >= 0)).toBe(true);
          expect(used.reduce((sum, m) => sum + m.weight, 0)).toBeCloseTo(1, 9);
        },
      ),
      { numRuns: 80 },
    );
  });

  it('grows with the series’ unit and is the same each time', () => {
    for (const seed of [1, 2, 3]) {
      const y = madeLoad(600, seed, 0.2);
      const one = forecastSeries(y, hourly);
      expect(forecastSeries(y, hourly)).toEqual(one);
      const kilo = forecastSeries(
        y.map((v) => v * 1234.5),
        hourly,
      );
      one.mean.forEach((v, h) => {
        expect(Math.abs(kilo.mean[h]! / 1234.5 / v - 1)).toBeLessThan(1e-6);
        expect(Math.abs(kilo.upper[h]! / 1234.5 / one.upper[h]! - 1)).toBeLessThan(1e-6);
      });
    }
  });

  it('leaves its input as it was, and sees nothing behind an origin', () => {
    const y = madeLoad(700, 5);
    const before = y.slice();
    const { origins } = forecastSeries(y, hourly).backtest;
    expect(y).toEqual(before);
    expect(origins.slice(0, 3)).toEqual([652, 628, 604]);
    const other = y.map((v, t) => (t < 604 ? v : 1e6 * v));
    for (const candidate of candidatesFor([24, 168])) {
      const one = testAt(y, candidate, [604], 48);
      const two = testAt(other, candidate, [604], 48);
      expect(two.forecasts, candidate.name).toEqual(one.forecasts);
      expect(two.errors[0]).toBeGreaterThan(one.errors[0]!);
    }
  });

  it('repeats what repeats without error, constants and zeros too', () => {
    const week = Float64Array.from({ length: 168 }, (_, t) => 50 + ((t * 37) % 29));
    const y = Float64Array.from({ length: 168 * 5 }, (_, t) => week[t % 168]!);
    const f = forecastSeries(y, hourly);
    f.mean.forEach((v, h) => {
      expect(v).toBeCloseTo(week[h % 168]!, 6);
    });
    expect(f.backtest.coverageOverall).toBe(1);
    for (const constant of [0, 7])
      for (const n of [2, 5, 30, 800]) {
        const flat = forecastSeries(new Float64Array(n).fill(constant), hourly);
        for (const list of [flat.mean, flat.lower, flat.upper])
          for (const v of list) expect(v).toBeCloseTo(constant, 6);
      }
  });

  it('learns a daily and a weekly shape better than the seasonal naive forecast', () => {
    for (const seed of [11, 12, 13]) {
      const all = madeLoad(840 + 48, seed, 0.3);
      const f = forecastSeries(all.slice(0, 840), hourly);
      expect(f.backtest.againstNaive).toBeLessThan(0.75);
      const error = (list: Float64Array): number =>
        list.reduce((sum, v, h) => sum + Math.abs(v - all[840 + h]!), 0);
      const naive = forecastSeries(all.slice(0, 840), { ...hourly, method: 'snaive' });
      expect(error(f.mean)).toBeLessThan(error(naive.mean));
    }
  });

  it('covers what it says, on many series that it has not seen', () => {
    for (const level of [80, 95]) {
      let inside = 0;
      const count = 24;
      for (let seed = 0; seed < count; seed++) {
        const all = madeLoad(700, 100 + seed, 0.4);
        const f = forecastSeries(all.slice(0, 652), { ...hourly, level });
        for (let h = 0; h < 48; h++)
          if (all[652 + h]! >= f.lower[h]! && all[652 + h]! <= f.upper[h]!) inside++;
      }
      expect(Math.abs((100 * inside) / (48 * count) - level)).toBeLessThan(level === 95 ? 3 : 7);
    }
  });

  it('uses the weather where the load follows it', () => {
    const random = uniform(3);
    const hours = 24 * 7 * 8;
    let cold = 0;
    const temperature = Float64Array.from({ length: hours + 48 }, (_, t) => {
      cold = 0.995 * cold + 0.8 * (random() - 0.5);
      return 8 + 4 * Math.sin(((t % 24) / 24) * 2 * Math.PI - 2) + cold;
    });
    const load = temperature.map(
      (c, t) => 100 + 20 * Math.sin((t % 24) / 4) + 9 * Math.max(0, 15 - c) + 4 * random(),
    );
    const history = load.slice(0, hours);
    const without = forecastSeries(history, hourly);
    const withIt = forecastSeries(history, { ...hourly, temperature });
    const weather = withIt.backtest.methods.find((m) => m.name === 'regression on weather')!;
    expect(weather.weight).toBeGreaterThan(0.5);
    expect(withIt.backtest.againstNaive).toBeLessThan(0.6 * without.backtest.againstNaive);
    const error = (f: { mean: Float64Array }): number =>
      f.mean.reduce((sum, v, h) => sum + Math.abs(v - load[hours + h]!), 0) / 48;
    expect(error(withIt)).toBeLessThan(0.6 * error(without));
  });

  it('refuses what is no series and no option', () => {
    const y = madeLoad(100, 1);
    expect(() => forecastSeries(y.subarray(0, 1), hourly)).toThrow(Problem);
    const bad: readonly Partial<SeriesOptions>[] = [
      { horizon: 0 },
      { horizon: -48 },
      { horizon: 1.5 },
      { seasons: [1] },
      { seasons: [24, 24] },
      { seasons: [4, 24, 168] },
      { level: 0 },
      { level: 100 },
      { temperature: new Float64Array(100) },
    ];
    for (const options of bad)
      expect(() => forecastSeries(y, { ...hourly, ...options }), JSON.stringify(options)).toThrow(
        RangeError,
      );
    expect(() => forecastSeries(Float64Array.of(1, Number.NaN, 2), hourly)).toThrow(RangeError);
  });
});
