import type { LoadBacktest } from '../../state/loadForecast.ts';
import { useFormat, useWords } from '../hooks.ts';
import { NumberTable } from '../parts/NumberTable.tsx';
import { ChartCard } from './ChartCard.tsx';
import { LineChart, type LineSeries } from './LineChart.tsx';

const shown = ['auto', 'day', 'week'] as const;
const sides: Readonly<Record<(typeof shown)[number], LineSeries['side']>> = {
  auto: 'one',
  day: 'a',
  week: 'level',
};

/** Error and coverage by hours ahead. */
export function BacktestCharts({ report }: { report: LoadBacktest }) {
  const t = useWords();
  const format = useFormat();
  const { level, count, stepSeconds, coverage } = report;
  const hours = coverage.length * (stepSeconds / 3600);
  const at = (values: Float64Array, scale = 1) =>
    Array.from(values, (y, h) => ({ x: ((h + 1) * stepSeconds) / 3600, y: y * scale }));
  const axis = {
    xDomain: [stepSeconds / 3600, hours] as const,
    xTicks: [1, 12, 24, 36, 48]
      .filter((x) => x <= hours)
      .map((x) => ({ x, label: t('backtest.ahead', { count: x }) })),
  };
  const lines = shown.flatMap((id) => {
    const method = report.methods.find((m) => m.id === id);
    return method === undefined ? [] : [{ id, points: at(method.smape) }];
  });
  const inside = at(coverage, 100);
  const promised = inside.map(({ x }) => ({ x, y: level }));
  const overall = (id: string): string => {
    const method = report.methods.find((m) => m.id === id);
    return method === undefined ? '–' : `${format.step(method.smapeOverall, 0.01)}\u00a0%`;
  };
  return (
    <div className="charts backtest-charts">
      <ChartCard
        title={t('backtest.byStep')}
        unit="%"
        note={t('backtest.byStepNote', { count })}
        chart={
          <LineChart
            namesAbove
            label={`${t('backtest.byStep')}: ${lines
              .map(({ id }) => `${t(`backtest.${id}`)} ${overall(id)}`)
              .join(', ')}`}
            unit="%"
            fromZero
            series={lines.map(({ id, points }) => ({
              id,
              points,
              label: t(`backtest.${id}`),
              side: sides[id],
            }))}
            {...axis}
          />
        }
        table={
          <StepTable
            columns={lines.map(({ id, points }) => ({ head: t(`backtest.${id}`), points }))}
          />
        }
      />
      <ChartCard
        title={t('backtest.coverageByStep', { level })}
        unit="%"
        note={t('backtest.coverageNote', { count, level })}
        chart={
          <LineChart
            namesAbove
            label={`${t('backtest.coverageByStep', { level })}: ${format.share(report.coverageOverall)}`}
            unit="%"
            series={[
              { id: 'level', label: t('backtest.promised'), side: 'a', points: promised },
              { id: 'inside', label: t('backtest.inside'), side: 'one', points: inside },
            ]}
            yDomain={[Math.min(80, Math.floor(Math.min(...inside.map((p) => p.y)) / 10) * 10), 100]}
            {...axis}
          />
        }
        table={<StepTable columns={[{ head: t('backtest.inside'), points: inside }]} />}
      />
    </div>
  );
}

interface Column {
  readonly head: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

function StepTable({ columns }: { columns: readonly Column[] }) {
  const t = useWords();
  const format = useFormat();
  const rows = (columns[0]?.points ?? []).map(({ x }, i) => ({
    key: x,
    head: format.number(x),
    cells: columns.map(({ points }) => format.step(points[i]?.y ?? Number.NaN, 0.1)),
  }));
  return (
    <NumberTable
      rowHead={t('backtest.hoursAhead')}
      heads={columns.map(({ head }) => `${head} (%)`)}
      rows={rows}
    />
  );
}
