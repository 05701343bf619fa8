import { createStore } from 'zustand/vanilla';
import type { Entry } from '../catalogue/entry.ts';

export interface AddedState {
  /** Datasets that a person brought or computed, latest last; they come on top of the city's own. */
  readonly entries: readonly Entry[];
}

export const addedStore = createStore<AddedState>(() => ({ entries: [] }));

/** Adds a dataset to the open city, shown on top; one of the same id is replaced. */
export const addEntry = (entry: Entry): void =>
  addedStore.setState((s) => ({
    entries: [...s.entries.filter((e) => e.id !== entry.id), entry],
  }));

export const removeEntry = (id: string): void =>
  addedStore.setState((s) => ({ entries: s.entries.filter((e) => e.id !== id) }));
