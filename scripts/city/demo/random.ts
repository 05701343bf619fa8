/** Uniform numbers in [0, 1), the same for the same seed on every machine (mulberry32). */
export function randomStream(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Normal numbers, mean 0 and spread 1 (Box-Muller). */
export function normalStream(seed: number): () => number {
  const uniform = randomStream(seed);
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

/** Autocorrelated normal numbers, mean 0 and spread 1: x' = rho x + sqrt(1 - rho^2) e. */
export function persistentStream(seed: number, rho: number): () => number {
  const normal = normalStream(seed);
  const fresh = Math.sqrt(1 - rho * rho);
  let x = normal();
  return () => {
    x = rho * x + fresh * normal();
    return x;
  };
}

/**
 * Autocorrelated numbers that change smoothly: drawn every `step` samples with a memory of `memory`
 * samples and joined by Catmull-Rom splines, as weather does between synoptic hours.
 */
export function smoothStream(seed: number, step: number, memory: number): () => number {
  const draw = persistentStream(seed, Math.exp(-step / memory));
  let knots = [draw(), draw(), draw(), draw()] as [number, number, number, number];
  let at = 0;
  return () => {
    const [a, b, c, d] = knots;
    const t = at / step;
    const value =
      b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
    at += 1;
    if (at === step) {
      at = 0;
      knots = [b, c, d, draw()];
    }
    return value;
  };
}

/** A seed for one purpose, so that a change in one place does not shift the numbers of another. */
export function seedFor(seed: number, purpose: string): number {
  let hash = seed ^ 0x9e3779b9;
  for (const char of purpose) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}
