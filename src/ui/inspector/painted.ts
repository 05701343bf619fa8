import type { Channel } from '../../channel/channel.ts';
import type { LayerRow } from '../../state/layers.ts';

export interface PaintedValue {
  readonly channel: Channel;
  readonly value: number;
  readonly lower: number | undefined;
  readonly upper: number | undefined;
}

/** A building's value in a channel without time steps, NaN where not known. */
export function valueAt(channel: Channel | undefined, gid: number): PaintedValue | undefined {
  if (channel === undefined || gid < 0 || gid >= channel.values.length) return undefined;
  return {
    channel,
    value: channel.values[gid] ?? Number.NaN,
    lower: channel.lower?.[gid],
    upper: channel.upper?.[gid],
  };
}

/** The forecast channel that a layer is painted by: the one named in one of the layer's settings. */
export function paintedChannel(
  row: LayerRow | undefined,
  channels: readonly Channel[] | undefined,
): Channel | undefined {
  if (row === undefined || channels === undefined) return undefined;
  const named = new Set(Object.values(row.params).filter((v) => typeof v === 'string'));
  return channels.find((channel) => named.has(channel.id));
}
