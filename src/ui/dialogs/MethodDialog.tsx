import { useStore } from 'zustand';
import { forecastStore } from '../../state/forecast.ts';
import { scenarioStore } from '../../state/scenario.ts';
import { useFormat, useText, useWords } from '../hooks.ts';
import { DialogFrame } from '../parts/DialogFrame.tsx';
import { leverNumber, leverText } from '../scenario/LeverField.tsx';

/** How figures and intervals come about, and every assumption with its range and source. */
export function MethodDialog() {
  const t = useWords();
  const text = useText();
  const format = useFormat();
  const levers = useStore(scenarioStore, (s) => s.levers);
  const values = useStore(scenarioStore, (s) => s.values);
  const channels = useStore(forecastStore, (s) => (s.b ?? s.a)?.channels);
  const sources = [...new Set((channels ?? []).map((c) => text(c.source)))];
  return (
    <DialogFrame title={t('method.title')} wide>
      <p>{t('method.model')}</p>
      <p>{t('method.interval')}</p>
      <p>{t('method.words')}</p>
      <p>{t('method.difference')}</p>
      {sources.length === 0 ? null : (
        <p className="note">
          {t('method.sources')} {sources.join('; ')}.
        </p>
      )}
      <table className="table">
        <caption>{t('method.levers')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('method.lever')}</th>
            <th scope="col" className="cell-number">
              A
            </th>
            <th scope="col" className="cell-number">
              B
            </th>
            <th scope="col" className="cell-number">
              {t('method.range')}
            </th>
            <th scope="col">{t('entry.source')}</th>
          </tr>
        </thead>
        <tbody>
          {levers.map((lever) => (
            <tr key={lever.id}>
              <th scope="row">{text(lever.title)}</th>
              <td className="cell-number">{leverText(lever, lever.today, format)}</td>
              <td className="cell-number">
                {leverText(lever, values[lever.id] ?? lever.today, format)}
              </td>
              <td className="cell-number">
                {leverNumber(lever, lever.min, format)}–{leverText(lever, lever.max, format)}
              </td>
              <td>{text(lever.source.text)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </DialogFrame>
  );
}
