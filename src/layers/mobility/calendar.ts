import type { Feed, Service } from './feed.ts';
import { addDays, weekday } from './zone.ts';

const longestPeriod = 3660;

export function runsOn(service: Service, date: string): boolean {
  if (service.removed.includes(date)) return false;
  if (service.added.includes(date)) return true;
  return date >= service.start && date <= service.end && service.weekdays[weekday(date)] === true;
}

/** Trips by service, indexed as `feed.services`; trips that cannot be used do not count. */
function tripsByService(feed: Feed): Uint32Array {
  const trips = new Uint32Array(feed.services.length);
  feed.trips.service.forEach((service, trip) => {
    if (feed.trips.times[trip + 1]! > feed.trips.times[trip]!) trips[service]! += 1;
  });
  return trips;
}

/** Usable trips by service date (`YYYY-MM-DD`), in order of date; at most ten years of a weekly pattern. */
export function tripsByDate(feed: Feed): ReadonlyMap<string, number> {
  const trips = tripsByService(feed);
  const byDate = new Map<string, number>();
  feed.services.forEach((service, index) => {
    const count = trips[index]!;
    if (count === 0) return;
    const days = new Set(service.added);
    let date = service.start;
    for (let i = 0; date !== '' && date <= service.end && i < longestPeriod; i += 1) {
      if (service.weekdays[weekday(date)] === true) days.add(date);
      date = addDays(date, 1);
    }
    for (const day of service.removed) days.delete(day);
    for (const day of days) byDate.set(day, (byDate.get(day) ?? 0) + count);
  });
  return new Map([...byDate].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Dates with service, `YYYY-MM-DD`, ascending. */
export const serviceDates = (feed: Feed): string[] => [...tripsByDate(feed).keys()];

/** Working day 0, Saturday 1, Sunday 2. */
const kindOfDay = (date: string): number => Math.max(0, weekday(date) - 4);

const daysBetween = (a: string, b: string): number =>
  Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000;

/**
 * The service date to show for a date: itself where it has service, else the nearest of the same kind
 * (working day, Saturday, Sunday), else the nearest of all; undefined where there is no service at all.
 */
export function serviceDateFor(date: string, dates: readonly string[]): string | undefined {
  if (dates.includes(date)) return date;
  const same = dates.filter((other) => kindOfDay(other) === kindOfDay(date));
  const nearest = (list: readonly string[]): string | undefined =>
    list.reduce<string | undefined>(
      (best, other) =>
        best === undefined || daysBetween(other, date) < daysBetween(best, date) ? other : best,
      undefined,
    );
  return nearest(same.length > 0 ? same : dates);
}
