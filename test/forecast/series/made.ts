/** A series of hourly load with a daily and a weekly shape, drift and noise, from a seed. */
export function madeLoad(hours: number, seed: number, noise = 0.05): Float64Array {
  const random = uniform(seed);
  let drift = 0;
  return Float64Array.from({ length: hours }, (_, t) => {
    const day = Math.floor(t / 24) % 7;
    drift += 0.002 * (random() - 0.5);
    const shape = 10 + 4 * Math.sin(((t % 24) / 24) * 2 * Math.PI - 2) + (day >= 5 ? -2 : 0);
    const bell = random() + random() + random() - 1.5;
    return shape * (1 + drift + noise * bell);
  });
}

/** Mulberry32. */
export function uniform(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
