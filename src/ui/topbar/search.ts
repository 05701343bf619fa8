import MiniSearch from 'minisearch';
import type { SearchItem } from '../../state/city.ts';

/** Finds city things by name or id, best first; tolerates a missing end and one wrong letter. */
export type Finder = (query: string, limit?: number) => readonly SearchItem[];

const fold = (term: string): string =>
  term.toLowerCase().replace(/ß/g, 'ss').normalize('NFD').replace(/\p{M}/gu, '');

/** Districts, streets and stops stand for many things, so they come before single buildings of like name. */
const weights: Readonly<Record<SearchItem['kind'], number>> = {
  district: 2,
  stop: 1.5,
  station: 1.4,
  road: 1.6,
  building: 1,
};

export function makeFinder(items: readonly SearchItem[]): Finder {
  const index = new MiniSearch<{ row: number; title: string; id: string }>({
    idField: 'row',
    fields: ['title', 'id'],
    processTerm: (term) => fold(term),
    searchOptions: {
      prefix: true,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
      combineWith: 'AND',
      boost: { title: 2 },
      boostDocument: (row) => weights[items[row as number]?.kind ?? 'building'],
    },
  });
  index.addAll(items.map((item, row) => ({ row, title: item.title, id: item.id })));
  return (query, limit = 8) =>
    index
      .search(query)
      .slice(0, limit)
      .flatMap((hit) => items[hit.id as number] ?? []);
}
