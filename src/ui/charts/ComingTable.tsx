import type { LoadForecast } from '../../state/loadForecast.ts';
import { roundingStep } from '../format/number.ts';
import { useFormat, useWords } from '../hooks.ts';
import { NumberTable } from '../parts/NumberTable.tsx';
import type { Point } from './series.ts';

interface ComingTableProps {
  readonly coming: readonly Point[];
  readonly measured: readonly Point[];
  readonly unit: string;
  readonly made: LoadForecast | undefined;
}

/** The coming hours as forecast, with their band, and as measured where they have been. */
export function ComingTable({ coming, measured, unit, made }: ComingTableProps) {
  const t = useWords();
  const format = useFormat();
  const [first] = coming;
  const step = roundingStep(first?.y ?? 0, first?.lower, first?.upper);
  const cell = (value: number | undefined): string =>
    value === undefined || !Number.isFinite(value) ? '–' : format.step(value, step);
  const was = new Map(measured.map((p) => [p.x, p.y]));
  return (
    <NumberTable
      rowHead={t('coming.table.hour')}
      heads={[
        `${t('coming.table.forecast')} (${format.unit(unit)})`,
        `${t('coming.table.band', { level: made?.level ?? 95 })} (${format.unit(unit)})`,
        `${t('coming.table.measured')} (${format.unit(unit)})`,
      ]}
      rows={coming.map((p) => ({
        key: p.x,
        head: `${format.day(p.x, 'short')}, ${format.clock(p.x)}`,
        cells: [cell(p.y), `${cell(p.lower)}–${cell(p.upper)}`, cell(was.get(p.x))],
      }))}
    />
  );
}
