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

/** Counts in `bins` equal parts of `domain`, its end inclusive; values outside and NaN are not counted. */
export function histogram(
  values: ArrayLike<number>,
  domain: readonly [number, number],
  bins: number,
): number[] {
  const counts = new Array<number>(bins).fill(0);
  const [low, high] = domain;
  if (!(high > low)) return counts;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!(value >= low && value <= high)) continue;
    const bin = Math.min(bins - 1, Math.floor(((value - low) / (high - low)) * bins));
    counts[bin]! += 1;
  }
  return counts;
}
