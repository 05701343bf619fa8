import { serviceDateFor } from './calendar.ts';
import { instantOf, serviceOrigin, wallClock } from './zone.ts';

/** Where the clock stands in a feed's calendar. */
export interface ServiceClock {
  /** Local date that the clock shows, `YYYY-MM-DD`. */
  readonly asked: string;
  /** Service date whose vehicles stand for it; undefined where the feed has none. */
  readonly date: string | undefined;
  /** Seconds of that service date's own count. */
  readonly seconds: number;
  /** Seconds from an instant of that service date to the clock's that it stands for; 0 on its own date. */
  readonly ahead: number;
}

/** Local dates and clock changes begin with a quarter of an hour of UTC, so that within one all seconds are even. */
const quarter = (time: number): number => Math.floor(time / 900);

/** Maps instants to a feed's service days; a date without service borrows the nearest of its kind. */
export class ServiceCalendar {
  readonly timeZone: string;
  readonly dates: readonly string[];
  readonly #known = new Map<string, string | undefined>();
  #last:
    | { readonly time: number; readonly fixed: string | undefined; readonly clock: ServiceClock }
    | undefined;

  constructor(timeZone: string, dates: readonly string[]) {
    this.timeZone = timeZone;
    this.dates = dates;
  }

  /** @param time Unix seconds @param fixed service date to show instead of the clock's own */
  at(time: number, fixed?: string): ServiceClock {
    const last = this.#last;
    if (last !== undefined && last.fixed === fixed && quarter(last.time) === quarter(time)) {
      const passed = last.clock.date === undefined ? 0 : time - last.time;
      return { ...last.clock, seconds: last.clock.seconds + passed };
    }
    const found = this.#find(time, fixed);
    this.#last = { time, fixed, clock: found };
    return found;
  }

  #find(time: number, fixed: string | undefined): ServiceClock {
    const wall = wallClock(time, this.timeZone);
    const date =
      fixed !== undefined && this.dates.includes(fixed) ? fixed : this.#dateFor(wall.date);
    if (date === undefined) return { asked: wall.date, date, seconds: 0, ahead: 0 };
    const instant = date === wall.date ? time : instantOf(date, wall.seconds, this.timeZone);
    const seconds = instant - serviceOrigin(date, this.timeZone);
    return { asked: wall.date, date, seconds, ahead: time - instant };
  }

  #dateFor(date: string): string | undefined {
    if (!this.#known.has(date)) this.#known.set(date, serviceDateFor(date, this.dates));
    return this.#known.get(date);
  }
}
