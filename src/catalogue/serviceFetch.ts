import { Problem } from '../problem/problem.ts';
import { cappedBytes } from './capped.ts';
import { mebibytes, mostOfService } from './limits.ts';

const seconds = 30;
/** Bytes of a refusal that are read for its words. */
const mostSaid = 1024 * 1024;

/**
 * An address of a service that may be asked: http or https, without user name and password. Rejects
 * others with a Problem, `javascript:`, `file:` and `data:` among them.
 */
export function serviceUrl(address: string, base?: string): URL {
  const refuse = (code: 'serviceAddress' | 'serviceScheme' | 'serviceCredentials'): never => {
    throw new Problem(code, { file: shortened(address) });
  };
  const text = address.trim();
  if (!URL.canParse(text, base)) return refuse('serviceAddress');
  const url = new URL(text, base);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return refuse('serviceScheme');
  if (url.username !== '' || url.password !== '') return refuse('serviceCredentials');
  return url;
}

const shortened = (text: string): string => (text.length > 120 ? `${text.slice(0, 117)}...` : text);

/** Address without its query, to name a service by. */
export const nameOf = (url: string): string => url.replace(/[?#].*$/, '');

/**
 * Asks a service. Sends no cookies. Rejects with a Problem where it is silent, refuses, wants a login,
 * or does not let web pages read its answer. `accepts` names states that are an answer all the same.
 */
export async function askService<T>(
  address: string,
  read: (response: Response) => Promise<T>,
  options: {
    readonly signal?: AbortSignal;
    readonly seconds?: number;
    readonly init?: RequestInit;
    readonly accepts?: (status: number) => boolean;
    readonly fetch?: typeof fetch | undefined;
  } = {},
): Promise<T> {
  const url = serviceUrl(address).href;
  const file = nameOf(url);
  const limit = AbortSignal.timeout((options.seconds ?? seconds) * 1000);
  const signal = options.signal === undefined ? limit : AbortSignal.any([options.signal, limit]);
  try {
    const response = await (options.fetch ?? fetch)(url, {
      ...options.init,
      credentials: 'omit',
      signal,
    });
    if (!response.ok && options.accepts?.(response.status) !== true)
      throw await refusal(file, response);
    return await read(response);
  } catch (error) {
    if (error instanceof Problem) throw error;
    if (options.signal?.aborted) throw new Problem('cancelled', { file });
    if (limit.aborted)
      throw new Problem('timeout', { file, seconds: options.seconds ?? seconds }, { cause: error });
    throw await silence(url, file, error);
  }
}

/** The body of an answer of a service. Throws Problem `fileTooLarge`. */
export async function bodyOf(response: Response, file: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await cappedBytes(response, mostOfService);
  if (bytes !== undefined) return bytes;
  throw new Problem('fileTooLarge', { file, mebibytes: mebibytes(mostOfService) });
}

export const textOf = async (response: Response, file: string): Promise<string> =>
  new TextDecoder().decode(await bodyOf(response, file));

async function refusal(file: string, response: Response): Promise<Problem> {
  const { status } = response;
  if (status === 401 || status === 403) return new Problem('serviceLogin', { file, status });
  const body = await cappedBytes(response, mostSaid).catch(() => undefined);
  const detail = saidIn(new TextDecoder().decode(body)) || response.statusText || '–';
  return new Problem('serviceStatus', { file, status, detail });
}

/** The words of an answer in XML, HTML or plain text, for a message. */
export function saidIn(body: string): string {
  const text = body
    .slice(0, 20_000)
    .replace(/<(script|style|head)\b[\s\S]*?<\/\1\s*>/gi, ' ')
    .replace(/<!\[CDATA\[|\]\]>/g, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return text.length > 240 ? `${text.slice(0, 237)}...` : text;
}

/** A browser does not say why a request failed; one whose answer may not be read tells the cases apart. */
async function silence(url: string, file: string, cause: unknown): Promise<Problem> {
  const page = typeof location === 'undefined' ? undefined : location;
  if (page?.protocol === 'https:' && url.startsWith('http:'))
    return new Problem('serviceInsecure', { file }, { cause });
  const answers =
    page !== undefined &&
    (await fetch(url, {
      mode: 'no-cors',
      credentials: 'omit',
      signal: AbortSignal.timeout(8000),
    }).then(
      () => true,
      () => false,
    ));
  if (answers) return new Problem('serviceCors', { file }, { cause });
  const detail = cause instanceof Error ? cause.message : String(cause);
  return new Problem('unreachable', { file, detail }, { cause });
}

/**
 * An address that a service gives for an operation. Misconfigured servers name a host that only they
 * can reach, or http behind an https proxy: then the address that was asked is kept.
 */
export function operationUrl(stated: string | undefined, asked: string): string {
  if (stated === undefined || stated === '' || !URL.canParse(stated, asked)) return asked;
  const url = new URL(stated, asked);
  const from = new URL(asked);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return asked;
  if (url.username !== '' || url.password !== '') return asked;
  if (isInternal(url.hostname) && !isInternal(from.hostname)) return asked;
  if (url.hostname === from.hostname && from.protocol === 'https:' && url.protocol === 'http:') {
    url.protocol = 'https:';
    url.port = from.port;
  }
  return keptTemplate(url.href);
}

/** Braces of a template, which `URL` escapes. */
export const keptTemplate = (href: string): string =>
  href.replace(/%7B/gi, '{').replace(/%7D/gi, '}');

const isInternal = (host: string): boolean =>
  /^(localhost|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|\[::1\]|0\.0\.0\.0)/.test(
    host,
  ) || !/[.:]/.test(host);

/** Sets parameters of a query whatever their case was before (WMS and WMTS names have none). */
export function withQuery(address: string, params: Readonly<Record<string, string>>): string {
  const url = new URL(address);
  const ours = new Set(Object.keys(params).map((name) => name.toLowerCase()));
  for (const name of [...url.searchParams.keys()])
    if (ours.has(name.toLowerCase())) url.searchParams.delete(name);
  for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value);
  return url.href;
}

/** The address without the named parameters. */
export function withoutQuery(address: string, names: readonly string[]): string {
  const url = new URL(address);
  for (const name of [...url.searchParams.keys()])
    if (names.includes(name.toLowerCase())) url.searchParams.delete(name);
  url.hash = '';
  return url.href.replace(/\?$/, '');
}
