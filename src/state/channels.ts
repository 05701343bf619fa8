import { createStore } from 'zustand/vanilla';
import type { Channel } from '../channel/channel.ts';

export interface ChannelsState {
  /** Attribute and series channels that layers and the city's files brought, by id. */
  readonly observed: Readonly<Record<string, Channel>>;
}

export const channelsStore = createStore<ChannelsState>(() => ({ observed: {} }));

export const addChannels = (channels: readonly Channel[]): void =>
  channelsStore.setState((s) => ({
    observed: { ...s.observed, ...Object.fromEntries(channels.map((c) => [c.id, c])) },
  }));
