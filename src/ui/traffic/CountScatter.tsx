import { scaleLinear } from 'd3-scale';
import type { CountedPlace } from '../../state/counts.ts';
import { labelGap, labelSides } from '../charts/labels.ts';
import { rootSize, useWidth } from '../charts/useWidth.ts';
import { useFormat, useWords } from '../hooks.ts';

/** Modelled over counted traffic by station: on the line both are equal. */
export function CountScatter({ places }: { places: readonly CountedPlace[] }) {
  const t = useWords();
  const format = useFormat();
  const [ref, width] = useWidth<HTMLDivElement>(420);
  const rem = rootSize();
  const side = Math.min(width, 24 * rem);
  const [right, bottom, top] = [3.6 * rem, 2.75 * rem, 1.5 * rem];
  const most = Math.max(1, ...places.flatMap(({ observed, modelled }) => [observed, modelled]));
  const x = scaleLinear([0, most], [0, side - right]).nice(4);
  const y = scaleLinear(x.domain(), [side - bottom, top]);
  const [, end = most] = x.domain();
  const sides = labelSides(
    places.map(({ observed, modelled, station }) => ({
      x: x(observed),
      y: y(modelled),
      width: 0.5 * rem * station.length,
    })),
    rem,
  );
  return (
    <div ref={ref} className="chart">
      <svg
        width={side}
        height={side}
        role="img"
        aria-label={t('counts.chart', { count: places.length })}
      >
        {y.ticks(4).map((tick) => (
          <g key={tick}>
            <line className="chart-grid" x1={0} x2={side - right} y1={y(tick)} y2={y(tick)} />
            <text x={side - right + 6} y={y(tick) + 4}>
              {format.number(tick)}
            </text>
          </g>
        ))}
        {x.ticks(4).map((tick) => (
          <text
            key={tick}
            x={x(tick)}
            y={side - bottom + 1.1 * rem}
            textAnchor={tick === 0 ? 'start' : 'middle'}
          >
            {format.number(tick)}
          </text>
        ))}
        <line className="counts-equal" x1={x(0)} y1={y(0)} x2={x(end)} y2={y(end)} />
        {places.map((place, i) => (
          <g key={place.station}>
            <circle
              className={place.confidence < 0.5 ? 'counts-point doubtful' : 'counts-point'}
              cx={x(place.observed)}
              cy={y(place.modelled)}
              r={5}
            />
            {sides[i] === undefined ? null : (
              <text
                x={x(place.observed) + (sides[i] === 'start' ? labelGap : -labelGap)}
                y={y(place.modelled) + 4}
                textAnchor={sides[i]}
              >
                {place.station}
              </text>
            )}
          </g>
        ))}
        <text className="measure-axis" x={0} y={side - 4}>
          {t('counts.observedAxis')} →
        </text>
        <text className="measure-axis" x={side} y={0.8 * rem} textAnchor="end">
          ↑ {t('counts.modelledAxis')}
        </text>
      </svg>
    </div>
  );
}
