import { bisector } from 'd3-array';
import type { Channel } from '../../channel/channel.ts';
import { comparableShift, dailySeries, type Point, sliceSeries } from './series.ts';

/** More steps than a day has hours: a course over the year, not a profile. */
const fewest = 24;
const daySeconds = 86_400;
/** Points of a duration curve: more than a screen has columns to tell apart. */
const durationPoints = 240;

export type CurveSide = 'a' | 'b' | 'one';
export type CurveView = 'day' | 'week' | 'year' | 'duration';

/** One course that is drawn: a side of the scenario, or what was measured. */
export interface Curve {
  readonly side: CurveSide;
  readonly channel: Channel;
}

/** A load by name, of the whole city or by district. */
export interface LoadSet {
  readonly id: string;
  readonly curves: readonly Curve[];
  /** Features of the channel: 1 for a city. */
  readonly features: number;
}

const isCourse = (c: Channel): boolean =>
  (c.target === 'city' || c.target === 'district') &&
  (c.steps ?? 1) > fewest &&
  c.stepSeconds !== undefined &&
  Number.isFinite(Date.parse(c.window.start));

/** The courses that a model gives for A and B, by channel id in B's order. */
export function modelLoads(
  a: readonly Channel[] | undefined,
  b: readonly Channel[] | undefined,
): readonly LoadSet[] {
  return (b ?? []).filter(isCourse).map((channel) => {
    const other = a?.find((c) => c.id === channel.id && isCourse(c));
    return {
      id: channel.id,
      features: Math.max(1, Math.round(channel.values.length / channel.steps!)),
      curves: [
        ...(other === undefined ? [] : [{ side: 'a' as const, channel: other }]),
        { side: 'b' as const, channel },
      ],
    };
  });
}

/** One feature's values as a channel of its own. */
export function featureOf(channel: Channel, feature: number): Channel {
  const steps = channel.steps ?? 1;
  if (channel.values.length <= steps) return channel;
  const of = (values: Float32Array): Float32Array =>
    values.subarray(feature * steps, (feature + 1) * steps);
  const { lower, upper } = channel;
  return {
    ...channel,
    values: of(channel.values),
    ...(lower && { lower: of(lower) }),
    ...(upper && { upper: of(upper) }),
  };
}

/** A period of the clock and the years that stand in for it. */
export interface Drawn {
  readonly side: CurveSide;
  readonly points: readonly Point[];
  /** Highest value of the period in hours, with its own instant (Unix seconds), and where it is drawn. */
  readonly peak: { readonly value: number; readonly time: number; readonly x: number } | undefined;
  /** The values' own period, Unix seconds. */
  readonly from: number;
  readonly to: number;
}

/** Steps between two instants of the clock, or of the comparable period of the channel's own year. */
export function drawPeriod({ side, channel }: Curve, from: number, to: number): Drawn {
  const shift = comparableShift(channel, from, to);
  const own = shift === undefined ? [] : sliceSeries(channel, from + shift, to + shift - 1);
  const at = shift ?? 0;
  return {
    side,
    points: own.map((p) => ({ ...p, x: p.x - at })),
    peak: peakOf(own, (time) => time - at),
    from: from + at,
    to: to + at,
  };
}

/** The channel's year around an instant: its first and last, Unix seconds; whole years of a longer series. */
export function yearAround(channel: Channel, time: number): readonly [number, number] {
  const start = Date.parse(channel.window.start) / 1000;
  const end = start + (channel.steps ?? 0) * (channel.stepSeconds ?? 0);
  if (end - start < 367 * daySeconds) return [start, end];
  const shift = comparableShift(channel, time, time + 1) ?? 0;
  const year = new Date((time + shift) * 1000).getUTCFullYear();
  const from = Math.max(start, Date.UTC(year, 0, 1) / 1000);
  return [from, Math.min(end, Date.UTC(year + 1, 0, 1) / 1000)];
}

/** Daily means with the lowest and highest hour of each day; x counts days from the year's first. */
export function drawYear({ side, channel }: Curve, time: number): Drawn {
  const [from, to] = yearAround(channel, time);
  const day = (at: number): number => Math.floor((at - from) / daySeconds);
  return {
    side,
    points: dailySeries(channel, from, to).map((p) => ({ ...p, x: day(p.x) })),
    peak: peakOf(sliceSeries(channel, from, to - 1), (at) => (at - from) / daySeconds),
    ...{ from, to },
  };
}

/** The year's values from the highest down; x is the number of hours that lie above. */
export function drawDuration({ side, channel }: Curve, time: number): Drawn {
  const [from, to] = yearAround(channel, time);
  const own = sliceSeries(channel, from, to - 1);
  const sorted = own
    .map((p) => p.y)
    .filter(Number.isFinite)
    .sort((p, q) => q - p);
  const hours = (channel.stepSeconds ?? 3600) / 3600;
  const last = sorted.length - 1;
  const count = Math.min(durationPoints, sorted.length);
  const points = Array.from({ length: count }, (_, k) => {
    const i = count === 1 ? 0 : Math.round((k * last) / (count - 1));
    return { x: i * hours, y: sorted[i]! };
  });
  return { side, points, peak: peakOf(own, () => 0), from, to };
}

function peakOf(points: readonly Point[], place: (time: number) => number): Drawn['peak'] {
  let best: Point | undefined;
  for (const p of points) if (Number.isFinite(p.y) && !(p.y <= (best?.y ?? -Infinity))) best = p;
  return best && { value: best.y, time: best.x, x: place(best.x) };
}

const byX = bisector((p: Point) => p.x);

/** Value of a course at a place on the axis: that of the last point at or before it. */
export const valueAt = (points: readonly Point[], x: number): Point | undefined =>
  points[byX.right(points, x) - 1];
