import { type Scale, scaleOf } from './scale.ts';

/** Smoothing constants of level, short and long season, and the share of an error that carries on. */
const [levelRate, shortRate, longRate, carry] = [0.1, 0.3, 0.3, 0.5];

/**
 * Double-seasonal exponential smoothing with an autoregressive error (Taylor 2003, Journal of the Operational
 * Research Society 54), on the variance-stabilising scale; its constants are fixed, not fitted, and suit a
 * level that wanders. Needs two long seasons, a whole number of short ones each.
 */
export function doubleSeasonal(
  y: Float64Array,
  horizon: number,
  short: number,
  long: number,
  scale: Scale = scaleOf(y),
): Float64Array {
  const n = y.length;
  const z = y.map((v) => scale.to(v));
  const start = 2 * long;
  let level = mean(z, 0, start, 1);
  const day = Float64Array.from({ length: short }, (_, s) => mean(z, s, start, short) - level);
  const week = Float64Array.from(
    { length: long },
    (_, s) => mean(z, s, start, long) - level - day[s % short]!,
  );
  let error = 0;
  for (let t = 0; t < n; t++) {
    const [d, w] = [t % short, t % long];
    const surprise = z[t]! - (level + day[d]! + week[w]!) - carry * error;
    level += levelRate * surprise;
    day[d]! += shortRate * surprise;
    week[w]! += longRate * surprise;
    error = z[t]! - (level + day[d]! + week[w]!);
  }
  return Float64Array.from({ length: horizon }, (_, h) => {
    const t = n + h;
    return scale.from(level + day[t % short]! + week[t % long]! + carry ** (h + 1) * error);
  });
}

function mean(z: Float64Array, from: number, to: number, step: number): number {
  let [sum, count] = [0, 0];
  for (let t = from; t < to; t += step, count++) sum += z[t]!;
  return sum / count;
}
