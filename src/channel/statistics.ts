/** Finite values of a sample in rising order. */
export function sorted(values: ArrayLike<number>): Float64Array {
  const kept = new Float64Array(values.length);
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (Number.isFinite(value)) kept[count++] = value;
  }
  return kept.subarray(0, count).sort();
}

/** Quantile of rising values, `p` from 0 to 1, linear between ranks (Hyndman and Fan's type 7); NaN of none. */
export function quantile(rising: ArrayLike<number>, p: number): number {
  if (rising.length === 0) return Number.NaN;
  const at = Math.min(1, Math.max(0, p)) * (rising.length - 1);
  const low = Math.floor(at);
  const from = rising[low]!;
  const to = rising[Math.min(low + 1, rising.length - 1)]!;
  return from + (to - from) * (at - low);
}

/** Index of the first of rising values that lies above `limit`; their number where none does. */
export function firstAbove(rising: ArrayLike<number>, limit: number): number {
  let [low, high] = [0, rising.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rising[middle]! > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Counts in `bins` equal parts of `domain` (of its logarithm on a `log` scale), its end inclusive;
 * values outside and NaN are not counted.
 */
export function histogram(
  values: ArrayLike<number>,
  domain: readonly [number, number],
  bins: number,
  scale: 'linear' | 'log' = 'linear',
): number[] {
  const counts = new Array<number>(bins).fill(0);
  const [low, high] = domain;
  if (!(high > low) || (scale === 'log' && !(low > 0))) return counts;
  const span = scale === 'log' ? Math.log(high / low) : high - low;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!(value >= low && value <= high)) continue;
    const share = (scale === 'log' ? Math.log(value / low) : value - low) / span;
    counts[Math.min(bins - 1, Math.floor(share * bins))]! += 1;
  }
  return counts;
}

/** How often each value occurs, NaN left out; for rasters whose values are codes. */
export function countsOf(values: ArrayLike<number>): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!Number.isNaN(value)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}
