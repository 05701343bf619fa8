import { asProblem, problemData } from '../../problem/problem.ts';
import type { Answer, Call } from './client.ts';
import { RasterEngine } from './engine.ts';

const engine = new RasterEngine();
const scope = globalThis as unknown as DedicatedWorkerGlobalScope;

scope.onmessage = async ({ data: call }: MessageEvent<Call>) => {
  try {
    const value = await run(call);
    const transfer = ArrayBuffer.isView(value) ? [value.buffer as ArrayBuffer] : [];
    scope.postMessage({ number: call.number, value } satisfies Answer, transfer);
  } catch (error) {
    const problem = problemData(asProblem(error, call.file));
    scope.postMessage({ number: call.number, problem } satisfies Answer);
  }
};

function run({ method, args }: Call): unknown {
  return (engine[method] as (...given: readonly unknown[]) => unknown)(...args);
}
