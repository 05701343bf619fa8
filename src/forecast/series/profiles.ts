/** How a profile of earlier seasons is made and moved to today's level. */
export interface ProfileOptions {
  /** Length of the profile, and the longest season: steps. */
  readonly season: number;
  /** Seasons that are averaged, the latest weighing most. */
  readonly seasons: number;
  /** Steps before the end whose level is compared with the profile's. */
  readonly levelSteps: number;
  /** Share of the difference in level that is left after `step` steps. */
  readonly damping: number;
  readonly step: number;
  /** Level by ratio instead of by difference. */
  readonly ratio: boolean;
}

/** Weight of a season against the one after it. */
const decay = 0.9;

/**
 * The mean of the last seasons, position by position, moved to the level of the latest steps; what it is
 * moved by fades with the horizon. Needs a season and the steps of the level.
 */
export function profileForecast(
  y: Float64Array,
  horizon: number,
  options: ProfileOptions,
): Float64Array {
  const n = y.length;
  const { season, levelSteps } = options;
  // The mean of the seasons before a step, as many as there are; the step itself is not among them.
  const usualAt = (step: number): number => {
    let [sum, weights, weight] = [0, 0, 1];
    for (let k = 1; k <= options.seasons && step - k * season >= 0; k++, weight *= decay) {
      sum += weight * y[step - k * season]!;
      weights += weight;
    }
    return sum / weights;
  };
  const profile = Float64Array.from({ length: season }, (_, s) => usualAt(n + s));
  let [actual, usual] = [0, 0];
  for (let t = n - levelSteps; t < n; t++) {
    actual += y[t]!;
    usual += usualAt(t);
  }
  return Float64Array.from({ length: horizon }, (_, h) => {
    const base = profile[h % season]!;
    const left = options.damping ** ((h + 1) / options.step);
    if (options.ratio && actual > 0 && usual > 0) return base * (actual / usual) ** left;
    return base + (left * (actual - usual)) / levelSteps;
  });
}
