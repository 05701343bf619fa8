import type { Entry } from '../../catalogue/entry.ts';
import { licenceText, publisherText } from '../../catalogue/local.ts';
import { useFormat, useText, useWords } from '../hooks.ts';

/** Where a dataset comes from and what is known to be wrong with it. */
export function EntryFacts({ entry }: { entry: Entry }) {
  const t = useWords();
  const text = useText();
  const format = useFormat();
  const unit = entry.variable === undefined ? '' : format.unit(entry.variable.unit);
  return (
    <div className="entry-facts note">
      {entry.synthetic ? <p className="synthetic-flag">{t('entry.synthetic')}</p> : null}
      <p>{text(entry.description)}</p>
      <dl className="facts">
        <dt>{t('entry.source')}</dt>
        <dd>{text(publisherText(entry))}</dd>
        <dt>{t('entry.licence')}</dt>
        <dd>
          {entry.licence.url === '' ? (
            text(licenceText(entry))
          ) : (
            <a href={entry.licence.url} target="_blank" rel="noreferrer">
              {entry.licence.name}
            </a>
          )}
        </dd>
        {entry.temporal === undefined ? null : (
          <>
            <dt>{t('entry.period')}</dt>
            <dd>{format.window(entry.temporal)}</dd>
          </>
        )}
        {entry.variable === undefined ? null : (
          <>
            <dt>{t('entry.measured')}</dt>
            <dd>
              {text(entry.variable.name)}
              {unit === '' ? '' : `, ${unit}`}
            </dd>
          </>
        )}
      </dl>
      {entry.defects.length === 0 ? null : (
        <details>
          <summary>{t('entry.defects', { count: entry.defects.length })}</summary>
          <ul className="defects">
            {entry.defects.map((defect) => (
              <li key={defect.en}>{text(defect)}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
