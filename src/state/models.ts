import { createStore } from 'zustand/vanilla';
import type { ModelCard } from '../forecast/cards/card.ts';
import type { RecordedSuite } from '../forecast/cards/references.ts';

/** A model's card with what reference runs gave of the suites that it names. */
export interface CardWithReferences extends ModelCard {
  readonly suites: readonly RecordedSuite[];
}

export interface ModelsState {
  readonly cards: readonly CardWithReferences[];
  /** Wired by the composition root: fetches the cards, once. */
  readonly load: (() => void) | undefined;
}

export const modelsStore = createStore<ModelsState>(() => ({ cards: [], load: undefined }));

/** Whether a card's model answers a figure or channel. */
export const answers = ({ answers: ids }: ModelCard, id: string): boolean =>
  ids.some((own) => (own.endsWith('*') ? id.startsWith(own.slice(0, -1)) : own === id));
