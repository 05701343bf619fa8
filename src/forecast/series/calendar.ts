import type { Candidate } from './candidates.ts';

/** What a calendar knows of every step of a history and its horizon. */
export interface DayCalendar {
  /** Weekday, 0 for Sunday to 6. */
  readonly weekday: Uint8Array;
  /** 1 on a public holiday. */
  readonly holiday: Uint8Array;
}

/** Share of the way from a working day to a Sunday that a holiday goes, where the history has none to learn it from. */
const usual = 0.9;
/** Neighbouring weeks that a normal day and a Sunday are taken from. */
const weeks = 3;
/** Days of a class that its profile is the mean of. */
const classDays = [8, 4, 4] as const;
/** Share of the latest day's difference from its profile that is left a day later. */
const fading = 0.8;

/**
 * Working day 0, Saturday 1, Sunday and public holiday 2: the three classes of Germany's standard load profiles
 * (VDEW 1999) and of Taylor 2010 (European Journal of Operational Research 204), who treats holidays as Sundays.
 */
export const dayClass = ({ weekday, holiday }: DayCalendar, t: number): 0 | 1 | 2 =>
  holiday[t] === 1 || weekday[t] === 0 ? 2 : weekday[t] === 6 ? 1 : 0;

/**
 * Mean of the latest days of the same class, hour by hour, moved to the level of the last day.
 * @param day steps of a day
 */
export function classCandidate(calendar: DayCalendar, day: number): Candidate {
  return {
    name: 'profile by day class',
    least: 15 * day,
    forecast: (y, horizon) => {
      const n = y.length;
      const usualAt = (t: number, before: number): number => {
        const own = dayClass(calendar, t);
        let [sum, count] = [0, 0];
        for (let s = t - day * Math.ceil((t - before + 1) / day); s >= 0; s -= day) {
          if (dayClass(calendar, s) !== own) continue;
          sum += y[s]!;
          if (++count === classDays[own]) break;
        }
        return count === 0 ? y[n - day + (t % day)]! : sum / count;
      };
      let moved = 0;
      for (let t = n - day; t < n; t++) moved += (y[t]! - usualAt(t, n - day)) / day;
      return Float64Array.from(
        { length: horizon },
        (_, h) => usualAt(n + h, n) + moved * fading ** ((h + 1) / day),
      );
    },
  };
}

/**
 * The same method on a history whose holidays are made into usual days of their weekday, by a share of what sets
 * that weekday apart from Sundays; the holidays of the horizon get their share back.
 * @param day steps of a day; the calendar covers history and horizon
 */
export function holidayAware(
  calendar: DayCalendar,
  day: number,
): (candidate: Candidate) => Candidate {
  const known = new WeakMap<Float64Array, Adjusted>();
  const adjusted = (y: Float64Array): Adjusted => {
    const before = known.get(y);
    if (before !== undefined) return before;
    const made = adjust(y, calendar, day);
    known.set(y, made);
    return made;
  };
  return (candidate) => ({
    ...candidate,
    forecast: (y, horizon) => {
      const { values, share, gap } = adjusted(y);
      const n = y.length;
      return candidate
        .forecast(values, horizon)
        .map((v, h) => v + (isSpecial(calendar, n + h) ? share * gap(n + h) : 0));
    },
  });
}

interface Adjusted {
  readonly values: Float64Array;
  readonly share: number;
  /** How far a Sunday lies from a usual day of the weekday, at a step; 0 where the history does not tell. */
  readonly gap: (t: number) => number;
}

const isSpecial = ({ weekday, holiday }: DayCalendar, t: number): boolean =>
  holiday[t] === 1 && weekday[t] !== 0;

function adjust(y: Float64Array, calendar: DayCalendar, day: number): Adjusted {
  const n = y.length;
  const week = 7 * day;
  const near = (t: number): number => {
    let [sum, count] = [0, 0];
    for (let k = -weeks; k <= weeks; k++) {
      const s = t + k * week;
      if (s < 0 || s >= n || (k === 0 && isSpecial(calendar, t)) || isSpecial(calendar, s))
        continue;
      sum += y[s]!;
      count++;
    }
    // Of a step well after the end, the last weeks that there are.
    if (count === 0 && t >= n) return near(t - week * Math.ceil((t - n + 1) / week));
    return count === 0 ? Number.NaN : sum / count;
  };
  const gap = (t: number): number => {
    const sunday = near(t - day * calendar.weekday[t]!);
    const difference = sunday - near(t);
    return Number.isFinite(difference) ? difference : 0;
  };
  const values = Float64Array.from(y);
  let [cross, squares, days] = [0, 0, 0];
  for (let from = 0; from < n; ) {
    let to = from + 1;
    while (to < n && calendar.weekday[to] === calendar.weekday[from] && to - from < day) to++;
    if (isSpecial(calendar, from)) {
      let [own, size] = [0, 0];
      for (let t = from; t < to; t++) {
        const g = gap(t);
        const usualThere = near(t);
        if (!Number.isFinite(usualThere)) continue;
        own += g * (y[t]! - usualThere);
        size += g * g;
      }
      if (size > 0) {
        const share = Math.min(1.5, Math.max(0, own / size));
        for (let t = from; t < to; t++) values[t] = y[t]! - share * gap(t);
        cross += own;
        squares += size;
        days++;
      }
    }
    from = to;
  }
  // One more holiday, of the usual share and the mean size, so that few do not say too much.
  const mean = days === 0 ? 1 : squares / days;
  const share = (cross + usual * mean) / (squares + mean);
  return { values, share: Math.min(1.2, Math.max(0, share)), gap };
}

/** Weekday and holidays of `count` steps; `holidays` are local dates such as `2026-05-01`. */
export function calendarOf(
  start: number,
  stepSeconds: number,
  count: number,
  timeZone: string,
  holidays: ReadonlySet<string>,
): DayCalendar {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const weekday = new Uint8Array(count);
  const holiday = new Uint8Array(count);
  for (let t = 0; t < count; t++) {
    const date = format.format((start + t * stepSeconds) * 1000);
    weekday[t] = new Date(`${date}T00:00:00Z`).getUTCDay();
    holiday[t] = holidays.has(date) ? 1 : 0;
  }
  return { weekday, holiday };
}
