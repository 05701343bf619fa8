import { bisector } from 'd3-array';
import type { Channel } from '../../channel/channel.ts';
import { localDate } from '../../state/day.ts';
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

/** A modelled load by name, of the whole city and, where known, of its districts. */
export interface LoadSet {
  readonly id: string;
  readonly city: readonly Curve[];
  /** The same by district, all districts in each channel. */
  readonly districts: readonly Curve[];
  readonly names: readonly string[];
}

const isCourse = (c: Channel): boolean =>
  (c.target === 'city' || c.target === 'district') &&
  (c.steps ?? 1) > fewest &&
  c.stepSeconds !== undefined &&
  Number.isFinite(Date.parse(c.window.start));

/**
 * Whether a course is a typical year: its window has dates only, its hours are local ones without a change of
 * clocks, and its first day is a Monday, since typical years have no calendar year.
 */
export const isTypical = ({ window }: Channel): boolean => !window.start.includes('T');

/** The courses that a model gives for A and B, by the name behind `city.` and `district.`, in B's order. */
export function modelLoads(
  a: readonly Channel[] | undefined,
  b: readonly Channel[] | undefined,
): readonly LoadSet[] {
  const courses = (b ?? []).filter(isCourse);
  const sides = (channel: Channel | undefined): readonly Curve[] => {
    const other = a?.find((c) => c.id === channel?.id && isCourse(c));
    if (channel === undefined) return [];
    return [
      ...(other === undefined ? [] : [{ side: 'a' as const, channel: other }]),
      { side: 'b' as const, channel },
    ];
  };
  return courses
    .filter((c) => c.target === 'city')
    .map((city) => {
      const id = city.id.replace(/^city\./, 'district.');
      const district = courses.find((c) => c.target === 'district' && c.id === id);
      const count = district === undefined ? 0 : district.values.length / district.steps!;
      return {
        id: city.id,
        city: sides(city),
        districts: sides(district),
        names: Array.from({ length: count }, (_, i) => district?.labels?.[i] ?? String(i + 1)),
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

export interface Peak {
  readonly value: number;
  readonly time: number;
  readonly x: number;
  /** Bounds of that hour, where the course has them. */
  readonly bounds?: readonly [number, number];
}

/** What is drawn of a course. */
export interface Drawn {
  readonly side: CurveSide;
  readonly points: readonly Point[];
  /** Highest value of the period in hours, with its own instant (Unix seconds), and where it is drawn. */
  readonly peak: Peak | undefined;
  /** The values' own period, Unix seconds, and the time zone in which their times are read. */
  readonly from: number;
  readonly to: number;
  readonly zone: string;
}

/** Steps between two instants of the clock, or of the comparable period of the channel's own year. */
export function drawPeriod(
  { side, channel }: Curve,
  from: number,
  to: number,
  timeZone: string,
): Drawn {
  const typical = isTypical(channel);
  const shift = typical
    ? typicalShift(channel, from, to, timeZone)
    : comparableShift(channel, from, to);
  const own = shift === undefined ? [] : sliceSeries(channel, from + shift, to + shift - 1);
  const at = shift ?? 0;
  return {
    side,
    points: own.map((p) => ({ ...p, x: p.x - at })),
    peak: peakOf(own, (time) => time - at),
    ...{ from: from + at, to: to + at, zone: zoneOf(channel, timeZone) },
  };
}

const zoneOf = (channel: Channel, timeZone: string): string =>
  isTypical(channel) ? 'UTC' : timeZone;

/** Seconds from a local midnight to that of the nearest day of a typical year with the same weekday. */
function typicalShift(
  channel: Channel,
  from: number,
  to: number,
  timeZone: string,
): number | undefined {
  const [year = 0, month = 1, date = 1] = localDate(from, timeZone).split('-').map(Number);
  const day = (Date.UTC(2001, month - 1, date) - Date.UTC(2001, 0, 1)) / 1000 / daySeconds;
  const weekday = (new Date(Date.UTC(year, month - 1, date)).getUTCDay() + 6) % 7;
  const near = day + ((((weekday - day) % 7) + 10) % 7) - 3;
  const days = Math.floor(((channel.steps ?? 0) * (channel.stepSeconds ?? 0)) / daySeconds);
  const length = Math.ceil((to - from) / daySeconds - 0.1);
  const start = Date.parse(channel.window.start) / 1000;
  for (const own of [near, near + 7, near - 7])
    if (own >= 0 && own + length <= days) return start + own * daySeconds - from;
  return undefined;
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
export function drawYear({ side, channel }: Curve, time: number, timeZone: string): Drawn {
  const [from, to] = yearAround(channel, time);
  const day = (at: number): number => Math.floor((at - from) / daySeconds);
  return {
    side,
    points: dailySeries(channel, from, to).map((p) => ({ ...p, x: day(p.x) })),
    peak: peakOf(sliceSeries(channel, from, to - 1), (at) => (at - from) / daySeconds),
    ...{ from, to, zone: zoneOf(channel, timeZone) },
  };
}

/** The year's values from the highest down; x is the number of hours that lie above. */
export function drawDuration({ side, channel }: Curve, time: number, timeZone: string): Drawn {
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
  const zone = zoneOf(channel, timeZone);
  return { side, points, peak: peakOf(own, () => 0), from, to, zone };
}

function peakOf(points: readonly Point[], place: (time: number) => number): Peak | undefined {
  let best: Point | undefined;
  for (const p of points) if (Number.isFinite(p.y) && !(p.y <= (best?.y ?? -Infinity))) best = p;
  if (best === undefined) return undefined;
  const { x, y, lower, upper } = best;
  const bounds = lower === undefined || upper === undefined ? undefined : ([lower, upper] as const);
  return { value: y, time: x, x: place(x), ...(bounds && { bounds }) };
}

const byX = bisector((p: Point) => p.x);

/** Value of a course at a place on the axis: that of the last point at or before it. */
export const valueAt = (points: readonly Point[], x: number): Point | undefined =>
  points[byX.right(points, x) - 1];
