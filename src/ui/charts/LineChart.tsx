import { extent } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { roundingStep } from '../format/number.ts';
import { useFormat } from '../hooks.ts';
import type { Point } from './series.ts';
import { rootSize, useWidth } from './useWidth.ts';
import './charts.css';

export interface LineSeries {
  readonly id: string;
  readonly label: string;
  /** A is grey and dashed, B petrol and solid; a series of its own is drawn as text colour, a forecast dotted. */
  readonly side: 'a' | 'b' | 'one' | 'coming' | 'level';
  readonly points: readonly Point[];
}

/** A place that is marked on a series. */
export interface ChartSpot {
  readonly side: LineSeries['side'];
  readonly x: number;
  readonly y: number;
}

interface LineChartProps {
  readonly label: string;
  readonly unit: string;
  readonly series: readonly LineSeries[];
  readonly xTicks: readonly { readonly x: number; readonly label: string }[];
  readonly xDomain: readonly [number, number];
  /** Instant or year that is marked. */
  readonly mark?: number | undefined;
  readonly spots?: readonly ChartSpot[];
  readonly fromZero?: boolean;
  /** Names in a row above the chart instead of at the lines' ends, where lines end close together. */
  readonly namesAbove?: boolean;
  /** Range of the values where it does not follow from them. */
  readonly yDomain?: readonly [number, number];
  readonly height?: number;
}

/** Lines with bands, at most four gridlines, the value axis at the right, names at the lines' ends. */
export function LineChart(props: LineChartProps) {
  const format = useFormat();
  const [ref, width] = useWidth<HTMLDivElement>(560);
  const rem = rootSize();
  const height = (props.height ?? 10) * rem;
  const bottom = 1.5 * rem;
  const top = 1.25 * rem;
  const values = props.series.flatMap((s) =>
    s.points.flatMap((p) => [p.y, p.lower ?? p.y, p.upper ?? p.y]).filter(Number.isFinite),
  );
  const [low = 0, high = 1] = props.yDomain ?? extent([...values, ...(props.fromZero ? [0] : [])]);
  const y = scaleLinear([low, high > low ? high : low + 1], [height - bottom, top]).nice(3);
  const yTicks = y.ticks(3);
  const step = roundingStep(0, 0, ((yTicks[1] ?? 1) - (yTicks[0] ?? 0)) * 10);
  const tickText = (tick: number, i: number): string =>
    `${format.step(tick, step)}${i === yTicks.length - 1 ? ` ${format.unit(props.unit).split(' ')[0]}` : ''}`;
  const longest = Math.max(...yTicks.map((tick, i) => tickText(tick, i).length));
  const right = Math.max(3.6, 0.75 + 0.46 * longest) * rem;
  const x = scaleLinear([...props.xDomain], [0, width - right]);
  const path = line<Point>()
    .defined((p) => Number.isFinite(p.y))
    .x((p) => x(p.x))
    .y((p) => y(p.y));
  const band = area<Point>()
    .defined((p) => Number.isFinite(p.lower) && Number.isFinite(p.upper))
    .x((p) => x(p.x))
    .y0((p) => y(p.lower ?? p.y))
    .y1((p) => y(p.upper ?? p.y));
  const labels = props.namesAbove ? [] : endLabels(props.series, y, rem);
  return (
    <div ref={ref} className="chart">
      {props.namesAbove && props.series.length > 1 ? <ChartKey series={props.series} /> : null}
      <svg width={width} height={height} role="img" aria-label={props.label}>
        {yTicks.map((tick, i) => (
          <g key={tick}>
            <line className="chart-grid" x1={0} x2={width - right} y1={y(tick)} y2={y(tick)} />
            <text x={width - right + 6} y={y(tick) + 4}>
              {tickText(tick, i)}
            </text>
          </g>
        ))}
        {props.xTicks.map((tick) => (
          <text
            key={tick.x}
            x={x(tick.x)}
            y={height - 4}
            textAnchor={tickAnchor(tick.x, props.xDomain)}
          >
            {tick.label}
          </text>
        ))}
        {props.series.map((s) => (
          <g key={s.id} className={`chart-side-${s.side}`}>
            <path className="chart-band" d={band([...s.points]) ?? ''} />
            <path className="chart-line" d={path([...s.points]) ?? ''} />
          </g>
        ))}
        {props.mark === undefined ? null : (
          <line
            className="chart-mark"
            x1={x(props.mark)}
            x2={x(props.mark)}
            y1={top}
            y2={height - bottom}
          />
        )}
        {props.spots?.map((spot) => (
          <circle
            key={`${spot.side}${spot.x}`}
            className={`chart-spot chart-side-${spot.side}`}
            cx={x(spot.x)}
            cy={y(spot.y)}
            r={4}
          />
        ))}
        {labels.map((l) => (
          <text
            key={l.id}
            className={`chart-name chart-side-${l.side}`}
            x={width - right - 4}
            y={l.y}
            textAnchor="end"
          >
            {l.label}
          </text>
        ))}
      </svg>
    </div>
  );
}

/** Names of the lines, each beside a piece of its line. */
function ChartKey({ series }: { series: readonly LineSeries[] }) {
  return (
    <ul className="chart-key" aria-hidden>
      {series.map((s) => (
        <li key={s.id} className={`chart-side-${s.side}`}>
          <svg width={24} height={10} aria-hidden>
            {s.points.some((p) => p.lower !== undefined) ? (
              <rect className="chart-band" width={24} height={10} />
            ) : null}
            <path className="chart-line" d="M1 5H23" />
          </svg>
          {s.label}
        </li>
      ))}
    </ul>
  );
}

/** Labels at the ends stay inside the chart, all others are centred. */
const tickAnchor = (x: number, [first, last]: readonly [number, number]) =>
  x <= first ? 'start' : x >= last ? 'end' : 'middle';

/** Places of the names beside the lines' ends, pushed apart so that they do not overlap. */
function endLabels(
  series: readonly LineSeries[],
  y: (value: number) => number,
  rem: number,
): readonly (LineSeries & { y: number })[] {
  if (series.length < 2) return [];
  const placed = series
    .flatMap((s) => {
      const last = s.points.findLast((p) => Number.isFinite(p.y));
      return last === undefined ? [] : [{ ...s, y: y(last.y) - 6 }];
    })
    .sort((p, q) => p.y - q.y);
  placed.forEach((label, i) => {
    const above = placed[i - 1];
    if (above !== undefined) label.y = Math.max(label.y + 1.4 * rem, above.y + 1.1 * rem);
  });
  return placed;
}
