/** Simple exponential smoothing, ETS(A,N,N), fitted by least squares of its one-step errors. */
export interface Smoothing {
  readonly alpha: number;
  /** Level after the last value: the forecast of every later one. */
  readonly level: number;
  /** Sum of squared one-step errors. */
  readonly sse: number;
}

/** Bounds of R forecast's `ets`, which the M4 benchmarks use. */
const [least, most] = [1e-4, 0.9999];
const gridSteps = 40;
const golden = (Math.sqrt(5) - 1) / 2;

/**
 * Level and alpha that minimise the squared errors (Hyndman et al. 2008, ch. 5; R's `forecast::ses`). The
 * errors are linear in the first level, so that for each alpha it has a closed form; alpha is searched on
 * a grid and refined, since the sum of squares may have several minima.
 */
export function smooth(y: Float64Array): Smoothing {
  if (y.length === 0) throw new RangeError('an empty series has no level');
  let best = smoothAt(y, least);
  let at = 0;
  for (let i = 1; i <= gridSteps; i++) {
    const next = smoothAt(y, alphaOf(i));
    if (next.sse < best.sse) {
      best = next;
      at = i;
    }
  }
  let [low, high] = [alphaOf(Math.max(0, at - 1)), alphaOf(Math.min(gridSteps, at + 1))];
  let left = smoothAt(y, high - golden * (high - low));
  let right = smoothAt(y, low + golden * (high - low));
  while (high - low > 1e-7) {
    if (left.sse < right.sse) {
      high = right.alpha;
      right = left;
      left = smoothAt(y, high - golden * (high - low));
    } else {
      low = left.alpha;
      left = right;
      right = smoothAt(y, low + golden * (high - low));
    }
  }
  for (const candidate of [left, right]) if (candidate.sse < best.sse) best = candidate;
  return best;
}

const alphaOf = (i: number): number => least + ((most - least) * i) / gridSteps;

/** The fit at one alpha, its first level being the best one. */
function smoothAt(y: Float64Array, alpha: number): Smoothing {
  const keep = 1 - alpha;
  let level = 0;
  let share = 1;
  let [cross, squares, total] = [0, 0, 0];
  for (let t = 0; t < y.length; t++) {
    const error = y[t]! - level;
    cross += share * error;
    squares += share * share;
    total += error * error;
    level += alpha * error;
    share *= keep;
  }
  const first = cross / squares;
  return { alpha, level: level + share * first, sse: total - first * cross };
}
