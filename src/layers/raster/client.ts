import type { TileId } from '../../geo/tile.ts';
import { Problem, type ProblemData, problemFrom } from '../../problem/problem.ts';
import type { TileStyle } from './colour.ts';
import { type Deferred, deferred } from './deferred.ts';
import type { Memory, Opened, RasterEngine, TileRequest } from './engine.ts';
import { localSource } from './local.ts';
import type { Probe } from './probe.ts';
import type { RasterHints, RasterInfo } from './raster.ts';

type Method =
  | 'open'
  | 'sample'
  | 'tile'
  | 'prepare'
  | 'probe'
  | 'heights'
  | 'memory'
  | 'setCap'
  | 'close';

/** One call of the engine across the worker's boundary. */
export interface Call {
  readonly number: number;
  /** For the message, should the call fail unexpectedly. */
  readonly file: string;
  readonly method: Method;
  readonly args: readonly unknown[];
  /** The engine takes an AbortSignal after `args`. */
  readonly cancellable: boolean;
}

/** Nobody waits any more for the call of this number. */
export interface Cancel {
  readonly cancel: number;
}

export type Answer =
  | { readonly number: number; readonly value: unknown }
  | { readonly number: number; readonly problem: ProblemData };

/** A raster that is open in the worker. */
export interface RemoteRaster {
  /** By which the engine knows it. */
  readonly id: number;
  readonly info: RasterInfo;
  /** Values of the first band spread over the image. */
  readonly sample: Float32Array;
  /** The same of any band, once it was read. */
  sampleOf(band: number): Float32Array | undefined;
  /** Reads it, and keeps it for `sampleOf`. */
  loadSample(band: number): Promise<Float32Array>;
  /** RGBA pixels, 256 x 256, row 0 north. Rejects as `cancelled` once `signal` aborts, as all with a signal do. */
  tile(
    tile: TileId,
    style: TileStyle,
    request: TileRequest,
    signal?: AbortSignal,
  ): Promise<Uint8Array>;
  /** Reads the values of a tile that may soon be asked for. */
  prepare(tile: TileId, request: TileRequest, signal?: AbortSignal): Promise<void>;
  probe(lon: number, lat: number, band?: number): Promise<Probe>;
  /** Metres at interleaved degrees; takes `lonLat` over. `spacing` is their distance in degrees, 0 for the best. */
  heights(lonLat: Float64Array, spacing: number): Promise<Float32Array>;
  close(): void;
}

type Send = <T>(
  file: string,
  method: Method,
  args: readonly unknown[],
  signal?: AbortSignal,
) => Promise<T>;

const own = 'raster worker';

let send: Promise<Send> | undefined;
let cap: number | undefined;

function engineCall(): Promise<Send> {
  if (send === undefined) {
    send = Promise.resolve(typeof Worker === 'undefined' ? inProcess() : inWorker());
    if (cap !== undefined) setRasterCap(cap);
  }
  return send;
}

/** What open rasters hold; undefined until one is open. */
export async function rasterMemory(): Promise<Memory | undefined> {
  return send === undefined ? undefined : (await send)<Memory>(own, 'memory', []);
}

/** Bytes that open rasters may hold together. */
export function setRasterCap(bytes: number): void {
  cap = bytes;
  void send?.then((call) => call(own, 'setCap', [bytes]));
}

/** Opens a raster by address, or a dropped file, in the one raster worker. Rejects with a Problem. */
export async function openRemote(
  source: string | Blob,
  hints: RasterHints,
  signal?: AbortSignal,
): Promise<RemoteRaster> {
  const call = await engineCall();
  const file = typeof source === 'string' ? source : 'dropped file';
  const { id, info, sample } = await call<Opened>(file, 'open', localSource(source, hints), signal);
  const close = (): void => void call(file, 'close', [id]);
  if (signal?.aborted) {
    close();
    throw new Problem('cancelled', { file });
  }
  const samples = new Map([[0, sample]]);
  return {
    id,
    info,
    sample,
    sampleOf: (band) => samples.get(band),
    async loadSample(band) {
      const found = samples.get(band) ?? (await call<Float32Array>(file, 'sample', [id, band]));
      samples.set(band, found);
      return found;
    },
    tile: (tile, style, request, stop) => call(file, 'tile', [id, tile, style, request], stop),
    prepare: (tile, request, stop) => call(file, 'prepare', [id, tile, request], stop),
    probe: (lon, lat, band = 0) => call(file, 'probe', [id, lon, lat, band]),
    heights: (lonLat, spacing) => call(file, 'heights', [id, lonLat, spacing]),
    close,
  };
}

function inWorker(): Send {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, Deferred<unknown>>();
  let number = 0;
  const take = (answered: number): Deferred<unknown> | undefined => {
    const promise = waiting.get(answered);
    waiting.delete(answered);
    return promise;
  };
  worker.onmessage = ({ data }: MessageEvent<Answer>) => {
    const promise = take(data.number);
    if ('problem' in data) promise?.reject(problemFrom(data.problem));
    else promise?.resolve(data.value);
  };
  worker.onerror = ({ message }) => {
    send = undefined;
    worker.terminate();
    const detail = message || 'the raster worker did not start';
    for (const promise of waiting.values())
      promise.reject(new Problem('unexpected', { file: own, detail }));
    waiting.clear();
  };
  return async <T>(
    file: string,
    method: Method,
    args: readonly unknown[],
    signal?: AbortSignal,
  ): Promise<T> => {
    if (signal?.aborted) throw new Problem('cancelled', { file });
    const asking = ++number;
    const asked = deferred<unknown>();
    waiting.set(asking, asked);
    const cancellable = signal !== undefined;
    worker.postMessage({ number: asking, file, method, args, cancellable } satisfies Call);
    const cancel = (): void => {
      worker.postMessage({ cancel: asking } satisfies Cancel);
      // What was opened all the same has to be closed: its answer is waited for.
      if (method !== 'open') take(asking)?.reject(new Problem('cancelled', { file }));
    };
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      return (await asked.promise) as T;
    } finally {
      signal?.removeEventListener('abort', cancel);
    }
  };
}

/** Node has no such worker; the same engine runs in the process. */
async function inProcess(): Promise<Send> {
  const { RasterEngine } = await import('./engine.ts');
  const engine: RasterEngine = new RasterEngine();
  return async <T>(
    _file: string,
    method: Method,
    args: readonly unknown[],
    signal?: AbortSignal,
  ): Promise<T> => {
    const given = signal === undefined ? args : [...args, signal];
    return (engine[method] as (...given: readonly unknown[]) => unknown)(...given) as T;
  };
}
