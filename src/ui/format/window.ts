import type { TimeWindow } from '../../channel/channel.ts';
import { localTimeAt } from '../../channel/localTime.ts';
import type { Language } from '../../state/view.ts';
import { localeOf } from './number.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const dateOnly = /^\d{4}(-\d{2}(-\d{2})?)?$/;

/** A half-open time window as people say it: `2025`, `July 2024`, `17 July 2035`, `3–9 May 2025`. */
export function formatWindow(window: TimeWindow, language: Language, timeZone = 'UTC'): string {
  const start = Date.parse(window.start);
  const end = Date.parse(window.end);
  if (!Number.isFinite(start) || !Number.isFinite(end)) return `${window.start} – ${window.end}`;
  const locale = localeOf(language);
  const whole = dateOnly.test(window.start) && dateOnly.test(window.end);
  const zone = whole ? 'UTC' : timeZone;
  const range = (options: Intl.DateTimeFormatOptions, from: number, to: number): string =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: zone }).formatRange(from, to);
  if (end <= start) return range({ day: 'numeric', month: 'long', year: 'numeric' }, start, start);
  const parts = (at: number) => localTimeAt(at / 1000, zone);
  const [a, b] = [parts(start), parts(end)];
  const last = end - 1;
  if (a.hour + a.minute + b.hour + b.minute === 0) {
    if (a.day === 1 && b.day === 1) {
      if (a.month === 1 && b.month === 1) return range({ year: 'numeric' }, start, last);
      return range({ month: 'long', year: 'numeric' }, start, last);
    }
    return range({ day: 'numeric', month: 'long', year: 'numeric' }, start, last);
  }
  if (end - start < dayMs) {
    return range(
      { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' },
      start,
      end,
    );
  }
  return range({ day: 'numeric', month: 'long', year: 'numeric' }, start, last);
}

/** `15:00` in the city's zone; `seconds` is Unix seconds. */
export const formatClock = (seconds: number, language: Language, timeZone: string): string =>
  new Intl.DateTimeFormat(localeOf(language), {
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  }).format(seconds * 1000);

/** `17 July 2035` in the city's zone; `seconds` is Unix seconds. */
export const formatDay = (
  seconds: number,
  language: Language,
  timeZone: string,
  month: 'long' | 'short' = 'long',
): string =>
  new Intl.DateTimeFormat(localeOf(language), {
    day: 'numeric',
    month,
    year: 'numeric',
    timeZone,
  }).format(seconds * 1000);

/** `23 November 2026` of a plain date such as `2026-11-23`. */
export const formatDate = (date: string, language: Language): string =>
  formatDay(Date.parse(`${date}T12:00:00Z`) / 1000, language, 'UTC');
