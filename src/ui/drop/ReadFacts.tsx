import type { FileCard, FileFacts } from '../../state/dropped.ts';
import { type Format, useFormat, useWords } from '../hooks.ts';

const kilo = 1000;

/** A size as file managers show it: decimal kB, MB, GB. */
export function sizeOf(bytes: number, format: Format): string {
  if (bytes < kilo) return format.value(bytes, 'B');
  if (bytes < kilo ** 2) return format.value(bytes / kilo, 'kB');
  return bytes < kilo ** 3
    ? format.value(bytes / kilo ** 2, 'MB')
    : format.value(bytes / kilo ** 3, 'GB');
}

/** What the file itself says. */
export function ReadFacts({ card, facts }: { card: FileCard; facts: FileFacts }) {
  const t = useWords();
  const format = useFormat();
  const unit = card.said.unit ?? facts.unit ?? '';
  const { statistics, cell, crs, crsName } = facts;
  const [first] = card.files;
  const number = (value: number): string => format.number(value);
  const periods = card.files.flatMap(({ period }) => period ?? []);
  const rows: readonly (readonly [string, string | undefined])[] = [
    [t('drop.fact.name'), card.files.length === 1 ? first?.name : undefined],
    [
      t('drop.fact.grid'),
      t('drop.cells', {
        count: facts.bands,
        width: number(facts.width),
        height: number(facts.height),
        type: facts.sampleType,
      }),
    ],
    [
      t('drop.fact.cell'),
      t(cell.exact ? 'drop.cell' : 'drop.aboutCell', {
        width: number(cell.width),
        height: number(cell.height),
      }),
    ],
    [t('drop.fact.crs'), crsName === undefined || crsName === crs ? crs : `${crsName} (${crs})`],
    [t('drop.fact.period'), periods.map((period) => format.window(period)).join(', ') || undefined],
    [
      t('drop.fact.values'),
      statistics === undefined
        ? undefined
        : t('drop.values', {
            min: number(statistics.min),
            max: format.value(statistics.max, unit),
            mean: format.value(statistics.mean, unit),
          }),
    ],
    [
      t('drop.fact.noData'),
      facts.noData === undefined ? t('drop.noneDeclared') : noDataText(facts.noData, number),
    ],
    [
      t('drop.fact.storage'),
      [
        facts.compression === 'none'
          ? t('drop.uncompressed')
          : t('drop.compression', { name: facts.compression }),
        t('drop.overviews', { count: facts.overviews }),
      ].join(', '),
    ],
  ];
  return (
    <dl className="facts note number">
      {rows.map(([label, value]) =>
        value === undefined ? null : (
          <div className="fact" key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}

/** Nodata is told as the file has it: -3.4e38 is no number to round or group. */
const noDataText = (value: number, number: (value: number) => string): string =>
  Number.isNaN(value) ? 'NaN' : Math.abs(value) < 1e6 ? number(value) : String(value);
