import { Problem } from '../../problem/problem.ts';

/** Where a raster's bytes come from. `read` gives fewer bytes only where the file ends. */
export interface ByteSource {
  /** How a person knows the file: address or path. */
  readonly name: string;
  read(offset: number, length: number, signal?: AbortSignal): Promise<ArrayBuffer>;
}

const tries = 3;
const secondsToWait = 30;

/**
 * Bytes of a file on a server by range requests. Every answer is held against its Content-Range,
 * because a browser's partial cache may hand out a short body behind a right-looking 206; a wrong one
 * is asked for again and then reported. A server without ranges is read whole, once.
 */
export function httpSource(url: string): ByteSource {
  let whole: Promise<ArrayBuffer> | undefined;

  async function once(
    offset: number,
    length: number,
    signal: AbortSignal | undefined,
  ): Promise<ArrayBuffer | Problem> {
    const limit = AbortSignal.timeout(secondsToWait * 1000);
    const both = signal === undefined ? limit : AbortSignal.any([signal, limit]);
    try {
      const range = `bytes=${offset}-${offset + length - 1}`;
      const answer = await fetch(url, {
        headers: { Range: range },
        cache: 'no-store',
        signal: both,
      });
      if (answer.status === 416) return new ArrayBuffer(0);
      if (answer.status === 404 || answer.status === 410)
        throw new Problem('notFound', { file: url, status: answer.status });
      if (!answer.ok)
        return new Problem('unreachable', { file: url, detail: `HTTP ${answer.status}` });
      const body = await answer.arrayBuffer();
      if (answer.status === 206) return checked(answer, body, offset);
      whole = Promise.resolve(body);
      return body.slice(offset, offset + length);
    } catch (error) {
      if (error instanceof Problem) throw error;
      if (signal?.aborted) throw new Problem('cancelled', { file: url });
      if (limit.aborted) return new Problem('timeout', { file: url, seconds: secondsToWait });
      return new Problem('unreachable', { file: url, detail: String(error) }, { cause: error });
    }
  }

  function checked(answer: Response, body: ArrayBuffer, offset: number): ArrayBuffer | Problem {
    const [, start, end] =
      /bytes (\d+)-(\d+)\//.exec(answer.headers.get('Content-Range') ?? '') ?? [];
    // A server of another origin may hide the header; the decoder then notices what is missing.
    if (start === undefined || end === undefined) return body;
    const expected = Number(end) - Number(start) + 1;
    if (Number(start) === offset && body.byteLength === expected) return body;
    return new Problem('rasterShortBody', {
      file: url,
      received: body.byteLength,
      expected,
      tries,
    });
  }

  return {
    name: url,
    async read(offset, length, signal) {
      if (whole !== undefined) return (await whole).slice(offset, offset + length);
      for (let attempt = 1; ; attempt++) {
        const answer = await once(offset, length, signal);
        if (answer instanceof ArrayBuffer) return answer;
        if (attempt === tries || answer.code === 'timeout') throw answer;
      }
    },
  };
}

/** Bytes of a file on this machine; Node only. */
export async function fileSource(path: string): Promise<ByteSource> {
  const { open, access } = await import(/* @vite-ignore */ 'node:fs/promises');
  await access(path).catch((error: unknown) => {
    throw new Problem('unreachable', { file: path, detail: String(error) }, { cause: error });
  });
  return {
    name: path,
    async read(offset, length) {
      const file = await open(path, 'r');
      try {
        const buffer = new ArrayBuffer(length);
        const { bytesRead } = await file.read(new Uint8Array(buffer), 0, length, offset);
        return bytesRead === length ? buffer : buffer.slice(0, bytesRead);
      } finally {
        await file.close();
      }
    },
  };
}

/** Bytes already in memory, for example of a dropped file that was read. */
export const memorySource = (name: string, bytes: Uint8Array): ByteSource => ({
  name,
  read: async (offset, length) => bytes.slice(offset, offset + length).buffer as ArrayBuffer,
});
