import type { ReadingSeries } from '../../layers/layer.ts';
import { roundingStep } from '../format/number.ts';
import { useFormat, useText, useWords } from '../hooks.ts';
import { stepName } from './profileSteps.ts';

/** The numbers of a profile by hour. */
export function ProfileTable({ series }: { series: ReadingSeries }) {
  const t = useWords();
  const text = useText();
  const format = useFormat();
  const { values, lower, upper, own, kind, unit } = series;
  const highest = Math.max(...Array.from(values).filter(Number.isFinite));
  const step = roundingStep(highest);
  const columns = [
    { head: t('profile.mean'), column: values },
    ...(lower && upper
      ? [
          { head: t('profile.low'), column: lower },
          { head: t('profile.high'), column: upper },
        ]
      : []),
    ...(own
      ? [{ head: t(kind === 'week' ? 'profile.ownWeek' : 'profile.ownShort'), column: own.values }]
      : []),
  ];
  return (
    <table className="table">
      <caption>
        {text(series.label)}, {format.unit(unit)}
      </caption>
      <thead>
        <tr>
          <th scope="col">{t('profile.hour')}</th>
          {columns.map(({ head }) => (
            <th key={head} scope="col" className="cell-number">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {Array.from(values, (_, i) => stepName(i, kind, format.language)).map((name, i) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {columns.map(({ head, column }) => (
              <td key={head} className="cell-number">
                {format.step(column[i] ?? Number.NaN, step)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
