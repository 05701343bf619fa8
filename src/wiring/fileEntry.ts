import type { Entry } from '../catalogue/entry.ts';
import { standards } from '../catalogue/standards.ts';
import type { FeedFacts } from '../layers/layer.ts';
import type { BroughtFile, FileCard, FileFacts } from '../state/dropped.ts';
import { deviceEntry } from './deviceEntry.ts';
import { roadsEntry } from './dropRoads.ts';

/** Adds where the period of a file comes from: its name, or its time stamp. */
export const withPeriod = (facts: FileFacts, { period }: BroughtFile): FileFacts => ({
  ...facts,
  assumptions: [
    ...facts.assumptions,
    ...(period !== undefined ? ['nameDate'] : facts.dateTime === undefined ? [] : ['stampDate']),
  ],
});

/** The dataset of a card. */
export function entryOf(card: FileCard): Entry {
  if (card.feed !== undefined) return feedEntry(card, card.feed);
  if (card.roads !== undefined) return roadsEntry(card, card.roads.bounds);
  const { id, title, files, facts, said } = card;
  const unit = said.unit ?? facts?.unit;
  const periods = files.flatMap(({ period }) => period ?? []);
  const bounds = facts?.bounds ?? ([-180, -90, 180, 90] as const);
  return {
    ...deviceEntry(card, 'environment', bounds, ({ period }) => ({
      mediaType: 'image/tiff; application=geotiff',
      conformsTo: [standards.geotiff],
      ...(period && { temporal: period }),
      ...(said.noData === undefined ? {} : { noData: said.noData }),
      ...(said.crs === undefined ? {} : { crs: said.crs }),
    })),
    ...(periods.length === files.length && periods.length > 0
      ? { temporal: { start: periods[0]!.start, end: periods.at(-1)!.end } }
      : {}),
    ...(unit === undefined ? {} : { variable: { id, name: { en: said.title ?? title }, unit } }),
    ...(said.ramp === undefined ? {} : { ramp: said.ramp }),
  };
}

/** The dataset of a timetable of this device. */
function feedEntry(card: FileCard, { period, agencies, bounds }: FeedFacts): Entry {
  return {
    ...deviceEntry(card, 'mobility', bounds, () => ({
      mediaType: 'application/zip',
      conformsTo: [standards.gtfs],
    })),
    attribution: agencies.join(', '),
    ...(period && { temporal: { start: period.first, end: dayAfter(period.last) } }),
  };
}

const dayAfter = (date: string): string =>
  new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
