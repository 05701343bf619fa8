import type { Channel } from '../../channel/channel.ts';
import { problemFrom } from '../../problem/problem.ts';
import type { LeverValues } from '../../scenario/lever.ts';
import type { ForecastWorker } from '../client.ts';
import type { ForecastAnswer, HoursAnswer, HoursRequest, StockRequest } from '../protocol.ts';

/** The worker of the building stock, as both its clients see it. */
export interface StockWorker {
  postMessage(message: StockRequest): void;
  onmessage: ((event: MessageEvent<ForecastAnswer | HoursAnswer>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  terminate(): void;
}

interface Question {
  readonly request: HoursRequest;
  readonly resolve: (channels: readonly Channel[] | undefined) => void;
  readonly reject: (error: unknown) => void;
}

/** Asks for the hours of buildings, latest wins: of the questions that wait only the newest is put. */
export class HoursClient {
  readonly #post: (request: HoursRequest) => void;
  #count = 0;
  #inFlight: Question | undefined;
  #waiting: Question | undefined;

  constructor(post: (request: HoursRequest) => void) {
    this.#post = post;
  }

  /**
   * Hours of one building under lever values; undefined where a newer question or `cancel` came first.
   * Rejects with a Problem.
   */
  ask(gid: number, levers: LeverValues): Promise<readonly Channel[] | undefined> {
    this.cancel();
    return new Promise((resolve, reject) => {
      this.#waiting = {
        request: { type: 'hours', id: ++this.#count, gid, levers },
        resolve,
        reject,
      };
      this.#next();
    });
  }

  /** Drops what is asked: an answer that still comes is told to nobody. */
  cancel(): void {
    this.#waiting?.resolve(undefined);
    this.#waiting = undefined;
    this.#inFlight?.resolve(undefined);
  }

  take(answer: HoursAnswer): void {
    const asked = this.#inFlight;
    if (asked?.request.id !== answer.id) return;
    this.#inFlight = undefined;
    if (answer.type === 'hours') asked.resolve(answer.channels);
    else asked.reject(problemFrom(answer.problem));
    this.#next();
  }

  #next(): void {
    if (this.#inFlight !== undefined || this.#waiting === undefined) return;
    this.#inFlight = this.#waiting;
    this.#waiting = undefined;
    this.#post(this.#inFlight.request);
  }
}

/** One worker for scenarios and for the hours of buildings: each client gets its own answers. */
export function shareWorker(worker: StockWorker): {
  readonly scenarios: ForecastWorker;
  readonly hours: HoursClient;
} {
  const hours = new HoursClient((request) => worker.postMessage(request));
  const scenarios: ForecastWorker = {
    postMessage: (message) => worker.postMessage(message),
    onmessage: null,
    onerror: null,
    terminate: () => {
      hours.cancel();
      worker.terminate();
    },
  };
  worker.onmessage = (event) => {
    const { data } = event;
    if (data.type === 'hours' || data.type === 'noHours') hours.take(data);
    else scenarios.onmessage?.({ data } as MessageEvent<ForecastAnswer>);
  };
  worker.onerror = (event) => scenarios.onerror?.(event);
  return { scenarios, hours };
}
