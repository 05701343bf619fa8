import { expect, it } from 'vitest';
import { type Files, found, withColumn, withRow } from './check-feed.ts';
import { changed } from './small-feed.ts';

it.each<[string, string, Files]>([
  ['missing_stop_name stop_name', 'a stop has no name', changed('stops.txt', 'Delta', '')],
  [
    'stop_without_location stop_lon',
    'a stop is nowhere',
    changed('stops.txt', '45.01,10.02', '45.01,'),
  ],
  [
    'point_near_origin stop_lat',
    'a stop is in the Gulf of Guinea',
    changed('stops.txt', '45.01,10.02', '0,0'),
  ],
  [
    'point_near_pole shape_pt_lat',
    'a point is at the pole',
    changed('shapes.txt', 's,45.01', 's,89.9'),
  ],
  [
    'location_without_parent_station parent_station',
    'an entrance is of no station',
    withColumn('stops.txt', 'location_type', '2'),
  ],
  [
    'station_with_parent_station parent_station',
    'a station is in a station',
    {
      'stops.txt':
        'stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station\na,Alpha,45,10,,\nb,Beta,45,10.01,,\nc,Gamma,45,10.02,,\nd,Delta,45.01,10.02,,\ne,Echo,45,10,1,f\nf,Foxtrot,45,10,1,\n',
    },
  ],
  [
    'wrong_parent_location_type parent_station',
    'a stop is the station of another',
    withColumn('stops.txt', 'parent_station', '', 'a'),
  ],
  [
    'location_with_unexpected_stop_time stop_id',
    'vehicles call at a station',
    withColumn('stops.txt', 'location_type', '', '1'),
  ],
  ['stop_without_stop_time stop_id', 'no vehicle calls', withRow('stops.txt', 'e,Echo,45.0,10.0')],
  [
    'route_both_short_and_long_name_missing route_short_name',
    'a line has no name',
    changed('routes.txt', '20,Night', ','),
  ],
  [
    'route_short_name_too_long route_short_name',
    'a short name is long',
    changed('routes.txt', ',20,', ',Twenty but longer,'),
  ],
  [
    'route_long_name_contains_short_name route_long_name',
    'a long name repeats the short one',
    changed('routes.txt', '20,Night', '20,20 Night'),
  ],
  [
    'duplicate_route_name route_short_name',
    'two lines have one name',
    withRow('routes.txt', 'C,A,20,Night,3,'),
  ],
  [
    'route_color_contrast route_text_color',
    'a name cannot be read on its colour',
    withColumn('routes.txt', 'route_text_color', 'C8102E'),
  ],
  [
    'expired_calendar end_date',
    'a service is over',
    changed('calendar.txt', '20260302,20260331', '20250302,20250331'),
  ],
  [
    'trip_coverage_not_active_for_next7_days ',
    'the timetable ends this week',
    changed('calendar.txt', '20260331', '20260306'),
  ],
  [
    'feed_expiration_date7_days feed_end_date',
    'the feed ends this week',
    withColumn('feed_info.txt', 'feed_end_date', '20260305'),
  ],
  [
    'missing_feed_info_date feed_start_date',
    'the feed says its end alone',
    withColumn('feed_info.txt', 'feed_end_date', '20260805'),
  ],
  [
    'start_and_end_range_out_of_order end_date',
    'a service ends before it starts',
    changed('calendar.txt', '20260302,20260331', '20260331,20260302'),
  ],
  [
    'start_and_end_range_equal end_time',
    'a frequency holds for no time',
    changed('frequencies.txt', '10:30:00', '10:00:00'),
  ],
  [
    'overlapping_frequency start_time',
    'two frequencies hold at once',
    withRow('frequencies.txt', 'f1,10:20:00,11:00:00,300'),
  ],
])('notes %s where %s', async (notice, _, changes) => {
  expect(await found(changes)).toContain(notice);
});
