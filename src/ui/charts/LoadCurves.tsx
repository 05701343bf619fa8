import { DownloadSimpleIcon } from '@phosphor-icons/react/DownloadSimple';
import { type ReactNode, useMemo, useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useStore } from 'zustand';
import { clockStore } from '../../state/clock.ts';
import { scenarioStore } from '../../state/scenario.ts';
import { saveText } from '../analysis/csv.ts';
import { localeOf, roundingStep } from '../format/number.ts';
import { formatClock, formatDay } from '../format/window.ts';
import { type Format, useFormat, useText, useTime, useWords } from '../hooks.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { ChartCard } from './ChartCard.tsx';
import { CurveTable } from './CurveTable.tsx';
import {
  type Curve,
  type CurveSide,
  type CurveView,
  type Drawn,
  drawDuration,
  drawPeriod,
  drawYear,
} from './curves.ts';
import { csvOrigin, curvesCsv } from './export.ts';
import { LineChart } from './LineChart.tsx';

const views: readonly CurveView[] = ['day', 'week', 'year', 'duration'];
const daySeconds = 86_400;

interface LoadCurvesProps {
  readonly id: string;
  readonly curves: readonly Curve[];
  /** Whether a model made it, so that its card can be read. */
  readonly modelled: boolean;
  /** Named after the load, where it is of a part of the city. */
  readonly place?: string | undefined;
  /** Chooses which load is drawn. */
  readonly picker?: ReactNode;
}

/** One load over the clock's day or week, its year or sorted by size; A beside B where a scenario changes it. */
export function LoadCurves({ id, curves, modelled, place, picker }: LoadCurvesProps) {
  const t = useWords();
  const text = useText();
  const format = useFormat();
  const [view, setView] = useState<CurveView>('day');
  const time = useTime();
  const dayStart = useStore(clockStore, (s) => s.dayStart);
  const dayEnd = useStore(clockStore, (s) => s.dayEnd);
  const first = curves.at(-1)?.channel;
  const week = weekOf(dayStart, format);
  const [from, to] = view === 'week' ? week : [dayStart, dayEnd];
  const drawn = useMemo(
    () =>
      curves
        .map((curve) => draw(curve, view, from, to, format.timeZone))
        .filter((d) => d.points.length > 1),
    [curves, view, from, to, format.timeZone],
  );
  if (first === undefined) return null;
  const title = place === undefined ? text(first.title) : `${text(first.title)}, ${place}`;
  const unit = first.unit;
  const axis = axisOf(view, drawn, from, to, format);
  return (
    <ChartCard
      title={title}
      unit={format.unit(unit)}
      wide
      {...(modelled ? { about: id } : {})}
      actions={
        <IconButton
          label={`${t('loads.csv')}: ${title}`}
          onPress={() => save(curves, title, place)}
        >
          <DownloadSimpleIcon />
        </IconButton>
      }
      controls={
        <div className="curve-controls">
          <ToggleButtonGroup
            className="curve-views"
            aria-label={t('loads.view', { title })}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[view]}
            onSelectionChange={(keys) => setView(views.find((v) => keys.has(v)) ?? 'day')}
          >
            {views.map((v) => (
              <ToggleButton key={v} id={v}>
                {t(`loads.${v}`)}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
          {picker}
        </div>
      }
      note={
        <>
          {drawn.map((d) => (
            <span key={d.side} className="curve-peak number">
              {peakText(d, view, unit, t, format)}
            </span>
          ))}
          {noteOf(view, drawn, t, format)} {t('loads.source', { source: text(first.source) })}
        </>
      }
      chart={
        drawn.length === 0 ? (
          <p className="note">{t('charts.empty')}</p>
        ) : (
          <LineChart
            namesAbove
            label={drawn.map((d) => `${title}. ${peakText(d, view, unit, t, format)}`).join(' ')}
            unit={unit}
            fromZero={view === 'duration'}
            series={drawn.map((d) => ({
              id: d.side,
              label: sideName(d.side, title, t),
              side: d.side,
              points: d.points,
            }))}
            spots={drawn.flatMap(({ side, peak }) =>
              peak === undefined ? [] : [{ side, x: peak.x, y: peak.value }],
            )}
            {...axis}
            mark={view === 'day' || view === 'week' ? time : undefined}
          />
        )
      }
      table={
        <CurveTable
          drawn={drawn}
          view={view}
          unit={unit}
          name={(side) => sideName(side, t('charts.value'), t)}
        />
      }
    />
  );
}

function draw(curve: Curve, view: CurveView, from: number, to: number, zone: string): Drawn {
  if (view === 'year') return drawYear(curve, from, zone);
  return view === 'duration' ? drawDuration(curve, from, zone) : drawPeriod(curve, from, to, zone);
}

type Words = ReturnType<typeof useWords>;

const sideName = (side: CurveSide, one: string, t: Words): string =>
  side === 'one' ? one : t(side === 'a' ? 'loads.today' : 'loads.scenario');

/** Monday to Sunday around a day; days of a change of clocks are taken as whole ones. */
function weekOf(dayStart: number, { timeZone }: Format): readonly [number, number] {
  const name = new Intl.DateTimeFormat('en-GB', { weekday: 'short', timeZone });
  const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
  const weekday = days.indexOf(name.format((dayStart + daySeconds / 2) * 1000));
  const monday = dayStart - Math.max(0, weekday) * daySeconds;
  return [monday, monday + 7 * daySeconds];
}

interface Axis {
  readonly xDomain: readonly [number, number];
  readonly xTicks: readonly { readonly x: number; readonly label: string }[];
}

function axisOf(
  view: CurveView,
  drawn: readonly Drawn[],
  from: number,
  to: number,
  format: Format,
): Axis {
  const locale = localeOf(format.language);
  if (view === 'day') {
    const hours = [0, 6, 12, 18, 24].map((h) => from + ((to - from) * h) / 24);
    return {
      xDomain: [from, to],
      xTicks: hours.map((x) => ({ x, label: format.clock(x) })),
    };
  }
  if (view === 'week') {
    const { timeZone } = format;
    const name = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone });
    const noons = Array.from({ length: 7 }, (_, d) => from + (d + 0.5) * daySeconds);
    return {
      xDomain: [from, to],
      xTicks: noons.map((x) => ({ x, label: name.format(x * 1000) })),
    };
  }
  const last = Math.max(1, ...drawn.map((d) => d.points.at(-1)?.x ?? 0));
  if (view === 'duration') {
    const number = (x: number): string => format.number(x);
    const step = last > 2000 ? 2000 : Math.max(1, Math.round(last / 4));
    const ticks = Array.from({ length: Math.floor(last / step) + 1 }, (_, i) => i * step);
    return { xDomain: [0, last], xTicks: ticks.map((x) => ({ x, label: `${number(x)}\u00a0h` })) };
  }
  const start = drawn[0]?.from ?? 0;
  const month = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' });
  const year = new Date(start * 1000 + 43_200_000).getUTCFullYear();
  const months = Array.from({ length: 6 }, (_, i) => Date.UTC(year, 2 * i, 1) / 1000);
  return {
    xDomain: [0, last],
    xTicks: months
      .map((at) => ({ x: (at - start) / daySeconds, label: month.format(at * 1000) }))
      .filter(({ x }) => x > -1 && x <= last)
      .map((tick) => ({ ...tick, x: Math.max(0, tick.x) })),
  };
}

