/** Rules of what rows say together: what each means and what mends it. */
export const senseRules = {
  inconsistent_agency_lang:
    'Agencies of one feed name different languages. Use one, or “mul” in feed_info.txt.',
  inconsistent_agency_timezone:
    'Agencies of one feed have different time zones; the first counts. Use one for all.',
  feed_info_lang_and_agency_lang_mismatch:
    'Feed and agency name different languages. Make them agree.',
  missing_feed_info_date: 'Only one of the feed’s first and last day is given. Give both.',
  missing_feed_contact_email_and_url:
    'Nobody is named to write to about the feed. Add an e-mail or web address.',
  feed_expiration_date7_days: 'The feed expires within a week or has expired. Publish a new one.',
  feed_expiration_date30_days: 'The feed expires within a month. Prepare a new one.',
  trip_coverage_not_active_for_next7_days:
    'The ordinary timetable does not cover the next seven days. Publish a newer feed.',
  expired_calendar: 'A service has no day left in the future. Remove it, or renew its dates.',
  attribution_without_role:
    'An attribution does not say whether it names producer, operator or authority. Set one of them to 1.',
  missing_stop_name: 'A stop, station or entrance has no name. Give it the one on its signs.',
  stop_without_location: 'A stop has no coordinates and is not shown. Add them.',
  point_near_origin:
    'A point lies where longitude and latitude are 0, in the Atlantic. Correct its coordinates.',
  point_near_pole: 'A point lies at a pole. Correct its coordinates.',
  location_without_parent_station:
    'An entrance, passage or boarding area belongs to no station. Name it in parent_station.',
  wrong_parent_location_type:
    'A stop belongs to something that is no station. Correct parent_station.',
  station_with_parent_station: 'A station cannot lie in another. Empty its parent_station.',
  platform_without_parent_station:
    'A platform belongs to no station. Name one, if it is part of one.',
  unused_parent_station: 'No platform belongs to this station. Add them, or remove it.',
  same_name_and_description_for_stop:
    'A stop’s description repeats its name. Say something else, or leave it empty.',
  stop_without_stop_time: 'No trip calls at this stop. Remove it, or add the trips.',
  location_with_unexpected_stop_time:
    'A trip calls at a station or entrance instead of a platform. Name the platform.',
  route_both_short_and_long_name_missing: 'A line has neither number nor name. Give it one.',
  route_short_name_too_long:
    'A line’s number has more than 12 characters. Shorten it, or use the long name.',
  route_long_name_contains_short_name:
    'A line’s name repeats its number. Leave the number out of it.',
  same_name_and_description_for_route:
    'A line’s description repeats its name. Say something else, or leave it empty.',
  duplicate_route_name: 'Two lines of one agency have the same names. Join them, or rename one.',
  route_color_contrast:
    'A line’s number can hardly be read on its colour. Choose a lighter or darker text colour.',
  unused_shape: 'No trip uses this shape. Remove it, or name it in trips.txt.',
  unused_trip: 'A trip has no stop times and is not shown. Add them, or remove the trip.',
  unusable_trip:
    'A trip has fewer than two stops with a place and a time and is not shown. Complete it.',
  block_trips_with_overlapping_stop_times:
    'One vehicle is on two trips at the same time. Correct block_id or the times.',
  overlapping_frequency: 'Two headways of one trip apply at the same time. Separate their periods.',
  start_and_end_range_equal: 'A period ends when it begins. Correct its end.',
  start_and_end_range_out_of_order: 'A period ends before it begins. Exchange both.',
  stop_time_timepoint_without_times:
    'A stop counts as exactly timed, yet has no time. Add it, or set timepoint to 0.',
  stop_time_with_only_arrival_or_departure_time:
    'Only one of arrival and departure is given; it is used for both. Give both.',
  stop_time_with_arrival_before_previous_departure_time:
    'A vehicle arrives before it left the stop before; the times are stretched. Correct them.',
  missing_timepoint_value: 'It is not said whether a time is exact. Set timepoint to 0 or 1.',
  missing_trip_edge: 'The first or last stop of a trip has no time. Add it.',
  fast_travel_between_far_stops:
    'A vehicle would be impossibly fast over more than 10 km. Check times and coordinates.',
  fast_travel_between_consecutive_stops:
    'A vehicle would be impossibly fast to the next stop. Check times and coordinates.',
  decreasing_shape_distance: 'Distances along a shape go back; they are not used. Make them rise.',
  equal_shape_distance_diff_coordinates:
    'Two points of a shape are apart, yet have the same distance. Correct it.',
  equal_shape_distance_diff_coordinates_distance_below_threshold:
    'Two points of a shape within a metre have the same distance. Leave one out.',
  equal_shape_distance_same_coordinates: 'A point of a shape is there twice. Leave one out.',
  trip_distance_exceeds_shape_distance:
    'A trip goes on beyond the end of its shape by more than 11 m. Lengthen the shape, or correct the distance.',
  trip_distance_exceeds_shape_distance_below_threshold:
    'A trip goes on beyond the end of its shape by some metres. Correct the distance.',
  stops_match_shape_out_of_order:
    'The stops of a trip lie along its shape in another order. Correct the shape, or give distances.',
  single_shape_point: 'A shape has one point only and is not used. Add the others.',
  stop_too_far_from_shape:
    'A stop lies more than 100 m from the shape of its trip. Correct the stop or the shape.',
  decreasing_or_equal_stop_time_distance:
    'Distances along a trip do not rise from stop to stop; they are not used. Correct them.',
};
