import type { Entry } from '../../catalogue/entry.ts';
import { rampFamily } from '../../channel/ramp.ts';
import { type Domain, logDomain, type ScaleType } from '../../channel/scale.ts';
import { countsOf, histogram, sorted } from '../../channel/statistics.ts';
import type { RasterParams } from './kind.ts';
import type { RasterInfo } from './raster.ts';
import type { Step } from './steps.ts';

/** What is known of a series' values before anything is drawn: a sample of every step that is open. */
export interface SeriesValues {
  /** Of all steps together, rising; NaN left out. */
  readonly rising: Float64Array;
  readonly info?: RasterInfo;
  /** Colours by code, where the codes of a file with its own palette are drawn as they are. */
  readonly palette?: Uint8Array;
}

export const noValues: SeriesValues = { rising: new Float64Array(0) };

/** Values of a band of the steps that are open, as far as they were read. */
export function valuesOf({ ramp }: Entry, steps: readonly Step[], band = 0): SeriesValues {
  const [first] = steps;
  if (first === undefined) return noValues;
  const samples = steps.flatMap(({ raster }) => raster.sampleOf(band) ?? []);
  const all = new Float32Array(samples.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const sample of samples) {
    all.set(sample, at);
    at += sample.length;
  }
  const { info } = first.raster;
  // A ramp or class table of the catalogue counts before what the file says of itself.
  const own = ramp === undefined && info.meaning === 'palette' ? info.palette : undefined;
  return { rising: sorted(all), info, ...(own === undefined ? {} : { palette: own }) };
}

export interface Range {
  readonly domain: Domain;
  readonly scale: ScaleType;
}

/**
 * The range in force: by hand where given, else the series' own, even about zero for a diverging ramp;
 * on a logarithmic scale its positive part. Linear where it has none.
 */
export function rangeOf(
  { min, max, ramp, scale }: RasterParams,
  own: Domain,
  { rising }: SeriesValues,
): Range {
  const given = min !== undefined && max !== undefined && max > min;
  const [low, high] = given ? [min, max] : own;
  const most = Math.max(-low, high);
  const even = !given && scale === 'linear' && low < 0 && high > 0;
  const domain: Domain = even && rampFamily(ramp) === 'diverging' ? [-most, most] : [low, high];
  const positive = scale === 'log' ? logDomain(domain, rising) : undefined;
  return positive === undefined ? { domain, scale: 'linear' } : { domain: positive, scale: 'log' };
}

const bins = 48;
const histograms = new WeakMap<Float32Array, { key: string; counts: readonly number[] }>();

/** Counts of a sample over a range; kept, as legends are asked for again at every move of a slider. */
export function histogramOf(sample: Float32Array, { domain, scale }: Range): readonly number[] {
  const key = `${domain.join()}${scale}`;
  const found = histograms.get(sample);
  if (found?.key === key) return found.counts;
  const counts = histogram(sample, domain, bins, scale);
  histograms.set(sample, { key, counts });
  return counts;
}

const codes = new WeakMap<Float32Array, ReadonlyMap<number, number>>();

/** How often each code occurs in a sample; kept as well. */
export function codesIn(sample: Float32Array): ReadonlyMap<number, number> {
  const found = codes.get(sample) ?? countsOf(sample);
  codes.set(sample, found);
  return found;
}
