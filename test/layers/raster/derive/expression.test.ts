import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../../../../src/layers/raster/derive/expression.ts';
import { Problem } from '../../../../src/problem/problem.ts';

/** Value of an expression over single values. */
function value(text: string, given: Readonly<Record<string, number>> = {}): number {
  const compiled = compile(text, Object.keys(given));
  const columns = compiled.names.map((name) => Float64Array.of(given[name]!));
  return compiled.run(columns, 1)[0]!;
}

/** The Problem of an expression that does not hold. */
function problem(text: string, names: readonly string[] = ['a', 'b']): Problem {
  try {
    compile(text, names);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error(`${text} was let pass`);
}

describe('an expression over rasters', () => {
  it.each([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['2 ^ 3 ^ 2', 512],
    ['-2 ^ 2', -4],
    ['(-2) ^ 2', 4],
    ['2 ^ -1', 0.5],
    ['2 * -3', -6],
    ['7 - 3 - 2', 2],
    ['8 / 2 ^ 2', 2],
    ['1 < 2', 1],
    ['2 <= 1', 0],
    ['1 < 2 && 3 > 2', 1],
    ['1 == 2 || !0', 1],
    ['1 > 2 ? 10 : 2 > 1 ? 20 : 30', 20],
    ['min(3, 1, 2) + max(4, 5)', 6],
    ['abs(-3) + sqrt(16) + log(exp(2)) + log10(1000)', 12],
    ['round(2.4) + floor(2.9) + ceil(2.1)', 7],
    ['1e3 + .5', 1000.5],
    ['cos(pi)', -1],
  ])('%s is %d', (text, expected) => {
    expect(value(text)).toBeCloseTo(expected, 12);
  });

  it('computes the vegetation index of two bands, cell by cell', () => {
    const ndvi = compile('(nir - red) / (nir + red)', ['red', 'nir', 'blue']);
    expect(ndvi.names).toEqual(['nir', 'red']);
    const out = ndvi.run(
      [Float64Array.of(0.5, 0.4, 0, Number.NaN), Float64Array.of(0.1, 0.4, 0, 1)],
      4,
    );
    expect(out[0]).toBeCloseTo(0.4 / 0.6, 15);
    expect(out[1]).toBe(0);
    expect(out[2]).toBeNaN();
    expect(out[3]).toBeNaN();
  });

  it('keeps what is not known unknown, but for the branch that is not taken', () => {
    const nan = { a: Number.NaN, b: 1 };
    for (const text of [
      'a + b',
      'a < b',
      'a != b',
      'min(a, b)',
      '!a',
      'a ^ 0',
      'a ? 1 : 2',
      '1 / 0',
      'log(0)',
      'b && a',
    ])
      expect(value(text, nan), text).toBeNaN();
    expect(value('b ? 5 : a', nan)).toBe(5);
    expect(value('isnan(a) ? 0 : a', nan)).toBe(0);
    expect(value('a && 0', nan)).toBe(0);
    expect(value('a || b', nan)).toBe(1);
  });

  it('agrees with JavaScript on random arithmetic', () => {
    const leaf = fc.oneof(fc.constantFrom('a', 'b'), fc.integer({ min: 0, max: 9 }).map(String));
    const tree = fc.letrec<{ e: string }>((tie) => ({
      e: fc.oneof(
        { maxDepth: 5 },
        leaf,
        fc
          .tuple(tie('e'), fc.constantFrom('+', '-', '*', '/'), tie('e'))
          .map(([l, o, r]) => `${l} ${o} ${r}`),
        tie('e').map((inner) => `(${inner})`),
        tie('e').map((inner) => `-(${inner})`),
      ),
    })).e;
    fc.assert(
      fc.property(
        tree,
        fc.integer({ min: -5, max: 5 }),
        fc.integer({ min: -5, max: 5 }),
        (text, a, b) => {
          // The oracle alone may run text as a program: it is made of numbers, a, b and operators.
          const exact = new Function('a', 'b', `return ${text}`)(a, b) as number;
          const ours = value(text, { a, b });
          if (Number.isFinite(exact)) expect(ours).toBeCloseTo(exact, 9);
          else expect(ours).toBeNaN();
        },
      ),
    );
  });

  it.each([
    ['a + c', 5, '“c”'],
    ['a + * b', 5, ''],
    ['(a + b', 7, ''],
    ['a b', 3, 'operator'],
    ['a < b < 3', 1, 'brackets'],
    ['foo(a)', 1, '“foo”'],
    ['1 + sqrt(a, b)', 5, 'takes 1'],
    ['1 + a.constructor', 5, 'MemberExpression'],
    ['"a"', 1, 'not a number'],
    ['constructor', 1, 'constructor'],
    ['', 0, 'names no layer'],
    ['a = b', 3, ''],
    ['a ? b', 6, ''],
  ])('refuses %s and names the place', (text, place, detail) => {
    const found = problem(text);
    expect(found.code).toMatch(/^expression/);
    if (place > 0) expect(found.params.place).toBe(place);
    expect(found.message).toContain(detail);
  });

  it('never throws anything but its own Problem, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 40 }), (text) => {
        try {
          compile(text, ['a']).run([Float64Array.of(1, 2)], 2);
        } catch (error) {
          expect(error).toBeInstanceOf(Problem);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
