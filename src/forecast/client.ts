import { Problem, problemFrom } from '../problem/problem.ts';
import type { Assumptions } from '../scenario/scenario.ts';
import type {
  ForecastAnswer,
  ForecastResult,
  ModelRequest,
  PreparedCity,
  StockInputs,
} from './protocol.ts';

/** The part of a worker that the client uses; tests give their own. */
export interface ForecastWorker<Inputs = StockInputs> {
  postMessage(message: ModelRequest<Inputs>): void;
  onmessage: ((event: MessageEvent<ForecastAnswer>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  terminate(): void;
}

interface Run {
  readonly id: number;
  readonly assumptions: Assumptions;
  readonly refined: ((result: ForecastResult) => void) | undefined;
  readonly resolve: (result: ForecastResult | undefined) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Talks to a model's worker, latest wins: one run is in flight and is answered, so that the map
 * follows a drag; of the later ones only the newest waits. One that a newer one replaced while it
 * waited resolves to undefined, as does a cancelled one. An answer that is not final is followed by
 * better ones until the next run or `cancel`.
 */
export class ForecastClient<Inputs extends { readonly file: string } = StockInputs> {
  readonly #worker: ForecastWorker<Inputs>;
  #file = 'forecast';
  #count = 0;
  #inFlight: Run | undefined;
  #waiting: Run | undefined;
  #refining: Run | undefined;
  #preparing: { resolve: (city: PreparedCity) => void; reject: (e: unknown) => void } | undefined;
  #progress: ((share: number) => void) | undefined;

  constructor(start: () => ForecastWorker<Inputs>) {
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

  /**
   * Runs assumptions; undefined where a newer run took its place or `cancel` came first.
   * @param refined told each better answer that follows the first
   */
  run(
    assumptions: Assumptions,
    refined?: (result: ForecastResult) => void,
  ): Promise<ForecastResult | undefined> {
    return new Promise((resolve, reject) => {
      this.#waiting?.resolve(undefined);
      this.#waiting = { id: ++this.#count, assumptions, refined, resolve, reject };
      this.#next();
    });
  }

  /** Stops what runs and drops what waits. */
  cancel(): void {
    this.#waiting?.resolve(undefined);
    this.#waiting = undefined;
    this.#refining = undefined;
    this.#inFlight?.resolve(undefined);
    this.#worker.postMessage({ type: 'stop' });
  }

  /** Lets what follows first answers go on, or rest where it is. */
  background(on: boolean): void {
    this.#worker.postMessage({ type: 'background', on });
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
    this.#refining = undefined;
    const { id, assumptions } = this.#inFlight;
    this.#worker.postMessage({ type: 'run', id, ...assumptions });
  }

  #answer(answer: ForecastAnswer): void {
    if (answer.type === 'progress') this.#progress?.(answer.share);
    else if (answer.type === 'prepared') {
      this.#preparing?.resolve(answer.city);
      this.#preparing = undefined;
    } else if (answer.type === 'result') this.#take(answer.result);
    else if (answer.id === undefined) {
      this.#preparing?.reject(problemFrom(answer.problem));
      this.#preparing = undefined;
    } else this.#settle((run) => run.reject(problemFrom(answer.problem)));
  }

  #take(result: ForecastResult): void {
    if (this.#refining?.id === result.id) this.#refining.refined?.(result);
    if (this.#inFlight?.id !== result.id) return;
    this.#refining = result.precision?.final === false ? this.#inFlight : undefined;
    this.#settle((run) => run.resolve(result));
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
