import { type ScaleType, unitOf } from '../../channel/scale.ts';
import type { Legend } from '../../layers/layer.ts';

/** A colour and where along the ramp it stands, 0 low to 1 high; two at one place are a hard edge. */
export interface GradientStop {
  readonly color: string;
  readonly at: number;
}

/** How a legend divides its domain. */
export const scaleOf = (legend: Legend): ScaleType => legend.scale ?? 'linear';

/** The legend's ramp as gradient stops: running colours, or blocks between its limits. */
export function gradientStops(legend: Legend): readonly GradientStop[] {
  const { ramp = [], limits, domain } = legend;
  if (limits === undefined || domain === undefined) {
    const [only] = ramp;
    if (ramp.length === 1) return [0, 1].map((at) => ({ color: only!, at }));
    return ramp.map((color, i) => ({ color, at: i / (ramp.length - 1) }));
  }
  const edges = [0, ...limits.map((limit) => unitOf(limit, domain, scaleOf(legend))), 1];
  return ramp.flatMap((color, i) => [
    { color, at: edges[i] ?? 1 },
    { color, at: edges[i + 1] ?? 1 },
  ]);
}

const percent = (share: number): string => `${Number((share * 100).toFixed(2))}%`;

const gradient = (stops: readonly GradientStop[]): string =>
  `linear-gradient(90deg, ${stops.map(({ color, at }) => `${color} ${percent(at)}`).join(', ')})`;

/** A CSS background of colours side by side. */
export const blocksBackground = (colors: readonly string[]): string =>
  gradient(
    colors.flatMap((color, i) => [
      { color, at: i / colors.length },
      { color, at: (i + 1) / colors.length },
    ]),
  );

/** A CSS background of colours that run into each other. */
export const rampBackground = (colors: readonly string[]): string =>
  gradient(colors.map((color, i) => ({ color, at: i / Math.max(1, colors.length - 1) })));

/** A CSS background that shows a legend's colours low to high, or its drawn classes side by side. */
export function legendBackground(legend: Legend): string | undefined {
  if (legend.ramp !== undefined && legend.ramp.length > 0) {
    const [first] = legend.ramp;
    return legend.ramp.length === 1 ? first : gradient(gradientStops(legend));
  }
  const classes = (legend.classes ?? []).filter((c) => !legend.hidden?.includes(c.code));
  return classes.length === 0 ? undefined : blocksBackground(classes.map((c) => c.color));
}
