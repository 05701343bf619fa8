import type { CheckedFeed } from '../feed.ts';

/** A weekly pattern over more days than this is cut off, as it is when vehicles are shown. */
const longestPeriod = 3660;
/** 1970-01-01 was a Thursday; Monday is 0. */
const weekday = (day: number): number => (day + 3) % 7;
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const added = 1;
/** Share of the busiest day's trips that a day of the ordinary timetable has. */
const ordinary = 0.75;

/** Days (since 1970-01-01) of each service by its number. */
export function serviceDays(feed: CheckedFeed): readonly ReadonlySet<number>[] {
  const days = Array.from({ length: feed.domain('services').size }, () => new Set<number>());
  const calendar = feed.table('calendar.txt');
  const service = calendar.numbers('service_id');
  const [start, end] = [calendar.numbers('start_date'), calendar.numbers('end_date')];
  const runs = weekdays.map((field) => calendar.numbers(field));
  for (let row = 0; row < calendar.length; row += 1) {
    const last = Math.min(end[row]!, start[row]! + longestPeriod);
    for (let day = start[row]!; day <= last; day += 1) {
      if (runs[weekday(day)]![row] === 1) days[service[row]!]!.add(day);
    }
  }
  const dates = feed.table('calendar_dates.txt');
  const type = dates.numbers('exception_type');
  const date = dates.numbers('date');
  dates.numbers('service_id').forEach((of, row) => {
    if (type[row] === added) days[of]!.add(date[row]!);
    else days[of]!.delete(date[row]!);
  });
  return days;
}

/** Rules of the calendars, feed_info.txt and attributions.txt. */
export function checkService(feed: CheckedFeed, days: readonly ReadonlySet<number>[]): void {
  const { notices, today } = feed;
  const calendar = feed.table('calendar.txt');
  const [start, end] = [calendar.numbers('start_date'), calendar.numbers('end_date')];
  calendar.numbers('service_id').forEach((service, row) => {
    const line = calendar.line[row]!;
    if (start[row]! > end[row]!)
      notices.add('start_and_end_range_out_of_order', calendar.name, line, 'end_date');
    const last = latest(days[service]!);
    if (last !== undefined && last < today)
      notices.add('expired_calendar', calendar.name, line, 'end_date');
  });
  checkCoverage(feed, days);
  checkFeedInfo(feed);
  const attributions = feed.table('attributions.txt');
  const roles = ['is_producer', 'is_operator', 'is_authority'].map((f) => attributions.numbers(f));
  for (let row = 0; row < attributions.length; row += 1) {
    if (!roles.some((role) => role[row] === 1))
      notices.add('attribution_without_role', attributions.name, attributions.line[row]!);
  }
}

const latest = (days: ReadonlySet<number>): number | undefined => {
  let last: number | undefined;
  for (const day of days) if (last === undefined || day > last) last = day;
  return last;
};

/** Days on which any trip runs, with the number of trips. */
export function tripsByDay(
  feed: CheckedFeed,
  days: readonly ReadonlySet<number>[],
): ReadonlyMap<number, number> {
  const byService = new Uint32Array(days.length);
  for (const service of feed.table('trips.txt').numbers('service_id')) byService[service]! += 1;
  const byDay = new Map<number, number>();
  days.forEach((set, service) => {
    if (byService[service] === 0) return;
    for (const day of set) byDay.set(day, (byDay.get(day) ?? 0) + byService[service]!);
  });
  return byDay;
}

function checkCoverage(feed: CheckedFeed, days: readonly ReadonlySet<number>[]): void {
  const byDay = [...tripsByDay(feed, days)];
  if (byDay.length === 0) return;
  const most = byDay.reduce((max, [, trips]) => Math.max(max, trips), 0);
  const busy = byDay.filter(([, trips]) => trips >= ordinary * most).map(([day]) => day);
  const first = busy.reduce((a, b) => Math.min(a, b));
  const last = busy.reduce((a, b) => Math.max(a, b));
  if (first > feed.today || last < feed.today + 7)
    feed.notices.add('trip_coverage_not_active_for_next7_days', 'trips.txt');
}

function checkFeedInfo(feed: CheckedFeed): void {
  const { notices, today } = feed;
  const info = feed.table('feed_info.txt');
  if (info.length === 0) return;
  const line = info.line[0]!;
  if (info.length > 1) notices.add('more_than_one_entity', info.name, info.line[1]!);
  const start = info.numbers('feed_start_date')[0] ?? -1;
  const end = info.numbers('feed_end_date')[0] ?? -1;
  if (start >= 0 !== end >= 0)
    notices.add(
      'missing_feed_info_date',
      info.name,
      line,
      start >= 0 ? 'feed_end_date' : 'feed_start_date',
    );
  if (start >= 0 && end >= 0 && start > end)
    notices.add('start_and_end_range_out_of_order', info.name, line, 'feed_end_date');
  if (end >= 0 && end < today + 7)
    notices.add('feed_expiration_date7_days', info.name, line, 'feed_end_date');
  else if (end >= 0 && end < today + 30)
    notices.add('feed_expiration_date30_days', info.name, line, 'feed_end_date');
  const contacts = [info.texts('feed_contact_email')[0], info.texts('feed_contact_url')[0]];
  if (contacts.every((contact) => !contact))
    notices.add('missing_feed_contact_email_and_url', info.name, line, 'feed_contact_email');
}
