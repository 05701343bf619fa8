import { offsetAt } from '../channel/localTime.ts';

/** Unix seconds of a local wall-clock time; in the hour that a clock change skips, the time after it. */
export function localTime(date: string, hour: number, timeZone: string): number {
  const guess = Date.parse(`${date}T00:00:00Z`) / 1000 + hour * 3600;
  const first = guess - offsetAt(guess, timeZone);
  return guess - offsetAt(first, timeZone);
}

/** Local calendar date (`YYYY-MM-DD`) of an instant. */
export function localDate(seconds: number, timeZone: string): string {
  const local = new Date((seconds + offsetAt(seconds, timeZone)) * 1000);
  return local.toISOString().slice(0, 10);
}

/** The local day around an instant: its midnight and the next, which may be 23 or 25 hours on. */
export function dayAround(
  seconds: number,
  timeZone: string,
): { readonly dayStart: number; readonly dayEnd: number } {
  const date = localDate(seconds, timeZone);
  const next = new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  return { dayStart: localTime(date, 0, timeZone), dayEnd: localTime(next, 0, timeZone) };
}

/** The working day nearest to `date` inside a period (dates, end exclusive); `date` itself if it is one. */
export function workingDayWithin(date: string, start: string, end: string): string {
  const day = 86_400_000;
  const first = Date.parse(`${start.slice(0, 10)}T00:00:00Z`);
  const last = Math.max(first, Date.parse(`${end.slice(0, 10)}T00:00:00Z`) - day);
  const wanted = Math.min(last, Math.max(first, Date.parse(`${date}T00:00:00Z`)));
  const works = (t: number): boolean => ![0, 6].includes(new Date(t).getUTCDay());
  for (let away = 0; away < 7; away += 1) {
    for (const t of [wanted + away * day, wanted - away * day]) {
      if (t >= first && t <= last && works(t)) return new Date(t).toISOString().slice(0, 10);
    }
  }
  return new Date(wanted).toISOString().slice(0, 10);
}
