import { roundingStep } from '../format/number.ts';
import { formatDay } from '../format/window.ts';
import { useFormat, useWords } from '../hooks.ts';
import { NumberTable } from '../parts/NumberTable.tsx';
import { type CurveSide, type CurveView, type Drawn, valueAt } from './curves.ts';

/** More rows than these are thinned out: nobody reads them, and the file has them all. */
const most = 366;

interface CurveTableProps {
  readonly drawn: readonly Drawn[];
  readonly view: CurveView;
  readonly unit: string;
  readonly name: (side: CurveSide) => string;
}

/** What a load chart draws, in rows: hours of a day or week, days of a year, hours above a value. */
export function CurveTable({ drawn, view, unit, name }: CurveTableProps) {
  const t = useWords();
  const format = useFormat();
  const [first] = drawn;
  if (first === undefined) return null;
  const values = drawn.flatMap((d) => d.points.map((p) => p.y)).filter(Number.isFinite);
  const step = roundingStep(0, 0, (Math.max(...values) - Math.min(...values)) / 2);
  const cell = (value: number | undefined): string =>
    value === undefined || !Number.isFinite(value) ? '–' : format.step(value, step);
  const band = view === 'year';
  const at = (x: number): string => {
    if (view === 'day') return format.clock(x);
    if (view === 'week') return `${format.day(x, 'short')}, ${format.clock(x)}`;
    if (view === 'year')
      return formatDay(first.from + (x + 0.5) * 86_400, format.language, first.zone, 'short');
    return t('loads.hours', { hours: format.number(x) });
  };
  const head = view === 'duration' ? 'loads.hoursAbove' : band ? 'charts.day' : 'charts.hour';
  const rows = first.points
    .filter((_, i) => i % Math.ceil(first.points.length / most) === 0)
    .map(({ x }) => ({
      key: x,
      head: at(x),
      cells: drawn.flatMap((d) => {
        const p = valueAt(d.points, x);
        return [cell(p?.y), ...(band ? [`${cell(p?.lower)}–${cell(p?.upper)}`] : [])];
      }),
    }));
  const heads = drawn.flatMap((d) => [
    `${name(d.side)} (${format.unit(unit)})`,
    ...(band ? [`${name(d.side)}, ${t('loads.range')}`] : []),
  ]);
  return <NumberTable rowHead={t(head)} heads={heads} rows={rows} />;
}
