import { asProblem, problemData } from '../../../problem/problem.ts';
import type { Reply, Request } from './client.ts';
import { runJob } from './job.ts';

const scope = globalThis as unknown as DedicatedWorkerGlobalScope;
const running = new Map<number, AbortController>();

scope.onmessage = async ({ data }: MessageEvent<Request>) => {
  if ('cancel' in data) return running.get(data.cancel)?.abort();
  const { number, name, input } = data;
  const abort = new AbortController();
  running.set(number, abort);
  const answer = (reply: Reply): void => scope.postMessage(reply);
  try {
    const value = await runJob(name, input, {
      signal: abort.signal,
      progress: (share) => answer({ number, share }),
    });
    answer({ number, value });
  } catch (error) {
    answer({ number, problem: problemData(asProblem(error, name)) });
  } finally {
    running.delete(number);
  }
};
