import { ChartLineIcon } from '@phosphor-icons/react/ChartLine';
import { TableIcon } from '@phosphor-icons/react/Table';
import { type ReactNode, useState } from 'react';
import { ToggleButton } from 'react-aria-components';
import { useWords } from '../hooks.ts';
import { ScrollArea } from '../parts/ScrollArea.tsx';

interface ChartCardProps {
  readonly title: string;
  readonly unit: string;
  readonly note: string;
  readonly chart: ReactNode;
  readonly table: ReactNode;
}

/** A chart with title, unit, window and source, and the same numbers as a table. */
export function ChartCard({ title, unit, note, chart, table }: ChartCardProps) {
  const t = useWords();
  const [asTable, setAsTable] = useState(false);
  return (
    <article className="chart-card">
      <div className="chart-head">
        <h3 className="grow">
          {title} <span className="legend-unit">{unit}</span>
        </h3>
        <ToggleButton
          className="icon-button"
          aria-label={t('charts.asTable', { title })}
          isSelected={asTable}
          onChange={setAsTable}
        >
          {asTable ? <ChartLineIcon aria-hidden /> : <TableIcon aria-hidden />}
        </ToggleButton>
      </div>
      {asTable ? (
        <ScrollArea className="chart-table" label={title}>
          {table}
        </ScrollArea>
      ) : (
        chart
      )}
      <p className="note faint">{note}</p>
    </article>
  );
}
