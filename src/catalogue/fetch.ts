import { Problem } from '../problem/problem.ts';
import { localFile } from './localFiles.ts';

/**
 * Fetches a file of a city, or one of this device (`localFiles.ts`), and reads its body by `read`. Rejects with a Problem that names the file:
 * `cancelled`, `timeout` (nothing complete within `seconds`), `notFound`, `localGone` or `unreachable`; a Problem
 * that `read` throws passes through.
 */
export async function fetchFile<T>(
  file: string,
  read: (response: Response) => Promise<T>,
  signal?: AbortSignal,
  seconds = 60,
): Promise<T> {
  const limit = AbortSignal.timeout(seconds * 1000);
  const both = signal === undefined ? limit : AbortSignal.any([signal, limit]);
  try {
    const response = await answerOf(file, both);
    if (!response.ok) throw new Problem('notFound', { file, status: response.status });
    return await read(response);
  } catch (error) {
    if (error instanceof Problem) throw error;
    if (signal?.aborted) throw new Problem('cancelled', { file });
    if (limit.aborted) throw new Problem('timeout', { file, seconds }, { cause: error });
    const detail = error instanceof Error ? error.message : String(error);
    throw new Problem('unreachable', { file, detail }, { cause: error });
  }
}

function answerOf(file: string, signal: AbortSignal): Promise<Response> | Response {
  if (!file.startsWith('local:')) return fetch(file, { signal });
  const held = localFile(file);
  if (held === undefined)
    throw new Problem('localGone', { file: decodeURIComponent(file.slice(file.indexOf('/') + 1)) });
  return new Response(held);
}

export const asText = (response: Response): Promise<string> => response.text();
export const asBytes = (response: Response): Promise<ArrayBuffer> => response.arrayBuffer();

/** The body as JSON; throws a Problem `jsonSyntax` where it is none. */
export async function asJson(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch (error) {
    const detail = (error as Error).message;
    throw new Problem('jsonSyntax', { file: response.url, detail }, { cause: error });
  }
}
