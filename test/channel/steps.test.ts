import { describe, expect, it } from 'vitest';
import { stepAt } from '../../src/channel/steps.ts';

const summers = [2013, 2016, 2019].map((year) => ({
  start: `${year}-06-01`,
  end: `${year}-09-01`,
}));
const at = (date: string): number => Date.parse(date) / 1000;

describe('where the clock lies in a series', () => {
  it('is the step whose period holds it, or the latest that has begun', () => {
    expect(stepAt(summers, at('2016-07-01'), false)).toBe(1);
    expect(stepAt(summers, at('2018-01-01'), false)).toBe(1);
    expect(stepAt(summers, at('2019-06-01'), false)).toBe(2);
  });

  it('is nowhere before the first period and after the last', () => {
    expect(stepAt(summers, at('2013-05-31'), false)).toBeUndefined();
    expect(stepAt(summers, at('2019-09-01'), true)).toBeUndefined();
    expect(stepAt([summers[0], undefined], at('2013-07-01'), false)).toBeUndefined();
  });

  it('runs from the middle of one period to the middle of the next where steps blend', () => {
    expect(stepAt(summers, at('2013-06-02'), true)).toBe(0);
    expect(stepAt(summers, at('2013-07-17'), true)).toBeCloseTo(0, 5);
    expect(stepAt(summers, (at('2013-07-17') + at('2016-07-17')) / 2, true)).toBeCloseTo(0.5, 9);
    expect(stepAt(summers, at('2019-08-20'), true)).toBe(2);
  });
});
