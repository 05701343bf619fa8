/** zlib streams (RFC 1950), checksum included; throws where more than `size` bytes and a few come out. */
export async function inflate(source: Uint8Array, size: number): Promise<Uint8Array> {
  const native = inBrowser && size >= worthStream ? await inflateNatively(source, size) : undefined;
  return native ?? inflateByPako(source, size);
}

/** Node's DecompressionStream throws outside any promise where bytes are damaged (up to Node 20). */
const inBrowser = typeof process !== 'object' || process.versions?.node === undefined;
/** Bytes below which setting up a stream costs what native code saves. */
const worthStream = 65536;

/** By the platform's own inflater; undefined where it refuses, or where more than `size` bytes come out. */
export async function inflateNatively(
  source: Uint8Array,
  size: number,
): Promise<Uint8Array | undefined> {
  const { writable, readable } = new DecompressionStream('deflate');
  const writer = writable.getWriter();
  const reader = readable.getReader();
  const ignore = (): void => {};
  // The reader is told of the same failures.
  writer.write(source as Uint8Array<ArrayBuffer>).catch(ignore);
  writer.close().catch(ignore);
  const out = new Uint8Array(size);
  let filled = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return out.subarray(0, filled);
      if (filled + value.length > size) break;
      out.set(value, filled);
      filled += value.length;
    }
    await reader.cancel();
  } catch {
    // What is wrong, or merely odd (bytes behind the stream), the other inflater tells.
  }
  return undefined;
}

async function inflateByPako(source: Uint8Array, size: number): Promise<Uint8Array> {
  const { Inflate } = await import('pako');
  const stream = new Inflate({ chunkSize: size + 16 });
  const chunks: Uint8Array[] = [];
  stream.onData = (chunk) => {
    chunks.push(chunk as Uint8Array);
    if (chunks.length > 1) throw new RangeError(`more than ${size} bytes`);
  };
  stream.push(source, true);
  if (stream.err !== 0) throw new RangeError(stream.msg || `zlib error ${stream.err}`);
  return chunks[0] ?? new Uint8Array(0);
}

let zstdReady: Promise<(source: Uint8Array, size: number) => Uint8Array> | undefined;

/** Zstandard frames (RFC 8878). Gives nothing where they hold more than `size` bytes or are damaged. */
export async function unzstd(source: Uint8Array, size: number): Promise<Uint8Array> {
  zstdReady ??= import('zstddec').then(async ({ ZSTDDecoder }) => {
    const decoder = new ZSTDDecoder();
    await decoder.init();
    return (given, expected) => decoder.decode(given, expected);
  });
  return (await zstdReady)(source, size);
}
