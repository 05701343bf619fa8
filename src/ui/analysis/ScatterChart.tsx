import { scaleLinear } from 'd3-scale';
import type { ScatterResult } from '../../channel/analysis.ts';
import { rootSize, useWidth } from '../charts/useWidth.ts';
import { useFormat, useWords } from '../hooks.ts';

interface ScatterChartProps {
  readonly result: ScatterResult;
  readonly titleX: string;
  readonly titleY: string;
  readonly unitX: string;
  readonly unitY: string;
}

/** Density of the pairs: the more cells, the darker, by the logarithm; with the line of least squares. */
export function ScatterChart({ result, titleX, titleY, unitX, unitY }: ScatterChartProps) {
  const t = useWords();
  const format = useFormat();
  const [ref, width] = useWidth<HTMLDivElement>(420);
  const rem = rootSize();
  const height = Math.min(width * 0.75, 18 * rem);
  const [right, bottom, top] = [3.4 * rem, 2.75 * rem, 1.25 * rem];
  const { bins, counts, slope, intercept } = result;
  const x = scaleLinear([result.x.min, result.x.max], [0, width - right]);
  const y = scaleLinear([result.y.min, result.y.max], [height - bottom, top]);
  const [w, h] = [(width - right) / bins, (height - bottom - top) / bins];
  const most = Math.log1p(Math.max(...counts));
  const ends = lineIn(result);
  const axisTitle = (title: string, unit: string): string =>
    unit === '' || unit === '1' ? title : `${title} (${format.unit(unit)})`;
  return (
    <div ref={ref} className="chart">
      <svg
        width={width}
        height={height}
        role="img"
        aria-label={t('measure.scatter.label', {
          x: titleX,
          y: titleY,
          n: result.n,
          r: format.step(result.pearson, 0.01),
        })}
      >
        {y.ticks(4).map((tick) => (
          <g key={tick}>
            <line className="chart-grid" x1={0} x2={width - right} y1={y(tick)} y2={y(tick)} />
            <text x={width - right + 6} y={y(tick) + 4}>
              {format.number(tick)}
            </text>
          </g>
        ))}
        {x.ticks(5).map((tick) => (
          <text
            key={tick}
            x={x(tick)}
            y={height - bottom + 1.1 * rem}
            textAnchor={x(tick) < rem ? 'start' : 'middle'}
          >
            {format.number(tick)}
          </text>
        ))}
        {[...counts].map((count, i) =>
          count === 0 ? null : (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: a bin is its place
              key={i}
              className="measure-density"
              x={(i % bins) * w}
              y={height - bottom - (Math.floor(i / bins) + 1) * h}
              width={w}
              height={h}
              shapeRendering="crispEdges"
              opacity={0.12 + 0.88 * (Math.log1p(count) / most)}
            />
          ),
        )}
        {Number.isFinite(slope) && Number.isFinite(intercept) && ends !== undefined ? (
          <line
            className="measure-regression"
            x1={x(ends[0])}
            y1={y(intercept + slope * ends[0])}
            x2={x(ends[1])}
            y2={y(intercept + slope * ends[1])}
          />
        ) : null}
        <text className="measure-axis" x={0} y={height - 4}>
          {axisTitle(titleX, unitX)} →
        </text>
        <text className="measure-axis" x={width} y={0.8 * rem} textAnchor="end">
          ↑ {axisTitle(titleY, unitY)}
        </text>
      </svg>
    </div>
  );
}

/** The part of the x axis on which the line lies inside the chart. */
function lineIn({ slope, intercept, x, y }: ScatterResult): readonly [number, number] | undefined {
  if (!(Math.abs(slope) > 0)) return [x.min, x.max];
  const cut = [(y.min - intercept) / slope, (y.max - intercept) / slope].sort((a, b) => a - b);
  const from = Math.max(x.min, cut[0]!);
  const to = Math.min(x.max, cut[1]!);
  return from < to ? [from, to] : undefined;
}
