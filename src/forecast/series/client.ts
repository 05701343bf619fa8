import { Problem, problemFrom } from '../../problem/problem.ts';
import type {
  RollingBacktest,
  SeriesAnswer,
  SeriesRequest,
  SeriesResult,
  SeriesTask,
} from './protocol.ts';

/** The part of a worker that the client uses; tests give their own. */
export interface SeriesWorker {
  postMessage(message: SeriesRequest): void;
  onmessage: ((event: MessageEvent<SeriesAnswer>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  terminate(): void;
}

const startWorker = (): SeriesWorker =>
  new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }) as SeriesWorker;

interface Pending {
  readonly id: number;
  readonly request: SeriesRequest;
  readonly progress: ((share: number) => void) | undefined;
  readonly resolve: (answer: SeriesAnswer | undefined) => void;
  readonly reject: (error: unknown) => void;
}

export interface BacktestTask {
  readonly task: SeriesTask;
  readonly history: number;
  readonly count: number;
  readonly spacing: number;
}

/**
 * One worker of series that starts with the first question: one runs, of those that follow only the newest waits;
 * one that is replaced or stopped resolves to undefined.
 */
export class SeriesClient {
  readonly #start: () => SeriesWorker;
  #worker: SeriesWorker | undefined;
  #count = 0;
  #running: Pending | undefined;
  #waiting: Pending | undefined;

  constructor(start: () => SeriesWorker = startWorker) {
    this.#start = start;
  }

  async forecast(task: SeriesTask): Promise<SeriesResult | undefined> {
    const answer = await this.#ask((id) => ({ type: 'forecast', id, task }), undefined);
    return answer?.type === 'forecast' ? answer.result : undefined;
  }

  async backtest(
    wanted: BacktestTask,
    progress: (share: number) => void,
  ): Promise<RollingBacktest | undefined> {
    const answer = await this.#ask((id) => ({ type: 'backtest', id, ...wanted }), progress);
    return answer?.type === 'backtest' ? answer.report : undefined;
  }

  /** Ends the worker and whatever it does. */
  stop(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    for (const pending of [this.#running, this.#waiting]) pending?.resolve(undefined);
    this.#running = undefined;
    this.#waiting = undefined;
  }

  #ask(
    make: (id: number) => SeriesRequest,
    progress: Pending['progress'],
  ): Promise<SeriesAnswer | undefined> {
    return new Promise((resolve, reject) => {
      const id = ++this.#count;
      this.#waiting?.resolve(undefined);
      this.#waiting = { id, request: make(id), progress, resolve, reject };
      this.#next();
    });
  }

  #next(): void {
    if (this.#running !== undefined || this.#waiting === undefined) return;
    this.#running = this.#waiting;
    this.#waiting = undefined;
    if (this.#worker === undefined) {
      this.#worker = this.#start();
      this.#worker.onmessage = ({ data }) => this.#take(data);
      this.#worker.onerror = (event) => this.#fail(event.message);
    }
    this.#worker.postMessage(this.#running.request);
  }

  #take(answer: SeriesAnswer): void {
    const running = this.#running;
    if (running === undefined || answer.id !== running.id) return;
    if (answer.type === 'progress') {
      running.progress?.(answer.share);
      return;
    }
    this.#running = undefined;
    if (answer.type === 'failed') running.reject(problemFrom(answer.problem));
    else running.resolve(answer);
    this.#next();
  }

  /** A worker that broke is given up; the next question starts another. */
  #fail(detail: string): void {
    const running = this.#running;
    this.#running = undefined;
    this.#worker?.terminate();
    this.#worker = undefined;
    running?.reject(new Problem('unexpected', { file: running.request.task.name, detail }));
    this.#next();
  }
}
