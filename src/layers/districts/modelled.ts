import type { Channel } from '../../channel/channel.ts';
import { hexOf } from '../../channel/ramp.ts';
import { unitOf } from '../../channel/scale.ts';
import type { Text } from '../../channel/text.ts';
import type { Field, LayerView, Legend } from '../layer.ts';
import { channelLegend, channelLut, domainOf, isDifference, type Theme } from '../painted.ts';
import type { District } from './geojson.ts';

/** Channels that models bring of these districts: one value each, told by their names or ids. */
export const modelledOf = (view: LayerView, districts: readonly District[]): readonly Channel[] =>
  (view.modelled?.('district') ?? []).filter(
    (channel) => (channel.steps ?? 1) === 1 && rowsIn(channel, districts) !== undefined,
  );

/**
 * Where each district is in a channel's values, -1 where it is not; undefined where most are not, for then the
 * channel is of other districts.
 */
export function rowsIn(
  { labels = [] }: Channel,
  districts: readonly District[],
): Int32Array | undefined {
  const same =
    labels.length === districts.length && districts.every(({ name }, d) => name === labels[d]);
  if (same) return Int32Array.from(districts, (_, d) => d);
  const place = new Map(labels.map((label, row) => [label, row]));
  const rows = Int32Array.from(districts, ({ id, name }) => place.get(name) ?? place.get(id) ?? -1);
  const found = rows.reduce((sum, row) => sum + (row < 0 ? 0 : 1), 0);
  return 2 * found > districts.length ? rows : undefined;
}

/** sRGB hex by district: `unknown` where there is no value, or a change that its interval does not tell from none. */
export function fillsOf(
  channel: Channel,
  rows: ArrayLike<number>,
  theme: Theme,
  unknown: string,
): readonly string[] {
  const { values, lower, upper } = channel;
  const lut = channelLut(channel, theme);
  const domain = domainOf(channel);
  const bounded = isDifference(channel) && lower !== undefined && upper !== undefined;
  return Array.from(rows, (row) => {
    const value = values[row] ?? Number.NaN;
    if (!Number.isFinite(value) || (bounded && lower[row]! <= 0 && upper[row]! >= 0))
      return unknown;
    const at = Math.round(unitOf(value, domain) * 255) * 4;
    return hexOf(lut[at]!, lut[at + 1]!, lut[at + 2]!);
  });
}

const notes = {
  unclear: {
    en: 'Grey: the change is smaller than its uncertainty.',
    de: 'Grau: Die Änderung ist kleiner als ihre Unsicherheit.',
  },
  none: { en: 'Grey: no value.', de: 'Grau: kein Wert.' },
} satisfies Record<string, Text>;

export function modelledLegend(
  channel: Channel,
  { theme, time }: LayerView,
  unknown: string,
): Legend {
  const legend = channelLegend(channel, theme, time, unknown);
  if (isDifference(channel)) return { ...legend, note: notes.unclear };
  return channel.values.every(Number.isFinite) ? legend : { ...legend, note: notes.none };
}

/** What a reading tells of a district's row. */
export function fieldOf(
  { title, unit, window, values, lower, upper }: Channel,
  row: number,
): Field {
  const value = values[row] ?? Number.NaN;
  if (!Number.isFinite(value)) return { label: title, value: null, unit };
  return {
    label: title,
    value,
    unit,
    ...(window.start !== '' && { window }),
    ...(lower !== undefined && { lower: lower[row]! }),
    ...(upper !== undefined && { upper: upper[row]! }),
  };
}
