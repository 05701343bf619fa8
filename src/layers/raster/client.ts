import type { TileId } from '../../geo/tile.ts';
import { Problem, type ProblemData, problemFrom } from '../../problem/problem.ts';
import type { TileStyle } from './colour.ts';
import type { Opened, RasterEngine } from './engine.ts';
import type { Probe } from './probe.ts';
import type { RasterHints, RasterInfo } from './raster.ts';
import type { Resample } from './tile.ts';

type Method = 'open' | 'tile' | 'probe' | 'heights' | 'close';

/** One call of the engine across the worker's boundary. */
export interface Call {
  readonly number: number;
  /** For the message, should the call fail unexpectedly. */
  readonly file: string;
  readonly method: Method;
  readonly args: readonly unknown[];
}

export type Answer =
  | { readonly number: number; readonly value: unknown }
  | { readonly number: number; readonly problem: ProblemData };

/** A raster that is open in the worker. */
export interface RemoteRaster {
  readonly info: RasterInfo;
  readonly sample: Float32Array;
  /** RGBA pixels, 256 x 256, row 0 north. */
  tile(tile: TileId, resample: Resample, style: TileStyle): Promise<Uint8Array>;
  probe(lon: number, lat: number): Promise<Probe>;
  /** Metres at interleaved degrees; takes `lonLat` over. `spacing` is their distance in degrees, 0 for the best. */
  heights(lonLat: Float64Array, spacing: number): Promise<Float32Array>;
  close(): void;
}

type Send = <T>(file: string, method: Method, ...args: readonly unknown[]) => Promise<T>;

let send: Promise<Send> | undefined;

/** Opens a raster by address, or a dropped file, in the one raster worker. Rejects with a Problem. */
export async function openRemote(
  source: string | Blob,
  hints: RasterHints,
  signal?: AbortSignal,
): Promise<RemoteRaster> {
  send ??= Promise.resolve(typeof Worker === 'undefined' ? inProcess() : inWorker());
  const call = await send;
  const file = typeof source === 'string' ? source : 'dropped file';
  const { id, info, sample } = await call<Opened>(file, 'open', source, hints);
  const close = (): void => void call(file, 'close', id);
  if (signal?.aborted) {
    close();
    throw new Problem('cancelled', { file });
  }
  return {
    info,
    sample,
    tile: (tile, resample, style) => call(file, 'tile', id, tile, resample, style),
    probe: (lon, lat) => call(file, 'probe', id, lon, lat),
    heights: (lonLat, spacing) => call(file, 'heights', id, lonLat, spacing),
    close,
  };
}

function inWorker(): Send {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, Deferred<unknown>>();
  let number = 0;
  worker.onmessage = ({ data }: MessageEvent<Answer>) => {
    const promise = waiting.get(data.number);
    waiting.delete(data.number);
    if ('problem' in data) promise?.reject(problemFrom(data.problem));
    else promise?.resolve(data.value);
  };
  worker.onerror = ({ message }) => {
    send = undefined;
    worker.terminate();
    const detail = message || 'the raster worker did not start';
    for (const promise of waiting.values())
      promise.reject(new Problem('unexpected', { file: 'raster worker', detail }));
    waiting.clear();
  };
  return <T>(file: string, method: Method, ...args: readonly unknown[]) => {
    const promise = deferred<unknown>();
    waiting.set(++number, promise);
    worker.postMessage({ number, file, method, args } satisfies Call);
    return promise.promise as Promise<T>;
  };
}

/** Node has no such worker; the same engine runs in the process. */
async function inProcess(): Promise<Send> {
  const { RasterEngine } = await import('./engine.ts');
  const engine: RasterEngine = new RasterEngine();
  return async <T>(_file: string, method: Method, ...args: readonly unknown[]) =>
    (engine[method] as (...given: readonly unknown[]) => unknown)(...args) as T;
}

interface Deferred<T> {
  readonly promise: Promise<T>;
  resolve(value: T): void;
  reject(reason: Error): void;
}

function deferred<T>(): Deferred<T> {
  let resolve!: (value: T) => void;
  let reject!: (reason: Error) => void;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
