import type { Channel } from '../channel/channel.ts';
import { differenceOf } from '../channel/difference.ts';
import { channelsStore } from '../state/channels.ts';
import { forecastStore } from '../state/forecast.ts';
import { viewStore } from '../state/view.ts';

const differences = new WeakMap<Channel, Channel>();

function difference(a: Channel, b: Channel): Channel {
  const known = differences.get(b);
  if (known !== undefined) return known;
  const made = differenceOf(a, b);
  differences.set(b, made);
  return made;
}

/** The channel by id as the A | B | B-A switch shows it; observed channels have no sides. */
export function resolveChannel(id: string): Channel | undefined {
  const { a, b } = forecastStore.getState();
  const ofA = a?.channels.find((c) => c.id === id);
  const ofB = b?.channels.find((c) => c.id === id);
  if (ofA === undefined || ofB === undefined)
    return ofB ?? ofA ?? channelsStore.getState().observed[id];
  const { side } = viewStore.getState();
  if (side === 'a') return ofA;
  return side === 'b' ? ofB : difference(ofA, ofB);
}
