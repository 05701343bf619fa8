import type { Distribution, Entry } from '../catalogue/entry.ts';
import { standards } from '../catalogue/standards.ts';
import type { FeedFacts } from '../layers/layer.ts';
import type { BroughtFile, FileCard, FileFacts } from '../state/dropped.ts';
import { roadsEntry } from './dropRoads.ts';

/** Adds where the period of a file comes from: its name, or its time stamp. */
export const withPeriod = (facts: FileFacts, { period }: BroughtFile): FileFacts => ({
  ...facts,
  assumptions: [
    ...facts.assumptions,
    ...(period !== undefined ? ['nameDate'] : facts.dateTime === undefined ? [] : ['stampDate']),
  ],
});

/** The dataset of a card: nobody has said whose it is or under which licence. */
export function entryOf(card: FileCard): Entry {
  if (card.feed !== undefined) return feedEntry(card, card.feed);
  if (card.roads !== undefined) return roadsEntry(card, card.roads.bounds);
  const { id, title, files, facts, said } = card;
  const name = said.title ?? title;
  const unit = said.unit ?? facts?.unit;
  const periods = files.flatMap(({ period }) => period ?? []);
  const distributions = files.map(
    ({ url, bytes, period, name: file }): Distribution => ({
      title: { en: file },
      accessUrl: url,
      mediaType: 'image/tiff; application=geotiff',
      conformsTo: [standards.geotiff],
      byteSize: bytes,
      ...(period && { temporal: period }),
      ...(said.noData === undefined ? {} : { noData: said.noData }),
      ...(said.crs === undefined ? {} : { crs: said.crs }),
    }),
  );
  return {
    id,
    title: { en: name },
    description: { en: files.map((file) => file.name).join(', ') },
    theme: 'environment',
    licence: { url: '', name: '' },
    publisher: '',
    attribution: '',
    bounds: facts?.bounds ?? [-180, -90, 180, 90],
    ...(periods.length === files.length && periods.length > 0
      ? { temporal: { start: periods[0]!.start, end: periods.at(-1)!.end } }
      : {}),
    ...(unit === undefined ? {} : { variable: { id, name: { en: name }, unit } }),
    ...(said.ramp === undefined ? {} : { ramp: said.ramp }),
    shown: true,
    synthetic: false,
    distributions,
    defects: [],
  };
}

/** The dataset of a timetable of this device. */
function feedEntry({ id, title, files, said }: FileCard, feed: FeedFacts): Entry {
  const { period, agencies, bounds } = feed;
  return {
    id,
    title: { en: said.title ?? title },
    description: { en: files.map((file) => file.name).join(', ') },
    theme: 'mobility',
    licence: { url: '', name: '' },
    publisher: '',
    attribution: agencies.join(', '),
    bounds,
    ...(period && { temporal: { start: period.first, end: dayAfter(period.last) } }),
    shown: true,
    synthetic: false,
    distributions: files.map(
      ({ url, bytes, name }): Distribution => ({
        title: { en: name },
        accessUrl: url,
        mediaType: 'application/zip',
        conformsTo: [standards.gtfs],
        byteSize: bytes,
      }),
    ),
    defects: [],
  };
}

const dayAfter = (date: string): string =>
  new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
