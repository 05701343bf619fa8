import { Problem } from '../../../problem/problem.ts';

/** How a long computation is followed and ended. */
export interface Work {
  readonly signal?: AbortSignal | undefined;
  /** Share done, 0 to 1. */
  progress?(share: number): void;
}

const pause = 40;
let rested = 0;

/**
 * Lets messages come in, at most every 40 ms, so that a cancel is heard inside a worker. Rejects with
 * the Problem `cancelled` where the signal says so.
 */
export async function breathe(file: string, signal: AbortSignal | undefined): Promise<void> {
  const now = performance.now();
  if (now - rested > pause) {
    rested = now;
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  if (signal?.aborted) throw new Problem('cancelled', { file });
}
