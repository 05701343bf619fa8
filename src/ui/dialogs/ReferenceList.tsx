import { CheckCircleIcon } from '@phosphor-icons/react/CheckCircle';
import { MinusCircleIcon } from '@phosphor-icons/react/MinusCircle';
import { WarningCircleIcon } from '@phosphor-icons/react/WarningCircle';
import type { RecordedRow, RecordedSuite } from '../../forecast/cards/references.ts';
import { localeOf } from '../format/number.ts';
import { formatDate } from '../format/window.ts';
import { useLanguage, useWords } from '../hooks.ts';
import { suiteName } from '../i18n/methods.ts';

/** Published values that a model is held to: a line for each source, its numbers below when opened. */
export function ReferenceList({ suites }: { suites: readonly RecordedSuite[] }) {
  const t = useWords();
  if (suites.length === 0) return <p>{t('cards.noReference')}</p>;
  return (
    <>
      <p className="note faint">{t('cards.heldNote')}</p>
      <ul className="suites">
        {suites.map((suite) => (
          <Suite key={suite.name} suite={suite} />
        ))}
      </ul>
    </>
  );
}

function Suite({ suite }: { suite: RecordedSuite }) {
  const t = useWords();
  const language = useLanguage();
  const { cases, reached, rows, date } = suite;
  return (
    <li className="suite">
      <div className="suite-head">
        <Verdict of={suite} />
        <div className="grow">
          <p className="strong">{suiteName(suite.name, language)}</p>
          <p className="note faint">{suite.source}</p>
        </div>
        <p className="suite-count note number">
          {cases === 0 ? t('cards.verdict.none') : t('cards.fit', { reached, cases })}
          {date === undefined ? null : (
            <span className="faint">
              <br />
              {t('cards.run', { date: formatDate(date, language) })}
            </span>
          )}
        </p>
      </div>
      {rows.length === 0 ? null : (
        <details className="suite-rows">
          <summary>
            {rows.length < cases
              ? t('cards.nearest', { count: rows.length })
              : t('cards.all', { count: rows.length })}
          </summary>
          <Rows rows={rows} />
        </details>
      )}
    </li>
  );
}

function Verdict({ of: { cases, reached } }: { of: RecordedSuite }) {
  const t = useWords();
  if (cases === 0) return <MinusCircleIcon className="verdict" aria-hidden />;
  return reached === cases ? (
    <CheckCircleIcon className="verdict reached" aria-label={t('cards.verdict.reached')} />
  ) : (
    <WarningCircleIcon className="verdict short" aria-label={t('cards.verdict.short')} />
  );
}

function Rows({ rows }: { rows: readonly RecordedRow[] }) {
  const t = useWords();
  const language = useLanguage();
  const locale = localeOf(language);
  const number = new Intl.NumberFormat(locale, { maximumSignificantDigits: 8 });
  const difference = (value: number): string =>
    new Intl.NumberFormat(locale, {
      maximumSignificantDigits: 2,
      notation: value !== 0 && Math.abs(value) < 1e-3 ? 'scientific' : 'standard',
    })
      .format(value)
      .replaceAll('-', '−');
  const percent = (row: RecordedRow): string => (row.bar.endsWith('%') ? '\u00a0%' : '');
  return (
    <div className="suite-table">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('cards.case')}</th>
            {(['published', 'ours', 'difference', 'bar'] as const).map((key) => (
              <th key={key} scope="col" className="cell-number">
                {t(`cards.${key}`)}
              </th>
            ))}
            <th scope="col">{t('cards.verdictHead')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.case}>
              <th scope="row" lang="en">
                {row.case}
                {row.note === undefined ? null : <span className="row-note">{row.note}</span>}
              </th>
              <td className="cell-number">{number.format(row.published)}</td>
              <td className="cell-number">{number.format(row.ours)}</td>
              <td className="cell-number">
                {difference(row.difference)}
                {percent(row)}
              </td>
              <td className="cell-number">
                {number.format(Number.parseFloat(row.bar)).replace('-', '−')}
                {percent(row)}
              </td>
              <td>{t(`cards.verdict.${row.verdict}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