function peakText(d: Drawn, view: CurveView, unit: string, t: Words, format: Format): string {
  if (d.peak === undefined) return '';
  const values = d.points.map((p) => p.y).filter(Number.isFinite);
  const spread = Math.max(...values) - Math.min(...values);
  const step = roundingStep(d.peak.value, 0, spread > 0 ? spread : d.peak.value);
  const { bounds } = d.peak;
  const range =
    bounds === undefined
      ? ''
      : ` (${t('loads.between', {
          lower: format.step(bounds[0], step),
          upper: format.step(bounds[1], step),
        })})`;
  const value = `${format.join(format.step(d.peak.value, step), format.unit(unit))}${range}`;
  const clock = formatClock(d.peak.time, format.language, d.zone);
  const date = formatDay(d.peak.time, format.language, d.zone, 'short');
  const when = view === 'day' ? clock : `${date}, ${clock}`;
  return d.side === 'one'
    ? `${t('loads.peak', { value, when })}.`
    : `${t('loads.peakOf', { side: sideName(d.side, '', t), value, when })}.`;
}

function noteOf(view: CurveView, drawn: readonly Drawn[], t: Words, format: Format): string {
  const [one, other] = drawn;
  if (one === undefined) return '';
  const date = (d: Drawn, at: number): string => formatDay(at, format.language, d.zone, 'short');
  const day = (d: Drawn): string => date(d, d.from + daySeconds / 2);
  const year = (d: Drawn): string =>
    String(new Date((d.from + daySeconds / 2) * 1000).getUTCFullYear());
  const both = (of: (d: Drawn) => string): string =>
    other === undefined || of(one) === of(other)
      ? of(one)
      : `${t('loads.today')} ${of(one)}, ${t('loads.scenario')} ${of(other)}`;
  const runs = one.points[0]?.lower === undefined ? '' : ` ${t('loads.runs')}`;
  const sure = one.zone === format.timeZone ? runs : `${runs} ${t('loads.typical')}`;
  if (view === 'day') return `${t('loads.dayNote', { day: both(day) })}${sure}`;
  if (view === 'week')
    return `${t('loads.weekNote', {
      from: both(day),
      to: both((d) => date(d, d.to - daySeconds / 2)),
    })}${sure}`;
  if (view === 'year') return t('loads.yearNote', { year: both(year) });
  return t('loads.durationNote', {
    hours: format.number((one.points.at(-1)?.x ?? 0) + 1),
    year: both(year),
  });
}

function save(curves: readonly Curve[], title: string, place: string | undefined): void {
  const names = { a: 'A', b: 'B', one: 'value' } as const;
  const named = curves.map(({ side, channel }) => ({ name: names[side], channel }));
  const levers = curves.some(({ side }) => side === 'b') ? scenarioStore.getState().values : {};
  saveText(title, curvesCsv(named, { ...csvOrigin(levers), place }), 'text/csv');
}
