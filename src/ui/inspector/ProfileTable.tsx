import type { ReadingSeries } from '../../layers/layer.ts';
import { roundingStep } from '../format/number.ts';
import { useFormat, useText, useWords } from '../hooks.ts';
import { NumberTable } from '../parts/NumberTable.tsx';
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
    <NumberTable
      caption={`${text(series.label)}, ${format.unit(unit)}`}
      rowHead={t('profile.hour')}
      heads={columns.map(({ head }) => head)}
      rows={Array.from(values, (_, i) => ({
        key: i,
        head: stepName(i, kind, format.language),
        cells: columns.map(({ column }) => format.step(column[i] ?? Number.NaN, step)),
      }))}
    />
  );
}
