import { scaleLinear } from 'd3-scale';
import type { ZoneStatistics } from '../../channel/analysis.ts';
import { rootSize, useWidth } from '../charts/useWidth.ts';
import { useFormat, useWords } from '../hooks.ts';

interface ZoneBarsProps {
  readonly zones: readonly ZoneStatistics[];
  readonly domain: readonly [number, number] | undefined;
  readonly unit: string;
}

/** Area by value over all zones together: how the known values are spread. */
export function ZoneBars({ zones, domain, unit }: ZoneBarsProps) {
  const t = useWords();
  const format = useFormat();
  const [ref, width] = useWidth<HTMLDivElement>(420);
  const rem = rootSize();
  const height = 5 * rem;
  const bins = zones[0]?.histogram?.length ?? 0;
  if (domain === undefined || bins === 0 || domain[0] === domain[1]) return null;
  const sums = Array.from({ length: bins }, (_, i) =>
    zones.reduce((sum, z) => sum + (z.histogram?.[i] ?? 0), 0),
  );
  const most = Math.max(...sums);
  const x = scaleLinear([...domain], [0, width]);
  const bar = width / bins;
  const base = height - 1.4 * rem;
  const at = sums.indexOf(most);
  const peak = domain[0] + ((at + 0.5) / bins) * (domain[1] - domain[0]);
  return (
    <div ref={ref} className="chart">
      <svg
        width={width}
        height={height}
        role="img"
        aria-label={t('measure.zones.histogram', {
          low: format.value(domain[0], unit),
          high: format.value(domain[1], unit),
          peak: format.value(peak, unit),
        })}
      >
        {sums.map((sum, i) => (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a bin is its place
            key={i}
            className="measure-bar"
            x={i * bar + 0.5}
            width={Math.max(0.5, bar - 1)}
            y={base - (sum / most) * base}
            height={(sum / most) * base}
          />
        ))}
        <line className="chart-grid" x1={0} x2={width} y1={base} y2={base} />
        {x.ticks(4).map((tick) => (
          <text
            key={tick}
            x={x(tick)}
            y={height - 3}
            textAnchor={x(tick) < rem ? 'start' : x(tick) > width - rem ? 'end' : 'middle'}
          >
            {format.number(tick)}
          </text>
        ))}
      </svg>
    </div>
  );
}
