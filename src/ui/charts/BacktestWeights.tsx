import type { LoadBacktest } from '../../state/loadForecast.ts';
import { roundingStep } from '../format/number.ts';
import { useFormat, useWords } from '../hooks.ts';
import { seriesMethodName } from '../i18n/methods.ts';

/** What the forecasts were combined of, and why: each method's error decides its weight. */
export function BacktestWeights({ report, unit }: { report: LoadBacktest; unit: string }) {
  const t = useWords();
  const format = useFormat();
  const errors = report.weights.map((w) => w.error);
  const step = roundingStep(0, Math.min(...errors), Math.max(...errors)) / 10;
  return (
    <section>
      <h3>{t('backtest.chosen')}</h3>
      <p className="note">{t('backtest.chosenNote')}</p>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('backtest.method')}</th>
            <th scope="col" className="cell-number">
              {t('backtest.weight')}
            </th>
            <th scope="col" className="cell-number">
              {t('backtest.error', { unit: format.unit(unit) })}
            </th>
          </tr>
        </thead>
        <tbody>
          {report.weights.map(({ name, weight, error }) => (
            <tr key={name}>
              <th scope="row">{seriesMethodName(name, format.language)}</th>
              <td className="cell-number">
                <span className="weight-bar" aria-hidden style={{ width: `${8 * weight}rem` }} />
                {format.share(weight)}
              </td>
              <td className="cell-number">{format.step(error, step)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
