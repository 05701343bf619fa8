export interface Distribution {
  /** `trips[origin * zones + destination]`. */
  readonly trips: Float64Array;
  readonly iterations: number;
  /** Largest relative difference of a row's or column's sum from what was asked. */
  readonly error: number;
}

/**
 * Doubly constrained distribution `T = a_i O_i b_j D_j f_ij`: balancing factors by turns until rows and
 * columns sum to what is asked (Furness 1965; iterative proportional fitting). Attractions are scaled to
 * the sum of the productions first. Zones without production or attraction stay empty.
 * @param friction deterrence by pair, above 0 where a pair may be travelled
 */
export function distribute(
  productions: Float64Array,
  attractions: Float64Array,
  friction: Float64Array,
  { tolerance = 1e-6, most = 1000 } = {},
): Distribution {
  const n = productions.length;
  const produced = productions.reduce((a, b) => a + b, 0);
  const attracted = attractions.reduce((a, b) => a + b, 0);
  const wanted = attractions.map((d) => (attracted > 0 ? (d * produced) / attracted : 0));
  const a = new Float64Array(n).fill(1);
  const b = new Float64Array(n).fill(1);
  let error = Number.POSITIVE_INFINITY;
  let iterations = 0;
  const columns = new Float64Array(n);
  while (iterations < most && error > tolerance) {
    iterations += 1;
    columns.fill(0);
    for (let i = 0; i < n; i++) {
      let row = 0;
      for (let j = 0; j < n; j++) row += b[j]! * wanted[j]! * friction[i * n + j]!;
      a[i] = row > 0 ? 1 / row : 0;
      const out = a[i]! * productions[i]!;
      for (let j = 0; j < n; j++) columns[j]! += out * friction[i * n + j]!;
    }
    // Rows are met exactly with the old column factors: the columns' error is the error.
    error = 0;
    for (let j = 0; j < n; j++) {
      if (!(wanted[j]! > 0) || !(columns[j]! > 0)) continue;
      error = Math.max(error, Math.abs(b[j]! * columns[j]! - 1));
      b[j] = 1 / columns[j]!;
    }
  }
  const trips = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++)
      trips[i * n + j] = a[i]! * productions[i]! * b[j]! * wanted[j]! * friction[i * n + j]!;
  return { trips, iterations, error };
}
