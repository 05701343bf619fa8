import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { asProblem, Problem } from '../../../src/problem/problem.ts';

export interface DownloadOptions {
  readonly url: string;
  /** Final path; `<path>.part` holds an unfinished download and `<path>.part.etag` its validator. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Share done, 0..1. */
  readonly progress?: (share: number) => void;
  /** Tries after the first. Default 4. */
  readonly retries?: number;
  /** Wait before the first retry, doubled each time, milliseconds. Default 500. */
  readonly backOff?: number;
  /** Longest silence of the server, milliseconds. Default 30 000. */
  readonly timeout?: number;
}

/** SHA-256 of a file, lower-case hexadecimal. */
export async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** Throws `sourceBytes` or `sourceHash` where the file at `path` is not the one described. */
export async function verify(
  path: string,
  expected: { readonly bytes: number; readonly sha256: string },
  file: string = path,
): Promise<void> {
  const { size } = await stat(path);
  if (size !== expected.bytes)
    throw new Problem('sourceBytes', { file, bytes: size, expected: expected.bytes });
  const found = await sha256(path);
  if (found !== expected.sha256)
    throw new Problem('sourceHash', { file, found, expected: expected.sha256 });
}

/**
 * Fetches a file to `path`, going on where an earlier attempt stopped, and verifies size and SHA-256.
 * A resumed file that turns out wrong is fetched once more from its start.
 * @throws Problem `sourceGone` and `sourceChanged` at once; `unreachable`, `timeout`, `sourceBytes`
 * and `sourceHash` after the last try
 */
export async function download(options: DownloadOptions): Promise<void> {
  const { url, path, retries = 4, backOff = 500 } = options;
  await mkdir(dirname(path), { recursive: true });
  const part = `${path}.part`;
  for (let attempt = 0; ; attempt++) {
    const resumed = await size(part);
    try {
      if (resumed < options.bytes) await fetchRest(options, part, resumed);
      await verify(part, options, url);
      await rename(part, path);
      await rm(`${part}.etag`, { force: true });
      return;
    } catch (error) {
      const problem = asProblem(error, url);
      const wrong = problem.code === 'sourceHash' || (await size(part)) > options.bytes;
      if (wrong) await rm(part, { force: true });
      const final = problem.code === 'sourceGone' || problem.code === 'sourceChanged';
      if (final || (wrong && resumed === 0) || attempt >= retries) throw problem;
      await sleep(backOff * 2 ** attempt);
    }
  }
}

async function size(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.size ?? 0;
}

/** Appends what is missing to the part file, or starts it anew where the server's file has changed. */
async function fetchRest(options: DownloadOptions, part: string, have: number): Promise<void> {
  const { url, timeout = 30_000 } = options;
  const silence = new AbortController();
  const wake = (): NodeJS.Timeout =>
    setTimeout(
      () => silence.abort(new Problem('timeout', { file: url, seconds: timeout / 1000 })),
      timeout,
    );
  let timer = wake();
  try {
    const etag = await readFile(`${part}.etag`, 'utf8').catch(() => '');
    const resume = have > 0 && etag !== '';
    const response = await fetch(url, {
      signal: silence.signal,
      headers: {
        'accept-encoding': 'identity',
        ...(resume ? { range: `bytes=${have}-`, 'if-range': etag } : {}),
      },
    });
    if (!response.ok || response.body === null) {
      await response.body?.cancel();
      const { status } = response;
      if (status === 416) await rm(part, { force: true });
      if (status >= 400 && status < 500 && ![408, 416, 425, 429].includes(status))
        throw new Problem('sourceGone', { file: url, status });
      throw new Problem('unreachable', { file: url, detail: `HTTP ${status}` });
    }
    const goesOn =
      response.status === 206 &&
      response.headers.get('content-range')?.startsWith(`bytes ${have}-`) === true;
    const length = Number(response.headers.get('content-length') ?? Number.NaN);
    if (!goesOn && !Number.isNaN(length) && length !== options.bytes) {
      await response.body.cancel();
      throw new Problem('sourceChanged', { file: url, bytes: length, expected: options.bytes });
    }
    const validator = response.headers.get('etag') ?? response.headers.get('last-modified') ?? '';
    // A weak ETag must not be sent in If-Range (RFC 9110, 13.1.5).
    if (!goesOn) await writeFile(`${part}.etag`, validator.startsWith('W/') ? '' : validator);
    const out = createWriteStream(part, { flags: goesOn ? 'a' : 'w' });
    let done = goesOn ? have : 0;
    try {
      for await (const chunk of response.body) {
        clearTimeout(timer);
        timer = wake();
        done += chunk.byteLength;
        if (!out.write(chunk))
          await new Promise<void>((drained) => out.once('drain', () => drained()));
        if (done > options.bytes) break;
        options.progress?.(done / options.bytes);
      }
    } finally {
      await new Promise<void>((closed) => out.end(() => closed()));
    }
  } catch (error) {
    if (error instanceof Problem) throw error;
    if (silence.signal.reason instanceof Problem) throw silence.signal.reason;
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new Problem('unreachable', { file: url, detail }, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}
