import { ChartBarIcon } from '@phosphor-icons/react/ChartBar';
import { DownloadSimpleIcon } from '@phosphor-icons/react/DownloadSimple';
import { useEffect, useState } from 'react';
import { Button, DialogTrigger } from 'react-aria-components';
import { useStore } from 'zustand';
import type { Channel } from '../../channel/channel.ts';
import { channelsStore } from '../../state/channels.ts';
import { clockStore } from '../../state/clock.ts';
import { type LoadForecast, loadForecastStore } from '../../state/loadForecast.ts';
import { saveText } from '../analysis/csv.ts';
import { localeOf } from '../format/number.ts';
import { type Format, useFormat, useText, useTime, useWords } from '../hooks.ts';
import { seriesMethodName } from '../i18n/methods.ts';
import { Failure } from '../parts/Failure.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { BacktestDialog } from './BacktestDialog.tsx';
import { ChartCard } from './ChartCard.tsx';
import { ComingTable } from './ComingTable.tsx';
import { comingCsv } from './comingCsv.ts';
import { csvOrigin } from './export.ts';
import { LineChart } from './LineChart.tsx';
import { comparableShift, type Point, sliceSeries } from './series.ts';

const daySeconds = 86_400;
/** Drawn before and after the clock's hour. */
const around = 2 * daySeconds;
/** Weight from which a method counts as taking part. */
const notable = 0.01;

/** The load of the two days before the clock's hour, and of the two after it as forecast and as measured. */
export function ComingDays({ channel }: { channel: Channel }) {
  const t = useWords();
  const text = useText();
  const format = useFormat();
  const time = useTime();
  const dayStart = useStore(clockStore, (s) => s.dayStart);
  const dayEnd = useStore(clockStore, (s) => s.dayEnd);
  const { forecast, status, problem } = useStore(loadForecastStore);
  const degrees = useStore(channelsStore, (s) =>
    Object.values(s.observed).some(
      (c) => c.target === 'city' && c.unit === 'degC' && c.stepSeconds === channel.stepSeconds,
    ),
  );
  const [temperature, setTemperature] = useState(false);
  const step = channel.stepSeconds ?? 3600;
  const now = Math.floor(time / step) * step;
  const shift = comparableShift(channel, dayStart, dayEnd);
  const at = shift === undefined ? undefined : now + shift;
  useWanted(channel.id, at, temperature && degrees);
  if (shift === undefined) return null;
  const title = t('coming.title', { title: text(channel.title) });
  const measured = sliceSeries(channel, now + shift - around, now + shift + around - 1).map(
    (p) => ({
      ...p,
      x: p.x - shift,
    }),
  );
  const made = forecast?.wanted.channel === channel.id ? forecast : undefined;
  const coming = made === undefined ? [] : pointsOf(made, shift);
  return (
    <ChartCard
      title={title}
      unit={format.unit(channel.unit)}
      about="series"
      wide
      actions={
        <IconButton
          label={`${t('loads.csv')}: ${title}`}
          isDisabled={made === undefined}
          onPress={() => made && saveText(title, comingCsv(made, channel, csvOrigin()), 'text/csv')}
        >
          <DownloadSimpleIcon />
        </IconButton>
      }
      controls={
        <div className="curve-controls">
          <DialogTrigger>
            <Button className="button">
              <ChartBarIcon aria-hidden />
              {t('backtest.open')}
            </Button>
            <BacktestDialog channel={channel} />
          </DialogTrigger>
          {degrees ? (
            <label className="note check-line">
              <input
                type="checkbox"
                checked={temperature}
                onChange={(event) => setTemperature(event.currentTarget.checked)}
              />
              {t('coming.temperature')}{' '}
              <span className="faint">({t('coming.temperatureHint')})</span>
            </label>
          ) : null}
        </div>
      }
      note={
        problem !== undefined ? (
          ''
        ) : made === undefined ? (
          t('coming.computing')
        ) : (
          <>
            {noteOf(made, shift, t, format)} {t('loads.source', { source: text(channel.source) })}
          </>
        )
      }
      chart={
        problem !== undefined && status === 'failed' ? (
          <Failure problem={problem} />
        ) : (
          <LineChart
            namesAbove
            label={labelOf(title, coming, now, channel.unit, t, format)}
            unit={channel.unit}
            series={[
              { id: 'measured', label: t('coming.measured'), side: 'one', points: measured },
              { id: 'coming', label: t('coming.forecast'), side: 'coming', points: coming },
            ]}
            xDomain={[now - around, now + around]}
            xTicks={midnights(now, dayStart, format)}
            mark={time}
          />
        )
      }
      table={<ComingTable coming={coming} measured={measured} unit={channel.unit} made={made} />}
    />
  );
}

/** Says what is looked at, as long as it is. */
function useWanted(channel: string, at: number | undefined, temperature: boolean): void {
  useEffect(() => {
    if (at !== undefined) loadForecastStore.setState({ wanted: { channel, at, temperature } });
  }, [channel, at, temperature]);
  useEffect(() => () => loadForecastStore.setState({ wanted: undefined }), []);
}

const pointsOf = (made: LoadForecast, shift: number): readonly Point[] =>
  Array.from(made.mean, (y, h) => ({
    x: made.start + h * made.stepSeconds - shift,
    y,
    lower: made.lower[h]!,
    upper: made.upper[h]!,
  }));

/** Midnights of the clock's time zone; a change of clocks within the four days moves them by its hour. */
function midnights(now: number, dayStart: number, { language, timeZone }: Format) {
  const name = new Intl.DateTimeFormat(localeOf(language), {
    weekday: 'short',
    day: 'numeric',
    timeZone,
  });
  return [-2, -1, 0, 1, 2]
    .map((d) => dayStart + d * daySeconds)
    .filter((x) => x >= now - around && x <= now + around)
    .map((x) => ({ x, label: name.format((x + 3600) * 1000) }));
}

type Words = ReturnType<typeof useWords>;

const momentOf = (seconds: number, format: Format): string =>
  `${format.day(seconds)}, ${format.clock(seconds)}`;

function noteOf(made: LoadForecast, shift: number, t: Words, format: Format): string {
  const { country, methods, wanted } = made;
  const best = methods[0];
  const names = new Intl.DisplayNames(localeOf(format.language), { type: 'region' });
  const parts = [
    t('coming.note', {
      when: momentOf(made.start, format),
      days: format.number(Math.round((made.history * made.stepSeconds) / daySeconds)),
      count: methods.filter((m) => m.weight >= notable).length,
      origins: made.origins,
      method: best === undefined ? '–' : seriesMethodName(best.name, format.language),
      coverage: format.share(made.coverage),
    }),
    country === undefined
      ? t('coming.noHolidays')
      : t('coming.holidays', { country: names.of(country) ?? country }),
    ...(shift === 0 ? [] : [t('coming.otherDay', { day: format.day(made.start) })]),
    ...(wanted.temperature ? [t('coming.perfect')] : []),
    ...(made.filled === 0 ? [] : [t('coming.filled', { count: made.filled })]),
  ];
  return parts.join(' ');
}

function labelOf(
  title: string,
  coming: readonly Point[],
  now: number,
  unit: string,
  t: Words,
  format: Format,
): string {
  if (coming.length === 0) return `${title}. ${t('coming.computing')}`;
  const values = coming.map((p) => p.y);
  return t('coming.label', {
    title,
    low: format.value(Math.min(...values), unit),
    high: format.value(Math.max(...values), unit),
    when: momentOf(now, format),
  });
}
