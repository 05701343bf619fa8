import { expect, it } from 'vitest';
import { type Files, found, withColumn, withRow } from './check-feed.ts';
import { changed } from './small-feed.ts';

it.each<[string, string, Files]>([
  [
    'unused_shape shape_id',
    'no trip has a shape',
    withRow('shapes.txt', 'u,45,10,1,0\nu,45,10.1,2,1'),
  ],
  ['single_shape_point shape_id', 'a shape is a point', withRow('shapes.txt', 'u,45,10,1,0')],
  [
    'decreasing_shape_distance shape_dist_traveled',
    'a shape goes back',
    changed('shapes.txt', '10.02,3,3', '10.02,3,1'),
  ],
  [
    'equal_shape_distance_diff_coordinates shape_dist_traveled',
    'a shape stays',
    changed('shapes.txt', '10.02,3,3', '10.02,3,2'),
  ],
  [
    'equal_shape_distance_same_coordinates shape_dist_traveled',
    'a point is doubled',
    withRow('shapes.txt', 's,45.01,10.02,4,3'),
  ],
  [
    'decreasing_or_equal_stop_time_distance shape_dist_traveled',
    'a trip goes back',
    changed('stop_times.txt', 'c,15,2', 'c,15,0.5'),
  ],
  [
    'trip_distance_exceeds_shape_distance shape_dist_traveled',
    'a trip is longer than its shape',
    changed('stop_times.txt', 'd,20,3', 'd,20,4'),
  ],
  [
    'stop_too_far_from_shape shape_id',
    'a stop is off the line',
    changed('stops.txt', 'Beta,45.00', 'Beta,45.005'),
  ],
  [
    'stops_match_shape_out_of_order shape_id',
    'a line runs against its stops',
    changed(
      'shapes.txt',
      's,45.00,10.00,1,0\ns,45.00,10.02,2,2\ns,45.01,10.02,3,3',
      's,45.00,10.00,3,\ns,45.00,10.02,2,\ns,45.01,10.02,1,',
    ),
  ],
  ['unused_trip trip_id', 'a trip has no stops', withRow('trips.txt', 'T,week,t9,,,s')],
  [
    'unusable_trip trip_id',
    'a trip has one stop',
    {
      ...withRow('trips.txt', 'T,week,t9,,,s'),
      ...withRow('stop_times.txt', 't9,08:00:00,08:00:00,a,1,'),
    },
  ],
  [
    'missing_trip_edge arrival_time',
    'a trip starts at no time',
    changed('stop_times.txt', 't1,8:00:00,08:00:30', 't1,,'),
  ],
  [
    'stop_time_with_only_arrival_or_departure_time departure_time',
    'a vehicle never leaves',
    changed('stop_times.txt', '08:10:30,08:11:00', '08:10:30,'),
  ],
  [
    'stop_time_with_arrival_before_previous_departure_time arrival_time',
    'a vehicle goes back in time',
    changed('stop_times.txt', '08:20:00,08:20:00', '08:05:00,08:05:00'),
  ],
  [
    'stop_time_timepoint_without_times arrival_time',
    'an exact time is not told',
    withColumn('stop_times.txt', 'timepoint', '1', '1', '1', '1', '1', '1', '1', '1'),
  ],
  [
    'missing_timepoint_value timepoint',
    'a time may be exact or not',
    withColumn('stop_times.txt', 'timepoint', '1'),
  ],
  [
    'fast_travel_between_consecutive_stops arrival_time',
    'a tram flies',
    changed('stop_times.txt', '08:20:00,08:20:00,d', '08:11:10,08:11:10,d'),
  ],
  [
    'fast_travel_between_far_stops arrival_time',
    'a bus crosses the country',
    changed('stop_times.txt', '25:10:00,25:10:00,c', '23:50:30,23:50:30,far'),
  ],
  [
    'block_trips_with_overlapping_stop_times block_id',
    'a vehicle is on two trips',
    {
      ...withRow('trips.txt', 'T,week,t9,,v1,s'),
      ...withRow('stop_times.txt', 't9,08:10:00,08:10:00,a,1,0\nt9,08:40:00,08:40:00,d,2,3'),
    },
  ],
  [
    'attribution_without_role ',
    'a name has no part',
    { 'attributions.txt': 'organization_name,is_producer\nMapper,0\n' },
  ],
])('notes %s where %s', async (notice, _, changes) => {
  const far = notice.includes('far_stops') ? withRow('stops.txt', 'far,Far away,45.5,10.02') : {};
  expect(await found({ ...far, ...changes })).toContain(notice);
});
