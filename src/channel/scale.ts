import { nice } from 'd3-array';
import type { Channel } from './channel.ts';
import { quantile, sorted } from './statistics.ts';

export type Domain = readonly [low: number, high: number];

/** The range that 96 of 100 values fill, widened to round numbers; [0, 1] of no values. */
export function domainOf(values: ArrayLike<number>): Domain {
  const rising = sorted(values);
  if (rising.length === 0) return [0, 1];
  return niceDomain(quantile(rising, 0.02), quantile(rising, 0.98));
}

/** A range widened to round numbers; one value alone gets room on both sides. */
export function niceDomain(low: number, high: number): Domain {
  if (high > low) {
    const [from, to] = nice(low, high, 10);
    return [from, to];
  }
  const room = Math.abs(low) * 0.1 || 1;
  return [low - room, low + room];
}

/** The range that a channel is coloured over: its own, else from its values. */
export const channelDomain = (channel: Channel): Domain =>
  channel.domain ?? domainOf(channel.values);

/** Symmetric about zero, for a difference. */
export function differenceDomain(values: ArrayLike<number>): Domain {
  const [low, high] = domainOf(values);
  const most = Math.max(Math.abs(low), Math.abs(high));
  return [-most, most];
}

/** Place of a value in a domain, 0 to 1, clamped; NaN of NaN. */
export const unitOf = (value: number, [low, high]: Domain): number =>
  Math.min(1, Math.max(0, (value - low) / (high - low)));
