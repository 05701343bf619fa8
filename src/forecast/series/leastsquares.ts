/**
 * Solves A x = b for a symmetric positive definite A of p rows, row by row, by Cholesky's decomposition; only
 * the lower triangle is read. A direction in which A is singular to rounding gets no weight.
 */
export function solveSymmetric(a: Float64Array, b: Float64Array): Float64Array {
  const p = b.length;
  const l = Float64Array.from(a);
  const x = Float64Array.from(b);
  let largest = 0;
  for (let i = 0; i < p; i++) largest = Math.max(largest, a[i * p + i]!);
  const least = largest * 1e-13;
  for (let j = 0; j < p; j++) {
    for (let k = 0; k < j; k++) {
      const factor = l[j * p + k]!;
      for (let i = j; i < p; i++) l[i * p + j]! -= factor * l[i * p + k]!;
    }
    const pivot = l[j * p + j]!;
    const root = pivot > least ? Math.sqrt(pivot) : Number.POSITIVE_INFINITY;
    for (let i = j; i < p; i++) l[i * p + j]! /= root;
    l[j * p + j] = root;
  }
  for (let i = 0; i < p; i++) {
    let sum = x[i]!;
    for (let k = 0; k < i; k++) sum -= l[i * p + k]! * x[k]!;
    x[i] = sum / l[i * p + i]!;
  }
  for (let i = p - 1; i >= 0; i--) {
    let sum = x[i]!;
    for (let k = i + 1; k < p; k++) sum -= l[k * p + i]! * x[k]!;
    x[i] = sum / l[i * p + i]!;
  }
  return x;
}
