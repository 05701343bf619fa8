import type { Notices } from './notices.ts';

/** No value: the cell is blank, absent or unreadable. */
export const missing = -1;

const zero = 48;

/**
 * Seconds of `H:MM:SS` or `HH:MM:SS` (hours past 24 belong to the service day);
 * `missing` where blank, undefined where unreadable.
 */
export function parseTime(cell: string): number | undefined {
  const text = cell.trim();
  if (text === '') return missing;
  const colon = text.indexOf(':');
  if (colon < 1 || colon > 3 || text.length !== colon + 6 || text[colon + 3] !== ':')
    return undefined;
  const minutes = digits(text, colon + 1, colon + 3);
  const seconds = digits(text, colon + 4, colon + 6);
  const time = digits(text, 0, colon) * 3600 + minutes * 60 + seconds;
  return minutes < 60 && seconds < 60 && !Number.isNaN(time) ? time : undefined;
}

/** The number that some characters write, NaN where one is no digit. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i += 1) {
    const digit = text.charCodeAt(i) - zero;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

/** `YYYY-MM-DD` of a GTFS date `YYYYMMDD`, or undefined where it is no day of the years 1900 to 2199. */
export function parseDate(cell: string): string | undefined {
  const parts = /^((?:19|20|21)\d{2})(\d{2})(\d{2})$/.exec(cell.trim());
  if (parts === null) return undefined;
  const date = `${parts[1]}-${parts[2]}-${parts[3]}`;
  const time = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== date
    ? undefined
    : date;
}

/** The fields of one row at a time; what is unreadable becomes a notice and `missing`. */
export class Cursor {
  readonly file: string;
  row = 0;
  readonly #notices: Notices;
  #columns: ReadonlyMap<string, number> = new Map();
  #cells: readonly string[] = [];

  constructor(file: string, notices: Notices) {
    this.file = file;
    this.#notices = notices;
  }

  columns(columns: ReadonlyMap<string, number>): void {
    this.#columns = columns;
  }

  /** Moves to a row; false where it is blank or shorter or longer than the header. */
  move(cells: readonly string[], row: number): boolean {
    this.#cells = cells;
    this.row = row;
    if (cells.length === 1 && cells[0]!.trim() === '') return false;
    if (cells.length < this.#columns.size) this.note('invalid_row_length', '');
    return true;
  }

  note(code: Parameters<Notices['add']>[0], field: string): void {
    this.#notices.add(code, this.file, this.row, field);
  }

  text(field: string): string {
    const column = this.#columns.get(field);
    return column === undefined ? '' : (this.#cells[column]?.trim() ?? '');
  }

  /** Text that must be there; an empty answer has been noted. */
  required(field: string): string {
    const text = this.text(field);
    if (text === '') this.note('missing_required_field', field);
    return text;
  }

  /** A number, NaN where blank or unreadable (noted). */
  number(field: string): number {
    const text = this.text(field);
    if (text === '') return Number.NaN;
    const value = Number(text);
    if (Number.isFinite(value)) return value;
    this.note('invalid_float', field);
    return Number.NaN;
  }

  /** A whole number >= 0, `missing` where blank or unreadable (noted). */
  integer(field: string): number {
    const text = this.text(field);
    if (text === '') return missing;
    const value = Number(text);
    if (Number.isInteger(value) && value >= 0 && value < 2 ** 31) return value;
    this.note(Number.isInteger(value) ? 'number_out_of_range' : 'invalid_integer', field);
    return missing;
  }

  time(field: string): number {
    const time = parseTime(this.text(field));
    if (time === undefined) this.note('invalid_time', field);
    return time ?? missing;
  }

  date(field: string): string | undefined {
    const text = this.required(field);
    const date = text === '' ? undefined : parseDate(text);
    if (text !== '' && date === undefined) this.note('invalid_date', field);
    return date;
  }

  /** `#rrggbb`, or empty where none is given. */
  color(field: string): string {
    const text = this.text(field);
    if (text === '') return '';
    if (/^[0-9a-f]{6}$/i.test(text)) return `#${text.toLowerCase()}`;
    this.note('invalid_color', field);
    return '';
  }
}
