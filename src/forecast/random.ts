/** Seeded generator of uniform numbers in [0, 1) (mulberry32, T. Ettinger, public domain). */
export function uniform(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A number in [0, 1) that depends on the feature, a purpose and the seed alone. */
export function hashed(feature: number, purpose: number, seed: number): number {
  let h = (feature ^ Math.imul(purpose + 1, 0x9e3779b1) ^ seed) >>> 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296;
}

/** Standard normal numbers from uniform ones (Box & Muller 1958). */
export function normal(next: () => number): () => number {
  return () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}

/** Share of a standard normal below `z` (Abramowitz & Stegun 26.2.17, error below 1e-7). */
export function normalShare(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const poly =
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const tail = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * poly;
  return z >= 0 ? 1 - tail : tail;
}

/** Value of a triangular distribution below which the share `p` lies. */
export function triangular(
  p: number,
  [low, mode, high]: readonly [number, number, number],
): number {
  const width = high - low;
  if (width <= 0) return mode;
  const split = (mode - low) / width;
  return p < split
    ? low + Math.sqrt(p * width * (mode - low))
    : high - Math.sqrt((1 - p) * width * (high - mode));
}

/**
 * 5th and 95th percentile, linear between order statistics, widened to hold `centre` where skewed
 * ranges would leave it outside.
 */
export function interval(samples: Float64Array, centre: number): readonly [number, number] {
  const place = 0.05 * (samples.length - 1);
  const low = tail(samples, Math.floor(place), place % 1, 1);
  const high = tail(samples, Math.floor(place), place % 1, -1);
  return [Math.min(centre, low), Math.max(centre, -high)];
}

/** Order statistic `i` plus a fraction of the step to the next, of `sign` times the samples. */
function tail(samples: Float64Array, i: number, fraction: number, sign: 1 | -1): number {
  const smallest = new Float64Array(i + 2).fill(Number.POSITIVE_INFINITY);
  const last = i + 1;
  for (let s = 0; s < samples.length; s++) {
    const x = samples[s]! * sign;
    if (x >= smallest[last]!) continue;
    let at = last;
    while (at > 0 && smallest[at - 1]! > x) {
      smallest[at] = smallest[at - 1]!;
      at--;
    }
    smallest[at] = x;
  }
  const here = smallest[i]!;
  return fraction === 0 ? here : here + fraction * (smallest[last]! - here);
}
