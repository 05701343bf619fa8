import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textIn } from '../../src/channel/text.ts';
import { variants } from '../../src/forecast/energy/model.ts';
import { heatingNeed } from '../../src/forecast/energy/need.ts';
import { readLevers, readStockModel } from '../../src/forecast/energy/stock.ts';
import { Problem } from '../../src/problem/problem.ts';
import { seedModel } from './model.ts';

type Json = Record<string, unknown>;

/** A copy of the demo model with one place replaced; `undefined` removes it. */
function altered(path: string, value: unknown): Json {
  const model = seedModel('demo');
  const keys = path.split('.');
  const last = keys.pop()!;
  const parent = keys.reduce((at, key) => at[key] as Json, model);
  parent[last] = value;
  return JSON.parse(JSON.stringify(model)) as Json;
}

describe('stock model files', () => {
  for (const name of ['demo', 'italy'] as const) {
    it(`accepts ${name}.json and gives every text in English and German`, () => {
      const model = readStockModel(seedModel(name), name);
      expect(model.levers.map((l) => l.id)).toContain('retrofit_rate');
      for (const { title, description, source } of model.levers)
        for (const text of [title, description, source.text])
          expect(textIn(text, 'de')).not.toBe('');
      expect(model.carbon.gas.path[0]![1]).toBe(201.96);
      expect(model.carbon.oil.path[0]![1]).toBeCloseTo(266.8, 1);
    });

    it(`never needs more heat in a better state of any archetype of ${name}.json`, () => {
      const model = readStockModel(seedModel(name), name);
      const ratio = (max: number) => fc.double({ min: 0.1, max, noNaN: true });
      fc.assert(
        fc.property(ratio(3), ratio(1.5), ratio(1.2), (wall, roof, floor) => {
          for (const of of Object.values(model.classes))
            for (const ages of Object.values(model.envelopes[of.family]!)) {
              const needs = variants.map((v) =>
                heatingNeed({ wall, roof, floor }, of, ages[v], model.climate),
              );
              expect(needs[1]!).toBeLessThanOrEqual(needs[0]! + 1e-9);
              expect(needs[2]!).toBeLessThanOrEqual(needs[1]! + 1e-9);
            }
        }),
        { numRuns: 40 },
      );
    });
  }

  it('names the file and the first place that is missing or wrong', () => {
    const cases: readonly (readonly [string, unknown, RegExp])[] = [
      ['format', 'something', /format must be one of urn:twinscape:stock-model:1/],
      ['baseYear', '2025', /baseYear must be a number/],
      ['climate.heatingDays', 0, /climate\.heatingDays/],
      ['classes.SFH.gains', undefined, /classes\.SFH\.gains must be a number/],
      ['classes.office.family', 'glass', /classes\.office\.family must be a key of envelopes/],
      ['envelopes.small.to1918.usual.wall', 9, /to1918 has a refurbishment that raises wall/],
      ['systems.gas.efficiency.usual', [0.9, 0.8, 1], /efficiency\.usual must be \[lowest/],
      ['carbon.electricity.path', [], /path must be a list/],
      ['levers.0.title', { de: 'Rate' }, /levers\.0\.title\.en must be a text/],
      ['levers', [], /levers must contain the lever retrofit_rate/],
      ['name', null, /name must be an object/],
    ];
    for (const [path, value, message] of cases) {
      const read = () => readStockModel(altered(path, value), 'energy/stock.json');
      expect(read, path).toThrow(Problem);
      expect(read, path).toThrow(message);
      expect(read, path).toThrow(/energy\/stock\.json/);
    }
  });

  it('throws nothing but Problems on any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(() => readLevers(value, 'stock.json')).toThrow(Problem);
      }),
    );
  });
});
