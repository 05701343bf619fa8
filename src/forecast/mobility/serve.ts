import { asProblem, Problem, problemData } from '../../problem/problem.ts';
import type { ForecastAnswer, ForecastResult, ModelRequest } from '../protocol.ts';
import { describeTraffic } from './describe.ts';
import type { TrafficInputs } from './inputs.ts';
import { type PreparedTraffic, prepareTraffic } from './prepare.ts';
import { runTraffic } from './run.ts';
import { TodaySamples } from './samples.ts';

/** Sends an answer; buffers in `transfer` change hands instead of being copied. */
export type Post = (answer: ForecastAnswer, transfer: readonly ArrayBuffer[]) => void;
type Request = ModelRequest<TrafficInputs>;

/** Longest work between two looks for a newer message, milliseconds. */
const slice = 25;
/** A progress message is sent when this share more is done. */
const progressStep = 0.01;

/** Lets messages in. */
const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** The worker's side of the protocol, apart from the worker so that it runs anywhere. */
export function trafficServer(post: Post): (request: Request) => Promise<void> {
  let prepared: { city: PreparedTraffic; samples: TodaySamples } | undefined;
  let file = 'traffic';
  /** Counts requests: work that is not the newest any more ends. */
  let newest = 0;

  /** Works on steps in slices; undefined where a newer request came before they were done. */
  const work = async <V, R>(
    steps: Generator<V, R>,
    turn: number,
    met: (value: V) => void,
  ): Promise<{ readonly value: R } | undefined> => {
    let until = performance.now() + slice;
    for (;;) {
      const step = steps.next();
      if (step.done === true) return { value: step.value };
      met(step.value);
      if (performance.now() < until) continue;
      await breath();
      if (turn !== newest) return undefined;
      until = performance.now() + slice;
    }
  };

  const prepare = async (inputs: TrafficInputs, turn: number): Promise<void> => {
    const start = performance.now();
    prepared = undefined;
    file = inputs.file;
    let told = 0;
    const found = await work(prepareTraffic(inputs), turn, (share) => {
      if (share < told + progressStep) return;
      told = share;
      post({ type: 'progress', share }, []);
    });
    if (found === undefined) throw new Problem('cancelled', { file });
    prepared = { city: found.value, samples: new TodaySamples(found.value) };
    const city = describeTraffic(found.value);
    post({ type: 'prepared', city, milliseconds: performance.now() - start }, []);
  };

  const run = async (request: Extract<Request, { type: 'run' }>, turn: number): Promise<void> => {
    if (prepared === undefined) throw new Problem('forecastUnprepared', { file });
    let answered = false;
    const { city, samples } = prepared;
    const done = await work(runTraffic(city, samples, request, request.id), turn, (result) => {
      if (result === undefined) return;
      answered = true;
      post({ type: 'result', result }, buffersOf(result));
    });
    if (done === undefined && !answered) throw new Problem('cancelled', { file });
  };

  return async (request) => {
    newest += 1;
    if (request.type === 'stop') return;
    const turn = newest;
    try {
      await (request.type === 'prepare' ? prepare(request, turn) : run(request, turn));
    } catch (error) {
      const problem = problemData(asProblem(error, file));
      post({ type: 'failed', ...(request.type === 'run' && { id: request.id }), problem }, []);
    }
  };
}

const buffersOf = ({ channels, channelDifferences }: ForecastResult): ArrayBuffer[] =>
  [...channels, ...channelDifferences].flatMap((c) =>
    [c.values, c.lower, c.upper].flatMap((of) =>
      of === undefined ? [] : [of.buffer as ArrayBuffer],
    ),
  );
