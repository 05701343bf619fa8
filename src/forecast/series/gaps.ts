/** A series without gaps, and what was put in. */
export interface Filled {
  readonly values: Float64Array;
  /** Values that were interpolated, and the most in a row. */
  readonly count: number;
  readonly longest: number;
  /** Missing values that were cut off before the first. */
  readonly skipped: number;
}

/**
 * Cuts what is missing (NaN) at both ends and interpolates linearly what is missing within. A forecast's
 * first step is thus the one after the last value known.
 */
export function fillGaps(values: ArrayLike<number>): Filled {
  let [from, to] = [0, values.length];
  while (from < to && Number.isNaN(values[from])) from++;
  while (to > from && Number.isNaN(values[to - 1])) to--;
  const filled = Float64Array.from({ length: to - from }, (_, i) => values[from + i]!);
  let [count, longest, known] = [0, 0, 0];
  filled.forEach((v, t) => {
    if (Number.isNaN(v)) return;
    const gap = t - known - 1;
    const [before, after] = [filled[known]!, v];
    for (let k = 1; k <= gap; k++) filled[known + k] = before + ((after - before) * k) / (gap + 1);
    if (gap > 0) {
      count += gap;
      longest = Math.max(longest, gap);
    }
    known = t;
  });
  return { values: filled, count, longest, skipped: from };
}
