import { asProblem, Problem, problemData } from '../../../problem/problem.ts';
import type { ForecastAnswer, ForecastResult, ModelRequest } from '../../protocol.ts';
import type { HeatInputs } from './inputs.ts';
import { describeHeat, type PreparedHeat, prepareHeat } from './prepare.ts';
import { runHeat } from './run.ts';

export type HeatRequest = ModelRequest<HeatInputs>;

/** The worker's side of the heat model, apart from the worker so that it runs anywhere. */
export function heatServer(
  post: (answer: ForecastAnswer, transfer: readonly ArrayBuffer[]) => void,
): (request: HeatRequest) => void {
  let prepared: PreparedHeat | undefined;
  let file = 'heat model';
  return (request) => {
    if (request.type === 'stop' || request.type === 'background') return;
    try {
      if (request.type === 'prepare') {
        file = request.file;
        prepared = undefined;
        const start = performance.now();
        prepared = prepareHeat(request, (share) => post({ type: 'progress', share }, []));
        const city = describeHeat(prepared);
        post({ type: 'prepared', city, milliseconds: performance.now() - start }, []);
        return;
      }
      if (prepared === undefined) throw new Problem('forecastUnprepared', { file });
      const result = runHeat(prepared, request.levers, request.id);
      post({ type: 'result', result }, buffersOf(result));
    } catch (error) {
      const problem = problemData(asProblem(error, file));
      const id = request.type === 'run' ? { id: request.id } : {};
      post({ type: 'failed', ...id, problem }, []);
    }
  };
}

const buffersOf = ({ channels, channelDifferences }: ForecastResult): ArrayBuffer[] =>
  [...channels, ...channelDifferences].flatMap(({ values, lower, upper }) =>
    [values, lower, upper].flatMap((of) => (of === undefined ? [] : [of.buffer as ArrayBuffer])),
  );
