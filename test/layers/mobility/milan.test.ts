import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { serviceDates } from '../../../src/layers/mobility/calendar.ts';
import { dayTrips } from '../../../src/layers/mobility/day.ts';
import type { Feed } from '../../../src/layers/mobility/feed.ts';
import { readGtfs } from '../../../src/layers/mobility/read.ts';
import { vehiclesAt } from '../../../src/layers/mobility/vehicles.ts';
import { sharedPath } from '../../shared.ts';
import { metres, SlowMilan } from './slow-milan.ts';

const path = sharedPath('data/milan/milano_small_gtfs.zip');

/** Twenty instants: rush hours, night past 24:00, week-end, holiday, and the day on which clocks go back. */
const instants: readonly { date: string; hour: number; before?: number }[] = [
  { date: '2014-10-20', hour: 5.25 },
  { date: '2014-10-20', hour: 7.75 },
  { date: '2014-10-20', hour: 8.0125 },
  { date: '2014-10-21', hour: 0.4 },
  { date: '2014-10-21', hour: 1.52 },
  { date: '2014-10-22', hour: 6.9 },
  { date: '2014-10-22', hour: 12.3371 },
  { date: '2014-10-22', hour: 17.61 },
  { date: '2014-10-22', hour: 23.95 },
  { date: '2014-10-23', hour: 2.2 },
  { date: '2014-10-24', hour: 18.3333 },
  { date: '2014-10-25', hour: 9.5 },
  { date: '2014-10-25', hour: 20.75 },
  { date: '2014-10-26', hour: 0.5, before: 25 },
  { date: '2014-10-26', hour: 11.1, before: 25 },
  { date: '2014-10-26', hour: 22.2, before: 25 },
  { date: '2014-10-27', hour: 0.6 },
  { date: '2014-10-31', hour: 14.4444 },
  { date: '2014-11-01', hour: 10 },
  { date: '2014-11-01', hour: 16.05 },
];

describe.skipIf(path === undefined)("Milan's timetable of 2014", () => {
  let slow: SlowMilan;
  let feed: Feed;

  beforeAll(async () => {
    const zip = readFileSync(path!);
    slow = new SlowMilan(zip);
    feed = await readGtfs(zip, 'milano_small_gtfs.zip');
  });

  it('is read whole, with service from calendar_dates.txt alone', () => {
    expect(feed.counts['stop_times.txt']).toBe(248_555);
    expect(feed.times.stop.length).toBe(248_555);
    expect(feed.timeZone).toBe('Europe/Rome');
    const dates = serviceDates(feed);
    expect([dates[0], dates.at(-1), dates.length]).toEqual(['2014-10-19', '2014-11-01', 14]);
    expect(feed.notices.filter(({ severity }) => severity === 'ERROR')).toEqual([]);
  });

  it.each(instants)(
    'puts every vehicle where a slow calculation does: $date, $hour h',
    ({ date, hour, before }) => {
      const seconds = Math.round(hour * 3600);
      const day = new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);
      const compact = (text: string): string => text.replaceAll('-', '');
      const expected = slow.at(compact(date), compact(day), seconds, before);
      const vehicles = vehiclesAt(dayTrips(feed, date), seconds);

      expect(vehicles.map(({ trip_id }) => trip_id).sort()).toEqual([...expected.keys()].sort());
      expect(vehicles.length).toBeGreaterThan(0);
      for (const { trip_id, lon, lat, bearing, stop_sequence } of vehicles) {
        const wanted = expected.get(trip_id)!;
        expect(stop_sequence, trip_id).toBe(wanted.sequence);
        expect(metres(lon, lat, wanted.lon, wanted.lat), trip_id).toBeLessThan(1);
        if (wanted.bearing === undefined) continue;
        const turned = Math.abs(((bearing - wanted.bearing + 540) % 360) - 180);
        expect(turned, trip_id).toBeLessThan(1);
      }
    },
  );
});
