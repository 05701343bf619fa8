import { Problem, type ProblemData, problemFrom } from '../../../problem/problem.ts';
import type { JobInput, JobName, Jobs } from './job.ts';
import type { Work } from './work.ts';

export type Request =
  | { readonly number: number; readonly name: JobName; readonly input: JobInput<JobName> }
  | { readonly cancel: number };

export type Reply = { readonly number: number } & (
  | { readonly share: number }
  | { readonly value: unknown }
  | { readonly problem: ProblemData }
);

interface Waiting {
  resolve(value: unknown): void;
  reject(problem: Problem): void;
  progress(share: number): void;
}

let worker: Worker | undefined;
let count = 0;
const waiting = new Map<number, Waiting>();

/**
 * Does a job in a worker of its own, beside the one that draws, so that a long computation never
 * stops the map. Rejects with a Problem; `cancelled` as soon as the signal says so.
 */
export function analyse<K extends JobName>(
  name: K,
  input: JobInput<K>,
  { signal, progress }: Work = {},
): Promise<Jobs[K]['answer']> {
  if (signal?.aborted) return Promise.reject(new Problem('cancelled', { file: name }));
  worker ??= start();
  const number = ++count;
  return new Promise((resolve, reject) => {
    waiting.set(number, {
      resolve: resolve as (value: unknown) => void,
      reject,
      progress: (share) => progress?.(share),
    });
    worker?.postMessage({ number, name, input } satisfies Request);
    signal?.addEventListener('abort', () => {
      if (!waiting.delete(number)) return;
      worker?.postMessage({ cancel: number } satisfies Request);
      reject(new Problem('cancelled', { file: name }));
    });
  });
}

function start(): Worker {
  const started = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  started.onmessage = ({ data }: MessageEvent<Reply>) => {
    const asked = waiting.get(data.number);
    if ('share' in data) return asked?.progress(data.share);
    waiting.delete(data.number);
    if ('problem' in data) asked?.reject(problemFrom(data.problem));
    else asked?.resolve(data.value);
  };
  started.onerror = ({ message }) => {
    started.terminate();
    worker = undefined;
    const detail = message || 'the analysis worker did not start';
    for (const { reject } of waiting.values())
      reject(new Problem('unexpected', { file: 'analysis worker', detail }));
    waiting.clear();
  };
  return started;
}
