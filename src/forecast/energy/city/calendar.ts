import { hourlyOffset } from '../../../channel/localTime.ts';

/** What tells the time and the working days of a city; without it schedules run in standard time, without holidays. */
export interface CityCalendar {
  /** IANA time zone. */
  readonly timeZone?: string | undefined;
  /** Local dates (`2018-05-01`) of public holidays in the reference year. */
  readonly holidays?: readonly string[] | undefined;
}

/** Kinds of day that schedules tell apart. */
export const dayKinds = ['weekday', 'saturday', 'sunday'] as const;

/**
 * A typical year has no calendar year: weekdays, summer time and holidays are taken from one that begins on a
 * Monday.
 */
export const referenceYear = (hours: number): number => (hours === 8784 ? 2024 : 2018);

/**
 * Where each hour of a weather file lies in a week's schedules: `kind of day * 24 + hour` of the local clock.
 * Holidays count as Sundays.
 * @param utcOffset hours that the file's standard time is ahead of UTC
 */
export function scheduleSlots(
  hours: number,
  utcOffset: number,
  { timeZone, holidays = [] }: CityCalendar = {},
): Uint8Array {
  const year = referenceYear(hours);
  const start = Date.UTC(year, 0, 1) / 1000;
  const free = new Set(holidays);
  const ahead = timeZone === undefined ? () => utcOffset * 3600 : hourlyOffset(timeZone);
  const days = new Map<number, number>();
  const kindOf = (day: number): number => {
    const known = days.get(day);
    if (known !== undefined) return known;
    const date = new Date(day * 86_400_000);
    const weekday = date.getUTCDay();
    const holiday = free.has(date.toISOString().slice(0, 10));
    const kind = holiday || weekday === 0 ? 2 : weekday === 6 ? 1 : 0;
    days.set(day, kind);
    return kind;
  };
  return Uint8Array.from({ length: hours }, (_, i) => {
    const instant = start + (i - utcOffset) * 3600;
    const local = Math.floor((instant + ahead(instant)) / 3600);
    const day = Math.floor(local / 24);
    return kindOf(day) * 24 + (local - day * 24);
  });
}
