import { useFormat, useText, useWords } from '../hooks.ts';
import { ClassList } from './ClassList.tsx';
import { FilterLine } from './FilterLine.tsx';
import { LegendImage } from './LegendImage.tsx';
import { LegendProblem } from './LegendProblem.tsx';
import { NoDataKey } from './NoDataKey.tsx';
import { Ramp } from './Ramp.tsx';
import { StepList } from './StepList.tsx';
import { useLegendRow } from './useLegend.ts';
import './legend.css';

/** The legend of small screens: title, unit, period and source in a line or two, colours and limits below. */
export function LegendStrip() {
  const t = useWords();
  const text = useText();
  const format = useFormat();
  const row = useLegendRow();
  const legend = row?.legend;
  if (row === undefined || legend === undefined) return null;
  const unit = format.unit(legend.unit);
  const window = legend.window === undefined ? '' : format.window(legend.window);
  return (
    <section
      className="panel legend-strip"
      aria-label={t('legend.title')}
      data-region
      tabIndex={-1}
    >
      <div className="line-up legend-strip-head">
        <h2 className="grow">{text(legend.title)}</h2>
        <span className="note">{[unit, window].filter((part) => part !== '').join(', ')}</span>
        <span className="legend-strip-source faint">{text(legend.source)}</span>
        <NoDataKey legend={legend} />
      </div>
      {legend.domain !== undefined && legend.ramp !== undefined ? (
        <Ramp legend={legend} domain={legend.domain} id={row.id} />
      ) : (
        <ClassList id={row.id} legend={legend} />
      )}
      <StepList legend={legend} />
      <LegendImage legend={legend} />
      <FilterLine id={row.id} legend={legend} />
      <LegendProblem row={row} />
    </section>
  );
}
