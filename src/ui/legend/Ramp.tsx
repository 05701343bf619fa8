import { useId } from 'react';
import type { Legend } from '../../layers/layer.ts';
import { useFormat } from '../hooks.ts';
import { legendBackground } from './colors.ts';
import { histogramPath, labelStep, legendTicks } from './ticks.ts';

interface RampProps {
  readonly legend: Legend;
  readonly domain: readonly [number, number];
  readonly histogram?: boolean;
}

/** Histogram, colours and class limits over a fixed domain. */
export function Ramp({ legend, domain, histogram = true }: RampProps) {
  const format = useFormat();
  const step = labelStep(domain);
  const ticks = legendTicks(domain);
  const label = (value: number): string =>
    legend.unit === 'a' ? format.number(value, 'a') : format.step(value, step);
  return (
    <div className="ramp">
      {histogram && legend.histogram !== undefined && legend.ramp !== undefined ? (
        <Histogram counts={legend.histogram} ramp={legend.ramp} />
      ) : null}
      <div className="ramp-bar" style={{ background: legendBackground(legend) }}>
        {ticks.slice(1, -1).map((tick) => (
          <span key={tick.value} className="ramp-tick" style={{ left: `${tick.share * 100}%` }} />
        ))}
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

function Histogram({ counts, ramp }: { counts: readonly number[]; ramp: readonly string[] }) {
  const id = useId();
  const path = histogramPath(counts);
  if (path === '') return null;
  return (
    <svg className="histogram" viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
      <linearGradient id={id}>
        {ramp.map((color, i) => (
          <stop
            // biome-ignore lint/suspicious/noArrayIndexKey: a ramp is a list of places
            key={i}
            offset={ramp.length > 1 ? i / (ramp.length - 1) : 0}
            stopColor={color}
          />
        ))}
      </linearGradient>
      <path d={path} fill={`url(#${id})`} />
      <path d={path} className="histogram-outline" vectorEffect="non-scaling-stroke" />
    </svg>
  );
}
