import type { Entry } from '../../catalogue/entry.ts';
import type { Domain } from '../../channel/scale.ts';
import { type SeriesValues, valuesOf } from './range.ts';
import { type Series, seriesDomain } from './steps.ts';

/** What colours and legend of a band go by. */
export interface BandValues {
  readonly band: number;
  /** The series' own range of it. */
  readonly own: Domain;
  readonly values: SeriesValues;
}

/**
 * Range and values of each band of a series, of the steps that were open first, so that colours stand
 * still while others come. Those of another band than the first are read when it is asked for.
 */
export class Bands {
  readonly #entry: Entry;
  readonly #series: Series;
  readonly #known = new Map<number, BandValues>();
  readonly #reading = new Set<number>();
  readonly #read: () => void;
  #shown: BandValues;

  /** `read` is called when a band that was asked for has become known. */
  constructor(entry: Entry, series: Series, read: () => void) {
    this.#entry = entry;
    this.#series = series;
    this.#read = read;
    this.#shown = this.#learn(0);
  }

  /** The band to show: the one asked for once its values are known, until then the one before. */
  at(asked: number): BandValues {
    const known = this.#known.get(asked);
    if (known !== undefined) this.#shown = known;
    else void this.#load(asked);
    return this.#shown;
  }

  #learn(band: number): BandValues {
    const steps = this.#series.opened;
    const own = seriesDomain(this.#entry, steps, band);
    const learnt = { band, own, values: valuesOf(this.#entry, steps, band) };
    this.#known.set(band, learnt);
    return learnt;
  }

  async #load(band: number): Promise<void> {
    const { bands } = this.#series.opened[0]!.raster.info;
    if (this.#reading.has(band) || !(Number.isInteger(band) && band > 0 && band < bands)) return;
    this.#reading.add(band);
    const opened = this.#series.opened;
    const read = await Promise.allSettled(opened.map(({ raster }) => raster.loadSample(band)));
    this.#reading.delete(band);
    if (read.every(({ status }) => status === 'rejected')) return;
    this.#learn(band);
    this.#read();
  }
}
