import { strFromU8, strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { checkGtfs } from '../../../src/layers/mobility/check/check.ts';
import { Problem } from '../../../src/problem/problem.ts';
import { sharedPath } from '../../shared.ts';
import { changed, smallFeed, smallZip } from './small-feed.ts';

const date = '2026-03-03';
type Files = Readonly<Record<string, string | undefined>>;
const check = (changes: Files = {}) => checkGtfs(smallZip(changes), 'small.zip', { date });
const withRow = (name: string, row: string): Files => ({ [name]: `${smallFeed[name]}${row}\n` });
const withColumn = (name: string, field: string, ...cells: readonly string[]): Files => {
  const [header, ...rows] = smallFeed[name]!.trimEnd().split('\n');
  return {
    [name]: `${header},${field}\n${rows.map((row, i) => `${row},${cells[i] ?? ''}`).join('\n')}\n`,
  };
};

/** Notices that every version of the small feed has: it tells no contact, dates or version of its own. */
const usual = [
  'missing_feed_contact_email_and_url feed_contact_email',
  'missing_recommended_column feed_end_date',
  'missing_recommended_column feed_start_date',
  'missing_recommended_column feed_version',
  'missing_recommended_column timepoint',
];
const found = async (changes: Files): Promise<string[]> => {
  const { notices } = await check(changes);
  return notices
    .map(({ code, field }) => `${code} ${field}`)
    .filter((notice) => !usual.includes(notice));
};

describe('twin gtfs check', () => {
  it('counts rows by file, and what can be used', async () => {
    const { counts } = await check();
    expect(counts).toMatchObject({
      'stop_times.txt': 8,
      'calendar_dates.txt': 2,
      agencies: 1,
      stops: 4,
      routes: 2,
      trips: 3,
      shapes: 1,
      serviceDates: 22,
    });
  });

  it('says of a sound feed only what it could tell besides', async () => {
    const { notices } = await check();
    expect(notices.map(({ code, field }) => `${code} ${field}`).sort()).toEqual(usual);
    expect(notices.some(({ severity }) => severity === 'ERROR')).toBe(false);
  });

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
    [
      'invalid_row_length ',
      'a row is short',
      changed('stops.txt', 'd,Delta,45.01,10.02', 'd,Delta'),
    ],
    [
      'new_line_in_value stop_name',
      'a name has two lines',
      changed('stops.txt', 'Beta', '"Be\nta"'),
    ],
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
    [
      'stop_without_stop_time stop_id',
      'no vehicle calls',
      withRow('stops.txt', 'e,Echo,45.0,10.0'),
    ],
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

  it('gives one row for a rule, file and field, with the first row and the total', async () => {
    const { notices } = await check({
      'stops.txt': smallFeed['stops.txt']!.replace('45.00,10.01', 'x,10.01').replace(
        '45.01,',
        'y,',
      ),
    });
    expect(notices).toContainEqual({
      code: 'invalid_float',
      severity: 'ERROR',
      file: 'stops.txt',
      row: 3,
      field: 'stop_lat',
      total: 2,
    });
  });

  it('does not take blocks of services that never meet for one vehicle on two trips', async () => {
    const changes = {
      ...withRow('trips.txt', 'T,sat,t9,,v1,s'),
      ...withRow('stop_times.txt', 't9,08:10:00,08:10:00,a,1,0\nt9,08:40:00,08:40:00,d,2,3'),
    };
    expect(await found(changes)).toEqual([]);
  });

  it('refuses what is no zip, and stops when it is cancelled', async () => {
    const none = checkGtfs(new Uint8Array(400), 'x.zip', { date });
    await expect(none).rejects.toMatchObject({ code: 'gtfsZip' });
    const controller = new AbortController();
    const rows = Array.from({ length: 60_000 }, (_, i) => `t1,9:00:00,9:00:00,a,${i + 30},`);
    const big = smallZip({
      'stop_times.txt': `${smallFeed['stop_times.txt']}${rows.join('\n')}\n`,
    });
    const stopped = checkGtfs(big, 'big.zip', {
      signal: controller.signal,
      progress: () => controller.abort(),
    });
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
  });
});

/** Seeded numbers below 2^31 (Park-Miller). */
function numbers(seed: number): (below: number) => number {
  let state = seed * 7919 + 1;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

const scraps = [
  '',
  '"',
  '-1',
  '99999999999',
  'NaN',
  '99:99:99',
  '\u0000',
  '\uFFFD',
  '1e9',
  '25:00:00',
  '99991231',
];

/** One damage of a table's text: a column dropped, two cells of different rows swapped, or a cell replaced. */
function damagedText(text: string, random: (below: number) => number): string {
  const rows = text
    .trimEnd()
    .split('\n')
    .map((row) => row.split(','));
  const column = random(rows[0]!.length);
  const row = rows[random(rows.length)]!;
  const other = rows[random(rows.length)]!;
  const kind = random(3);
  if (kind === 0) for (const cells of rows) cells.splice(column, 1);
  else if (kind === 1) {
    const at = random(other.length);
    [row[column], other[at]] = [other[at] ?? '', row[column] ?? ''];
  } else row[column] = scraps[random(scraps.length)]!;
  return `${rows.map((cells) => cells.join(',')).join('\n')}\n`;
}

/** A zip with its bytes flipped or cut, or with damaged tables. */
function damagedZip(seed: number): Uint8Array {
  const random = numbers(seed);
  if (seed % 4 < 2) {
    const files = Object.fromEntries(
      Object.entries(smallFeed).map(([name, text]) => [name, strToU8(text)]),
    );
    const names = Object.keys(files);
    for (let i = 0; i < 1 + random(3); i += 1) {
      const name = names[random(names.length)]!;
      files[name] = strToU8(damagedText(strFromU8(files[name]!), random));
    }
    return zipSync(files);
  }
  const bytes = smallZip();
  if (seed % 4 === 2) return bytes.subarray(0, random(bytes.length));
  for (let i = 0; i < 1 + random(6); i += 1) bytes[random(bytes.length)]! ^= 1 << random(8);
  return bytes;
}

describe('a damaged feed', () => {
  it('gives notices or a Problem, after each of 200 mutations', async () => {
    const outcomes = { same: 0, noticed: 0, refused: 0 };
    const sound = JSON.stringify((await check()).notices);
    for (let seed = 1; seed <= 200; seed += 1) {
      const result = await checkGtfs(damagedZip(seed), 'damaged.zip', { date }).catch((e) => e);
      if (result instanceof Problem) {
        expect(result.code, `seed ${seed}`).toBe('gtfsZip');
        outcomes.refused += 1;
        continue;
      }
      expect(result, `seed ${seed}`).toHaveProperty('notices');
      outcomes[JSON.stringify(result.notices) === sound ? 'same' : 'noticed'] += 1;
    }
    expect(outcomes.refused).toBeGreaterThan(30);
    expect(outcomes.noticed).toBeGreaterThan(80);
  });
});

const milan = sharedPath('data/milan/milano_small_gtfs.zip');

it.skipIf(milan === undefined)(
  "finds no error in Milan's feed, and its real weaknesses",
  async () => {
    const { readFile } = await import('node:fs/promises');
    const { counts, notices } = await checkGtfs(await readFile(milan!), 'milan', {
      date: '2014-10-20',
    });
    expect(counts).toMatchObject({
      trips: 10_608,
      routes: 15,
      stops: 516,
      shapes: 60,
      serviceDates: 14,
    });
    expect(notices.filter(({ severity }) => severity === 'ERROR')).toEqual([]);
    expect(notices.map(({ code, file }) => `${code} ${file}`)).toEqual([
      'missing_recommended_file feed_info.txt',
      'mixed_case_recommended_field routes.txt',
      'missing_recommended_column stop_times.txt',
      'mixed_case_recommended_field stops.txt',
      'mixed_case_recommended_field trips.txt',
    ]);
  },
);
