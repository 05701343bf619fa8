import { describe, expect, it } from 'vitest';
import { stepAfter } from '../../src/wiring/steps.ts';

describe('playing a series', () => {
  it('goes from step to step and from the last to the first', () => {
    expect([0, 1, 2].map((step) => stepAfter(step, 3, 1))).toEqual([1, 2, 0]);
    expect(stepAfter(1.4, 3, 1)).toBe(2);
  });

  it('goes by parts of a step where steps blend, and stands on the last before it begins again', () => {
    expect(stepAfter(1.5, 3, 0.1)).toBeCloseTo(1.6);
    expect(stepAfter(1.95, 3, 0.1)).toBe(2);
    expect(stepAfter(2, 3, 0.1)).toBe(0);
  });
});
