import { asProblem, Problem, problemData } from '../../../problem/problem.ts';
import type { ForecastAnswer, ForecastResult, ModelRequest } from '../../protocol.ts';
import type { HeatInputs } from './inputs.ts';
import { describeHeat, prepareHeat } from './prepare.ts';
import { HeatRun } from './run.ts';

/** For which hour (Unix seconds) later runs tell thermal stress; none where it is absent. */
export interface HourRequest {
  readonly type: 'hour';
  readonly seconds: number | undefined;
}

export type HeatRequest<Inputs = HeatInputs> = ModelRequest<Inputs> | HourRequest;

/**
 * The worker's side of the heat model, apart from the worker so that it runs anywhere.
 * @param load makes the model's inputs of what the app sends
 */
export function heatServer<Inputs extends { readonly file: string } = HeatInputs>(
  post: (answer: ForecastAnswer, transfer: readonly ArrayBuffer[]) => void,
  load: (inputs: Inputs) => HeatInputs | Promise<HeatInputs> = (inputs) =>
    inputs as unknown as HeatInputs,
): (request: HeatRequest<Inputs>) => Promise<void> {
  let run: HeatRun | undefined;
  let file = 'heat model';
  let seconds: number | undefined;
  /** Settles when the city is prepared; runs wait for it. */
  let preparing: Promise<void> = Promise.resolve();

  const guarded = async (work: () => void | Promise<void>, id?: number): Promise<void> => {
    try {
      await work();
    } catch (error) {
      const problem = problemData(asProblem(error, file));
      post({ type: 'failed', ...(id === undefined ? {} : { id }), problem }, []);
    }
  };

  const prepare = async (inputs: Inputs): Promise<void> => {
    const start = performance.now();
    run = undefined;
    const loaded = await load(inputs);
    const prepared = prepareHeat(loaded, (share) => post({ type: 'progress', share }, []));
    run = new HeatRun(prepared);
    const city = describeHeat(prepared);
    post({ type: 'prepared', city, milliseconds: performance.now() - start }, []);
  };

  return async (request) => {
    if (request.type === 'hour') {
      seconds = request.seconds;
      return;
    }
    if (request.type === 'prepare') {
      file = request.file;
      preparing = guarded(() => prepare(request));
      return preparing;
    }
    // An answer is quick and final: there is nothing to stop or to put off.
    if (request.type !== 'run') return;
    await preparing;
    await guarded(() => {
      if (run === undefined) throw new Problem('forecastUnprepared', { file });
      const result = run.answer(request.levers, request.id, seconds);
      post({ type: 'result', result }, buffersOf(result));
    }, request.id);
  };
}

const buffersOf = ({ channels, channelDifferences }: ForecastResult): ArrayBuffer[] =>
  [...channels, ...channelDifferences].flatMap(({ values, lower, upper }) =>
    [values, lower, upper].flatMap((of) => (of === undefined ? [] : [of.buffer as ArrayBuffer])),
  );
