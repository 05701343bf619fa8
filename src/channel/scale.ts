import { nice } from 'd3-array';
import type { Channel } from './channel.ts';
import { firstAbove, quantile, sorted } from './statistics.ts';

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

export type ScaleType = 'linear' | 'log';

/** Place of a value in a domain, 0 to 1, clamped; NaN of NaN. A logarithmic domain is positive. */
export function unitOf(value: number, [low, high]: Domain, scale: ScaleType = 'linear'): number {
  if (scale === 'linear') return Math.min(1, Math.max(0, (value - low) / (high - low)));
  if (Number.isNaN(value)) return value;
  return value <= low ? 0 : Math.min(1, Math.log(value / low) / Math.log(high / low));
}

/** Value at a place of a domain, the inverse of `unitOf`. */
export const valueAt = (place: number, [low, high]: Domain, scale: ScaleType = 'linear'): number =>
  scale === 'log' ? low * (high / low) ** place : low + (high - low) * place;

/** The range between two percentiles (0 to 100) of rising values, widened to round numbers. */
export const percentileDomain = (rising: ArrayLike<number>, low: number, high: number): Domain =>
  rising.length === 0
    ? [0, 1]
    : niceDomain(quantile(rising, low / 100), quantile(rising, high / 100));

/**
 * The part of a range that a logarithmic scale can show: from the smallest positive of the rising
 * values where the range begins at or below zero; undefined where it holds nothing positive.
 */
export function logDomain([low, high]: Domain, rising: ArrayLike<number>): Domain | undefined {
  if (!(high > 0)) return undefined;
  if (low > 0) return [low, high];
  const least = rising[firstAbove(rising, 0)];
  if (least === undefined || !(least < high)) return undefined;
  const digit = 10 ** Math.floor(Math.log10(least));
  return [Number((Math.floor(least / digit) * digit).toPrecision(1)), high];
}

/**
 * The limits inside a domain that cut it into `steps` parts, rising. They lie at round numbers, at most
 * an eighth of a step from an even cut (on a `log` scale, of its logarithm).
 */
export function stepLimits(domain: Domain, steps: number, scale: ScaleType = 'linear'): number[] {
  if (!(domain[1] > domain[0])) return [];
  return Array.from({ length: Math.max(0, steps - 1) }, (_, i) => {
    const even = valueAt((i + 1) / steps, domain, scale);
    const below = valueAt((i + 0.5) / steps, domain, scale);
    const room = (scale === 'log' ? even - below : (domain[1] - domain[0]) / steps / 2) / 2;
    return rounded(even, room);
  });
}

/** The roundest number (1, 2 or 5 of a power of ten) at most half of `room` from a value. */
function rounded(value: number, room: number): number {
  const power = 10 ** Math.floor(Math.log10(room));
  const unit = [5, 2, 1].map((n) => n * power).find((n) => n <= room) ?? power;
  // Whole multiples of a power below one are not exact: by its inverse they print as they should.
  return unit < 1
    ? Math.round(value / unit) / Math.round(1 / unit)
    : Math.round(value / unit) * unit;
}
