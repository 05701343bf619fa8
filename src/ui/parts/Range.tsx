import type { CSSProperties, KeyboardEvent } from 'react';
import './range.css';

interface RangeProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** What a screen reader says instead of the bare number. */
  readonly valueText: string;
  readonly onChange: (value: number) => void;
  /** Value with a tick, where the filled part begins; the minimum where absent. */
  readonly tick?: number;
  readonly quiet?: boolean;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
}

/** A slider on the browser's own range input: keys, touch and screen readers come with it. */
export function Range(props: RangeProps) {
  const { min, max, value, tick } = props;
  const share = (v: number): number =>
    max > min ? Math.min(1, Math.max(0, (v - min) / (max - min))) : 0;
  const style = { '--at': share(value), '--tick': share(tick ?? min) } as CSSProperties;
  return (
    <span
      className={`range${props.quiet ? ' quiet' : ''}${tick === undefined ? ' range-whole' : ''}`}
      style={style}
    >
      <span className="range-track" />
      <span className="range-fill" />
      {tick === undefined ? null : <span className="range-tick" />}
      <input
        type="range"
        aria-label={props.label}
        aria-valuetext={props.valueText}
        min={min}
        max={max}
        step={props.step}
        value={value}
        onChange={(event) => props.onChange(event.currentTarget.valueAsNumber)}
        onKeyDown={props.onKeyDown}
      />
    </span>
  );
}
