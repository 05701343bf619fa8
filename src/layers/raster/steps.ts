import type { Distribution, Entry } from '../../catalogue/entry.ts';
import { standards } from '../../catalogue/standards.ts';
import { type Domain, niceDomain } from '../../channel/scale.ts';
import { quantile, sorted } from '../../channel/statistics.ts';
import type { Text } from '../../channel/text.ts';
import { Problem } from '../../problem/problem.ts';
import { openRemote, type RemoteRaster } from './client.ts';
import type { RasterHints } from './raster.ts';

/** One time step of a raster series; a single raster is a series of one. */
export interface Step {
  readonly distribution: Distribution;
  readonly label: Text;
  readonly raster: RemoteRaster;
}

/** A distribution that this layer draws by its values; terrain and ground have kinds of their own. */
export const isRaster = ({ conformsTo, mediaType }: Distribution): boolean =>
  !conformsTo.includes(standards.elevation) &&
  !conformsTo.includes(standards.ground) &&
  (conformsTo.includes(standards.cog) ||
    conformsTo.includes(standards.geotiff) ||
    /^image\/(tiff|geotiff)/.test(mediaType));

/** The entry's rasters in order of time. */
export const stepsOf = (entry: Entry): readonly Distribution[] =>
  entry.distributions
    .filter(isRaster)
    .toSorted((a, b) => (a.temporal?.start ?? '').localeCompare(b.temporal?.start ?? ''));

export const hintsOf = ({ noData, crs }: Distribution): RasterHints => ({
  ...(noData === undefined ? {} : { noData }),
  ...(crs === undefined ? {} : { crs }),
});

/**
 * Opens every step. A step that fails is left out and told of in `problems`; rejects with the first
 * Problem where all fail.
 */
export async function openSteps(
  entry: Entry,
  signal: AbortSignal,
): Promise<{ steps: readonly Step[]; problems: readonly Problem[] }> {
  const distributions = stepsOf(entry);
  const opened = await Promise.allSettled(
    distributions.map((d) => openRemote(d.accessUrl, hintsOf(d), signal)),
  );
  const labels = labelsOf(distributions);
  const steps: Step[] = [];
  const problems: Problem[] = [];
  for (const [i, result] of opened.entries()) {
    const distribution = distributions[i]!;
    if (result.status === 'fulfilled')
      steps.push({ distribution, label: labels[i]!, raster: result.value });
    else if (result.reason instanceof Problem) problems.push(result.reason);
    else throw result.reason;
  }
  if (steps.length === 0) throw problems[0] ?? new Problem('cancelled', { file: entry.title.en });
  return { steps, problems };
}

/** The year where that tells the steps apart, else the date. */
function labelsOf(distributions: readonly Distribution[]): readonly Text[] {
  const starts = distributions.map((d) => d.temporal?.start ?? '');
  const years = starts.map((start) => start.slice(0, 4));
  const short = new Set(years).size === years.length;
  return distributions.map((d, i) => {
    const label = (short ? years[i] : starts[i]!.slice(0, 10)) || d.title?.en;
    return label === undefined ? { en: String(i + 1) } : { ...d.title, en: label };
  });
}

/** One range for all steps, so that they compare: the catalogue's, else what 96 of 100 cells fill. */
export function seriesDomain(entry: Entry, steps: readonly Step[]): Domain {
  const { min, max } = entry.variable ?? {};
  if (min !== undefined && max !== undefined) return [min, max];
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { raster } of steps) {
    const rising = sorted(raster.sample);
    if (rising.length === 0) continue;
    low = Math.min(low, quantile(rising, 0.02));
    high = Math.max(high, quantile(rising, 0.98));
  }
  const [from, to] = low <= high ? niceDomain(low, high) : [0, 1];
  return [min ?? from, max ?? to];
}
