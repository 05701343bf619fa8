import { Problem } from '../../problem/problem.ts';
import type { ByteSource } from './bytes.ts';

const tries = 3;
const secondsToWait = 30;
const waitMs = 150;
/** Of a server without ranges; more would fill a browser's memory. */
const mostWholeBytes = 512 * 2 ** 20;

/**
 * Bytes of a file on a server by range requests. Every answer is held against what was asked for and
 * its own Content-Range, because a browser's partial cache may hand out a short body behind a
 * right-looking 206; a wrong one is asked for again and then reported, never given on. So is a file
 * that another answer shows to be a different one (ETag, Last-Modified, length). A server without
 * ranges is read whole, once.
 */
export function httpSource(url: string): ByteSource {
  let whole: ArrayBuffer | undefined;
  let size: number | undefined;
  let seenEnd: number | undefined;
  const marks = new Map<string, string>();

  /** The bytes, or a Problem that another try may mend. */
  async function once(
    offset: number,
    length: number,
    signal: AbortSignal | undefined,
  ): Promise<ArrayBuffer | Problem> {
    const limit = AbortSignal.timeout(secondsToWait * 1000);
    const both = signal === undefined ? limit : AbortSignal.any([signal, limit]);
    try {
      const headers = { Range: `bytes=${offset}-${offset + length - 1}` };
      const answer = await fetch(url, { headers, cache: 'no-store', signal: both });
      if (answer.status === 416) return new ArrayBuffer(0);
      if (answer.status === 404 || answer.status === 410)
        throw new Problem('notFound', { file: url, status: answer.status });
      if (answer.status === 401 || answer.status === 403)
        throw new Problem('serviceLogin', { file: url, status: answer.status });
      if (!answer.ok)
        return new Problem('unreachable', { file: url, detail: `HTTP ${answer.status}` });
      same(answer);
      if (answer.status === 206) return checked(answer, await answer.arrayBuffer(), offset, length);
      const announced = Number(answer.headers.get('Content-Length') ?? 0);
      if (announced > mostWholeBytes) {
        const mebibytes = Math.round(announced / 2 ** 20);
        throw new Problem('rasterNoRanges', { file: url, mebibytes });
      }
      const body = await answer.arrayBuffer();
      if (announced > 0 && body.byteLength < announced && !answer.headers.has('Content-Encoding'))
        return short(body.byteLength, announced);
      whole = body;
      return body.slice(offset, offset + length);
    } catch (error) {
      if (error instanceof Problem) throw error;
      if (signal?.aborted) throw new Problem('cancelled', { file: url });
      if (limit.aborted) throw new Problem('timeout', { file: url, seconds: secondsToWait });
      return new Problem('unreachable', { file: url, detail: String(error) }, { cause: error });
    }
  }

  const short = (received: number, expected: number): Problem =>
    new Problem('rasterShortBody', { file: url, received, expected, tries });

  function checked(
    answer: Response,
    body: ArrayBuffer,
    offset: number,
    length: number,
  ): ArrayBuffer | Problem {
    const range = answer.headers.get('Content-Range');
    const [, start, end, total] = /^bytes (\d+)-(\d+)\/(\d+|\*)$/.exec(range ?? '') ?? [];
    if (range === null) return unmarked(body, offset, length);
    if (total !== undefined && total !== '*') {
      mark('size', total);
      size = Number(total);
    }
    const last = offset + length - 1;
    const wanted = size === undefined ? undefined : Math.min(last, size - 1);
    const right =
      Number(start) === offset &&
      Number(end) <= last &&
      (wanted === undefined || Number(end) === wanted);
    if (!right) {
      const asked = `${offset}-${last}`;
      return new Problem('rasterWrongRange', { file: url, asked, answered: String(range), tries });
    }
    const expected = Number(end) - offset + 1;
    return body.byteLength === expected ? body : short(body.byteLength, expected);
  }

  /**
   * A server of another origin may hide its Content-Range. A body that is shorter than asked for is
   * then the file's end only where a second answer ends there too.
   */
  function unmarked(body: ArrayBuffer, offset: number, length: number): ArrayBuffer | Problem {
    const end = offset + body.byteLength;
    if (body.byteLength === length) return body;
    if (body.byteLength > length || (end !== seenEnd && end !== size)) {
      seenEnd = end;
      return short(body.byteLength, length);
    }
    size = end;
    return body;
  }

  /** Holds what identifies the file against the first answer. */
  function same(answer: Response): void {
    for (const name of ['ETag', 'Last-Modified']) {
      const value = answer.headers.get(name);
      if (value !== null) mark(name, value);
    }
  }

  function mark(name: string, value: string): void {
    const before = marks.get(name);
    if (before !== undefined && before !== value) throw new Problem('rasterChanged', { file: url });
    marks.set(name, value);
  }

  return {
    name: url,
    async read(offset, length, signal) {
      if (whole !== undefined) return whole.slice(offset, offset + length);
      if (size !== undefined && offset >= size) return new ArrayBuffer(0);
      for (let attempt = 1; ; attempt++) {
        const answer = await once(offset, length, signal);
        if (answer instanceof ArrayBuffer) return answer;
        if (attempt === tries) throw answer;
        await pause(waitMs * attempt, signal);
        if (signal?.aborted) throw new Problem('cancelled', { file: url });
      }
    },
  };
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
