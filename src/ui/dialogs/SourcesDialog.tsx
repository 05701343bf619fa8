import { useStore } from 'zustand';
import { cityStore } from '../../state/city.ts';
import { useFormat, useText, useWords } from '../hooks.ts';
import { DialogFrame } from '../parts/DialogFrame.tsx';

/** Every dataset of the city with its attribution and licence. */
export function SourcesDialog() {
  const t = useWords();
  const text = useText();
  const format = useFormat();
  const catalogue = useStore(cityStore, (s) => s.catalogue);
  const entries = catalogue?.entries ?? [];
  return (
    <DialogFrame title={t('sources.title')} wide>
      {catalogue === undefined ? null : (
        <p className="note">
          {text(catalogue.description)} {catalogue.synthetic ? t('sources.synthetic') : ''}
        </p>
      )}
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('sources.dataset')}</th>
            <th scope="col">{t('sources.attribution')}</th>
            <th scope="col">{t('entry.licence')}</th>
            <th scope="col">{t('entry.period')}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <th scope="row">{text(entry.title)}</th>
              <td>{entry.attribution || entry.publisher}</td>
              <td>
                <a href={entry.licence.url} target="_blank" rel="noreferrer">
                  {entry.licence.name}
                </a>
              </td>
              <td>{entry.temporal === undefined ? '–' : format.window(entry.temporal)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </DialogFrame>
  );
}
