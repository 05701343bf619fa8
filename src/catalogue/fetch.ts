import { Problem } from '../problem/problem.ts';
import { cappedBytes, cappedParts } from './capped.ts';
import { keyOf, usualHeader } from './key.ts';
import { mebibytes, mostBytesOf } from './limits.ts';
import { localFile } from './localFiles.ts';

/** Makes something of the body of an answer; `file` is the address that was asked. */
export type BodyReader<T> = (response: Response, file: string) => Promise<T>;

/**
 * Fetches a file of a city, or one of this device (`localFiles.ts`), and reads its body by `read`. A key that was
 * given for its server goes along. Rejects with a Problem that names the file: `cancelled`, `timeout` (nothing
 * complete within `seconds`), `feedKey` (401, 403), `feedRedirect` (with a key), `notFound`, `localGone` or
 * `unreachable`; a Problem that `read` throws passes through, `fileTooLarge` among them.
 * @param keyHeader name of the header in which the server wants a key, where the catalogue says
 */
export async function fetchFile<T>(
  file: string,
  read: BodyReader<T>,
  signal?: AbortSignal,
  seconds = 60,
  keyHeader = usualHeader,
): Promise<T> {
  const limit = AbortSignal.timeout(seconds * 1000);
  const both = signal === undefined ? limit : AbortSignal.any([signal, limit]);
  try {
    const response = await answerOf(file, both);
    const { status } = response;
    // A key must not go to another server; an answer that would lead there shows no status (type opaqueredirect).
    if (response.type === 'opaqueredirect' || (status >= 300 && status < 400))
      throw new Problem('feedRedirect', { file });
    if ((status === 401 || status === 403) && URL.canParse(file))
      throw new Problem('feedKey', { file, status, header: keyHeader });
    if (!response.ok) throw new Problem('notFound', { file, status });
    return await read(response, file);
  } catch (error) {
    if (error instanceof Problem) throw error;
    if (signal?.aborted) throw new Problem('cancelled', { file });
    if (limit.aborted) throw new Problem('timeout', { file, seconds }, { cause: error });
    const detail = error instanceof Error ? error.message : String(error);
    throw new Problem('unreachable', { file, detail }, { cause: error });
  }
}

function answerOf(file: string, signal: AbortSignal): Promise<Response> | Response {
  if (!file.startsWith('local:')) {
    const key = keyOf(file);
    return key === undefined
      ? fetch(file, { signal })
      : fetch(file, { signal, headers: { [key.header]: key.value }, redirect: 'manual' });
  }
  const held = localFile(file);
  if (held === undefined)
    throw new Problem('localGone', { file: decodeURIComponent(file.slice(file.indexOf('/') + 1)) });
  return new Response(held);
}

/** What was read, or Problem `fileTooLarge`: of no file more is kept than `limits.ts` says. */
function within<T>(read: T | undefined, file: string): T {
  if (read !== undefined) return read;
  throw new Problem('fileTooLarge', { file, mebibytes: mebibytes(mostBytesOf(file)) });
}

const bytesOf = async (response: Response, file: string): Promise<Uint8Array<ArrayBuffer>> =>
  within(await cappedBytes(response, mostBytesOf(file)), file);

export const asBytes: BodyReader<ArrayBuffer> = async (response, file) =>
  (await bytesOf(response, file)).buffer;

export const asText: BodyReader<string> = async (response, file) =>
  new TextDecoder().decode(await bytesOf(response, file));

/** The body kept as it came, with its media type. */
export const asBlob: BodyReader<Blob> = async (response, file) => {
  const parts = within(await cappedParts(response, mostBytesOf(file)), file);
  return new Blob(parts, { type: response.headers.get('content-type') ?? '' });
};

/** The body as JSON; throws a Problem `jsonSyntax` where it is none. */
export const asJson: BodyReader<unknown> = async (response, file) => {
  const text = await asText(response, file);
  try {
    return JSON.parse(text);
  } catch (error) {
    const detail = (error as Error).message;
    throw new Problem('jsonSyntax', { file, detail }, { cause: error });
  }
};
