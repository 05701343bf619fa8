import type { CountsAgreement, CountsFit } from '../../state/counts.ts';
import { useFormat, useText, useWords } from '../hooks.ts';

/** Agreement with counts before and after the fit, and at stations that the fit did not see. */
export function CountsFitTable({ fit }: { fit: CountsFit }) {
  const t = useWords();
  const text = useText();
  const format = useFormat();
  const rows = [
    ['before', t('counts.fitBefore')],
    ['after', t('counts.fitAfter')],
    ['heldOut', t('counts.fitHeldOut')],
  ] as const;
  return (
    <section className="counts-fit">
      <h3>{t('counts.fit')}</h3>
      <table className="table">
        <caption>{t('counts.fitTable', { count: fit.stations })}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col" className="cell-number">
              R²
            </th>
            <th scope="col" className="cell-number">
              RMSE
            </th>
            <th scope="col" className="cell-number">
              {t('counts.meanGeh')}
            </th>
            <th scope="col" className="cell-number">
              {t('counts.fitBelow')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([key, name]) => (
            <AgreementRow key={key} name={name} of={fit[key]} />
          ))}
        </tbody>
      </table>
      <p>{t('counts.fitEdge', { share: format.share(Math.ceil(100 * fit.residents) / 100) })}</p>
      <p className="note">{text(fit.method)}</p>
    </section>
  );
}

function AgreementRow({ name, of }: { name: string; of: CountsAgreement }) {
  const t = useWords();
  const format = useFormat();
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="cell-number">
        {of.r2 === null ? t('inspector.notKnown') : format.step(of.r2, 0.01)}
      </td>
      <td className="cell-number">{format.value(of.rmse, 'veh/h')}</td>
      <td className="cell-number">{format.step(of.geh, 0.1)}</td>
      <td className="cell-number">{format.share(of.below5)}</td>
    </tr>
  );
}
