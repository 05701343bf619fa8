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
 * ranges would leave it outside. Sorts `samples` in place.
 */
export function interval(samples: Float64Array, centre: number): readonly [number, number] {
  samples.sort();
  const at = (p: number): number => {
    const x = p * (samples.length - 1);
    const i = Math.floor(x);
    return samples[i]! + (x - i) * ((samples[i + 1] ?? samples[i]!) - samples[i]!);
  };
  return [Math.min(centre, at(0.05)), Math.max(centre, at(0.95))];
}
