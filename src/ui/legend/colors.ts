import type { Legend } from '../../layers/layer.ts';

/** A CSS background that shows a legend's colours low to high, or its classes side by side. */
export function legendBackground(legend: Legend): string | undefined {
  if (legend.ramp !== undefined && legend.ramp.length > 0) {
    const [first] = legend.ramp;
    return legend.ramp.length === 1 ? first : `linear-gradient(90deg, ${legend.ramp.join(', ')})`;
  }
  const classes = legend.classes ?? [];
  if (classes.length === 0) return undefined;
  const stops = classes.map(
    (c, i) => `${c.color} ${(100 * i) / classes.length}% ${(100 * (i + 1)) / classes.length}%`,
  );
  return `linear-gradient(90deg, ${stops.join(', ')})`;
}
