import type { Channel } from '../../channel/channel.ts';
import { classPlace, domainOf, isDifference, stepAt } from '../painted.ts';
import { cellCount, notKnown } from '../valueTexture.ts';
import { natural, plain } from './shader.ts';

/** Every building in the plain map colour, or in its own. */
export const uniformCells = (count: number, look: 'plain' | 'natural'): Float32Array =>
  new Float32Array(cellCount(count)).fill(look === 'plain' ? plain : natural);

/**
 * A channel as cells of a value texture: 0 to 1 along its domain (classes at their place in the list),
 * `notKnown` where the value is unknown, lies outside `range`, or is a difference whose interval
 * includes zero.
 */
export function channelCells(
  channel: Channel,
  count: number,
  time: number,
  range: readonly number[] = [],
): Float32Array {
  const cells = new Float32Array(cellCount(count)).fill(notKnown);
  const { offset, stride } = stepAt(channel, time);
  const { values, lower, upper, classes } = channel;
  const places = classes && new Map(classes.map(({ code }, i) => [code, classPlace(i)]));
  const [low, high] = domainOf(channel);
  const span = high - low || 1;
  const [from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY] = range;
  const unclear = isDifference(channel) && lower !== undefined && upper !== undefined;
  const features = Math.min(count, Math.floor(values.length / stride));
  for (let gid = 0; gid < features; gid++) {
    const at = gid * stride + offset;
    const value = values[at]!;
    if (Number.isNaN(value) || value < from || value > to) continue;
    if (unclear && lower[at]! <= 0 && upper[at]! >= 0) continue;
    cells[gid] = places
      ? (places.get(value) ?? notKnown)
      : Math.min(1, Math.max(0, (value - low) / span));
  }
  return cells;
}
