/** Weighted points on a plane, metres. */
export interface Points {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly weight: ArrayLike<number>;
}

const rounds = 12;

/**
 * Parts points into `k` clusters by weighted k-means (Lloyd 1982), started from points that lie far from
 * each other, so that the same points give the same clusters. Gives centres and each point's cluster.
 */
export function clusters(
  { x, y, weight }: Points,
  k: number,
): { readonly x: Float64Array; readonly y: Float64Array; readonly of: Int32Array } {
  const n = x.length;
  const cx = new Float64Array(k);
  const cy = new Float64Array(k);
  const of = new Int32Array(n);
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const w = weight[i]!;
    cx[0]! += w * x[i]!;
    cy[0]! += w * y[i]!;
    sum += w;
  }
  cx[0]! /= sum;
  cy[0]! /= sum;
  const away = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  for (let c = 1; c < k; c++) {
    let farthest = 0;
    for (let i = 0; i < n; i++) {
      away[i] = Math.min(away[i]!, (x[i]! - cx[c - 1]!) ** 2 + (y[i]! - cy[c - 1]!) ** 2);
      if (away[i]! * weight[i]! > away[farthest]! * weight[farthest]!) farthest = i;
    }
    cx[c] = x[farthest]!;
    cy[c] = y[farthest]!;
  }
  for (let round = 0; round < rounds; round++) {
    const sx = new Float64Array(k);
    const sy = new Float64Array(k);
    const sw = new Float64Array(k);
    for (let i = 0; i < n; i++) {
      const c = nearest(cx, cy, x[i]!, y[i]!);
      of[i] = c;
      sx[c]! += weight[i]! * x[i]!;
      sy[c]! += weight[i]! * y[i]!;
      sw[c]! += weight[i]!;
    }
    for (let c = 0; c < k; c++)
      if (sw[c]! > 0) {
        cx[c] = sx[c]! / sw[c]!;
        cy[c] = sy[c]! / sw[c]!;
      }
  }
  return { x: cx, y: cy, of };
}

/** Index of the place that is nearest to a point. */
export function nearest(
  px: ArrayLike<number>,
  py: ArrayLike<number>,
  x: number,
  y: number,
): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < px.length; i++) {
    const d = (px[i]! - x) ** 2 + (py[i]! - y) ** 2;
    if (d < least) [best, least] = [i, d];
  }
  return best;
}

/** Up to `k` of the places, the first nearest to a point, each next one far from those before it. */
export function spread(
  px: ArrayLike<number>,
  py: ArrayLike<number>,
  x: number,
  y: number,
  k: number,
): number[] {
  if (px.length === 0) return [];
  const chosen = [nearest(px, py, x, y)];
  const away = new Float64Array(px.length).fill(Number.POSITIVE_INFINITY);
  while (chosen.length < Math.min(k, px.length)) {
    const last = chosen[chosen.length - 1]!;
    let farthest = 0;
    for (let i = 0; i < px.length; i++) {
      away[i] = Math.min(away[i]!, (px[i]! - px[last]!) ** 2 + (py[i]! - py[last]!) ** 2);
      if (away[i]! > away[farthest]!) farthest = i;
    }
    if (away[farthest] === 0) break;
    chosen.push(farthest);
  }
  return chosen;
}
