import { ticks } from 'd3-array';
import { type ScaleType, unitOf } from '../../channel/scale.ts';
import { roundingStep } from '../format/number.ts';

export interface LegendTick {
  readonly value: number;
  /** Place along the ramp, 0 low to 1 high. */
  readonly share: number;
}

type Span = readonly [number, number];

/**
 * Ends of the domain and values between them, at least `gap` of the width apart from each other: the
 * limits of colour steps where there are any, else round values, powers of ten on a logarithmic scale.
 */
export function legendTicks(
  domain: Span,
  scale: ScaleType = 'linear',
  limits?: readonly number[],
  gap = 0.17,
): readonly LegendTick[] {
  const [low, high] = domain;
  if (!(high > low)) return [];
  const at = (value: number): LegendTick => ({ value, share: unitOf(value, domain, scale) });
  const candidates = limits ?? (scale === 'log' ? logTicks(domain) : ticks(low, high, 4));
  const inner: LegendTick[] = [];
  for (const tick of candidates.map(at))
    if (tick.share >= (inner.at(-1)?.share ?? 0) + gap && tick.share <= 1 - gap) inner.push(tick);
  return [at(low), ...inner, at(high)];
}

/** Powers of ten inside a positive domain; with 2 and 5 times them where it spans less than two. */
function logTicks([low, high]: Span): readonly number[] {
  const first = Math.floor(Math.log10(low));
  const last = Math.ceil(Math.log10(high));
  const factors = last - first > 2 ? [1] : [1, 2, 5];
  return Array.from({ length: last - first + 1 }, (_, i) => 10 ** (first + i))
    .flatMap((power) => factors.map((factor) => Number((factor * power).toPrecision(1))))
    .filter((value) => value > low && value < high);
}

/** Largest share of a domain by which the label of one of its ends may be off. */
const endError = 0.025;

/** Step to which the labels of a domain are rounded. */
export const labelStep = ([low, high]: Span, count = 4): number => {
  const [first, second] = ticks(low, high, count);
  const apart = first === undefined || second === undefined ? high - low : second - first;
  const step = Math.min(roundingStep(0, 0, apart * 10), roundingStep(0, low, high));
  const off = Math.max(...[low, high].map((end) => Math.abs(Math.round(end / step) * step - end)));
  return off > endError * (high - low) ? step / 10 : step;
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
