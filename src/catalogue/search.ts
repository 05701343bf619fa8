import MiniSearch from 'minisearch';
import type { Catalogue, Entry } from './entry.ts';

/** Finds entries by words of title, description, quantity and publisher in any language; best first. */
export function searchEntries(catalogue: Catalogue, query: string): readonly Entry[] {
  if (query.trim() === '') return catalogue.entries;
  const index = new MiniSearch<{ id: number; title: string; text: string }>({
    fields: ['title', 'text'],
    searchOptions: { boost: { title: 2 }, prefix: true, fuzzy: 0.2, combineWith: 'AND' },
    processTerm: (term) => term.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase(),
  });
  index.addAll(
    catalogue.entries.map((entry, id) => ({
      id,
      title: Object.values(entry.title).join(' '),
      text: [
        entry.id,
        entry.theme,
        entry.publisher,
        ...Object.values(entry.description),
        ...Object.values(entry.variable?.name ?? {}),
      ].join(' '),
    })),
  );
  return index.search(query).flatMap(({ id }) => catalogue.entries[id as number] ?? []);
}
