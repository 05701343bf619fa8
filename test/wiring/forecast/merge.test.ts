import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ModelState, ModelStatus } from '../../../src/state/forecast.ts';
import {
  mergeCities,
  mergeLevers,
  mergeResults,
  overallStatus,
  ownValues,
} from '../../../src/wiring/forecast/merge.ts';
import { lever, preparedCity, resultOf } from './fakes.ts';

describe('merging the answers of models', () => {
  it('leaves the only answer as it is', () => {
    const only = resultOf('stock', { levers: { a: 1 } }, 3);
    expect(mergeResults([only])).toBe(only);
    expect(mergeResults([undefined, only])).toBe(only);
    expect(mergeResults([])).toBeUndefined();
  });

  it('puts everything of all models side by side, in the order of the models', () => {
    const stock = resultOf('stock', { levers: { a: 1 } }, 3);
    const traffic = resultOf('traffic', { levers: { b: 2 } }, 7);
    const merged = mergeResults([stock, traffic])!;
    expect(merged.figures).toEqual([...stock.figures, ...traffic.figures]);
    expect(merged.differences).toEqual([...stock.differences, ...traffic.differences]);
    expect(merged.course).toEqual([...stock.course, ...traffic.course]);
    expect(merged.channels).toEqual([...stock.channels, ...traffic.channels]);
    expect(merged.channelDifferences).toHaveLength(2);
    expect(merged.levers).toEqual({ a: 1, b: 2 });
    expect(merged.milliseconds).toBe(7);
  });

  it('keeps the arrays themselves, so that an unmoved layer need not be painted anew', () => {
    const stock = resultOf('stock', { levers: {} }, 3);
    const traffic = resultOf('traffic', { levers: {} }, 7);
    const merged = mergeResults([stock, traffic])!;
    expect(merged.channels[0]).toBe(stock.channels[0]);
  });

  it('takes what two models give from the first', () => {
    const first = resultOf('same', { levers: { a: 1 } }, 3);
    const second = resultOf('same', { levers: { a: 2 } }, 7);
    const merged = mergeResults([first, second])!;
    expect(merged.figures).toEqual(first.figures);
    expect(merged.channels).toEqual(first.channels);
    expect(merged.levers).toEqual({ a: 1 });
  });

  it('joins lever sheets and baselines, each lever once', () => {
    const cities = [preparedCity([lever('a'), lever('b')]), preparedCity([lever('b'), lever('c')])];
    expect(mergeLevers(cities).map((l) => l.id)).toEqual(['a', 'b', 'c']);
    expect(mergeCities(cities)?.baseline).toEqual({ a: 10, b: 10, c: 10 });
    expect(mergeCities([])).toBeUndefined();
  });

  it('gives a model the values of its own levers, inside their ranges, and nothing else', () => {
    const values = fc.dictionary(fc.constantFrom('a', 'b', 'x', 'y'), fc.double({ noNaN: true }));
    fc.assert(
      fc.property(values, (all) => {
        const own = ownValues([lever('a'), lever('b')], all);
        for (const [id, value] of Object.entries(own)) {
          expect(['a', 'b']).toContain(id);
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(100);
        }
      }),
    );
  });
});

describe('how the models stand together', () => {
  const model = (status: ModelStatus, prepared: boolean): ModelState => ({
    id: status,
    title: { en: status },
    roads: false,
    status,
    progress: undefined,
    precision: undefined,
    problem: undefined,
    notes: [],
    milliseconds: undefined,
    stale: false,
    city: prepared ? preparedCity([]) : undefined,
  });

  it('is ready while one is, whatever became of the others', () => {
    expect(overallStatus([])).toBe('none');
    expect(overallStatus([model('failed', false)])).toBe('failed');
    expect(overallStatus([model('failed', false), model('ready', true)])).toBe('ready');
    expect(overallStatus([model('preparing', false), model('ready', true)])).toBe('ready');
    expect(overallStatus([model('preparing', false), model('failed', false)])).toBe('preparing');
    expect(overallStatus([model('running', true), model('ready', true)])).toBe('running');
  });
});
