import { normalQuantile, studentQuantile } from './student.ts';

/** How much of the spread's level is taken from its neighbours in the horizon, and from all of it. */
const [neighbours, pooled] = [2, 0.3];

/** What an interval is for. */
export interface IntervalOptions {
  /** Steps ahead. */
  readonly horizon: number;
  /** Shortest season, 1 for none, and distance between origins: steps. */
  readonly season: number;
  readonly spacing: number;
  /** Percent. */
  readonly level: number;
}

/**
 * Half-widths of split-conformal intervals (Lei et al. 2018, Journal of the American Statistical Association
 * 113) from the errors of a backtest. Errors are scaled by their mean size at each step of the horizon
 * (smoothed over steps), and the quantile of all scaled errors is taken. Errors of one origin hang together
 * and neighbouring origins share values, so that it is widened by the ratio of Student's t, at the degrees of
 * freedom that are left, to the normal quantile.
 *
 * Beyond the tested steps the last season's scales go on, growing with the root of the seasons ahead.
 * @param errors by origin, then step; same length each
 */
export function halfWidths(
  errors: readonly Float64Array[],
  { horizon, season, spacing, level }: IntervalOptions,
): Float64Array {
  const tested = errors[0]!.length;
  const scale = smoothed(
    Float64Array.from(
      { length: tested },
      (_, h) => errors.reduce((sum, e) => sum + Math.abs(e[h]!), 0) / errors.length,
    ),
  );
  const counted = scale.filter((v) => v > 0).length;
  const scaled = errors.map((e) => {
    const own = new Float64Array(counted);
    let k = 0;
    e.forEach((v, h) => {
      if (scale[h]! > 0) own[k++] = Math.abs(v) / scale[h]!;
    });
    return own;
  });
  const sorted = new Float64Array(counted * errors.length);
  scaled.forEach((own, j) => {
    sorted.set(own, j * counted);
  });
  sorted.sort();
  if (sorted.length === 0) return new Float64Array(horizon);
  const rank = Math.min(sorted.length, Math.ceil(((sorted.length + 1) * level) / 100));
  const p = 0.5 + level / 200;
  const few = studentQuantile(p, freedom(scaled, spacing)) / normalQuantile(p);
  const factor = sorted[Math.max(0, rank - 1)]! * few;
  const repeat = Math.min(season, tested);
  const ahead = (h: number): number => Math.floor(h / season) + 1;
  return Float64Array.from({ length: horizon }, (_, h) => {
    if (h < tested) return factor * scale[h]!;
    const same = tested - repeat + ((h - tested) % repeat);
    return factor * scale[same]! * Math.sqrt(ahead(h) / ahead(same));
  });
}

/** Degrees of freedom that an origin adds at most: from a few origins the design effect is hardly known. */
const mostPerOrigin = 2;

/**
 * Degrees of freedom of errors that come in origins: the number of values they are of, over the design effect
 * (Kish 1965), which is how much more the origins' means vary than those of as many independent errors; less
 * one.
 */
function freedom(scaled: readonly Float64Array[], spacing: number): number {
  const [origins, steps] = [scaled.length, scaled[0]!.length];
  if (origins < 3) return Math.max(1, origins - 1);
  const means = scaled.map((list) => list.reduce((sum, v) => sum + v, 0) / steps);
  const mean = means.reduce((sum, v) => sum + v, 0) / origins;
  const between = means.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (origins - 1);
  let variance = 0;
  for (const list of scaled)
    for (const v of list) variance += (v - mean) ** 2 / (origins * steps - 1);
  const effect =
    variance === 0 ? steps : Math.min(steps, Math.max(1, (between * steps) / variance));
  const values = (origins - 1) * Math.min(spacing, steps) + steps;
  return Math.max(1, Math.min(values / effect - 1, mostPerOrigin * (origins - 1)));
}

/** Mean over neighbouring steps, drawn to the mean of all. */
function smoothed(scale: Float64Array): Float64Array {
  const n = scale.length;
  const all = scale.reduce((sum, v) => sum + v, 0) / n;
  return scale.map((_, h) => {
    let sum = 0;
    for (let k = -neighbours; k <= neighbours; k++)
      sum += scale[Math.min(n - 1, Math.max(0, h + k))]!;
    return (1 - pooled) * (sum / (2 * neighbours + 1)) + pooled * all;
  });
}
