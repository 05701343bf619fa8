/** What clocks and calendars of a place show at an instant. */
export interface LocalTime {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(timeZone, format);
  }
  return format;
}

/** Whether a name is one of the IANA time zone database that this runtime knows. */
export function isTimeZone(name: string): boolean {
  try {
    return formatOf(name) !== undefined;
  } catch {
    return false;
  }
}

/**
 * Local time at an instant, to the whole second before it.
 * @param time Unix seconds @param timeZone IANA name; throws a RangeError where it is none
 */
export function localTimeAt(time: number, timeZone: string): LocalTime {
  const found: Record<string, number> = {};
  const parts = formatOf(timeZone).formatToParts(Math.floor(time) * 1000);
  for (const { type, value } of parts) found[type] = Number(value);
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = found;
  return { year, month, day, hour, minute, second };
}

/** Seconds that a zone's clocks are ahead of UTC at an instant (Unix seconds). */
export function offsetAt(time: number, timeZone: string): number {
  const { year, month, day, hour, minute, second } = localTimeAt(time, timeZone);
  return Date.UTC(year, month - 1, day, hour, minute, second) / 1000 - Math.floor(time);
}

const hour = 3600;
const day = 24 * hour;

/**
 * As `offsetAt`, for a long run of hours: asked once a day of UTC, and by the hour on days that do not end as
 * they began. Clocks change on a full hour of UTC and at most once a day; time is that of its full hour.
 */
export function hourlyOffset(timeZone: string): (time: number) => number {
  const known = new Map<number, number>();
  const at = (time: number): number => {
    const found = known.get(time) ?? offsetAt(time, timeZone);
    known.set(time, found);
    return found;
  };
  return (time) => {
    const begin = Math.floor(time / day) * day;
    const before = at(begin);
    return before === at(begin + day) ? before : at(Math.floor(time / hour) * hour);
  };
}
