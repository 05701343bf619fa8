import { expect, it } from 'vitest';
import { type Files, found, withColumn, withRow } from './check-feed.ts';
import { changed } from './small-feed.ts';

it.each<[string, string, Files]>([
  ['missing_required_file ', 'a file is missing', { 'agency.txt': undefined }],
  [
    'missing_calendar_and_calendar_date_files ',
    'no calendar is there',
    { 'calendar.txt': undefined, 'calendar_dates.txt': undefined },
  ],
  [
    'empty_file ',
    'a required file has no rows',
    { 'agency.txt': 'agency_name,agency_url,agency_timezone\n' },
  ],
  ['unknown_file ', 'a file is none of GTFS', { 'notes.txt': 'a\nb\n' }],
  ['unknown_column colour', 'a column is none of GTFS', withColumn('stops.txt', 'colour', 'red')],
  ['empty_column_name ', 'a column has no name', withColumn('stops.txt', '', 'x')],
  [
    'duplicated_column stop_name',
    'a column comes twice',
    withColumn('stops.txt', 'stop_name', 'x'),
  ],
  [
    'missing_required_column stop_id',
    'a required column is missing',
    changed('stops.txt', 'stop_id', 'id'),
  ],
  [
    'missing_required_field agency_url',
    'a required field is blank',
    changed('agency.txt', 'https://a.example', ''),
  ],
  ['invalid_row_length ', 'a row is short', changed('stops.txt', 'd,Delta,45.01,10.02', 'd,Delta')],
  ['new_line_in_value stop_name', 'a name has two lines', changed('stops.txt', 'Beta', '"Be\nta"')],
  [
    'leading_or_trailing_whitespaces stop_name',
    'a name begins with a blank',
    changed('stops.txt', 'Beta', ' Beta'),
  ],
  [
    'mixed_case_recommended_field stop_name',
    'a name is in capitals',
    changed('stops.txt', 'Delta', 'DELTA SQUARE'),
  ],
  [
    'duplicate_key trip_id, stop_sequence',
    'a trip is at two stops at once in order',
    changed('stop_times.txt', 'b,10', 'b,5'),
  ],
  [
    'duplicate_key shape_id, shape_pt_sequence',
    'a point comes twice',
    changed('shapes.txt', '10.02,2,2', '10.02,1,2'),
  ],
  [
    'duplicate_key service_id, date',
    'an exception comes twice',
    withRow('calendar_dates.txt', 'week,20260304,1'),
  ],
  [
    'foreign_key_violation parent_station',
    'a station is unknown',
    withColumn('stops.txt', 'parent_station', 'z'),
  ],
  [
    'foreign_key_violation stop_id',
    'a stop is unknown',
    changed('stop_times.txt', ',b,10', ',z,10'),
  ],
  [
    'invalid_url agency_url',
    'an address is none',
    changed('agency.txt', 'https://a.example', 'a example'),
  ],
  [
    'invalid_language_code feed_lang',
    'a language is none',
    changed('feed_info.txt', ',it', ',italian language'),
  ],
  [
    'invalid_float stop_lat',
    'a latitude has a comma',
    changed('stops.txt', 'Delta,45.01', 'Delta,"45,01"'),
  ],
  [
    'invalid_integer stop_sequence',
    'a sequence has a fraction',
    changed('stop_times.txt', 'b,10', 'b,10.5'),
  ],
  [
    'number_out_of_range stop_lat',
    'a latitude is beyond the pole',
    changed('stops.txt', 'Delta,45.01', 'Delta,145.01'),
  ],
  [
    'unexpected_enum_value route_type',
    'a mode is none',
    changed('routes.txt', 'Night,3', 'Night,9'),
  ],
  ['invalid_color route_color', 'a colour is a word', changed('routes.txt', 'C8102E', 'red')],
  [
    'invalid_date date',
    'a date does not exist',
    changed('calendar_dates.txt', '20260307', '20260231'),
  ],
  [
    'invalid_time arrival_time',
    'a time has a point',
    changed('stop_times.txt', '08:10:30,', '08.10,'),
  ],
  [
    'invalid_currency currency_type',
    'a currency is none',
    {
      'fare_attributes.txt':
        'fare_id,price,currency_type,payment_method,transfers\nf,1.5,EURO,0,0\n',
    },
  ],
  [
    'invalid_email agency_email',
    'a mail address is none',
    withColumn('agency.txt', 'agency_email', 'a at example'),
  ],
  [
    'invalid_phone_number agency_phone',
    'a telephone number is none',
    withColumn('agency.txt', 'agency_phone', 'call'),
  ],
  [
    'invalid_timezone agency_timezone',
    'a time zone is none',
    changed('agency.txt', 'Europe/Rome', 'Mars/Olympus'),
  ],
  [
    'inconsistent_agency_timezone agency_timezone',
    'two agencies keep different time',
    withRow('agency.txt', 'B,Other,https://b.example,Europe/London'),
  ],
])('notes %s where %s', async (notice, _, changes) => {
  expect(await found(changes)).toContain(notice);
});
