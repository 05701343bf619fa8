import { localTimeAt } from '../../channel/localTime.ts';

/** Wall clock of an instant: local date and seconds that the clock shows since 00:00. */
export interface WallClock {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly seconds: number;
}

/** @param time Unix seconds */
export function wallClock(time: number, timeZone: string): WallClock {
  const { year, month, day, hour, minute, second } = localTimeAt(time, timeZone);
  const date = [year, two(month), two(day)].join('-');
  return { date, seconds: hour * 3600 + minute * 60 + second + time - Math.floor(time) };
}

const two = (number: number): string => String(number).padStart(2, '0');
const utc = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 1000;

/**
 * Unix seconds at which clocks show `seconds` since 00:00 of `date`: the first time where they show it twice,
 * and in a skipped hour as if it were not skipped.
 */
export function instantOf(date: string, seconds: number, timeZone: string): number {
  const wanted = utc(date) + seconds;
  const offset = (time: number): number => {
    const wall = wallClock(time, timeZone);
    return utc(wall.date) + wall.seconds - time;
  };
  const before = wanted - offset(wanted - 86_400);
  const after = wanted - offset(wanted + 86_400);
  const shows = (time: number): boolean => time + offset(time) === wanted;
  return shows(before) || !shows(after) ? before : after;
}

/** Unix seconds from which GTFS times of a service day count: noon minus 12 hours. */
export const serviceOrigin = (date: string, timeZone: string): number =>
  instantOf(date, 12 * 3600, timeZone) - 12 * 3600;

/** The calendar date `days` later (or earlier where negative). */
export const addDays = (date: string, days: number): string =>
  new Date((utc(date) + days * 86_400) * 1000).toISOString().slice(0, 10);

/** Day of the week, Monday 0 to Sunday 6. */
export const weekday = (date: string): number => (new Date(utc(date) * 1000).getUTCDay() + 6) % 7;
