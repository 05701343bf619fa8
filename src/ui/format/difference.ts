import type { Figure } from '../../channel/channel.ts';

/** `clear`: the whole interval lies on one side of zero; `none`: it holds zero; `same`: nothing moved. */
export type Verdict = 'clear' | 'none' | 'same';

export interface Difference {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  readonly verdict: Verdict;
}

/**
 * B minus A with a 9-in-10 interval. The errors of A and B are taken as independent, half widths add in
 * squares; shared assumptions make the true interval narrower, so "clear" is said rather too seldom.
 */
export function difference(
  a: Pick<Figure, 'value' | 'lower' | 'upper'>,
  b: Pick<Figure, 'value' | 'lower' | 'upper'>,
): Difference {
  const value = b.value - a.value;
  const down = Math.hypot(b.value - b.lower, a.upper - a.value);
  const up = Math.hypot(b.upper - b.value, a.value - a.lower);
  const lower = value - down;
  const upper = value + up;
  const still = Math.abs(value) <= 1e-9 * Math.max(Math.abs(a.value), Math.abs(b.value));
  return {
    value,
    lower,
    upper,
    verdict: still ? 'same' : lower > 0 || upper < 0 ? 'clear' : 'none',
  };
}
