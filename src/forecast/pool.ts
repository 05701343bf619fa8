import { Problem } from '../problem/problem.ts';

/** What goes to a pool's worker: first what all tasks share, then tasks. */
export type PoolRequest<Setup, Task> =
  | { readonly type: 'setup'; readonly setup: Setup }
  | { readonly type: 'task'; readonly task: Task };

/** The part of a worker that a pool uses; a thread of Node and this thread itself can look like it. */
export interface PoolWorker<Setup, Task, Answer> {
  postMessage(message: PoolRequest<Setup, Task>): void;
  onmessage: ((event: { readonly data: Answer }) => void) | null;
  onerror: ((event: { readonly message: string }) => void) | null;
  terminate(): void;
}

/** The worker's side: keeps what tasks share and answers tasks. */
export function poolServer<Setup, Task, Answer>(
  answer: (setup: Setup, task: Task) => Answer,
): (request: PoolRequest<Setup, Task>) => Answer | undefined {
  let shared: Setup | undefined;
  return (request) => {
    if (request.type === 'setup') {
      shared = request.setup;
      return undefined;
    }
    if (shared === undefined) throw new Error('a task before its setup');
    return answer(shared, request.task);
  };
}

/** A worker in this thread that lets other events through between two tasks. */
export function inlineWorker<Setup, Task, Answer>(
  serve: (request: PoolRequest<Setup, Task>) => Answer | undefined,
): PoolWorker<Setup, Task, Answer> {
  let ended = false;
  const worker: PoolWorker<Setup, Task, Answer> = {
    postMessage: (message) => {
      setTimeout(() => {
        if (ended) return;
        try {
          const data = serve(message);
          if (data !== undefined) worker.onmessage?.({ data });
        } catch (error) {
          worker.onerror?.({ message: String(error) });
        }
      });
    },
    onmessage: null,
    onerror: null,
    terminate: () => {
      ended = true;
    },
  };
  return worker;
}

interface Place<Setup, Task, Answer> {
  readonly worker: PoolWorker<Setup, Task, Answer>;
  busy: boolean;
}

/**
 * Workers that share out the tasks of one job after another. A job that is stopped hands out no more tasks, so
 * that it ends with the ones that are being computed. One that is held goes on where it was once it is let go.
 */
export class Pool<Setup, Task, Answer> {
  readonly #places: readonly Place<Setup, Task, Answer>[];
  #job: Promise<void> = Promise.resolve();
  #held = false;
  #advance: (() => void) | undefined;

  constructor(start: () => PoolWorker<Setup, Task, Answer>, size: number) {
    this.#places = Array.from({ length: size }, () => ({ worker: start(), busy: false }));
  }

  setup(setup: Setup): void {
    for (const { worker } of this.#places) worker.postMessage({ type: 'setup', setup });
  }

  /**
   * Answers every task, in any order. Rejects with the Problem `cancelled` once `signal` aborts, and with
   * `unexpected` where a task fails.
   */
  run(
    tasks: readonly Task[],
    answered: (answer: Answer, task: number) => void,
    signal: AbortSignal,
    file: string,
  ): Promise<void> {
    // A stopped job's last tasks come back before the next job hands out its own.
    const job = this.#job.then(() => this.#work(tasks, answered, signal, file));
    this.#job = job.catch(() => undefined);
    return job;
  }

  /** Hands out no tasks for now, or goes on with them. */
  hold(held: boolean): void {
    this.#held = held;
    this.#advance?.();
  }

  dispose(): void {
    for (const { worker } of this.#places) worker.terminate();
  }

  #work(
    tasks: readonly Task[],
    answered: (answer: Answer, task: number) => void,
    signal: AbortSignal,
    file: string,
  ): Promise<void> {
    let next = 0;
    let failed: Problem | undefined;
    return new Promise((resolve, reject) => {
      const advance = (): void => {
        const stop = failed !== undefined || signal.aborted || next === tasks.length;
        if (stop && this.#places.every((p) => !p.busy)) {
          this.#advance = undefined;
          signal.removeEventListener('abort', advance);
          if (failed !== undefined) reject(failed);
          else if (signal.aborted) reject(new Problem('cancelled', { file }));
          else resolve();
        }
        if (!stop && !this.#held) for (const place of this.#places) hand(place);
      };
      const hand = (place: Place<Setup, Task, Answer>): void => {
        if (place.busy || next === tasks.length) return;
        const at = next++;
        place.busy = true;
        const done = (): void => {
          place.busy = false;
          advance();
        };
        place.worker.onmessage = ({ data }) => {
          try {
            if (!signal.aborted) answered(data, at);
          } catch (error) {
            failed = new Problem('unexpected', { file, detail: String(error) });
          }
          done();
        };
        place.worker.onerror = ({ message }) => {
          failed = new Problem('unexpected', { file, detail: message });
          done();
        };
        place.worker.postMessage({ type: 'task', task: tasks[at]! });
      };
      this.#advance = advance;
      // A job that is held has no task whose end would tell it that it is stopped.
      signal.addEventListener('abort', advance);
      advance();
    });
  }
}
