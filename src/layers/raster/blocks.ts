import type { ByteSource } from './bytes.ts';
import { ByteCache, type Make } from './cache.ts';

const blockBytes = 65536;
/** Blocks between two wanted ones that are read along, rather than asking twice. */
const mostGap = 2;
const mostBlocks = 64;
/** Blocks read ahead of one who reads on where the last request ended. */
const mostAhead = 16;

/** Compressed bytes of all open rasters. */
export const byteBlocks = new ByteCache<ArrayBuffer>(48 * 2 ** 20, (b) => b.byteLength);
let sources = 0;

interface Wanted {
  readonly block: number;
  readonly abort: AbortSignal;
  awaited(): boolean;
  resolve(bytes: ArrayBuffer): void;
  reject(reason: unknown): void;
}

/** A source read in blocks that are kept for a while. */
export interface BlockedSource extends ByteSource {
  /** Forgets the blocks of this source. */
  dispose(): void;
}

/**
 * A source read in blocks of 64 KiB that are kept. What is asked for in one turn of the event loop is
 * read together: neighbours, and blocks a small gap apart, come with one request of at most 4 MiB,
 * never more than half of it unasked for. Who reads on where an earlier request ended is read ahead for,
 * as much as was read in a row so far and 1 MiB at most (GDAL's /vsicurl/ does so too). A request is
 * aborted when nobody wants any of it any more.
 */
export function blocked(source: ByteSource): BlockedSource {
  const prefix = `${sources++}/`;
  let queue: Wanted[] = [];
  /** Blocks that were read in a row up to a block, by the block that follows. */
  const rows = new Map<number, number>();

  /** Puts a block that is to be read into a list. */
  const into =
    (list: Wanted[], block: number): Make<ArrayBuffer> =>
    (abort, awaited) =>
      new Promise((resolve, reject) => list.push({ block, abort, awaited, resolve, reject }));

  function block(index: number, signal?: AbortSignal): Promise<ArrayBuffer> {
    const before = queue.length;
    const bytes = byteBlocks.get(`${prefix}${index}`, into(queue, index), signal);
    if (before === 0 && queue.length > 0) setTimeout(flush, 0);
    return bytes;
  }

  function flush(): void {
    const wanted = queue.sort((a, b) => a.block - b.block);
    queue = [];
    let run: Wanted[] = [];
    for (const item of wanted) {
      if (item.abort.aborted) {
        item.reject(item.abort.reason);
        continue;
      }
      if (run.length > 0 && !joins(run, item.block)) {
        read(run);
        run = [];
      }
      run.push(item);
    }
    if (run.length > 0) read(run);
  }

  function read(run: Wanted[]): void {
    const first = run[0]!.block;
    const before = rows.get(first) ?? 0;
    rows.delete(first);
    for (let ahead = Math.min(before, mostAhead); ahead > 0; ahead--) {
      const next = run.at(-1)!.block + 1;
      if (!byteBlocks.offer(`${prefix}${next}`, into(run, next))) break;
    }
    const count = run.at(-1)!.block - first + 1;
    rows.set(first + count, before + count);
    const controller = new AbortController();
    for (const { abort } of run)
      abort.addEventListener('abort', () => {
        if (!run.some(({ awaited }) => awaited())) controller.abort(abort.reason);
      });
    source.read(first * blockBytes, count * blockBytes, controller.signal).then(
      (bytes) => {
        for (const { block, resolve } of run) {
          const from = (block - first) * blockBytes;
          resolve(bytes.slice(from, from + blockBytes));
        }
      },
      (error: unknown) => {
        for (const { reject } of run) reject(error);
      },
    );
  }

  return {
    name: source.name,
    async read(offset, length, signal) {
      const first = Math.floor(offset / blockBytes);
      const last = Math.floor((offset + length - 1) / blockBytes);
      const wanted: Promise<ArrayBuffer>[] = [];
      for (let index = first; index <= last; index++) wanted.push(block(index, signal));
      const blocks = await Promise.all(wanted);
      const out = new Uint8Array(length);
      let filled = 0;
      for (const [i, bytes] of blocks.entries()) {
        const from = Math.max(0, offset - (first + i) * blockBytes);
        const piece = new Uint8Array(bytes).subarray(from, from + length - filled);
        out.set(piece, filled);
        filled += piece.length;
        if (bytes.byteLength < blockBytes) break;
      }
      return filled === length ? out.buffer : out.slice(0, filled).buffer;
    },
    dispose: () => byteBlocks.drop(prefix),
  };
}

/** Whether a block is near enough to the end of a run to be read with it. */
function joins(run: readonly Wanted[], block: number): boolean {
  const first = run[0]!.block;
  const gap = block - run.at(-1)!.block - 1;
  const total = block - first + 1;
  return gap <= mostGap && total <= mostBlocks && total <= 2 * (run.length + 1);
}
