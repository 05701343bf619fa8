import type { Language } from '../../state/view.ts';
import { localeOf } from '../format/number.ts';

/** Monday, as a date whose weekday is asked for. */
const monday = Date.UTC(2024, 0, 1);
const dayMs = 86_400_000;

/** Day of the week by number, Monday 0. */
export const dayName = (day: number, language: Language, length: 'short' | 'long'): string =>
  new Intl.DateTimeFormat(localeOf(language), { weekday: length, timeZone: 'UTC' }).format(
    monday + day * dayMs,
  );

const clock = (hour: number): string => `${String(hour % 24).padStart(2, '0')}:00`;

/** The hour that a step stands for: `08:00–09:00`, in a week with its day before it. */
export function stepName(step: number, kind: 'day' | 'week', language: Language): string {
  const hours = `${clock(step)}–${clock(step + 1)}`;
  return kind === 'day' ? hours : `${dayName(Math.floor(step / 24), language, 'short')} ${hours}`;
}

/** Marks of the time axis: every six hours of a day, the middle of each day of a week. */
export const ticksOf = (
  kind: 'day' | 'week',
  language: Language,
): readonly { readonly x: number; readonly label: string }[] =>
  kind === 'day'
    ? [0, 6, 12, 18, 24].map((x) => ({ x, label: String(x) }))
    : [0, 1, 2, 3, 4, 5, 6].map((day) => ({
        x: day * 24 + 12,
        label: dayName(day, language, 'short'),
      }));

/** Where an instant stands in its local day or week, hours. */
export function weekDay(time: number, timeZone: string, kind: 'day' | 'week'): number {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hourCycle: 'h23',
      weekday: 'short',
      hour: 'numeric',
      minute: 'numeric',
    })
      .formatToParts(time * 1000)
      .map(({ type, value }) => [type, value]),
  );
  const hour = Number(parts.hour) + Number(parts.minute) / 60;
  const day = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(parts.weekday ?? '');
  return kind === 'day' ? hour : day * 24 + hour;
}
