import { useStore } from 'zustand';
import { forecastStore } from '../../state/forecast.ts';
import type { LayerRow } from '../../state/layers.ts';
import { viewStore } from '../../state/view.ts';
import { SwipeLegendNote } from '../compare/SwipeBar.tsx';
import { roundingStep } from '../format/number.ts';
import { useFormat, useText, useWords } from '../hooks.ts';
import { paintedChannel } from '../inspector/painted.ts';
import { SideChip } from '../parts/SideChip.tsx';
import { ClassList } from './ClassList.tsx';
import { FilterLine } from './FilterLine.tsx';
import { LegendImage } from './LegendImage.tsx';
import { LegendProblem } from './LegendProblem.tsx';
import { NoDataKey } from './NoDataKey.tsx';
import { Ramp } from './Ramp.tsx';
import { StepList } from './StepList.tsx';
import { useLegendRow } from './useLegend.ts';
import './legend.css';

/** How to call the time of a layer whose dataset names none. */
const timeless = ({ kind }: LayerRow) =>
  kind === 'imagery' ? 'legend.served' : kind === 'raster' ? 'legend.noPeriod' : 'legend.noWindow';

/** What the colours on the map mean, over which period, how sure, and from where. */
export function LegendPanel() {
  const t = useWords();
  const text = useText();
  const format = useFormat();
  const row = useLegendRow();
  const legend = row?.legend;
  const forecast = useStore(
    forecastStore,
    (s) => paintedChannel(row, (s.b ?? s.a)?.channels) !== undefined,
  );
  const side = useStore(viewStore, (s) => s.side);
  if (row === undefined || legend === undefined) return null;
  const unit = format.unit(legend.unit);
  const facts = [
    legend.window === undefined ? t(timeless(row)) : format.window(legend.window),
    legend.error === undefined || !(legend.error > 0)
      ? undefined
      : t('legend.error', {
          value: format.join(
            format.step(legend.error, roundingStep(legend.error * 10)),
            legend.unit,
          ),
        }),
  ].filter((fact) => fact !== undefined);
  return (
    <section className="panel legend" aria-label={t('legend.title')} data-region tabIndex={-1}>
      <div className="legend-head">
        <h2>
          {text(legend.title)} <span className="legend-unit">{unit}</span>
        </h2>
        {forecast ? <SideChip side={side} small /> : null}
      </div>
      <div className="legend-body scroll">
        {legend.domain !== undefined && legend.ramp !== undefined ? (
          <Ramp legend={legend} domain={legend.domain} id={row.id} />
        ) : null}
        <StepList legend={legend} />
        <FilterLine id={row.id} legend={legend} />
        <ClassList id={row.id} legend={legend} />
        <LegendImage legend={legend} />
        <SwipeLegendNote row={row} />
        <p className="note number">
          {facts.join('. ')}.{' '}
          {legend.histogram === undefined ? null : (
            <span className="legend-bars">{t('legend.bars')}.</span>
          )}
        </p>
        {legend.note === undefined ? null : <p className="note">{text(legend.note)}</p>}
        <LegendProblem row={row} />
        <p className="legend-source note faint">
          <span className="grow">{text(legend.source)}</span>
          <NoDataKey legend={legend} />
        </p>
      </div>
    </section>
  );
}
