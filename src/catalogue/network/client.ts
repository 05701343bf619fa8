import type { RoadNetwork } from '../../channel/roads.ts';
import { Problem, problemFrom } from '../../problem/problem.ts';
import { keyOf } from '../key.ts';
import { localFile } from '../localFiles.ts';
import type { NetworkAnswer, NetworkRequest, ReadNetwork } from './serve.ts';

export interface NetworkOptions {
  readonly signal?: AbortSignal;
  /** Share done, 0..1. */
  readonly progress?: (share: number) => void;
}

interface Reading {
  readonly done: Promise<ReadNetwork>;
  readonly stop: AbortController;
  readonly listeners: Set<(share: number) => void>;
  waiting: number;
}

const readings = new Map<string, Reading>();
const known = new Map<string, WeakRef<RoadNetwork>>();

/**
 * The network at an address, read in a worker: its table, or a source that it is made of there. All who ask for
 * an address share one reading, which ends when the last of them gives up. Rejects with a Problem, `cancelled`
 * once `signal` aborts.
 */
export async function openNetwork(
  url: string,
  { signal, progress }: NetworkOptions = {},
): Promise<RoadNetwork> {
  const here = known.get(url)?.deref();
  if (here !== undefined) return here;
  let reading = readings.get(url);
  if (reading === undefined) {
    reading = begin(url);
    readings.set(url, reading);
    const own = reading;
    const over = (): void => forget(url, own);
    own.done.then(({ network }) => known.set(url, new WeakRef(network))).then(over, over);
  }
  const { network } = await joined(reading, url, signal, progress);
  return network;
}

function forget(url: string, reading: Reading): void {
  if (readings.get(url) === reading) readings.delete(url);
}

function begin(url: string): Reading {
  const stop = new AbortController();
  const listeners = new Set<(share: number) => void>();
  const file = url.startsWith('local:') ? localFile(url) : undefined;
  const address = absolute(url);
  // Keys lie in the memory of the page, which the worker does not share.
  const request = { url: address, ...(file && { file }), key: keyOf(address) };
  const done = readInWorker(request, stop.signal, (share) => {
    for (const listen of listeners) listen(share);
  });
  return { done, stop, listeners, waiting: 0 };
}

/** A worker resolves addresses against its own. */
const absolute = (url: string): string =>
  typeof location === 'undefined' || url.startsWith('local:')
    ? url
    : new URL(url, location.href).href;

async function joined(
  reading: Reading,
  url: string,
  signal: AbortSignal | undefined,
  progress: NetworkOptions['progress'],
): Promise<ReadNetwork> {
  reading.waiting += 1;
  if (progress !== undefined) reading.listeners.add(progress);
  let giveUp: (() => void) | undefined;
  const cancelled = new Promise<never>((_, reject) => {
    giveUp = () => reject(new Problem('cancelled', { file: url }));
    if (signal?.aborted) giveUp();
    signal?.addEventListener('abort', giveUp, { once: true });
  });
  try {
    return await Promise.race([reading.done, cancelled]);
  } finally {
    if (giveUp !== undefined) signal?.removeEventListener('abort', giveUp);
    if (progress !== undefined) reading.listeners.delete(progress);
    reading.waiting -= 1;
    if (reading.waiting === 0) {
      reading.stop.abort();
      forget(url, reading);
    }
  }
}

/**
 * Reads a network in a worker of its own (in the process where there are none); an abort ends the worker.
 * Rejects with a Problem.
 */
export async function readInWorker(
  request: NetworkRequest,
  signal: AbortSignal,
  progress: (share: number) => void,
): Promise<ReadNetwork> {
  const file = request.file?.name ?? request.url;
  if (typeof Worker === 'undefined') {
    const { readNetwork } = await import('./serve.ts');
    const read = await readNetwork(request, progress);
    if (signal.aborted) throw new Problem('cancelled', { file });
    return read;
  }
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  try {
    return await new Promise((resolve, reject) => {
      const cancel = (): void => reject(new Problem('cancelled', { file }));
      if (signal.aborted) cancel();
      signal.addEventListener('abort', cancel, { once: true });
      worker.onerror = ({ message }) =>
        reject(new Problem('unexpected', { file, detail: message || 'worker failed' }));
      worker.onmessage = ({ data }: MessageEvent<NetworkAnswer>) => {
        if (data.type === 'progress') progress(data.share);
        else if (data.type === 'failed') reject(problemFrom(data.problem));
        else resolve(data);
      };
      worker.postMessage(request);
    });
  } finally {
    worker.terminate();
  }
}
