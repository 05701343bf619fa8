import { useState } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import { useStore } from 'zustand';
import type { ReadingSeries } from '../../layers/layer.ts';
import { clockStore } from '../../state/clock.ts';
import { ChartCard } from '../charts/ChartCard.tsx';
import { LineChart, type LineSeries } from '../charts/LineChart.tsx';
import { useFormat, useText, useWords } from '../hooks.ts';
import { ProfileTable } from './ProfileTable.tsx';
import { stepName, ticksOf, weekDay } from './profileSteps.ts';
import '../findings/choice.css';
import './profiles.css';

/** Mean days and the mean week of a station: one at a time, that of the clock's day first. */
export function Profiles({ list }: { list: readonly ReadingSeries[] }) {
  const t = useWords();
  const text = useText();
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const shown =
    list.find(({ label }) => label.en === chosen) ?? list.find(({ own }) => own) ?? list[0];
  if (shown === undefined) return null;
  return (
    <div className="profiles">
      <RadioGroup
        className="choice-switch"
        aria-label={t('profile.choose')}
        orientation="horizontal"
        value={shown.label.en}
        onChange={setChosen}
      >
        {list.map(({ label }) => (
          <Radio key={label.en} value={label.en} className="choice">
            {text(label)}
          </Radio>
        ))}
      </RadioGroup>
      <ProfileChart series={shown} />
    </div>
  );
}

const finite = (value: number | undefined): number => (value === undefined ? Number.NaN : value);

function ProfileChart({ series }: { series: ReadingSeries }) {
  const t = useWords();
  const text = useText();
  const format = useFormat();
  const timeZone = useStore(clockStore, (s) => s.timeZone);
  const time = useStore(clockStore, (s) => Math.floor(s.time / 900) * 900);
  const { values, lower, upper, own, unit, kind } = series;
  const steps = Array.from(values, (_, i) => i);
  // A mean of 8:00 to 9:00 stands in the middle of that hour.
  const points = (column: ArrayLike<number>) =>
    steps.map((i) => ({ x: i + 0.5, y: finite(column[i]) }));
  const mean: LineSeries = {
    id: 'mean',
    label: '',
    side: 'a',
    points: steps.map((i) => ({
      x: i + 0.5,
      y: finite(values[i]),
      ...(lower && upper ? { lower: finite(lower[i]), upper: finite(upper[i]) } : {}),
    })),
  };
  const lines: LineSeries[] = !isMeasured(series)
    ? [mean]
    : [mean, { id: 'own', label: '', side: 'one', points: points(own!.values) }];
  const top = steps.reduce((best, i) => (values[i]! > finite(values[best]) ? i : best), 0);
  const title = text(series.label);
  const mark = own === undefined ? undefined : weekDay(time, timeZone, kind);
  return (
    <ChartCard
      title={title}
      unit={format.unit(unit)}
      note={noteOf(series, t, format)}
      chart={
        <LineChart
          label={t('profile.label', {
            title,
            hour: stepName(top, kind, format.language),
            value: format.value(values[top] ?? Number.NaN, unit),
          })}
          unit=""
          series={lines}
          xDomain={[0, steps.length]}
          xTicks={ticksOf(kind, format.language)}
          mark={mark}
          fromZero
          height={8}
        />
      }
      table={<ProfileTable series={series} />}
    />
  );
}

type T = ReturnType<typeof useWords>;
type Format = ReturnType<typeof useFormat>;

const isMeasured = ({ own }: ReadingSeries): boolean =>
  own !== undefined && Array.from(own.values).some((value) => !Number.isNaN(value));

/** Period, how many days, how much is missing, and what line and band are. */
function noteOf(series: ReadingSeries, t: T, format: Format): string {
  const { window, kind, count, missing, own } = series;
  if (count === 0) return t('profile.stated');
  const gaps =
    missing === 0
      ? t('profile.complete')
      : t('profile.missing', {
          share: missing < 0.005 ? `< ${format.share(0.01)}` : format.share(missing),
        });
  const facts = [
    format.window(window),
    t(kind === 'week' ? 'profile.weeks' : 'profile.days', { count }),
    gaps,
  ].join(', ');
  const day = own === undefined ? '' : format.window(own.window);
  return [
    `${facts}.`,
    t(kind === 'week' ? 'profile.spreadWeeks' : 'profile.spread'),
    ...(own === undefined
      ? []
      : [t(isMeasured(series) ? 'profile.own' : 'profile.ownMissing', { day })]),
    t('profile.holidays'),
  ].join(' ');
}
