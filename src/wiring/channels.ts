import type { Channel } from '../channel/channel.ts';
import { channelsStore } from '../state/channels.ts';
import { answersStore } from '../state/forecast.ts';
import { viewStore } from '../state/view.ts';

/**
 * The channel by id as the A | B | B-A switch shows it. The difference is the model's own, from
 * paired samples; a channel without one (classes, what was observed) shows as it is.
 */
export function resolveChannel(id: string): Channel | undefined {
  const { a, b } = answersStore.getState();
  const { side } = viewStore.getState();
  const named = (channels: readonly Channel[] | undefined): Channel | undefined =>
    channels?.find((c) => c.id === id);
  const difference = side === 'diff' ? named(b?.channelDifferences) : undefined;
  return (
    difference ?? named((side === 'a' ? a : b)?.channels) ?? channelsStore.getState().observed[id]
  );
}
