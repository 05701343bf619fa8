import { scaleLinear } from 'd3-scale';

export interface StripRange {
  readonly min: number;
  readonly max: number;
}

/** A range with round ends that holds every given value, so that it seldom changes while one drags. */
export function stripRange(values: readonly number[], zero = false): StripRange {
  const finite = values.filter(Number.isFinite);
  const low = Math.min(...finite, ...(zero ? [0] : []));
  const high = Math.max(...finite, ...(zero ? [0] : []));
  if (!(high > low)) return { min: low - 1, max: low + 1 };
  const [min = low, max = high] = scaleLinear().domain([low, high]).nice(5).domain();
  return { min, max };
}

interface IntervalStripProps {
  readonly range: StripRange;
  readonly lower: number;
  readonly value: number;
  readonly upper: number;
  /** Scenario A's value, or zero for a difference. */
  readonly tick: number | undefined;
  readonly uncertain?: boolean;
}

/** Band for 9 in 10 runs, dot for the value, upright tick for what it is compared with. */
export function IntervalStrip(props: IntervalStripProps) {
  const { range, lower, value, upper, tick } = props;
  const at = (v: number): string => {
    const share = (v - range.min) / (range.max - range.min);
    return `${(Math.min(1, Math.max(0, share)) * 100).toFixed(2)}%`;
  };
  return (
    <div className={props.uncertain ? 'strip strip-uncertain' : 'strip'} aria-hidden="true">
      <span className="strip-line" />
      <span
        className="strip-band"
        style={{ left: at(lower), right: `calc(100% - ${at(upper)})` }}
      />
      {tick === undefined ? null : <span className="strip-tick" style={{ left: at(tick) }} />}
      <span className="strip-dot" style={{ left: at(value) }} />
    </div>
  );
}
