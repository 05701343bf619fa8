import { asProblem, Problem, problemData } from '../problem/problem.ts';
import { type Prepared, prepareForecast } from './energy/prepare.ts';
import { describeCity, runForecast } from './energy/run.ts';
import type { ForecastAnswer, ForecastRequest, ForecastResult } from './protocol.ts';

/** Sends an answer; buffers in `transfer` change hands instead of being copied. */
export type Post = (answer: ForecastAnswer, transfer: readonly ArrayBuffer[]) => void;

/** The worker's side of the protocol, apart from the worker so that it runs anywhere. */
export function forecastServer(post: Post): (request: ForecastRequest) => void {
  let prepared: Prepared | undefined;
  let file = 'forecast';
  return (request) => {
    try {
      if (request.type === 'prepare') {
        file = request.file;
        const start = performance.now();
        prepared = undefined;
        const { table, model, weather, weatherFile } = request;
        const progress = (share: number): void => post({ type: 'progress', share }, []);
        prepared = prepareForecast({ table, model, weather, file, weatherFile, progress });
        const city = describeCity(prepared);
        post({ type: 'prepared', city, milliseconds: performance.now() - start }, []);
        return;
      }
      if (request.type === 'stop') return;
      if (prepared === undefined) throw new Problem('forecastUnprepared', { file });
      const result = runForecast(prepared, request.levers, request.id);
      post({ type: 'result', result }, buffersOf(result));
    } catch (error) {
      const problem = problemData(asProblem(error, file));
      post(
        request.type === 'run'
          ? { type: 'failed', id: request.id, problem }
          : { type: 'failed', problem },
        [],
      );
    }
  };
}

const buffersOf = ({ channels, channelDifferences }: ForecastResult): ArrayBuffer[] =>
  [...channels, ...channelDifferences].flatMap((c) =>
    [c.values, c.lower, c.upper].flatMap((of) =>
      of === undefined ? [] : [of.buffer as ArrayBuffer],
    ),
  );
