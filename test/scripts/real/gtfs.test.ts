import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { checkGtfs } from '../../../scripts/city/real/gtfs/check.ts';
import { sharedPath } from '../../shared.ts';

const files = {
  'stops.txt': 'stop_id,stop_name,stop_lat,stop_lon\na,A,45,9\nb,B,45.1,9.1\nc,C,0,0\n',
  'routes.txt': 'route_id,route_type,route_color\nr,3,\ns,0,ff0000\n',
  'trips.txt': 'route_id,service_id,trip_id,shape_id\nr,w,t1,s1\nr,x,t2,\nr,y,t3,s1\n',
  'shapes.txt': 'shape_id,shape_pt_lat,shape_pt_lon,shape_pt_sequence\ns1,45,9,1\n',
  'calendar.txt': 'service_id,monday,start_date,end_date\nw,1,20240101,20240131\n',
  'calendar_dates.txt': 'service_id,date,exception_type\nx,20240214,1\nw,20240115,2\n',
  'stop_times.txt':
    'trip_id,arrival_time,departure_time,stop_id,stop_sequence\n' +
    't1,08:10:00,08:10:00,b,2\nt1,08:00:00,08:00:00,a,1\n' +
    't2,24:10:00,24:10:00,a,1\nt2,24:05:00,24:05:00,b,2\nt9,08:00:00,08:00:00,a,1\n',
};
const zip = (more: Partial<Record<keyof typeof files, string | undefined>> = {}) =>
  zipSync(
    Object.fromEntries(
      Object.entries({ ...files, ...more })
        .filter(([, text]) => text !== undefined)
        .map(([name, text]) => [name, strToU8(text!)]),
    ),
  );

describe('checking a timetable', () => {
  it('counts every defect', () => {
    expect(checkGtfs(zip())).toMatchObject({
      firstDay: '2024-01-01',
      lastDay: '2024-02-14',
      bounds: [9, 45, 9.1, 45.1],
      services: 3,
      servicesByDateOnly: 1,
      servicesWithoutDay: 1,
      tripsWithoutShape: 1,
      tripsWithoutStopTimes: 1,
      danglingStopTimes: 1,
      backwardTimes: 1,
      unusedStops: 1,
      stopsWithoutPlace: 1,
      routesWithoutColour: 1,
      tripsPastMidnight: 1,
    });
  });

  it('reads service that calendar_dates.txt alone gives', () => {
    const facts = checkGtfs(zip({ 'calendar.txt': undefined }));
    expect(facts).toMatchObject({ firstDay: '2024-02-14', lastDay: '2024-02-14' });
  });

  it('names the file that is missing', () => {
    expect(() => checkGtfs(zip({ 'stops.txt': undefined }))).toThrow(/stops\.txt/);
    expect(() =>
      checkGtfs(zip({ 'calendar.txt': undefined, 'calendar_dates.txt': undefined })),
    ).toThrow(/no day of service/);
  });

  const milan = sharedPath('data/milan/milano_small_gtfs.zip');
  it.skipIf(milan === undefined)('finds Milan’s published counts', { timeout: 30_000 }, () => {
    expect(checkGtfs(readFileSync(milan!))).toMatchObject({
      stops: 516,
      routes: 15,
      trips: 10_608,
      stopTimes: 248_555,
      servicesByDateOnly: 32,
      firstDay: '2014-10-19',
      lastDay: '2014-11-01',
    });
  });
});
