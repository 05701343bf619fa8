/** Rules of the form of files, columns and cells: what each means and what mends it. */
export const formRules = {
  missing_required_file: 'A file that every timetable needs is missing. Add it to the zip.',
  missing_recommended_file: 'A recommended file is missing. Add it, if the data exist.',
  missing_calendar_and_calendar_date_files:
    'Neither calendar.txt nor calendar_dates.txt is there, so no day has service. Add one of them.',
  invalid_input_files_in_subfolder:
    'The files lie in a folder inside the zip. Put them at its top level.',
  unknown_file: 'The file is not part of GTFS and is not read. Remove it, or correct its name.',
  unknown_column: 'The column is not part of GTFS and is not read. Remove it, or correct its name.',
  missing_recommended_column: 'A recommended column is missing. Add it, if the data exist.',
  missing_recommended_field: 'A recommended cell is empty. Fill it in.',
  missing_required_column: 'A required column is missing, so the file cannot be used. Add it.',
  missing_required_field: 'A required cell is empty; the row is left out. Fill it in.',
  empty_column_name: 'A column has no name. Name it, or remove it.',
  empty_row: 'A row holds nothing but spaces. Remove it.',
  empty_file: 'The file has no rows. Fill it, or leave it out.',
  new_line_in_value: 'A cell has a line break in it. Put its text on one line.',
  leading_or_trailing_whitespaces: 'A cell begins or ends with a space. Remove it.',
  csv_parsing_failed:
    'The file cannot be read to its end, often for a quotation mark that is never closed. Write it again as CSV.',
  invalid_character: 'There are characters that are not UTF-8. Save the file as UTF-8.',
  invalid_row_length:
    'A row has more or fewer cells than the header. Put quotation marks around texts with commas.',
  duplicated_column: 'Two columns have one name. Remove one of them.',
  duplicate_key: 'Two rows have the same id; the second is left out. Give each its own.',
  foreign_key_violation:
    'A row names an id that is not defined; it is left out. Add what is missing, or correct the id.',
  more_than_one_entity: 'The file may have one row only. Remove the others.',
  mixed_case_recommended_field:
    'A name is written in capitals or in small letters alone. Write it as on the signs.',
  invalid_currency: 'A currency is not an ISO 4217 code. Write EUR, CHF or the like.',
  invalid_email: 'An e-mail address cannot be right. Correct it.',
  invalid_url: 'A web address cannot be right. Write it with http:// or https://.',
  invalid_phone_number: 'A telephone number cannot be right. Correct it.',
  invalid_language_code: 'A language is not an IETF code. Write de, en-GB or the like.',
  invalid_time: 'A time is not HH:MM:SS; it is left out. Correct it.',
  invalid_date: 'A date is not YYYYMMDD, or does not exist. Correct it.',
  invalid_integer: 'A whole number is expected. Correct the cell.',
  invalid_float: 'A number is expected, with a point for decimals. Correct the cell.',
  invalid_color: 'A colour is not six hexadecimal digits. Write it like 1D6FB8.',
  invalid_timezone: 'A time zone is unknown. Write it like Europe/Berlin.',
  number_out_of_range: 'A number lies outside what the field may hold. Correct it.',
  unexpected_enum_value:
    'A code is not one of those the field may have; the default is used. Correct it.',
};
