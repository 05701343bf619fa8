export type Severity = 'ERROR' | 'WARNING' | 'INFO';

/** Rules by the names that the canonical GTFS validator gives them, with their severity. */
const rules = {
  missing_required_file: 'ERROR',
  missing_recommended_file: 'WARNING',
  missing_calendar_and_calendar_date_files: 'ERROR',
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
  service_period_too_long: 'WARNING',
  stop_time_with_only_arrival_or_departure_time: 'ERROR',
  stop_time_with_arrival_before_previous_departure_time: 'ERROR',
  missing_trip_edge: 'ERROR',
  unusable_trip: 'WARNING',
  decreasing_or_equal_shape_distance: 'ERROR',
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
