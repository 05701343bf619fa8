import { createStore } from 'zustand/vanilla';

const mebibyte = 2 ** 20;

/** Memory that open rasters may take, MiB. */
export const memoryCaps = [128, 256, 512, 1024, 2048] as const;

export interface MemoryState {
  /** Bytes that open rasters may hold together: blocks as read, decoded ones, and tiles of values. */
  readonly cap: number;
  /** Bytes that they hold; known while somebody watches. */
  readonly used: number | undefined;
  readonly watched: boolean;
}

export const memoryStore = createStore<MemoryState>(() => ({
  cap: 256 * mebibyte,
  used: undefined,
  watched: false,
}));

/** Sets the cap to the choice that lies nearest to a number of bytes. */
export function setMemoryCap(bytes: number): void {
  const wanted = bytes / mebibyte;
  const nearest = memoryCaps.reduce((a, b) =>
    Math.abs(b - wanted) < Math.abs(a - wanted) ? b : a,
  );
  memoryStore.setState({ cap: nearest * mebibyte });
}
