import { Problem } from '../problem/problem.ts';
import { serviceUrl } from './serviceFetch.ts';

/** A request header that a server asks for before it gives its data. */
export interface FeedKey {
  readonly header: string;
  readonly value: string;
}

/** Name under which most operators take a key, where neither catalogue nor person says another. */
export const usualHeader = 'x-api-key';

/** Header names by RFC 9110, 5.6.2, less those that a browser sets itself. */
const token = /^[\w!#$%&'*+.^`|~-]{1,100}$/;
const browsers =
  /^(host|cookie|origin|referer|content-.*|accept-(charset|encoding)|connection|te|upgrade|via|proxy-.*|sec-.*|if-.*)$/i;
/** Visible characters and spaces between them (RFC 9110, 5.5). */
const printable = /^[\x21-\x7e](?:[\x20-\x7e]{0,4000}[\x21-\x7e])?$/;

const keys = new Map<string, FeedKey>();
const listeners = new Set<(origin: string) => void>();

/**
 * Keeps a key for the origin of `url`, in memory alone: it is in no link, file or storage, and gone with the
 * page. Throws Problem `keyInvalid` where it can be no header, and those of `serviceUrl`.
 */
export function keepKey(url: string, { header, value }: FeedKey): void {
  const { origin } = serviceUrl(url);
  const key = { header: header.trim(), value: value.trim() };
  if (!token.test(key.header) || browsers.test(key.header) || !printable.test(key.value))
    throw new Problem('keyInvalid', { file: origin, header: key.header.slice(0, 60) });
  keys.set(origin, key);
  for (const listener of listeners) listener(origin);
}

/** The key to send with a request of this address: that of its very origin (scheme, host and port). */
export const keyOf = (url: string): FeedKey | undefined =>
  URL.canParse(url) ? keys.get(new URL(url).origin) : undefined;

/** Forgets all keys. */
export const forgetKeys = (): void => keys.clear();

/** Calls back with the origin for which a key was given; the answer ends that. */
export function whenKeyGiven(listener: (origin: string) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
