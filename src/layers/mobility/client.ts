import { keyOf } from '../../catalogue/key.ts';
import { Problem, problemFrom } from '../../problem/problem.ts';
import type { Day } from './day.ts';
import type { Answer, FeedFiles, Opened, Request } from './serve.ts';

export interface OpenOptions {
  readonly signal: AbortSignal;
  readonly timeZone: string;
  /** The feed, where it is here already; else it is fetched. */
  readonly files?: FeedFiles;
  /** Name of the header in which its server wants a key, where the catalogue says. */
  readonly keyHeader?: string | undefined;
  progress(share: number, note: string): void;
}

/** A feed that a worker holds: reading and sorting a day never stop the picture. */
export class FeedClient {
  readonly #worker: Worker;
  readonly #waiting = new Map<string, (day: Day) => void>();
  opened!: Opened;

  private constructor() {
    this.#worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  }

  /** Reads the feed at `url` (a zip, or a folder with `/` at its end) in a worker; rejects with a Problem. An abort ends the worker. */
  static open(url: string, options: OpenOptions): Promise<FeedClient> {
    const client = new FeedClient();
    return new Promise((resolve, reject) => {
      const fail = (problem: Problem): void => {
        client.dispose();
        reject(problem);
      };
      const cancel = (): void => fail(new Problem('cancelled', { file: url }));
      options.signal.addEventListener('abort', cancel, { once: true });
      client.#worker.onerror = (event) => {
        fail(new Problem('unexpected', { file: url, detail: event.message || 'worker failed' }));
      };
      client.#worker.onmessage = ({ data }: MessageEvent<Answer>) => {
        if (data.type === 'progress') options.progress(data.share, data.note);
        else if (data.type === 'failed') fail(problemFrom(data.problem));
        else if (data.type === 'opened') {
          options.signal.removeEventListener('abort', cancel);
          client.opened = data;
          resolve(client);
        } else if (data.type === 'day')
          client.#arrive({ ...data.timetable, network: client.opened.network });
      };
      const { timeZone, files, keyHeader } = options;
      // Keys lie in the memory of the page, which the worker does not share.
      const key = keyOf(url);
      client.#ask({ type: 'open', url, timeZone, ...(files && { files }), key, keyHeader });
    });
  }

  /** Asks for a service date's vehicles; asking again while one is under way asks once. */
  day(date: string, ready: (day: Day) => void): void {
    if (!this.#waiting.has(date)) this.#ask({ type: 'day', date });
    this.#waiting.set(date, ready);
  }

  dispose(): void {
    this.#waiting.clear();
    this.#worker.terminate();
  }

  #arrive(day: Day): void {
    const ready = this.#waiting.get(day.date);
    this.#waiting.delete(day.date);
    ready?.(day);
  }

  #ask(request: Request): void {
    this.#worker.postMessage(request);
  }
}
