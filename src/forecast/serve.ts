import type { Channel } from '../channel/channel.ts';
import { asProblem, Problem, problemData } from '../problem/problem.ts';
import type { LeverValues } from '../scenario/lever.ts';
import { buildingHourChannels } from './energy/buildingHours.ts';
import { type ExactPool, inlinePool } from './energy/city/exact.ts';
import { type Prepared, prepareForecast } from './energy/prepare.ts';
import {
  exactFirst,
  exactForecast,
  exactPrecision,
  exactState,
  precisionOf,
  statesKnown,
} from './energy/refine.ts';
import { rehearse } from './energy/rehearse.ts';
import { describeCity, runForecast } from './energy/run.ts';
import { Gate } from './gate.ts';
import type {
  ForecastAnswer,
  ForecastRequest,
  ForecastResult,
  HoursAnswer,
  HoursRequest,
  Precision,
  StockRequest,
} from './protocol.ts';

/** Sends an answer; buffers in `transfer` change hands instead of being copied. */
export type Post = (answer: ForecastAnswer, transfer: readonly ArrayBuffer[]) => void;

/** Progress of an exact run is told as often as this, ms. */
const tellEvery = 500;

/**
 * The worker's side of the protocol, apart from the worker so that it runs anywhere. A run is answered at once;
 * where the city has hours, every building's own year follows over the pool and replaces the answer.
 * `progress` tells how far that is.
 */
export function forecastServer(
  post: Post,
  startPool: () => ExactPool = inlinePool,
  tellHours?: (answer: HoursAnswer, transfer: readonly ArrayBuffer[]) => void,
): (request: StockRequest) => void {
  let prepared: Prepared | undefined;
  let file = 'forecast';
  let pool: ExactPool | undefined;
  let abort = new AbortController();
  /** What follows a first answer waits here. */
  const later = new Gate();
  /** Settles when the city is prepared; runs wait for it. */
  let preparing: Promise<void> | undefined;

  const fail = (error: unknown, id?: number): void => {
    const problem = problemData(asProblem(error, file));
    post(id === undefined ? { type: 'failed', problem } : { type: 'failed', id, problem }, []);
  };

  const stop = (): AbortSignal => {
    abort.abort();
    abort = new AbortController();
    return abort.signal;
  };

  const send = (result: ForecastResult, precision: Precision | undefined): void => {
    const answer = precision === undefined ? result : { ...result, precision };
    post({ type: 'result', result: answer }, buffersOf(answer));
  };

  const prepare = (request: Extract<ForecastRequest, { type: 'prepare' }>): void => {
    const signal = stop();
    file = request.file;
    const start = performance.now();
    prepared = undefined;
    const { weather } = request;
    const quick = (share: number): void => post({ type: 'progress', share }, []);
    const progress = weather === undefined ? quick : (share: number) => quick(0.3 * share);
    const near = prepareForecast({ ...request, progress });
    const ready = (city: Prepared): void => {
      prepared = city;
      pool?.hold(!later.open);
      const milliseconds = performance.now() - start;
      post({ type: 'prepared', city: describeCity(city), milliseconds }, []);
    };
    if (near.hours === undefined) {
      ready(near);
      return;
    }
    pool ??= startPool();
    pool.hold(false);
    const told = (share: number): void => quick(0.3 + 0.7 * share);
    preparing = exactFirst(near, pool, signal, told)
      .then(async (city) => {
        await rehearse(city, signal);
        if (signal.aborted) throw new Problem('cancelled', { file });
        ready(city);
      })
      .catch((error: unknown) => {
        fail(error);
      });
  };

  const run = (id: number, levers: LeverValues): void => {
    const signal = stop();
    if (prepared === undefined) throw new Problem('forecastUnprepared', { file });
    const hourly = prepared.hours !== undefined;
    send(runForecast(prepared, levers, id), precisionOf(prepared, levers));
    if (!hourly) return;
    refine(id, levers, signal).catch((error: unknown) => {
      if (!signal.aborted) fail(error, id);
    });
  };

  const refine = async (id: number, levers: LeverValues, signal: AbortSignal): Promise<void> => {
    await later.passed(signal);
    if (signal.aborted || prepared === undefined || pool === undefined) return;
    const city = prepared;
    let told = performance.now();
    const progress = (share: number): void => {
      if (share === 1 || performance.now() - told < tellEvery) return;
      told = performance.now();
      post({ type: 'progress', share }, []);
    };
    if (!precisionOf(city, levers)?.final) {
      const result = await exactForecast(city, levers, id, pool, signal, progress);
      if (signal.aborted) return;
      send(result, exactPrecision(city));
    }
    // While nobody moves a lever, the states of all buildings become known exactly.
    for (let v = 1; v < 3 && !statesKnown(city); v++) {
      const known: Prepared = await exactState(prepared, v, pool, signal);
      if (signal.aborted) return;
      prepared = known;
    }
  };

  const background = (on: boolean): void => {
    later.set(on);
    // The pool that prepares a city works on: nothing can be answered before.
    if (prepared !== undefined) pool?.hold(!on);
  };

  const hoursOf = ({ id, gid, levers }: HoursRequest): void => {
    try {
      if (prepared === undefined) throw new Problem('forecastUnprepared', { file });
      const channels = buildingHourChannels(prepared, levers, gid);
      tellHours?.({ type: 'hours', id, channels }, channelBuffers(channels));
    } catch (error) {
      tellHours?.({ type: 'noHours', id, problem: problemData(asProblem(error, file)) }, []);
    }
  };

  return (request) => {
    const guarded = (work: () => void): void => {
      try {
        work();
      } catch (error) {
        fail(error, request.type === 'run' ? request.id : undefined);
      }
    };
    if (request.type === 'stop') stop();
    else if (request.type === 'background') background(request.on);
    else if (request.type === 'prepare') guarded(() => prepare(request));
    else if (request.type === 'hours') void Promise.resolve(preparing).then(() => hoursOf(request));
    else if (preparing === undefined) guarded(() => run(request.id, request.levers));
    else preparing.then(() => guarded(() => run(request.id, request.levers)));
  };
}

const buffersOf = ({ channels, channelDifferences }: ForecastResult): ArrayBuffer[] =>
  channelBuffers([...channels, ...channelDifferences]);

const channelBuffers = (channels: readonly Channel[]): ArrayBuffer[] => [
  ...new Set(
    channels.flatMap((c) =>
      [c.values, c.lower, c.upper].flatMap((of) =>
        of === undefined ? [] : [of.buffer as ArrayBuffer],
      ),
    ),
  ),
];
