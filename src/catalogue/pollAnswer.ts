import CachePolicy from 'http-cache-semantics';
import { Problem } from '../problem/problem.ts';
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
 * `feedBusy` (BusyProblem), `serviceLogin`, `notFound`, `serviceStatus`; `feedTooLarge` beyond `mostBytes`.
 */
export async function readAnswer(
  url: string,
  file: string,
  response: Response,
  before: CachePolicy | undefined,
  { mostBytes, now }: { readonly mostBytes: number; readonly now: number },
): Promise<Answer> {
  const { status } = response;
  if (status === 304) return { bytes: undefined, policy: renewed(url, response, before) };
  if (response.ok)
    return { bytes: await cappedBytes(file, response, mostBytes), policy: policyOf(url, response) };
  if (status === 429 || status === 503) {
    await response.body?.cancel().catch(() => undefined);
    throw new BusyProblem(file, status, retryAfter(response.headers.get('retry-after'), now));
  }
  if (status === 401 || status === 403) throw new Problem('serviceLogin', { file, status });
  if (status === 404 || status === 410) throw new Problem('notFound', { file, status });
  const body = await cappedBytes(file, response, MiB).catch(() => new Uint8Array());
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

async function cappedBytes(file: string, response: Response, most: number): Promise<Uint8Array> {
  const tooLarge = (): Problem =>
    new Problem('feedTooLarge', { file, mebibytes: Math.ceil(most / MiB) });
  if (response.body === null) return new Uint8Array();
  if (Number(response.headers.get('content-length') ?? 0) > most) {
    await response.body.cancel().catch(() => undefined);
    throw tooLarge();
  }
  const reader = response.body.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > most) {
      await reader.cancel().catch(() => undefined);
      throw tooLarge();
    }
    parts.push(value);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
