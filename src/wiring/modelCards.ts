import { modelCards } from '../forecast/cards/all.ts';
import recorded from '../forecast/cards/references.json' with { type: 'json' };
import { type References, recordedFor } from '../forecast/cards/references.ts';
import type { CardWithReferences } from '../state/models.ts';

export const cards: readonly CardWithReferences[] = modelCards.map((card) => ({
  ...card,
  suites: recordedFor(card.references, recorded as References),
}));
