import type CachePolicy from 'http-cache-semantics';
import { asProblem, type Problem } from '../problem/problem.ts';
import { keyOf, whenKeyGiven } from './key.ts';
import { BusyProblem, freshFor, readAnswer, validators } from './pollAnswer.ts';
import { askService, nameOf } from './serviceFetch.ts';

/** What polling takes from its surroundings; tests bring their own. */
export interface PollEnvironment {
  /** Milliseconds since 1970. */
  now(): number;
  /** 0 <= x < 1. */
  random(): number;
  /** Calls back once after some milliseconds; the answer cancels it. */
  after(milliseconds: number, done: () => void): () => void;
  /** Whether nobody can see the page. */
  hidden(): boolean;
  /** Calls back when `hidden` changes; the answer ends that. */
  whenHiddenChanges(changed: () => void): () => void;
  readonly fetch?: typeof fetch;
}

const page = (): Document | undefined => (typeof document === 'undefined' ? undefined : document);

export const realEnvironment: PollEnvironment = {
  now: Date.now,
  random: Math.random,
  after: (milliseconds, done) => {
    const timer = setTimeout(done, milliseconds);
    return () => clearTimeout(timer);
  },
  hidden: () => page()?.hidden === true,
  whenHiddenChanges: (changed) => {
    page()?.addEventListener('visibilitychange', changed);
    return () => page()?.removeEventListener('visibilitychange', changed);
  },
};

export interface PollOptions<T> {
  readonly url: string;
  /** Reads a body; what it throws (best a Problem) refuses that body, and the value before stays. */
  read(bytes: Uint8Array): T | Promise<T>;
  /** Seconds between two requests at the least. */
  readonly period: number;
  /** Seconds for which the value itself says that it stays true (`ttl` of GBFS). */
  ttl?(value: T): number | undefined;
  readonly mostBytes: number;
  /** Name of the request header in which the server wants a key, where the catalogue says. */
  readonly keyHeader?: string | undefined;
  /** Seconds for a whole answer, 30 where absent. */
  readonly timeout?: number;
  changed(state: PollState<T>): void;
  readonly environment?: PollEnvironment;
}

/** What is known of a polled address. Times are Unix seconds. */
export interface PollState<T> {
  /** `fresh`: the last answer was new; `unchanged`: 304, or the same bytes; `failing`: see `problem`. */
  readonly status: 'waiting' | 'fresh' | 'unchanged' | 'failing';
  /** The last good value, whatever happened since. */
  readonly value?: T;
  /** When `value` came, and when the server last confirmed it. */
  readonly received?: number;
  readonly confirmed?: number;
  readonly problem?: Problem;
  /** When it is asked again; absent while a request is under way or polling is paused. */
  readonly next?: number;
  readonly paused: boolean;
  /** Failures in a row. */
  readonly failures: number;
  /** Bodies that were refused, in all. */
  readonly refused: number;
}

/** Longest pause after failures, and longest time that an answer may ask to be kept, seconds. */
const longestBackOff = 600;
const longestFresh = 86_400;
/** Share of a pause that is drawn by chance, so that pages opened together do not ask together. */
const jitter = 0.1;

/**
 * Seconds until the next try after `failures` in a row: exponential back-off with full jitter (M. Brooker,
 * "Exponential Backoff and Jitter", AWS Architecture Blog, 2015), one second at the least. A server's own
 * Retry-After is kept, the jitter then lies on top.
 */
export function backOff(
  failures: number,
  period: number,
  random: number,
  retryAfter?: number,
): number {
  const reach = Math.min(longestBackOff, period * 2 ** Math.min(30, failures - 1));
  return retryAfter === undefined
    ? Math.max(1, random * reach)
    : retryAfter + random * jitter * reach;
}

/** Bodies that are refused before `read` sees them. */
const refusedUnread: ReadonlySet<string> = new Set(['feedPage', 'feedTooLarge']);

const nothing: PollState<never> = { status: 'waiting', paused: true, failures: 0, refused: 0 };

/**
 * Keeps asking one address: conditionally (ETag, Last-Modified), no more often than its answers stay fresh
 * (Cache-Control, Expires, `ttl`), backing off while it fails, and not at all while nobody looks.
 * It starts paused by nothing but `start`; the last good value stays through every failure.
 */
export class Poll<T> {
  readonly #options: PollOptions<T>;
  readonly #environment: PollEnvironment;
  readonly #pauses = new Set<string>(['not started']);
  #state: PollState<T> = nothing;
  #policy: CachePolicy | undefined;
  #bytes: Uint8Array | undefined;
  #due = 0;
  #cancelTimer: (() => void) | undefined;
  #asking: AbortController | undefined;
  readonly #forget: () => void;
  readonly #forgetKey: () => void;

