/**
 * Arithmetic of long arrays, element by element; arrays of one call have the same length. Loops that run in
 * every answer stand in functions of a module: an engine compiles the callback of a `map` anew for each
 * closure that is made, which costs more than the loop.
 */

export function total(of: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < of.length; i++) sum += of[i]!;
  return sum;
}

export function scaled(of: Float64Array, factor: number): Float64Array {
  const made = new Float64Array(of.length);
  for (let i = 0; i < made.length; i++) made[i] = of[i]! * factor;
  return made;
}

export function plus(of: Float64Array, number: number): Float64Array {
  const made = new Float64Array(of.length);
  for (let i = 0; i < made.length; i++) made[i] = of[i]! + number;
  return made;
}

export function minus(from: Float64Array, take: Float64Array): Float64Array {
  const made = new Float64Array(from.length);
  for (let i = 0; i < made.length; i++) made[i] = from[i]! - take[i]!;
  return made;
}

export function product(a: Float64Array, b: Float64Array): Float64Array {
  const made = new Float64Array(a.length);
  for (let i = 0; i < made.length; i++) made[i] = a[i]! * b[i]!;
  return made;
}

export function quotient(of: Float64Array, by: Float64Array): Float64Array {
  const made = new Float64Array(of.length);
  for (let i = 0; i < made.length; i++) made[i] = of[i]! / by[i]!;
  return made;
}

/** Adds `factor` times an array to another. */
export function addScaled(to: Float64Array, factor: number, from: Float64Array): void {
  for (let i = 0; i < to.length; i++) to[i]! += factor * from[i]!;
}

/** Adds an array to another. */
export function addTo(to: Float64Array, from: Float64Array): void {
  for (let i = 0; i < to.length; i++) to[i]! += from[i]!;
}
