import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkLevers } from '../../src/forecast/energy/levers.ts';
import { clampToLever, type Lever, todayValues } from '../../src/scenario/lever.ts';

const lever: Lever = {
  id: 'rate',
  title: { en: 'Rate' },
  description: { en: '' },
  unit: '%/a',
  min: 0,
  max: 5,
  step: 0.1,
  today: 1,
  source: { text: { en: 'test' } },
  actsOn: [],
};

describe('levers', () => {
  it('clamps to the range and the step, and reads what is no number as today', () => {
    expect(clampToLever(lever, 9)).toBe(5);
    expect(clampToLever(lever, -1)).toBe(0);
    expect(clampToLever(lever, 2.345)).toBe(2.3);
    expect(clampToLever(lever, Number.NaN)).toBe(1);
  });

  it('clamps any number into the range, and leaves a clamped one as it is', () => {
    fc.assert(
      fc.property(fc.double(), (value) => {
        const once = clampToLever(lever, value);
        expect(once).toBeGreaterThanOrEqual(lever.min);
        expect(once).toBeLessThanOrEqual(lever.max);
        expect(clampToLever(lever, once)).toBe(once);
      }),
    );
  });

  it('starts at today', () => {
    expect(todayValues([lever])).toEqual({ rate: 1 });
  });

  it('refuses unknown levers and values outside the range, naming both', () => {
    expect(() => checkLevers([lever], { rate: 5 }, 'l.json')).not.toThrow();
    expect(() => checkLevers([lever], { rate: 5.1 }, 'l.json')).toThrow(/l\.json.*rate.*0 to 5/);
    expect(() => checkLevers([lever], { rate: Number.NaN }, 'l.json')).toThrow(/rate/);
    expect(() => checkLevers([lever], { speed: 1 }, 'l.json')).toThrow(/speed.*rate/);
  });
});
