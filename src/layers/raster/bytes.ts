import { Problem } from '../../problem/problem.ts';

/** Where a raster's bytes come from. `read` gives fewer bytes only where the file ends. */
export interface ByteSource {
  /** How a person knows the file: address or path. */
  readonly name: string;
  read(offset: number, length: number, signal?: AbortSignal): Promise<ArrayBuffer>;
}

/** Bytes of a file on this machine; Node only. One that changes after the first read is reported. */
export async function fileSource(path: string): Promise<ByteSource> {
  const { open, access } = await import(/* @vite-ignore */ 'node:fs/promises');
  await access(path).catch((error: unknown) => {
    throw new Problem('unreachable', { file: path, detail: String(error) }, { cause: error });
  });
  let first: string | undefined;
  return {
    name: path,
    async read(offset, length, signal) {
      if (signal?.aborted) throw new Problem('cancelled', { file: path });
      const file = await open(path, 'r').catch((error: unknown) => {
        throw new Problem('unreachable', { file: path, detail: String(error) }, { cause: error });
      });
      try {
        const { size, mtimeMs } = await file.stat();
        first ??= `${size} ${mtimeMs}`;
        if (first !== `${size} ${mtimeMs}`) throw new Problem('rasterChanged', { file: path });
        const buffer = new ArrayBuffer(Math.max(0, Math.min(length, size - offset)));
        let filled = 0;
        while (filled < buffer.byteLength) {
          const { bytesRead } = await file.read(new Uint8Array(buffer, filled), {
            position: offset + filled,
          });
          if (bytesRead === 0) throw new Problem('rasterChanged', { file: path });
          filled += bytesRead;
        }
        return buffer;
      } finally {
        await file.close();
      }
    },
  };
}

/** Bytes of a file on this device; only the parts that are asked for are read. */
export const blobSource = (blob: Blob): ByteSource => ({
  name: blob instanceof File ? blob.name : 'dropped file',
  read: (offset, length) => blob.slice(offset, offset + length).arrayBuffer(),
});

/** Bytes already in memory, for example of a dropped file that was read. */
export const memorySource = (name: string, bytes: Uint8Array): ByteSource => ({
  name,
  read: async (offset, length) => bytes.slice(offset, offset + length).buffer as ArrayBuffer,
});
