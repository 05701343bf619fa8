import CachePolicy from 'http-cache-semantics';
import { Problem } from '../problem/problem.ts';
import { cappedBytes } from './capped.ts';
import { usualHeader } from './key.ts';
import { saidIn } from './serviceFetch.ts';

const MiB = 1024 * 1024;
/** Longest wait that a server may ask for by Retry-After, seconds: a wrong unit must not end a feed. */
const longestRetry = 3600;

/** A server that asks to be left alone for a while (429, 503). */
export class BusyProblem extends Problem {
  /** Seconds by its Retry-After header, undefined where it has none. */
  readonly retryAfter: number | undefined;

  constructor(file: string, status: number, retryAfter: number | undefined) {
    super('feedBusy', { file, status });
    this.retryAfter = retryAfter;
  }
}

/** What a server answered: a body, or that nothing has changed (304). */
export interface Answer {
  readonly bytes: Uint8Array | undefined;
  readonly policy: CachePolicy;
}

const headersOf = (response: Response): Record<string, string> =>
  Object.fromEntries(response.headers);

/** Freshness and validators of an answer by RFC 9111; without heuristics, since a feed lives. */
const policyOf = (url: string, response: Response): CachePolicy =>
  new CachePolicy(
    { url, method: 'GET', headers: {} },
    { status: response.status, headers: headersOf(response) },
    { shared: false, cacheHeuristic: 0 },
  );

/** Request headers that ask for a body only if it is another than the one `policy` is of. */
export const validators = (url: string, policy: CachePolicy | undefined): Record<string, string> =>
  policy === undefined
    ? {}
    : (policy.revalidationHeaders({ url, method: 'GET', headers: {} }) as Record<string, string>);

/** Seconds for which an answer says that it stays fresh; 0 where it does not say. */
export const freshFor = (policy: CachePolicy): number => {
  const seconds = policy.timeToLive() / 1000;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : 0;
};

/**
 * Reads an answer of at most `mostBytes`. Rejects with a Problem where its status is no success:
 * `feedBusy` (BusyProblem), `feedKey`, `feedRedirect`, `notFound`, `serviceStatus`; `feedTooLarge` beyond
 * `mostBytes`, `feedPage` where it is a web page.
 */
export async function readAnswer(
  url: string,
  file: string,
  response: Response,
  before: CachePolicy | undefined,
  {
    mostBytes,
    now,
    keyHeader = usualHeader,
  }: { readonly mostBytes: number; readonly now: number; readonly keyHeader?: string | undefined },
): Promise<Answer> {
  const { status } = response;
  if (status === 304) return { bytes: undefined, policy: renewed(url, response, before) };
  // Only a request with a key does not follow by itself: who is sent elsewhere must not get it.
  if (response.type === 'opaqueredirect' || (status >= 300 && status < 400)) {
    await response.body?.cancel().catch(() => undefined);
    throw new Problem('feedRedirect', { file });
  }
  if (response.ok) {
    const bytes = await bodyOf(file, response, mostBytes);
    refusePage(file, response, bytes);
    return { bytes, policy: policyOf(url, response) };
  }
  if (status === 429 || status === 503) {
    await response.body?.cancel().catch(() => undefined);
    throw new BusyProblem(file, status, retryAfter(response.headers.get('retry-after'), now));
  }
  if (status === 401 || status === 403)
    throw new Problem('feedKey', { file, status, header: keyHeader });
  if (status === 404 || status === 410) throw new Problem('notFound', { file, status });
  const body = await bodyOf(file, response, MiB).catch(() => new Uint8Array());
  const detail = saidIn(new TextDecoder().decode(body)) || response.statusText || '–';
  throw new Problem('serviceStatus', { file, status, detail });
}

function renewed(url: string, response: Response, before: CachePolicy | undefined): CachePolicy {
  if (before === undefined) return policyOf(url, response);
  const answer = { status: 304, headers: headersOf(response) };
  return before.revalidatedPolicy({ url, method: 'GET', headers: {} }, answer).policy;
}

/** Seconds of a Retry-After header: a number of them, or a date (RFC 9110, 10.2.3). */
export function retryAfter(value: string | null, now: number): number | undefined {
  if (value === null) return undefined;
  const text = value.trim();
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - now) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.min(longestRetry, Math.max(0, seconds));
}

/** A body of at most `most` bytes. Throws Problem `feedTooLarge`. */
async function bodyOf(file: string, response: Response, most: number): Promise<Uint8Array> {
  const bytes = await cappedBytes(response, most);
  if (bytes === undefined)
    throw new Problem('feedTooLarge', { file, mebibytes: Math.ceil(most / MiB) });
  return bytes;
}

/** Throws Problem `feedPage` where a page stands in place of data: a login, an error, a notice of the operator. */
function refusePage(file: string, response: Response, bytes: Uint8Array): void {
  const head = new TextDecoder().decode(bytes.subarray(0, 20_000));
  const begins = /^\s*(<!doctype html|<html\b)/i.test(head);
  if (
    !begins &&
    !/^(text\/html|application\/xhtml)/i.test(response.headers.get('content-type') ?? '')
  )
    return;
  const title = /<title[^>]*>([^<]*)/i.exec(head)?.[1] ?? head;
  throw new Problem('feedPage', { file, title: saidIn(title).slice(0, 100) || '–' });
}
