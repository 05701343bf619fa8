import { Problem } from '../problem/problem.ts';

const timeoutSeconds = 60;

/** Fetches a file of the city; rejects with a Problem that names it. */
export async function fetchFile(url: string, signal?: AbortSignal): Promise<Response> {
  const timeout = AbortSignal.timeout(timeoutSeconds * 1000);
  let response: Response;
  try {
    response = await fetch(url, { signal: signal ? AbortSignal.any([signal, timeout]) : timeout });
  } catch (error) {
    if (timeout.aborted) {
      throw new Problem('timeout', { file: url, seconds: timeoutSeconds }, { cause: error });
    }
    const detail = error instanceof Error ? error.message : String(error);
    throw new Problem('unreachable', { file: url, detail }, { cause: error });
  }
  if (response.ok) return response;
  throw new Problem('notFound', { file: url, status: response.status });
}
