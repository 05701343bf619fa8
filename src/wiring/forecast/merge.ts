import type { ForecastResult, PreparedCity } from '../../forecast/protocol.ts';
import type { Lever, LeverValues } from '../../scenario/lever.ts';
import type { ForecastState, ModelState } from '../../state/forecast.ts';

/** Of things with one key the first, in the order in which they come. */
function distinct<T>(things: readonly T[], key: (thing: T) => string): readonly T[] {
  const seen = new Set<string>();
  return things.filter((thing) => !seen.has(key(thing)) && seen.add(key(thing)));
}

/**
 * The answers of several models as one, in the order of the models; a figure or channel that two of
 * them give is the first one's. The computing time is the longest, for the models work side by side.
 */
export function mergeResults(
  answers: readonly (ForecastResult | undefined)[],
): ForecastResult | undefined {
  const results = answers.flatMap((answer) => answer ?? []);
  const [first, ...others] = results;
  if (first === undefined || others.length === 0) return first;
  const quantity = (of: { readonly quantity: string }): string => of.quantity;
  const id = (of: { readonly id: string }): string => of.id;
  return {
    id: first.id,
    levers: Object.assign({}, ...results.map((r) => r.levers).toReversed()) as LeverValues,
    figures: distinct(
      results.flatMap((r) => r.figures),
      quantity,
    ),
    differences: distinct(
      results.flatMap((r) => r.differences),
      quantity,
    ),
    channels: distinct(
      results.flatMap((r) => r.channels),
      id,
    ),
    channelDifferences: distinct(
      results.flatMap((r) => r.channelDifferences),
      id,
    ),
    course: distinct(
      results.flatMap((r) => r.course),
      quantity,
    ),
    milliseconds: Math.max(...results.map((r) => r.milliseconds)),
  };
}

/** `mergeResults` that gives the same object for the same answers, so that nobody reads them anew. */
export function merger(): typeof mergeResults {
  let before: Parameters<typeof mergeResults>[0] = [];
  let merged: ForecastResult | undefined;
  return (answers) => {
    const same = answers.length === before.length && answers.every((a, i) => a === before[i]);
    if (!same) merged = mergeResults(answers);
    before = answers;
    return merged;
  };
}

/** The lever sheets of several models as one; a lever that two of them know is the first one's. */
export const mergeLevers = (cities: readonly PreparedCity[]): readonly Lever[] =>
  distinct(
    cities.flatMap((city) => city.levers),
    (lever) => lever.id,
  );

/** The first model's words about the city, with the levers and the baselines of all. */
export function mergeCities(cities: readonly PreparedCity[]): PreparedCity | undefined {
  const [first, ...others] = cities;
  if (first === undefined || others.length === 0) return first;
  const baseline = Object.assign({}, ...cities.map((c) => c.baseline).toReversed()) as LeverValues;
  return { ...first, levers: mergeLevers(cities), baseline };
}

/** Of all values those of a model's own levers, inside their ranges. */
export const ownValues = (levers: readonly Lever[], values: LeverValues): LeverValues =>
  Object.fromEntries(
    levers.flatMap((lever) => {
      const value = values[lever.id];
      return value === undefined
        ? []
        : [[lever.id, Math.min(lever.max, Math.max(lever.min, value))]];
    }),
  );

/** How all models stand together: one that failed leaves the others up. */
export function overallStatus(models: readonly ModelState[]): ForecastState['status'] {
  if (models.length === 0) return 'none';
  const some = (status: ModelState['status']): boolean => models.some((m) => m.status === status);
  if (some('running')) return 'running';
  if (models.some((m) => m.city !== undefined)) return 'ready';
  if (some('preparing')) return 'preparing';
  return some('failed') ? 'failed' : 'ready';
}
