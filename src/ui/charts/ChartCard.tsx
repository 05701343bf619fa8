import { ChartLineIcon } from '@phosphor-icons/react/ChartLine';
import { TableIcon } from '@phosphor-icons/react/Table';
import { type ReactNode, useState } from 'react';
import { ToggleButton } from 'react-aria-components';
import { HowComputed } from '../dialogs/HowComputed.tsx';
import { useWords } from '../hooks.ts';
import { ScrollArea } from '../parts/ScrollArea.tsx';

interface ChartCardProps {
  readonly title: string;
  readonly unit: string;
  readonly note: ReactNode;
  readonly chart: ReactNode;
  readonly table: ReactNode;
  /** Figure, channel or card whose model is explained. */
  readonly about?: string;
  /** Over the whole width of the panel. */
  readonly wide?: boolean;
  /** Buttons beside the one for the table. */
  readonly actions?: ReactNode;
  /** What the chart shows can be chosen here. */
  readonly controls?: ReactNode;
}

/** A chart with title, unit, window and source, and the same numbers as a table. */
export function ChartCard(props: ChartCardProps) {
  const { title, unit, note, chart, table, about, wide, actions, controls } = props;
  const t = useWords();
  const [asTable, setAsTable] = useState(false);
  return (
    <article className={wide ? 'chart-card wide' : 'chart-card'}>
      <div className="chart-head">
        <h3 className="grow">
          {title} <span className="legend-unit">{unit}</span>
        </h3>
        {about === undefined ? null : <HowComputed about={about} title={title} />}
        {actions}
        <ToggleButton
          className="icon-button"
          aria-label={t('charts.asTable', { title })}
          isSelected={asTable}
          onChange={setAsTable}
        >
          {asTable ? <ChartLineIcon aria-hidden /> : <TableIcon aria-hidden />}
        </ToggleButton>
      </div>
      {controls}
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
