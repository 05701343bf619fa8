/**
 * 5th and 95th percentile of samples by feature, linear between samples, widened to hold the value itself; NaN where
 * the value is. With `from`, of what each sample is more than its partner there.
 */
export function spreadOf(
  values: Float32Array,
  samples: readonly ArrayLike<number>[],
  from?: readonly ArrayLike<number>[],
): { readonly lower: Float32Array; readonly upper: Float32Array } {
  const lower = values.slice();
  const upper = values.slice();
  const count = samples.length;
  if (count === 0) return { lower, upper };
  const own = new Float32Array(count);
  const place = 0.05 * (count - 1);
  const [i, part] = [Math.floor(place), place % 1];
  const j = Math.min(count - 1, i + 1);
  for (let feature = 0; feature < values.length; feature++) {
    const value = values[feature]!;
    let flat = true;
    for (let s = 0; s < count; s++) {
      const sample = samples[s]![feature]! - (from === undefined ? 0 : from[s]![feature]!);
      // A sample in which nobody goes there tells nothing.
      own[s] = Number.isNaN(sample) ? value : sample;
      if (own[s] !== own[0]) flat = false;
    }
    if (!flat) sort(own);
    const low = own[i]! + part * (own[j]! - own[i]!);
    const high = own[count - 1 - i]! + part * (own[count - 1 - j]! - own[count - 1 - i]!);
    lower[feature] = Math.min(value, low);
    upper[feature] = Math.max(value, high);
  }
  return { lower, upper };
}

/** Few values at a time, for very many features: by insertion, without a call into the engine for each. */
function sort(values: Float32Array): void {
  for (let i = 1; i < values.length; i++) {
    const value = values[i]!;
    let at = i;
    for (; at > 0 && values[at - 1]! > value; at--) values[at] = values[at - 1]!;
    values[at] = value;
  }
}
