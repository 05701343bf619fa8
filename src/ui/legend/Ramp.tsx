import { useId } from 'react';
import type { Legend } from '../../layers/layer.ts';
import { useFormat } from '../hooks.ts';
import { type GradientStop, gradientStops, legendBackground, scaleOf } from './colors.ts';
import { FilterHandles, setFilter } from './FilterHandles.tsx';
import { histogramPath, labelStep, legendTicks } from './ticks.ts';

interface RampProps {
  readonly legend: Legend;
  readonly domain: readonly [number, number];
  /** The layer whose values the handles limit. */
  readonly id: string;
  readonly histogram?: boolean;
}

/** Histogram, colours and class limits over a fixed domain, with handles where values can be limited. */
export function Ramp({ legend, domain, id, histogram = true }: RampProps) {
  const format = useFormat();
  const scale = scaleOf(legend);
  const step = labelStep(domain);
  const ticks = legendTicks(domain, scale, legend.limits);
  // Limits and decades are round numbers of their own; other labels are told apart by their step.
  const own = legend.unit === 'a' || scale === 'log' || legend.limits !== undefined;
  const label = (value: number): string =>
    own ? format.number(value, legend.unit) : format.step(value, step);
  const { filter } = legend;
  return (
    <div className="ramp">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the button below */}
      <div
        className="ramp-plot"
        onDoubleClick={filter === undefined ? undefined : () => setFilter(id, {})}
      >
        {histogram && legend.histogram !== undefined ? (
          <Histogram counts={legend.histogram} stops={gradientStops(legend)} />
        ) : null}
        <div className="ramp-bar" style={{ background: legendBackground(legend) }}>
          {ticks.slice(1, -1).map((tick) => (
            <span key={tick.value} className="ramp-tick" style={{ left: `${tick.share * 100}%` }} />
          ))}
        </div>
        {filter === undefined ? null : (
          <FilterHandles id={id} legend={legend} domain={domain} filter={filter} />
        )}
      </div>
      <div className="ramp-labels number">
        {ticks.map((tick, i) => (
          <span
            key={tick.value}
            className={i === 0 ? 'first' : i === ticks.length - 1 ? 'last' : ''}
            style={{ left: `${tick.share * 100}%` }}
          >
            {label(tick.value)}
          </span>
        ))}
      </div>
    </div>
  );
}

interface HistogramProps {
  readonly counts: readonly number[];
  readonly stops: readonly GradientStop[];
}

function Histogram({ counts, stops }: HistogramProps) {
  const id = useId();
  const path = histogramPath(counts);
  if (path === '') return null;
  return (
    <svg className="histogram" viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
      <linearGradient id={id} gradientUnits="userSpaceOnUse" x1="0" x2="1" y1="0" y2="0">
        {stops.map(({ color, at }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a ramp is a list of places
          <stop key={i} offset={at} stopColor={color} />
        ))}
      </linearGradient>
      <path d={path} fill={`url(#${id})`} />
      <path d={path} className="histogram-outline" vectorEffect="non-scaling-stroke" />
    </svg>
  );
}
