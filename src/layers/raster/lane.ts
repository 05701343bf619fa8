import { Problem } from '../../problem/problem.ts';
import { deferred } from './deferred.ts';

/** `shown` is being looked at; `ahead` only may be, and waits until nothing shown is left to do. */
export type Urgency = 'shown' | 'ahead';

interface Job {
  urgency: Urgency;
  start(): void;
}

/** Where a piece of work stands in its lane; it may be found more urgent while it waits. */
export interface Place<T> {
  readonly done: Promise<T>;
  hurry(): void;
}

/** A bounded number of pieces of work at once, the urgent ones first, else in the order they came. */
export class Lane {
  readonly #most: Readonly<Record<Urgency, number>>;
  readonly #waiting: Job[] = [];
  #running = 0;

  /** @param mostAhead how many may run when a piece of work ahead of need starts */
  constructor(most: number, mostAhead: number) {
    this.#most = { shown: most, ahead: mostAhead };
  }

  /** Work that is aborted before its turn never starts and rejects as `cancelled`. */
  add<T>(work: () => Promise<T>, urgency: Urgency, signal: AbortSignal): Place<T> {
    const { promise, resolve, reject } = deferred<T>();
    const leave = (): void => {
      this.#waiting.splice(this.#waiting.indexOf(job), 1);
      reject(new Problem('cancelled', { file: 'tile' }));
    };
    const job: Job = {
      urgency,
      start: () => {
        signal.removeEventListener('abort', leave);
        this.#running += 1;
        const end = (): void => {
          this.#running -= 1;
          this.#next();
        };
        const running = work();
        resolve(running);
        running.then(end, end);
      },
    };
    signal.addEventListener('abort', leave, { once: true });
    this.#waiting.push(job);
    if (signal.aborted) leave();
    this.#next();
    return {
      done: promise,
      hurry: () => {
        job.urgency = 'shown';
        this.#next();
      },
    };
  }

  #next(): void {
    const shown = this.#waiting.findIndex(({ urgency }) => urgency === 'shown');
    const job = this.#waiting[Math.max(0, shown)];
    if (job === undefined || this.#running >= this.#most[job.urgency]) return;
    this.#waiting.splice(Math.max(0, shown), 1);
    job.start();
    this.#next();
  }
}
