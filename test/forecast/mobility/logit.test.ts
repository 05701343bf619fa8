import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Choices,
  estimate,
  likelihood,
  logsum,
  probabilities,
} from '../../../src/forecast/mobility/logit.ts';
import { normal, uniform } from '../../../src/forecast/random.ts';
import { Problem } from '../../../src/problem/problem.ts';

const utilities = fc.array(fc.double({ min: -1e4, max: 1e4, noNaN: true }), {
  minLength: 2,
  maxLength: 6,
});
const parameters = ['constant of bus', 'time', 'cost'] as const;
const alternatives = ['car', 'bus', 'bicycle'] as const;
const truth = [-0.7, -1.5, -0.8];
const [m, k] = [alternatives.length, parameters.length];

/** Choices drawn from the model itself; the bicycle is at hand in three of four. */
function drawnChoices(count: number, seed: number): Choices {
  const next = uniform(seed);
  const attributes = new Float64Array(count * m * k);
  const available = new Uint8Array(count * m).fill(1);
  const chosen = new Uint16Array(count);
  for (let n = 0; n < count; n++) {
    available[n * m + 2] = next() < 0.75 ? 1 : 0;
    for (let j = 0; j < m; j++)
      attributes.set([j === 1 ? 1 : 0, 2 * next(), 2 * next()], (n * m + j) * k);
    const value = Array.from({ length: m }, (_, j) =>
      truth.reduce((sum, b, a) => sum + b * attributes[(n * m + j) * k + a]!, 0),
    );
    const p = probabilities(value, available.subarray(n * m));
    let left = next();
    for (let j = 0; j < m; j++) {
      if (p[j]! === 0) continue;
      chosen[n] = j;
      left -= p[j]!;
      if (left < 0) break;
    }
  }
  return { name: 'drawn', parameters, alternatives, attributes, available, chosen };
}

describe('logit probabilities', () => {
  it('sum to 1, do not change with a constant, and go with the utility', () => {
    fc.assert(
      fc.property(utilities, fc.double({ min: -1e3, max: 1e3, noNaN: true }), (values, shift) => {
        const p = probabilities(values);
        expect(p.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
        const shifted = probabilities(values.map((v) => v + shift));
        for (const [i, share] of p.entries()) expect(shifted[i]).toBeCloseTo(share, 9);
        const best = values.indexOf(Math.max(...values));
        expect(p[best]).toBe(Math.max(...p));
      }),
    );
  });

  it('have one ratio for two alternatives whatever the third (independence of irrelevant ones)', () => {
    const ratio = (third: number) => {
      const p = probabilities([0.3, -0.4, third]);
      return p[0]! / p[1]!;
    };
    for (const third of [-5, 0, 5]) expect(ratio(third)).toBeCloseTo(Math.exp(0.7), 12);
    const without = probabilities([0.3, -0.4, 5], [1, 1, 0]);
    expect(without[2]).toBe(0);
    expect(without[0]! / without[1]!).toBeCloseTo(Math.exp(0.7), 12);
  });

  it('are the slope of the logsum, and none where nothing is at hand', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -20, max: 20, noNaN: true }), { minLength: 2, maxLength: 5 }),
        (values) => {
          const p = probabilities(values);
          const h = 1e-5;
          for (const i of values.keys()) {
            const at = (d: number) => logsum(values.map((v, j) => (i === j ? v + d : v)));
            expect((at(h) - at(-h)) / (2 * h)).toBeCloseTo(p[i]!, 5);
          }
        },
      ),
    );
    expect(probabilities([1, 2], [0, 0])).toEqual(Float64Array.of(0, 0));
    expect(logsum([1, 2], [0, 0])).toBe(Number.NEGATIVE_INFINITY);
    expect(logsum([1000, 1000])).toBeCloseTo(1000 + Math.log(2), 9);
  });
});

describe('logit estimation', () => {
  it('has the slopes and curvature of the likelihood', () => {
    const choices = drawnChoices(200, 2);
    const draw = normal(uniform(9));
    const beta = truth.map(() => draw());
    const { gradient, information } = likelihood(choices, beta);
    const h = 1e-5;
    for (let a = 0; a < k; a++) {
      const at = (d: number) =>
        likelihood(
          choices,
          beta.map((b, i) => (i === a ? b + d : b)),
        );
      expect((at(h).value - at(-h).value) / (2 * h)).toBeCloseTo(gradient[a]!, 4);
      for (let b = 0; b < k; b++) {
        const slope = -(at(h).gradient[b]! - at(-h).gradient[b]!) / (2 * h);
        expect(slope).toBeCloseTo(information[a * k + b]!, 4);
      }
    }
  });

  it('finds the parameters that choices were drawn with, within their standard errors', () => {
    let [inside, all] = [0, 0];
    for (let seed = 1; seed <= 20; seed++) {
      const found = estimate(drawnChoices(1500, seed));
      expect(found.gradient).toBeLessThan(1e-4);
      expect(found.logLikelihood).toBeGreaterThan(found.nullLogLikelihood);
      expect(found.iterations).toBeLessThan(10);
      for (const [a, beta] of found.beta.entries()) {
        all += 1;
        if (Math.abs(beta - truth[a]!) < 1.96 * found.standardErrors[a]!) inside += 1;
        // The model is right, so both errors estimate the same.
        expect(found.robustErrors[a]! / found.standardErrors[a]!).toBeGreaterThan(0.85);
        expect(found.robustErrors[a]! / found.standardErrors[a]!).toBeLessThan(1.15);
      }
    }
    // 95 % of 60, give or take three standard deviations.
    expect(inside / all).toBeGreaterThan(0.95 - 3 * Math.sqrt((0.95 * 0.05) / all));
  });

  it('says which parameter has no estimate, and which choice cannot be', () => {
    const choices = drawnChoices(300, 4);
    const problemOf = (given: Choices): Problem => {
      try {
        estimate(given);
      } catch (error) {
        if (error instanceof Problem) return error;
      }
      throw new Error('no Problem');
    };
    const same = { ...choices, attributes: choices.attributes.slice() };
    for (let i = 0; i < same.attributes.length; i += k)
      same.attributes[i + 2] = 2 * same.attributes[i + 1]!;
    expect(problemOf(same)).toMatchObject({ code: 'logitSingular', params: { parameter: 'cost' } });

    const bus = { ...choices, chosen: new Uint16Array(300).fill(1) };
    expect(problemOf(bus)).toMatchObject({ code: 'logitDiverges' });

    const bicycle = choices.available.findIndex((can, i) => i % m === 2 && can === 0);
    const chosen = choices.chosen.slice();
    chosen[(bicycle - 2) / m] = 2;
    expect(problemOf({ ...choices, chosen })).toMatchObject({
      code: 'logitChoice',
      params: { observation: (bicycle - 2) / m + 1, alternative: 'bicycle' },
    });
  });
});
