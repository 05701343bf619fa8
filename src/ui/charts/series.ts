import type { Channel } from '../../channel/channel.ts';

/** A point of a series: instant or year, value, and where known the bounds. */
export interface Point {
  readonly x: number;
  readonly y: number;
  readonly lower?: number;
  readonly upper?: number;
}

/** Start (Unix seconds), step (s) and length of a city-wide series, or undefined where it is none. */
function grid(channel: Channel): { start: number; step: number; count: number } | undefined {
  const start = Date.parse(channel.window.start) / 1000;
  const step = channel.stepSeconds;
  const count = channel.steps;
  if (!Number.isFinite(start) || step === undefined || count === undefined) return undefined;
  return step > 0 && count > 0 ? { start, step, count } : undefined;
}

/** Steps of a series between two instants (Unix seconds), with bounds where it has them; gaps stay NaN. */
export function sliceSeries(channel: Channel, from: number, to: number): readonly Point[] {
  const g = grid(channel);
  if (g === undefined) return [];
  const first = Math.max(0, Math.ceil((from - g.start) / g.step));
  const last = Math.min(g.count - 1, Math.floor((to - g.start) / g.step));
  const points: Point[] = [];
  const { values, lower, upper } = channel;
  for (let i = first; i <= last; i++) {
    points.push({
      x: g.start + i * g.step,
      y: values[i] ?? Number.NaN,
      ...(lower && upper && { lower: lower[i] ?? Number.NaN, upper: upper[i] ?? Number.NaN }),
    });
  }
  return points;
}

/** Mean, lowest and highest value of every day of a series, days counted from `from` (Unix seconds). */
export function dailySeries(channel: Channel, from: number, to: number): readonly Point[] {
  const day = 86_400;
  const points: Point[] = [];
  for (let start = from; start < to; start += day) {
    const values = sliceSeries(channel, start, Math.min(to, start + day) - 1)
      .map((p) => p.y)
      .filter(Number.isFinite);
    if (values.length === 0) continue;
    points.push({
      x: start,
      y: values.reduce((sum, v) => sum + v, 0) / values.length,
      lower: Math.min(...values),
      upper: Math.max(...values),
    });
  }
  return points;
}

/** Value and hour of the step that holds an instant. */
export function stepAt(
  channel: Channel,
  time: number,
): { readonly value: number; readonly start: number; readonly end: number } | undefined {
  const g = grid(channel);
  if (g === undefined) return undefined;
  const i = Math.floor((time - g.start) / g.step);
  const value = channel.values[i];
  if (i < 0 || i >= g.count || value === undefined || !Number.isFinite(value)) return undefined;
  return { value, start: g.start + i * g.step, end: g.start + (i + 1) * g.step };
}

/** Years that are tried around a day, and the days of a year. */
const [mostYears, daysOfYear] = [100, 365.2425];

/**
 * Seconds to add to a period so that it lies inside a series: none where it does, else whole weeks near to the same
 * date of the nearest year that has it, which keeps weekday and season; undefined where no such period is covered.
 */
export function comparableShift(channel: Channel, from: number, to: number): number | undefined {
  const g = grid(channel);
  if (g === undefined) return undefined;
  const end = g.start + g.count * g.step;
  const fits = (shift: number): boolean => from + shift >= g.start && to + shift <= end;
  if (fits(0)) return 0;
  const week = 7 * 86_400;
  const middle = (g.start + end - from - to) / 2;
  const nearest = Math.round(middle / 86_400 / daysOfYear);
  const toward = from < g.start ? 1 : -1;
  for (let k = toward; Math.abs(k) <= Math.min(mostYears, Math.abs(nearest) + 1); k += toward)
    for (const weeks of [0, -1, 1]) {
      const shift = (Math.round((k * daysOfYear) / 7) + weeks) * week;
      if (fits(shift)) return shift;
    }
  return undefined;
}

/** The city's load: the first city-wide series whose id ends in `load`, else the first one of power. */
export function loadChannel(observed: Readonly<Record<string, Channel>>): Channel | undefined {
  const series = Object.values(observed).filter((c) => c.target === 'city' && (c.steps ?? 1) > 1);
  return series.find((c) => /load$/i.test(c.id)) ?? series.find((c) => /^[kMG]?W$/.test(c.unit));
}
