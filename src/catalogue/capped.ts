/** The body of an answer in pieces; undefined, and the line given up, where it is longer than `most` bytes. */
export async function cappedParts(
  response: Response,
  most: number,
): Promise<Uint8Array<ArrayBuffer>[] | undefined> {
  if (response.body === null) return [];
  if (Number(response.headers.get('content-length') ?? 0) > most) {
    await response.body.cancel().catch(() => undefined);
    return undefined;
  }
  const reader = response.body.getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return parts;
    length += value.length;
    if (length > most) {
      await reader.cancel().catch(() => undefined);
      return undefined;
    }
    parts.push(value);
  }
}

/** The body of an answer; undefined, and the line given up, where it is longer than `most` bytes. */
export async function cappedBytes(
  response: Response,
  most: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const parts = await cappedParts(response, most);
  if (parts === undefined) return undefined;
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
