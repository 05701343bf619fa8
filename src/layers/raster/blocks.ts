import type { ByteSource } from './bytes.ts';
import { ByteCache } from './cache.ts';

const blockBytes = 65536;
const capBytes = 24 * 2 ** 20;

/**
 * A source read in blocks of 64 KiB that are kept for a while. Directories and small tiles of one file
 * lie close together, so neighbours come with one request; blocks that miss in a row are one request.
 */
export function blocked(source: ByteSource): ByteSource {
  const cache = new ByteCache<ArrayBuffer>(capBytes, (b) => b.byteLength);

  async function read(offset: number, length: number, signal?: AbortSignal): Promise<ArrayBuffer> {
    const first = Math.floor(offset / blockBytes);
    const last = Math.floor((offset + length - 1) / blockBytes);
    const parts: Promise<ArrayBuffer>[] = [];
    for (let block = first; block <= last; block++) parts.push(part(block, last, signal));
    const blocks = await Promise.all(parts);
    const out = new Uint8Array(length);
    let filled = 0;
    for (const [i, block] of blocks.entries()) {
      const from = Math.max(0, offset - (first + i) * blockBytes);
      const piece = new Uint8Array(block).subarray(from, from + length - filled);
      out.set(piece, filled);
      filled += piece.length;
      if (block.byteLength < blockBytes) break;
    }
    return filled === length ? out.buffer : out.slice(0, filled).buffer;
  }

  /** One block; a miss takes those behind it, up to `last`, along in the same request. */
  function part(
    block: number,
    last: number,
    signal: AbortSignal | undefined,
  ): Promise<ArrayBuffer> {
    let run: Promise<ArrayBuffer> | undefined;
    const make = (index: number) => async (): Promise<ArrayBuffer> => {
      run ??= source.read(block * blockBytes, (last - block + 1) * blockBytes, signal);
      const from = (index - block) * blockBytes;
      return (await run).slice(from, from + blockBytes);
    };
    const wanted = cache.get(String(block), make(block));
    if (run !== undefined)
      for (let next = block + 1; next <= last; next++)
        void cache.get(String(next), make(next)).catch(() => undefined);
    return wanted;
  }

  return { name: source.name, read };
}
