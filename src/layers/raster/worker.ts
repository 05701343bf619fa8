import { asProblem, problemData } from '../../problem/problem.ts';
import type { Answer, Call, Cancel } from './client.ts';
import { RasterEngine } from './engine.ts';

const engine = new RasterEngine();
const running = new Map<number, AbortController>();
const scope = globalThis as unknown as DedicatedWorkerGlobalScope;

scope.onmessage = async ({ data: call }: MessageEvent<Call | Cancel>) => {
  if ('cancel' in call) return running.get(call.cancel)?.abort();
  const abort = new AbortController();
  if (call.cancellable) running.set(call.number, abort);
  try {
    const value = await run(call, abort.signal);
    const transfer = ArrayBuffer.isView(value) ? [value.buffer as ArrayBuffer] : [];
    scope.postMessage({ number: call.number, value } satisfies Answer, transfer);
  } catch (error) {
    const problem = abort.signal.aborted
      ? ({ code: 'cancelled', params: { file: call.file } } as const)
      : problemData(asProblem(error, call.file));
    scope.postMessage({ number: call.number, problem } satisfies Answer);
  } finally {
    running.delete(call.number);
  }
};

function run({ method, args, cancellable }: Call, signal: AbortSignal): unknown {
  const given = cancellable ? [...args, signal] : args;
  return (engine[method] as (...given: readonly unknown[]) => unknown)(...given);
}
