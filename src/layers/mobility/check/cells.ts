import { isTimeZone } from '../../../channel/localTime.ts';
import { missing, parseTime } from '../fields.ts';
import type { Rule } from '../notices.ts';
import type { Kind } from './schema.ts';

/** Reads a cell that is not blank: its value (`missing` where it is text alone), or the rule that it breaks. */
export type ReadCell = (cell: string) => number | Rule;

/** Row numbers by id, shared by all tables that define or refer to one kind of thing. */
export class Domain {
  readonly #index = new Map<string, number>();
  /** Feeds keep the rows of one trip together, so that most look-ups repeat the last. */
  #lastId = '';
  #last: number | undefined;

  get size(): number {
    return this.#index.size;
  }
  find(id: string): number | undefined {
    if (id !== this.#lastId) {
      this.#lastId = id;
      this.#last = this.#index.get(id);
    }
    return this.#last;
  }
  add(id: string): number {
    const index = this.#index.size;
    this.#index.set(id, index);
    this.#lastId = '';
    return index;
  }
}

/** Kinds whose value is the text itself. */
export const isText = (kind: Kind): boolean =>
  typeof kind === 'string' &&
  ['id', 'text', 'name', 'language', 'timezone', 'url', 'email'].includes(kind);

/** Kinds whose value needs a Float64Array. */
export const isFloat = (kind: Kind): boolean =>
  typeof kind === 'string' && ['float', 'amount', 'longitude', 'latitude'].includes(kind);

const within =
  (least: number, most: number, read: (cell: string) => number | Rule): ReadCell =>
  (cell) => {
    const value = read(cell);
    if (typeof value !== 'number') return value;
    return value >= least && value <= most ? value : 'number_out_of_range';
  };

const integer: ReadCell = (cell) =>
  /^[+-]?\d{1,10}$/.test(cell) && Math.abs(Number(cell)) < 2 ** 31
    ? Number(cell)
    : 'invalid_integer';
const float: ReadCell = (cell) =>
  /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(cell) && Number.isFinite(Number(cell))
    ? Number(cell)
    : 'invalid_float';

const matching =
  (accepts: (cell: string) => boolean, rule: Rule): ReadCell =>
  (cell) =>
    accepts(cell) ? missing : rule;

const currencies = new Set(Intl.supportedValuesOf('currency'));

function isLanguage(cell: string): boolean {
  try {
    return new Intl.Locale(cell).language !== '';
  } catch {
    return false;
  }
}

function isWebAddress(cell: string): boolean {
  try {
    const { protocol, hostname } = new URL(cell);
    return /^https?:$/.test(protocol) && hostname.includes('.') && !/\s/.test(cell);
  } catch {
    return false;
  }
}

/** Days since 1970-01-01 of `YYYYMMDD`; no timetable is older. */
const date: ReadCell = (cell) => {
  if (!/^\d{8}$/.test(cell)) return 'invalid_date';
  const [year, month, day] = [cell.slice(0, 4), cell.slice(4, 6), cell.slice(6)].map(Number);
  const time = Date.UTC(year!, month! - 1, day);
  const real = new Date(time);
  const exists = real.getUTCMonth() === month! - 1 && real.getUTCDate() === day && year! >= 1970;
  return exists ? time / 86_400_000 : 'invalid_date';
};

/** Names in capitals or small letters alone; a short word in capitals may be an abbreviation. */
const unmixed = (cell: string): boolean => {
  const letters = cell.match(/\p{L}{2,}/gu) ?? [];
  const long = letters.length > 1 || (letters[0]?.length ?? 0) > 4;
  const joined = letters.join('');
  return (
    long &&
    (joined === joined.toLowerCase() || joined === joined.toUpperCase()) &&
    joined.toLowerCase() !== joined.toUpperCase()
  );
};

const text: ReadCell = (cell) => (/[\r\n]/.test(cell) ? 'new_line_in_value' : missing);

const simple: Readonly<Record<Extract<Kind, string>, ReadCell>> = {
  id: text,
  text,
  name: (cell) => (unmixed(cell) ? 'mixed_case_recommended_field' : text(cell)),
  url: matching(isWebAddress, 'invalid_url'),
  email: matching((cell) => /^[^\s@,;]+@[^\s@,;.]+(\.[^\s@,;.]+)+$/.test(cell), 'invalid_email'),
  phone: matching((cell) => (cell.match(/\d/g) ?? []).length >= 2, 'invalid_phone_number'),
  language: matching(isLanguage, 'invalid_language_code'),
  timezone: matching(isTimeZone, 'invalid_timezone'),
  color: (cell) => (/^[0-9a-f]{6}$/i.test(cell) ? Number.parseInt(cell, 16) : 'invalid_color'),
  currency: matching((cell) => currencies.has(cell), 'invalid_currency'),
  date,
  time: (cell) => parseTime(cell) ?? 'invalid_time',
  integer,
  count: within(0, Number.POSITIVE_INFINITY, integer),
  positive: within(1, Number.POSITIVE_INFINITY, integer),
  float,
  amount: within(0, Number.POSITIVE_INFINITY, float),
  longitude: within(-180, 180, float),
  latitude: within(-90, 90, float),
  route_type: (cell) => {
    const type = integer(cell);
    if (typeof type !== 'number') return type;
    const known = (type >= 0 && type <= 7) || type === 11 || type === 12;
    return known || (type >= 100 && type <= 1799) ? type : 'unexpected_enum_value';
  },
};

/** How a cell of some kind is read. */
export function reader(kind: Kind, domain: (name: string) => Domain): ReadCell {
  if (typeof kind === 'string') return simple[kind];
  if ('from' in kind) {
    return (cell) => {
      const value = integer(cell);
      if (typeof value !== 'number') return value;
      return value >= kind.from && value <= kind.to ? value : 'unexpected_enum_value';
    };
  }
  if ('refers' in kind) {
    const known = domain(kind.refers);
    return (cell) => known.find(cell) ?? 'foreign_key_violation';
  }
  const known = domain(kind.defines);
  return (cell) => {
    const index = known.find(cell);
    if (index === undefined) return known.add(cell);
    return kind.unique ? 'duplicate_key' : index;
  };
}
