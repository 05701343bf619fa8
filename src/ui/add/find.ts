import type { Offer } from '../../catalogue/service.ts';

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Offers whose title, group, id or description holds every word of the query; those by title first. */
export function findOffers(offers: readonly Offer[], query: string): readonly Offer[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return offers;
  const holds = (text: string): boolean => words.every((word) => text.includes(word));
  const byTitle = offers.filter((o) => holds(plain(o.title)));
  const others = offers.filter(
    (o) => !byTitle.includes(o) && holds(plain([o.title, o.id, ...o.path, o.abstract].join(' '))),
  );
  return [...byTitle, ...others];
}
