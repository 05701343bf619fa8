import { useMemo } from 'react';
import { useStore } from 'zustand';
import { clockStore } from '../../state/clock.ts';
import { formatStep, localeOf, roundingStep } from '../format/number.ts';
import { useFormat, useText, useTime, useWords } from '../hooks.ts';
import { ChartCard } from './ChartCard.tsx';
import { LineChart } from './LineChart.tsx';
import { dailySeries, type Point } from './series.ts';
import type { DayLoad } from './useLoad.ts';

/** The city's load over the day of the clock, hour by hour. */
export function LoadDayChart({ load }: { load: DayLoad }) {
  const t = useWords();
  const text = useText();
  const format = useFormat();
  const time = useTime();
  const dayStart = useStore(clockStore, (s) => s.dayStart);
  const dayEnd = useStore(clockStore, (s) => s.dayEnd);
  const { channel, points, otherDay } = load;
  if (points.length < 2) return null;
  const title = t('charts.loadDay', { title: text(channel.title) });
  const hours = [0, 6, 12, 18, 24].map((h) => dayStart + ((dayEnd - dayStart) * h) / 24);
  return (
    <ChartCard
      title={title}
      unit={format.unit(channel.unit)}
      note={`${format.day(otherDay ?? dayStart)}, ${t('charts.hourly')}. ${text(channel.source)}`}
      chart={
        <LineChart
          label={sentence(title, points, channel.unit, format)}
          unit={channel.unit}
          series={[{ id: 'load', label: text(channel.title), side: 'one', points }]}
          xDomain={[dayStart, dayEnd]}
          xTicks={hours.map((x) => ({ x, label: format.clock(x) }))}
          mark={time}
        />
      }
      table={
        <PointTable head={t('charts.hour')} points={points} unit={channel.unit} at={format.clock} />
      }
    />
  );
}

/** The year around the clock's day: daily mean with the lowest and highest hour of each day. */
export function LoadYearChart({ load: { channel, otherDay } }: { load: DayLoad }) {
  const t = useWords();
  const text = useText();
  const format = useFormat();
  const clockDay = useStore(clockStore, (s) => s.dayStart);
  const dayStart = otherDay === undefined ? clockDay : otherDay - 43_200;
  const timeZone = useStore(clockStore, (s) => s.timeZone);
  const year = new Date(dayStart * 1000 + 43_200_000).getUTCFullYear();
  const [from, to] = [Date.UTC(year, 0, 1) / 1000, Date.UTC(year + 1, 0, 1) / 1000];
  const points = useMemo(() => dailySeries(channel, from, to), [channel, from, to]);
  if (points.length < 30) return null;
  const month = new Intl.DateTimeFormat(localeOf(format.language), { month: 'short', timeZone });
  const title = t('charts.loadYear', { title: text(channel.title), year });
  return (
    <ChartCard
      title={title}
      unit={format.unit(channel.unit)}
      note={`${year}, ${t('charts.dailyBand')}. ${text(channel.source)}`}
      chart={
        <LineChart
          label={sentence(title, points, channel.unit, format)}
          unit={channel.unit}
          series={[{ id: 'year', label: text(channel.title), side: 'one', points }]}
          xDomain={[from, to]}
          xTicks={[0, 2, 4, 6, 8, 10].map((m) => {
            const x = Date.UTC(year, m, 1) / 1000;
            return { x, label: month.format(x * 1000 + 43_200_000) };
          })}
          mark={dayStart}
        />
      }
      table={
        <PointTable
          head={t('charts.day')}
          points={points}
          unit={channel.unit}
          at={(x) => format.day(x, 'short')}
          band
        />
      }
    />
  );
}

/** A chart's sentence for those who do not see it: lowest and highest value. */
function sentence(
  title: string,
  points: readonly Point[],
  unit: string,
  format: ReturnType<typeof useFormat>,
): string {
  const values = points.map((p) => p.y).filter(Number.isFinite);
  return `${title}: ${format.value(Math.min(...values), unit)} – ${format.value(Math.max(...values), unit)}`;
}

interface PointTableProps {
  readonly head: string;
  readonly points: readonly Point[];
  readonly unit: string;
  readonly at: (x: number) => string;
  readonly band?: boolean;
}

export function PointTable({ head, points, unit, at, band = false }: PointTableProps) {
  const t = useWords();
  const format = useFormat();
  const values = points.map((p) => p.y).filter(Number.isFinite);
  const step = roundingStep(0, 0, (Math.max(...values) - Math.min(...values)) / 2);
  const cell = (value: number | undefined): string =>
    value === undefined ? '–' : formatStep(value, step, format.language);
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col" className="cell-number">
            {t('charts.value')} ({format.unit(unit)})
          </th>
          {band ? (
            <>
              <th scope="col" className="cell-number">
                {t('charts.lowest')}
              </th>
              <th scope="col" className="cell-number">
                {t('charts.highest')}
              </th>
            </>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {points.map((p) => (
          <tr key={p.x}>
            <th scope="row">{at(p.x)}</th>
            <td className="cell-number">{cell(p.y)}</td>
            {band ? (
              <>
                <td className="cell-number">{cell(p.lower)}</td>
                <td className="cell-number">{cell(p.upper)}</td>
              </>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
