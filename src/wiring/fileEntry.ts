import type { Distribution, Entry } from '../catalogue/entry.ts';
import { standards } from '../catalogue/standards.ts';
import type { BroughtFile, FileCard, FileFacts } from '../state/dropped.ts';

/** Adds where the period of a file comes from: its name, or its time stamp. */
export const withPeriod = (facts: FileFacts, { period }: BroughtFile): FileFacts => ({
  ...facts,
  assumptions: [
    ...facts.assumptions,
    ...(period !== undefined ? ['nameDate'] : facts.dateTime === undefined ? [] : ['stampDate']),
  ],
});

/** The dataset of a card: nobody has said whose it is or under which licence. */
export function entryOf({ id, title, files, facts, said }: FileCard): Entry {
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
