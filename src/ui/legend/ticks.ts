import { ticks } from 'd3-array';
import { roundingStep } from '../format/number.ts';

export interface LegendTick {
  readonly value: number;
  /** Place along the ramp, 0 low to 1 high. */
  readonly share: number;
}

/** Ends of the domain and round values between them, at least `gap` of the width apart from each other. */
export function legendTicks(
  [low, high]: readonly [number, number],
  count = 4,
  gap = 0.17,
): readonly LegendTick[] {
  if (!(high > low)) return [];
  const at = (value: number): LegendTick => ({ value, share: (value - low) / (high - low) });
  const inner = ticks(low, high, count)
    .map(at)
    .filter((tick) => tick.share >= gap && tick.share <= 1 - gap);
  return [at(low), ...inner, at(high)];
}

/** Step to which the labels of a domain are rounded. */
export const labelStep = ([low, high]: readonly [number, number], count = 4): number => {
  const [first, second] = ticks(low, high, count);
  const apart = first === undefined || second === undefined ? high - low : second - first;
  return Math.min(roundingStep(0, 0, apart * 10), roundingStep(0, low, high));
};

/** Outline of a histogram in a box 1 wide and 1 high, as an SVG path. */
export function histogramPath(counts: readonly number[]): string {
  const top = Math.max(...counts, 0);
  if (top <= 0) return '';
  const steps = counts.map((n, i) => {
    const y = (1 - n / top).toFixed(4);
    return `L${(i / counts.length).toFixed(4)} ${y}L${((i + 1) / counts.length).toFixed(4)} ${y}`;
  });
  return `M0 1${steps.join('')}L1 1Z`;
}
