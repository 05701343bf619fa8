import type { Finding } from '../layer.ts';

export type Severity = 'ERROR' | 'WARNING' | 'INFO';

/** Rules by the names that the canonical GTFS validator gives them, with the severity it gives (8.0.1). */
const rules = {
  missing_required_file: 'ERROR',
  missing_recommended_file: 'WARNING',
  missing_calendar_and_calendar_date_files: 'ERROR',
  invalid_input_files_in_subfolder: 'ERROR',
  unknown_file: 'INFO',
  unknown_column: 'INFO',
  missing_recommended_column: 'WARNING',
  missing_recommended_field: 'WARNING',
  empty_column_name: 'ERROR',
  empty_row: 'WARNING',
  new_line_in_value: 'ERROR',
  leading_or_trailing_whitespaces: 'WARNING',
  more_than_one_entity: 'WARNING',
  mixed_case_recommended_field: 'WARNING',
  invalid_currency: 'ERROR',
  invalid_email: 'ERROR',
  invalid_url: 'ERROR',
  invalid_phone_number: 'ERROR',
  invalid_language_code: 'ERROR',
  inconsistent_agency_lang: 'WARNING',
  feed_info_lang_and_agency_lang_mismatch: 'WARNING',
  missing_feed_info_date: 'WARNING',
  missing_feed_contact_email_and_url: 'WARNING',
  feed_expiration_date7_days: 'WARNING',
  feed_expiration_date30_days: 'WARNING',
  trip_coverage_not_active_for_next7_days: 'WARNING',
  expired_calendar: 'WARNING',
  attribution_without_role: 'WARNING',
  missing_stop_name: 'ERROR',
  stop_without_location: 'ERROR',
  point_near_pole: 'ERROR',
  location_without_parent_station: 'ERROR',
  wrong_parent_location_type: 'ERROR',
  station_with_parent_station: 'ERROR',
  platform_without_parent_station: 'INFO',
  unused_parent_station: 'INFO',
  same_name_and_description_for_stop: 'WARNING',
  stop_without_stop_time: 'WARNING',
  location_with_unexpected_stop_time: 'ERROR',
  route_both_short_and_long_name_missing: 'ERROR',
  route_short_name_too_long: 'WARNING',
  route_long_name_contains_short_name: 'WARNING',
  same_name_and_description_for_route: 'WARNING',
  duplicate_route_name: 'WARNING',
  route_color_contrast: 'WARNING',
  unused_shape: 'WARNING',
  unused_trip: 'WARNING',
  block_trips_with_overlapping_stop_times: 'ERROR',
  overlapping_frequency: 'ERROR',
  start_and_end_range_equal: 'ERROR',
  stop_time_timepoint_without_times: 'ERROR',
  missing_timepoint_value: 'WARNING',
  fast_travel_between_far_stops: 'WARNING',
  decreasing_shape_distance: 'ERROR',
  equal_shape_distance_diff_coordinates: 'ERROR',
  equal_shape_distance_diff_coordinates_distance_below_threshold: 'WARNING',
  equal_shape_distance_same_coordinates: 'WARNING',
  trip_distance_exceeds_shape_distance: 'ERROR',
  trip_distance_exceeds_shape_distance_below_threshold: 'WARNING',
  stops_match_shape_out_of_order: 'WARNING',
  empty_file: 'ERROR',
  csv_parsing_failed: 'ERROR',
  invalid_character: 'ERROR',
  invalid_row_length: 'ERROR',
  duplicated_column: 'ERROR',
  missing_required_column: 'ERROR',
  missing_required_field: 'ERROR',
  duplicate_key: 'ERROR',
  foreign_key_violation: 'ERROR',
  invalid_time: 'ERROR',
  invalid_date: 'ERROR',
  invalid_integer: 'ERROR',
  invalid_float: 'ERROR',
  invalid_color: 'ERROR',
  invalid_timezone: 'ERROR',
  number_out_of_range: 'ERROR',
  unexpected_enum_value: 'WARNING',
  inconsistent_agency_timezone: 'ERROR',
  point_near_origin: 'ERROR',
  start_and_end_range_out_of_order: 'ERROR',
  stop_time_with_only_arrival_or_departure_time: 'ERROR',
  stop_time_with_arrival_before_previous_departure_time: 'ERROR',
  missing_trip_edge: 'ERROR',
  unusable_trip: 'WARNING',
  decreasing_or_equal_stop_time_distance: 'ERROR',
  single_shape_point: 'WARNING',
  stop_too_far_from_shape: 'WARNING',
  fast_travel_between_consecutive_stops: 'WARNING',
} as const satisfies Record<string, Severity>;

export type Rule = keyof typeof rules;

/** One rule broken in one field: the first place and how often. */
export interface Notice {
  readonly code: Rule;
  readonly severity: Severity;
  readonly file: string;
  /** Line of the first case, the header being 1; 0 for the file as a whole. */
  readonly row: number;
  readonly field: string;
  readonly total: number;
}

/** Collects notices, counted by rule, file and field. */
export class Notices {
  readonly #byPlace = new Map<string, { -readonly [K in keyof Notice]: Notice[K] }>();

  add(code: Rule, file: string, row = 0, field = ''): void {
    const key = `${code} ${file} ${field}`;
    const known = this.#byPlace.get(key);
    if (known !== undefined) known.total += 1;
    else this.#byPlace.set(key, { code, severity: rules[code], file, row, field, total: 1 });
  }

  /** Errors first, then by file. */
  list(): Notice[] {
    const order: readonly Severity[] = ['ERROR', 'WARNING', 'INFO'];
    return [...this.#byPlace.values()].sort(
      (a, b) =>
        order.indexOf(a.severity) - order.indexOf(b.severity) ||
        (a.file < b.file ? -1 : a.file > b.file ? 1 : a.row - b.row),
    );
  }
}

const severities = { ERROR: 'error', WARNING: 'warning', INFO: 'info' } as const;

const findingOf = ({ severity, row, field, ...notice }: Notice): Finding => ({
  ...notice,
  severity: severities[severity],
  ...(row > 0 ? { row } : {}),
  ...(field === '' ? {} : { field }),
});

/**
 * What a check found, with what reading alone has noted: both speak of the same rules, so that of reading
 * only those are taken that the check has not.
 */
export function findingsOf(read: readonly Notice[], checked: readonly Notice[] = []): Finding[] {
  const codes = new Set(checked.map(({ code }) => code));
  const order = ['error', 'warning', 'info'];
  return [...checked, ...read.filter(({ code }) => !codes.has(code))]
    .map(findingOf)
    .sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity) || b.total - a.total);
}
