import type { TimeWindow } from '../../channel/channel.ts';
import { hourlyOffset } from '../../channel/localTime.ts';
import { quantile, sorted } from '../../channel/statistics.ts';
import type { Stations } from './read.ts';

const hour = 3600;
/** Local hours of a week, Monday 00:00 first. */
const weekHours = 168;

/** Where each hour of a series stands in the city's week. */
export interface LocalHours {
  /** Local hour of the week, 0 (Monday 00:00) to 167, by hour of the series. */
  readonly ofWeek: Uint8Array;
  /** Local calendar day, counted from the first, by hour of the series. */
  readonly day: Int32Array;
  /** Week from Monday, counted from the first, by hour of the series. */
  readonly week: Int32Array;
}

/** Local time of every hour of a series. */
export function localHours(start: number, hours: number, timeZone: string): LocalHours {
  const offset = hourlyOffset(timeZone);
  const ofWeek = new Uint8Array(hours);
  const day = new Int32Array(hours);
  const week = new Int32Array(hours);
  let firstDay: number | undefined;
  for (let i = 0; i < hours; i += 1) {
    const time = start + i * hour;
    const local = Math.floor((time + offset(time)) / hour);
    const date = Math.floor(local / 24);
    // 1970-01-01 was a Thursday.
    const monday = Math.floor((date + 3) / 7);
    firstDay ??= date;
    ofWeek[i] = local + 3 * 24 - monday * weekHours;
    day[i] = date - firstDay;
    week[i] = monday - Math.floor((firstDay + 3) / 7);
  }
  return { ofWeek, day, week };
}

export interface Profile {
  /** Mean by step, NaN where nothing was measured. */
  readonly values: Float32Array;
  /** 10th and 90th percentile of the days (weeks) measured. */
  readonly lower: Float32Array;
  readonly upper: Float32Array;
  /** Days (weeks) with any measured hour. */
  readonly count: number;
  /** Share of the hours that were not measured, 0..1. */
  readonly missing: number;
}

export type DayKind = 'working' | 'saturday' | 'sunday' | 'week';

/** Hours of the week that a kind of day has, from and to. */
const parts: Readonly<Record<DayKind, readonly [number, number]>> = {
  working: [0, 120],
  saturday: [120, 144],
  sunday: [144, 168],
  week: [0, 168],
};

/**
 * Mean course of a station over a kind of day (24 steps), or over the week (168): mean and 10th and 90th
 * percentile (linear between ranks, Hyndman and Fan 1996, type 7) of all measured hours of that local time.
 */
export function profileOf(
  { hours, values }: Stations,
  index: number,
  local: LocalHours,
  kind: DayKind,
): Profile {
  const [from, to] = parts[kind];
  const steps = kind === 'week' ? weekHours : 24;
  const found: number[][] = Array.from({ length: steps }, () => []);
  const spans = new Set<number>();
  let [all, known] = [0, 0];
  for (let i = 0; i < hours; i += 1) {
    const at = local.ofWeek[i]!;
    if (at < from || at >= to) continue;
    all += 1;
    const value = values[index * hours + i]!;
    if (Number.isNaN(value)) continue;
    known += 1;
    spans.add((kind === 'week' ? local.week : local.day)[i]!);
    found[(at - from) % steps]!.push(value);
  }
  const rising = found.map(sorted);
  const column = (of: (list: Float64Array) => number): Float32Array =>
    Float32Array.from(rising, (list) => (list.length === 0 ? Number.NaN : of(list)));
  return {
    values: column((list) => list.reduce((sum, value) => sum + value, 0) / list.length),
    lower: column((list) => quantile(list, 0.1)),
    upper: column((list) => quantile(list, 0.9)),
    count: spans.size,
    missing: all === 0 ? 1 : 1 - known / all,
  };
}

/** What a station measured on the local day (or in the week) of an instant, and when that was. */
export function ownCourse(
  { start, hours, values }: Stations,
  index: number,
  local: LocalHours,
  time: number,
  kind: 'day' | 'week',
): { readonly values: Float32Array; readonly window: TimeWindow } | undefined {
  const now = Math.floor((time - start) / hour);
  if (now < 0 || now >= hours) return undefined;
  const span = kind === 'week' ? local.week : local.day;
  const steps = kind === 'week' ? weekHours : 24;
  const course = new Float32Array(steps).fill(Number.NaN);
  let [first, last] = [now, now];
  for (let i = Math.max(0, now - steps - 1); i < Math.min(hours, now + steps + 2); i += 1) {
    if (span[i] !== span[now]) continue;
    first = Math.min(first, i);
    last = Math.max(last, i);
    course[local.ofWeek[i]! % steps] = values[index * hours + i]!;
  }
  const iso = (i: number): string => new Date((start + i * hour) * 1000).toISOString();
  return { values: course, window: { start: iso(first), end: iso(last + 1) } };
}

/** The kind of day that an instant of the series falls on; undefined outside the series. */
export function dayKindAt(
  { start, hours }: Stations,
  local: LocalHours,
  time: number,
): DayKind | undefined {
  const now = Math.floor((time - start) / hour);
  if (now < 0 || now >= hours) return undefined;
  const at = local.ofWeek[now]!;
  return at < 120 ? 'working' : at < 144 ? 'saturday' : 'sunday';
}
