/** zlib streams (RFC 1950), checksum included; throws where more than `size` bytes and a few come out. */
export async function inflate(source: Uint8Array, size: number): Promise<Uint8Array> {
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
