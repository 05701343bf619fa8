import { createStore } from 'zustand/vanilla';
import type { Entry } from '../catalogue/entry.ts';
import type { LinkLayer } from './url.ts';

export interface AddedState {
  /** Datasets that a person brought or computed, latest last; they come on top of the city's own. */
  readonly entries: readonly Entry[];
  /** Settings that an entry's row takes over its defaults when the entry comes, by id. */
  readonly settings: Readonly<Record<string, LinkLayer['params']>>;
}

export const addedStore = createStore<AddedState>(() => ({ entries: [], settings: {} }));

/**
 * Adds a dataset to the open city, shown on top; one of the same id is replaced in its place and
 * keeps the settings of its row. `settings` go before both.
 */
export const addEntry = (entry: Entry, settings: LinkLayer['params'] = {}): void =>
  addedStore.setState((s) => ({
    entries: [...s.entries.filter((e) => e.id !== entry.id), entry],
    settings: { ...s.settings, [entry.id]: settings },
  }));

export const removeEntry = (id: string): void =>
  addedStore.setState((s) => ({ entries: s.entries.filter((e) => e.id !== id) }));
