/** Share of a diagonal that must be left after elimination: less is rounding. */
const least = 1e-12;

/**
 * Solves A x = b for a symmetric positive definite A (k x k, row by row) by Cholesky's factors. Returns the index
 * of the first row that depends on those before it, where A is singular.
 */
export function solveSymmetric(a: Float64Array, b: Float64Array): Float64Array | number {
  const k = b.length;
  const l = new Float64Array(k * k);
  for (let i = 0; i < k; i++)
    for (let j = 0; j <= i; j++) {
      let sum = a[i * k + j]!;
      for (let c = 0; c < j; c++) sum -= l[i * k + c]! * l[j * k + c]!;
      if (i !== j) l[i * k + j] = sum / l[j * k + j]!;
      else if (sum > least * a[i * k + i]!) l[i * k + i] = Math.sqrt(sum);
      else return i;
    }
  const x = b.slice();
  for (let i = 0; i < k; i++) {
    for (let c = 0; c < i; c++) x[i]! -= l[i * k + c]! * x[c]!;
    x[i]! /= l[i * k + i]!;
  }
  for (let i = k - 1; i >= 0; i--) {
    for (let c = i + 1; c < k; c++) x[i]! -= l[c * k + i]! * x[c]!;
    x[i]! /= l[i * k + i]!;
  }
  return x;
}
