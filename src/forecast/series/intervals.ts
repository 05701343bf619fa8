import { normalQuantile, studentQuantile } from './student.ts';

/** How much of the spread's level is taken from its neighbours in the horizon, and from all of it. */
const [neighbours, pooled] = [2, 0.3];

/**
 * Half-widths of split-conformal intervals (Lei et al. 2018, Journal of the American Statistical Association
 * 113) from the errors of a backtest. Errors are scaled by their mean size at each step of the horizon
 * (smoothed over steps), and the quantile of all scaled errors is taken. Errors of one origin hang together
 * and there are few origins, so that it is widened by the ratio of Student's t, with one degree of freedom
 * less than origins, to the normal quantile.
 *
 * Beyond the tested steps the last season's scales go on, growing with the square root of the horizon.
 * @param errors by origin, then step; same length each
 * @param level in percent
 */
export function halfWidths(
  errors: readonly Float64Array[],
  horizon: number,
  season: number,
  level: number,
): Float64Array {
  const tested = errors[0]!.length;
  const scale = smoothed(
    Float64Array.from(
      { length: tested },
      (_, h) => errors.reduce((sum, e) => sum + Math.abs(e[h]!), 0) / errors.length,
    ),
  );
  const scaled: number[] = [];
  for (const e of errors)
    e.forEach((v, h) => {
      if (scale[h]! > 0) scaled.push(Math.abs(v) / scale[h]!);
    });
  if (scaled.length === 0) return new Float64Array(horizon);
  const sorted = Float64Array.from(scaled).sort();
  const rank = Math.min(sorted.length, Math.ceil(((sorted.length + 1) * level) / 100));
  const p = 0.5 + level / 200;
  const few = studentQuantile(p, Math.max(1, errors.length - 1)) / normalQuantile(p);
  const factor = sorted[Math.max(0, rank - 1)]! * few;
  const repeat = Math.min(season, tested);
  return Float64Array.from({ length: horizon }, (_, h) => {
    if (h < tested) return factor * scale[h]!;
    const same = tested - repeat + ((h - tested) % repeat);
    return factor * scale[same]! * Math.sqrt((h + 1) / (same + 1));
  });
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