  constructor(options: PollOptions<T>) {
    this.#options = options;
    this.#environment = options.environment ?? realEnvironment;
    const follow = (): void => this.pause('hidden', this.#environment.hidden());
    this.#forget = this.#environment.whenHiddenChanges(follow);
    this.#forgetKey = whenKeyGiven((origin) => {
      if (new URL(options.url).origin === origin) this.#askAgain();
    });
    follow();
  }

  get state(): PollState<T> {
    return this.#state;
  }

  start(): void {
    this.pause('not started', false);
  }

  /** Adds or takes away a reason to stand still; a request that is under way ends in its own time. */
  pause(reason: string, on: boolean): void {
    if (on) this.#pauses.add(reason);
    else this.#pauses.delete(reason);
    const paused = this.#pauses.size > 0;
    if (paused === this.#state.paused) return;
    this.#schedule();
  }

  /** A key has come: what failed for want of it is asked at once. */
  #askAgain(): void {
    this.#due = 0;
    this.#schedule();
  }

  /** Ends polling for good; a request under way is aborted. */
  stop(): void {
    this.#forget();
    this.#forgetKey();
    this.#pauses.add('stopped');
    this.#cancelTimer?.();
    this.#asking?.abort();
  }

  #schedule(): void {
    this.#cancelTimer?.();
    const paused = this.#pauses.size > 0;
    const { next: _, ...rest } = this.#state;
    if (paused || this.#asking !== undefined) {
      this.#tell({ ...rest, paused });
      return;
    }
    const wait = Math.max(0, this.#due - this.#environment.now());
    this.#cancelTimer = this.#environment.after(wait, () => void this.#ask());
    this.#tell({ ...rest, paused: false, next: (this.#environment.now() + wait) / 1000 });
  }

  async #ask(): Promise<void> {
    const asking = new AbortController();
    this.#asking = asking;
    let pause: number;
    try {
      pause = await this.#succeed(asking.signal);
    } catch (error) {
      pause = this.#fail(asProblem(error, nameOf(this.#options.url)));
    }
    this.#asking = undefined;
    if (this.#pauses.has('stopped')) return;
    this.#due = this.#environment.now() + pause * 1000;
    this.#schedule();
  }

  /** Seconds to the next request. */
  async #succeed(signal: AbortSignal): Promise<number> {
    const { url, mostBytes, timeout = 30, period, ttl, keyHeader } = this.#options;
    const environment = this.#environment;
    const now = environment.now();
    const init = conditional(url, this.#policy);
    const { bytes, policy } = await askService(
      url,
      (response) =>
        readAnswer(url, nameOf(url), response, this.#policy, { mostBytes, now, keyHeader }),
      { signal, seconds: timeout, init, accepts: () => true, fetch: environment.fetch },
    );
    const same = bytes === undefined || (this.#bytes !== undefined && equal(bytes, this.#bytes));
    const confirmed = environment.now() / 1000;
    const { problem: _, ...state } = this.#state;
    if (same && state.received !== undefined) {
      this.#state = { ...state, status: 'unchanged', confirmed, failures: 0 };
    } else {
      const value = await this.#read(bytes ?? new Uint8Array());
      this.#bytes = bytes;
      this.#state = {
        ...state,
        status: 'fresh',
        value,
        received: confirmed,
        confirmed,
        failures: 0,
      };
    }
    this.#policy = policy;
    const asked = ttl?.(this.#state.value as T) ?? 0;
    const wait = Math.min(longestFresh, Math.max(period, freshFor(policy), asked));
    return wait * (1 + jitter * environment.random());
  }

  async #read(bytes: Uint8Array): Promise<T> {
    try {
      return await this.#options.read(bytes);
    } catch (error) {
      this.#state = { ...this.#state, refused: this.#state.refused + 1 };
      throw error;
    }
  }

  #fail(problem: Problem): number {
    const failures = this.#state.failures + 1;
    const refused = this.#state.refused + (refusedUnread.has(problem.code) ? 1 : 0);
    this.#state = { ...this.#state, status: 'failing', problem, failures, refused };
    const asked = problem instanceof BusyProblem ? problem.retryAfter : undefined;
    return backOff(failures, this.#options.period, this.#environment.random(), asked);
  }

  #tell(state: PollState<T>): void {
    this.#state = state;
    this.#options.changed(state);
  }
}

/**
 * A conditional request. Of another origin a page may neither see every validator nor send them without
 * asking first (a CORS preflight, which many servers refuse): there the browser's cache adds them itself.
 */
function conditional(url: string, policy: CachePolicy | undefined): RequestInit {
  const origin = typeof location === 'undefined' ? undefined : location.origin;
  const key = keyOf(url);
  const own = key === undefined ? {} : { [key.header]: key.value };
  const at: RequestInit =
    origin === undefined || new URL(url).origin === origin
      ? { cache: 'no-store', headers: { ...validators(url, policy), ...own } }
      : { cache: 'no-cache', headers: own };
  return key === undefined ? at : { ...at, redirect: 'manual' };
}

const equal = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, i) => byte === b[i]);
