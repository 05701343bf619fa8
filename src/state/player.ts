import { createStore } from 'zustand/vanilla';

export interface PlayerState {
  /** Layer whose steps play; one at a time. */
  readonly playing: string | undefined;
  /** Layers that follow the clock while it shows a time that their steps do not cover. */
  readonly outside: readonly string[];
}

export const playerStore = createStore<PlayerState>(() => ({ playing: undefined, outside: [] }));

export const togglePlaying = (id: string): void =>
  playerStore.setState((s) => ({ playing: s.playing === id ? undefined : id }));
