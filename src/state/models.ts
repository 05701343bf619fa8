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

/** The card of the model that answers a figure or channel: one that names it before one by its beginning. */
export const cardFor = (
  cards: readonly CardWithReferences[],
  id: string,
): CardWithReferences | undefined =>
  cards.find((card) => card.id === id || card.answers.includes(id)) ??
  cards.find((card) => answers(card, id));

/** Whether a card's model answers a figure or channel. */
export const answers = ({ answers: ids }: ModelCard, id: string): boolean =>
  ids.some((own) => (own.endsWith('*') ? id.startsWith(own.slice(0, -1)) : own === id));
