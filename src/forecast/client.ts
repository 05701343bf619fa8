import { Problem, problemFrom } from '../problem/problem.ts';
import type { LeverValues } from '../scenario/lever.ts';
import type { ForecastAnswer, ForecastRequest, ForecastResult, PreparedCity } from './protocol.ts';

/** The part of a worker that the client uses; tests give their own. */
export interface ForecastWorker {
  postMessage(message: ForecastRequest): void;
  onmessage: ((event: MessageEvent<ForecastAnswer>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  terminate(): void;
}

interface Run {
  readonly id: number;
  readonly levers: LeverValues;
  readonly resolve: (result: ForecastResult | undefined) => void;
  readonly reject: (error: unknown) => void;
}

type Inputs = Omit<Extract<ForecastRequest, { type: 'prepare' }>, 'type'>;

const startWorker = (): ForecastWorker =>
  new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }) as ForecastWorker;

/**
 * Talks to the forecast worker, latest wins: one run is in flight and is answered, so that the map
 * follows a drag; of the later ones only the newest waits. One that a newer one replaced while it
 * waited resolves to undefined, as does a cancelled one.
 */
export class ForecastClient {
  readonly #worker: ForecastWorker;
  #file = 'forecast';
  #count = 0;
  #inFlight: Run | undefined;
  #waiting: Run | undefined;
  #preparing: { resolve: (city: PreparedCity) => void; reject: (e: unknown) => void } | undefined;
  #progress: ((share: number) => void) | undefined;

  constructor(start: () => ForecastWorker = startWorker) {
    this.#worker = start();
    this.#worker.onmessage = (event) => this.#answer(event.data);
    this.#worker.onerror = (event) => this.#fail(event.message);
  }

  /** Prepares a city; runs asked for before it is done wait. Rejects with a Problem. */
  prepare(inputs: Inputs, progress?: (share: number) => void): Promise<PreparedCity> {
    this.cancel();
    this.#file = inputs.file;
    this.#progress = progress;
    this.#preparing?.reject(new Problem('cancelled', { file: this.#file }));
    return new Promise((resolve, reject) => {
      this.#preparing = { resolve, reject };
      this.#worker.postMessage({ type: 'prepare', ...inputs });
    });
  }

  /** Runs lever values; undefined where a newer run took its place or `cancel` came first. */
  run(levers: LeverValues): Promise<ForecastResult | undefined> {
    return new Promise((resolve, reject) => {
      this.#waiting?.resolve(undefined);
      this.#waiting = { id: ++this.#count, levers, resolve, reject };
      this.#next();
    });
  }

  /** Drops the answer in flight and what waits. */
  cancel(): void {
    this.#waiting?.resolve(undefined);
    this.#waiting = undefined;
    this.#inFlight?.resolve(undefined);
  }

  dispose(): void {
    this.cancel();
    this.#preparing?.reject(new Problem('cancelled', { file: this.#file }));
    this.#preparing = undefined;
    this.#worker.terminate();
  }

  #next(): void {
    if (this.#inFlight !== undefined || this.#waiting === undefined) return;
    this.#inFlight = this.#waiting;
    this.#waiting = undefined;
    const { id, levers } = this.#inFlight;
    this.#worker.postMessage({ type: 'run', id, levers });
  }

  #answer(answer: ForecastAnswer): void {
    if (answer.type === 'progress') this.#progress?.(answer.share);
    else if (answer.type === 'prepared') {
      this.#preparing?.resolve(answer.city);
      this.#preparing = undefined;
    } else if (answer.type === 'result') this.#settle((run) => run.resolve(answer.result));
    else if (answer.id === undefined) {
      this.#preparing?.reject(problemFrom(answer.problem));
      this.#preparing = undefined;
    } else this.#settle((run) => run.reject(problemFrom(answer.problem)));
  }

  /** Ends the run in flight and starts the one that waits. */
  #settle(how: (run: Run) => void): void {
    const run = this.#inFlight;
    this.#inFlight = undefined;
    if (run !== undefined) how(run);
    this.#next();
  }

  #fail(detail: string): void {
    const problem = new Problem('unexpected', { file: this.#file, detail });
    this.#preparing?.reject(problem);
    this.#preparing = undefined;
    this.#settle((run) => run.reject(problem));
  }
}
