import { asProblem, Problem, problemData } from '../../problem/problem.ts';
import { Gate } from '../gate.ts';
import type { ForecastAnswer, ForecastResult, ModelRequest } from '../protocol.ts';
import { describeTraffic } from './describe.ts';
import type { TrafficInputs } from './inputs.ts';
import { type PreparedTraffic, prepareTraffic } from './prepare.ts';
import { type Settled, settleTraffic } from './run.ts';
import { inlineSamples, type SamplePool, shareCity, shareStart } from './samplePool.ts';
import { type Pair, TodaySamples } from './samples.ts';

/** Sends an answer; buffers in `transfer` change hands instead of being copied. */
export type Post = (answer: ForecastAnswer, transfer: readonly ArrayBuffer[]) => void;
type Request = ModelRequest<TrafficInputs>;

/** Longest work between two looks for a newer message, milliseconds. */
const slice = 25;
/** Least time between two answers as samples come in, milliseconds, and samples that intervals need. */
const pace = 4000;
const fewest = 8;
/** A progress message is sent when this share more is done. */
const progressStep = 0.01;

/**
 * Lets messages in. Browsers hold nested timers up by 4 ms each, and have no `setImmediate`; there a message to
 * oneself comes after those that wait.
 */
const breath: () => Promise<void> =
  typeof setImmediate === 'function'
    ? () => new Promise((resolve) => setImmediate(resolve))
    : messageBreath();

function messageBreath(): () => Promise<void> {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      port2.postMessage(null);
    });
}

/**
 * The worker's side of the protocol, apart from the worker so that it runs anywhere; samples of the
 * assumptions are worked out over a pool.
 */
export function trafficServer(
  post: Post,
  startPool: () => SamplePool = inlineSamples,
): (request: Request) => Promise<void> {
  let pool: SamplePool | undefined;
  let prepared: { city: PreparedTraffic; samples: TodaySamples } | undefined;
  let file = 'traffic';
  /** Counts requests: work that is not the newest any more ends. */
  let newest = 0;
  let samplesOfOld = new AbortController();
  /** What follows a first answer waits here. */
  const later = new Gate();

  /** Works on steps in slices; undefined where a newer request came before they were done. */
  const work = async <V, R>(
    steps: Generator<V, R>,
    turn: number,
    met: (value: V) => void,
    waits: () => boolean = () => false,
  ): Promise<{ readonly value: R } | undefined> => {
    let until = performance.now() + slice;
    for (;;) {
      const step = steps.next();
      if (step.done === true) return { value: step.value };
      met(step.value);
      if (performance.now() < until) continue;
      await breath();
      if (turn === newest && waits()) await later.passed(samplesOfOld.signal);
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
    pool ??= startPool();
    pool.hold(!later.open);
    shareCity(pool, found.value);
    const city = describeTraffic(found.value);
    post({ type: 'prepared', city, milliseconds: performance.now() - start }, []);
  };

  const run = async (request: Extract<Request, { type: 'run' }>, turn: number): Promise<void> => {
    if (prepared === undefined) throw new Problem('forecastUnprepared', { file });
    let answered = false;
    const { city, samples } = prepared;
    const tell = (result: ForecastResult | undefined): void => {
      if (result === undefined) return;
      answered = true;
      post({ type: 'result', result }, buffersOf(result));
    };
    const steps = settleTraffic(city, samples, request, request.id);
    const found = await work(steps, turn, tell, () => answered);
    if (found === undefined && !answered) throw new Problem('cancelled', { file });
    // A newer request may have come while this one settled without a pause.
    if (found !== undefined && turn === newest)
      await sample(found.value, city.draws.length, turn, tell);
  };

  /** Works out all samples over the pool and answers as they come in, at last with all of them. */
  const sample = async (
    found: Settled,
    count: number,
    turn: number,
    tell: (result: ForecastResult) => void,
  ): Promise<void> => {
    const pairs: Pair[] = [];
    let told = performance.now();
    let telling: Promise<void> = Promise.resolve();
    const answer = async (): Promise<void> => {
      const result = await work(found.answer(pairs.slice()), turn, () => {});
      if (result !== undefined) tell(result.value);
    };
    const { signal } = samplesOfOld;
    shareStart(pool!, found.plan, found.start);
    const tasks = Array.from({ length: count }, (_, s) => s);
    const met = (pair: Pair): void => {
      pairs.push(pair);
      if (pairs.length < fewest || pairs.length === count) return;
      if (performance.now() - told < pace) return;
      told = performance.now();
      telling = telling.then(answer);
    };
    try {
      await pool!.run(tasks, met, signal, file);
    } catch (error) {
      if (signal.aborted) return;
      throw error;
    }
    await telling;
    await answer();
  };

  return async (request) => {
    if (request.type === 'background') {
      later.set(request.on);
      pool?.hold(!request.on);
      return;
    }
    newest += 1;
    samplesOfOld.abort();
    samplesOfOld = new AbortController();
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
