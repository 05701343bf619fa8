import type { Text } from '../../channel/text.ts';
import { Problem } from '../../problem/problem.ts';

export type Json = Readonly<Record<string, unknown>>;

export const asObject = (value: unknown): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Json)
    : undefined;

/** Objects of a list; none where it is no list. */
export const objects = (value: unknown): readonly Json[] =>
  Array.isArray(value) ? value.map(asObject).filter((entry) => entry !== undefined) : [];

/** A value as an object; throws Problem `gbfsFeed`. */
export function objectAt(value: unknown, file: string, detail: string): Json {
  const object = asObject(value);
  if (object === undefined) throw new Problem('gbfsFeed', { file, detail });
  return object;
}

export const numberOf = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;

/** A number that counts things. */
export const countOf = (value: unknown): number | undefined => {
  const number = numberOf(value);
  return number === undefined || number < 0 ? undefined : Math.floor(number);
};

/** An id: a text, or a number in old feeds. */
export const idOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** A text of 2.x, or of 3.0, where it is a list by language; the first stands for one that is missing. */
export function textOf(value: unknown): Text | undefined {
  if (typeof value === 'string') return value === '' ? undefined : { en: value, de: value };
  const all = objects(value).filter((t) => typeof t.text === 'string' && t.text !== '');
  if (all.length === 0) return undefined;
  const of = (language: string): string => {
    const own = all.find((t) => String(t.language).toLowerCase().startsWith(language));
    return String((own ?? all[0]!).text);
  };
  return { en: of('en'), de: of('de') };
}

/** The text as its publisher put it first. */
export const firstText = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value || undefined;
  const text = objects(value)[0]?.text;
  return typeof text === 'string' && text !== '' ? text : undefined;
};

/** `true` of 2.x and 3.0, 1 of older feeds; undefined where it says neither yes nor no. */
export const flagOf = (value: unknown): boolean | undefined =>
  value === true || value === 1 ? true : value === false || value === 0 ? false : undefined;

/** Unix seconds of a POSIX time (2.x) or an RFC 3339 text (3.0). */
export function timeOf(value: unknown): number | undefined {
  const time = typeof value === 'string' ? Date.parse(value) / 1000 : numberOf(value);
  return time === undefined || Number.isNaN(time) || time <= 0 ? undefined : time;
}

/** WGS 84 degrees; undefined where they are none. */
export function placeOf(of: Json): { lon: number; lat: number } | undefined {
  const [lon, lat] = [numberOf(of.lon), numberOf(of.lat)];
  if (lon === undefined || lat === undefined) return undefined;
  const off = Math.abs(lon) > 180 || Math.abs(lat) > 90 || (lon === 0 && lat === 0);
  return off ? undefined : { lon, lat };
}
