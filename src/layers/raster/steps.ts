import type { Distribution, Entry } from '../../catalogue/entry.ts';
import { rasterSteps as stepsOf } from '../../catalogue/rasters.ts';
import { type Domain, niceDomain } from '../../channel/scale.ts';
import { quantile, sorted } from '../../channel/statistics.ts';
import type { Text } from '../../channel/text.ts';
import { asProblem, Problem } from '../../problem/problem.ts';
import { openRemote, type RemoteRaster } from './client.ts';
import { prepareDerivation } from './derive/prepare.ts';
import type { RasterHints } from './raster.ts';

/** One time step of a raster series; a single raster is a series of one. */
export interface StepInfo {
  readonly distribution: Distribution;
  readonly label: Text;
}

/** One that is open. */
export interface Step extends StepInfo {
  readonly raster: RemoteRaster;
}

export { isRaster, rasterSteps as stepsOf } from '../../catalogue/rasters.ts';

export const hintsOf = ({
  noData,
  crs,
  derivation,
  scale,
  offset,
  unit,
  transform,
}: Distribution): RasterHints => ({
  ...(derivation === undefined ? {} : { derived: prepareDerivation(derivation) }),
  ...(noData === undefined ? {} : { noData }),
  ...(crs === undefined ? {} : { crs }),
  ...(scale === undefined ? {} : { scale }),
  ...(offset === undefined ? {} : { offset }),
  ...(unit === undefined ? {} : { unit }),
  ...(transform === undefined ? {} : { affine: transform }),
});

/** A raster series whose files are opened when they are first shown; the first and the newest at once. */
export class Series {
  readonly steps: readonly StepInfo[];
  readonly #entry: Entry;
  readonly #opening = new Map<number, Promise<Step>>();
  readonly #opened = new Map<number, Step>();
  readonly #failed = new Map<number, Problem>();
  readonly #closed = new AbortController();

  constructor(entry: Entry) {
    this.#entry = entry;
    const distributions = stepsOf(entry);
    const labels = labelsOf(distributions);
    this.steps = distributions.map((distribution, i) => ({ distribution, label: labels[i]! }));
  }

  /** Problems of steps that could not be opened. */
  get problems(): readonly Problem[] {
    return [...this.#failed.values()];
  }

  get opened(): readonly Step[] {
    return [...this.#opened.values()];
  }

  /** The step where it is open. */
  at(index: number): Step | undefined {
    return this.#opened.get(index);
  }

  /** Why the step could not be opened. */
  problem(index: number): Problem | undefined {
    return this.#failed.get(index);
  }

  /** Opens a step, once for all who ask. Rejects with its Problem. */
  open(index: number): Promise<Step> {
    const found = this.#opening.get(index);
    if (found !== undefined) return found;
    const info = this.steps[index];
    const opening =
      info === undefined
        ? Promise.reject(new RangeError(`step ${index} of ${this.steps.length}`))
        : this.#open(index, info);
    this.#opening.set(index, opening);
    return opening;
  }

  dispose(): void {
    this.#closed.abort();
    for (const { raster } of this.#opened.values()) raster.close();
  }

  async #open(index: number, info: StepInfo): Promise<Step> {
    const { accessUrl } = info.distribution;
    try {
      const raster = await openRemote(accessUrl, hintsOf(info.distribution), this.#closed.signal);
      const step = { ...info, raster };
      this.#opened.set(index, step);
      this.#failed.delete(index);
      return step;
    } catch (error) {
      this.#opening.delete(index);
      const problem = asProblem(error, this.#entry.title.en);
      if (!this.#closed.signal.aborted) this.#failed.set(index, problem);
      throw problem;
    }
  }
}

/**
 * Opens a series so far that it can be shown: its first and its newest step, or, should both fail, the
 * first of the others that does not. Rejects with the first Problem where all fail.
 */
export async function openSeries(entry: Entry, signal: AbortSignal): Promise<Series> {
  const series = new Series(entry);
  signal.addEventListener('abort', () => series.dispose(), { once: true });
  const last = series.steps.length - 1;
  await Promise.allSettled([...new Set([0, last])].map((index) => series.open(index)));
  for (let i = 1; i < last && series.opened.length === 0 && !signal.aborted; i++)
    await series.open(i).catch(() => undefined);
  if (signal.aborted || series.opened.length === 0)
    throw series.problems[0] ?? new Problem('cancelled', { file: entry.title.en });
  return series;
}

/** From what is read fastest to what tells everything apart, as far as a step begins there. */
const labelForms: readonly {
  readonly key: (start: string) => string;
  readonly from: (start: string) => boolean;
  readonly form: Intl.DateTimeFormatOptions;
}[] = [
  { key: (s) => s.slice(0, 4), from: () => true, form: { year: 'numeric' } },
  {
    key: (s) => s.slice(0, 7),
    from: (s) => /^\d{4}-\d\d(-01)?(T00:00(:00(\.0+)?)?Z)?$/.test(s),
    form: { month: 'short', year: 'numeric' },
  },
  {
    key: (s) => s.slice(0, 10),
    from: () => true,
    form: { day: 'numeric', month: 'short', year: 'numeric' },
  },
  {
    key: (s) => s,
    from: () => true,
    form: {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      timeZoneName: 'short',
    },
  },
];

/** The year where that tells the steps apart, else the month, the date or the time of their start. */
function labelsOf(distributions: readonly Distribution[]): readonly Text[] {
  const starts = distributions.map((d) => d.temporal?.start ?? '');
  const found = labelForms.find(
    ({ key, from }) => starts.every(from) && new Set(starts.map(key)).size === starts.length,
  );
  const { form } = found ?? labelForms.at(-1)!;
  const [en, de] = ['en-GB', 'de-DE'].map(
    (locale) => new Intl.DateTimeFormat(locale, { ...form, timeZone: 'UTC' }),
  );
  return distributions.map(({ temporal, title }, i) => {
    const start = Date.parse(temporal?.start ?? '');
    if (!Number.isFinite(start)) return title ?? { en: String(i + 1) };
    return { en: en!.format(start), de: de!.format(start) };
  });
}

/** One range for all steps, so that they compare: the catalogue's, else what 96 of 100 cells of a band fill. */
export function seriesDomain(entry: Entry, steps: readonly Step[], band = 0): Domain {
  const { min, max } = entry.variable ?? {};
  if (min !== undefined && max !== undefined) return [min, max];
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { raster } of steps) {
    const rising = sorted(raster.sampleOf(band) ?? []);
    if (rising.length === 0) continue;
    low = Math.min(low, quantile(rising, 0.02));
    high = Math.max(high, quantile(rising, 0.98));
  }
  const [from, to] = low <= high ? niceDomain(low, high) : [0, 1];
  return [min ?? from, max ?? to];
}
