import type { Entry } from '../../catalogue/entry.ts';
import { asText, fetchFile } from '../../catalogue/fetch.ts';
import { standards } from '../../catalogue/standards.ts';
import type { Channel } from '../../channel/channel.ts';
import type { Layer, LayerKind, LayerParams } from '../layer.ts';
import { parseSeries, type Series } from './csv.ts';

/** Channels of a city-wide series: one a column, named by the entry's variable where they fit. */
export function seriesChannels(entry: Entry, series: Series): readonly Channel[] {
  const { variable } = entry;
  const count = series.columns[0]?.values.length ?? 0;
  const window = {
    start: new Date(series.start).toISOString(),
    end: new Date(series.start + count * series.stepSeconds * 1000).toISOString(),
  };
  return series.columns.map(({ name, values }) => ({
    id: `${entry.id}.${name}`,
    title:
      variable !== undefined && (series.columns.length === 1 || variable.id === name)
        ? variable.name
        : { en: name },
    target: 'city',
    unit: variable?.unit ?? '1',
    window,
    values,
    steps: count,
    stepSeconds: series.stepSeconds,
    source: entry.title,
  }));
}

/** A time series of the whole city: nothing on the map, its channels feed the charts. */
export const seriesKind: LayerKind = {
  kind: 'series',
  accepts: (d) => d.conformsTo.includes(standards.series),
  defaults: () => ({ opacity: 1 }),
  async open(entry, { signal, progress }) {
    const source = entry.distributions.find((d) => seriesKind.accepts(d, entry));
    const file = source?.accessUrl ?? entry.id;
    progress(undefined);
    const text = await fetchFile(file, asText, signal);
    const channels = seriesChannels(entry, parseSeries(text, file));
    const nothing = (): void => undefined;
    const layer: Layer<LayerParams> = {
      id: entry.id,
      mount: nothing,
      apply: nothing,
      setVisible: nothing,
      legend: () => undefined,
      channels: () => channels,
      dispose: nothing,
    };
    return layer;
  },
};
