import { afterEach, beforeEach } from 'vitest';
import {
  Poll,
  type PollEnvironment,
  type PollOptions,
  type PollState,
} from '../../src/catalogue/poll.ts';
import { Problem } from '../../src/problem/problem.ts';
import { FeedServer } from './feedServer.ts';

/** A clock that moves only when told; the network stays real. */
export class Bench implements PollEnvironment {
  time = 1_780_000_000_000;
  chance = 0.5;
  isHidden = false;
  #timers: { at: number; done: () => void }[] = [];
  #changed = (): void => undefined;

  now = (): number => this.time;
  random = (): number => this.chance;
  hidden = (): boolean => this.isHidden;

  after = (milliseconds: number, done: () => void): (() => void) => {
    const timer = { at: this.time + milliseconds, done };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  };

  whenHiddenChanges = (changed: () => void): (() => void) => {
    this.#changed = changed;
    return () => undefined;
  };

  hide(hidden: boolean): void {
    this.isHidden = hidden;
    this.#changed();
  }

  /** Seconds until the next timer; undefined where none waits. */
  get wait(): number | undefined {
    const at = Math.min(...this.#timers.map((timer) => timer.at));
    return Number.isFinite(at) ? (at - this.time) / 1000 : undefined;
  }

  /** Lets the next timer ring. */
  ring(): void {
    const timer = this.#timers.sort((a, b) => a.at - b.at).shift()!;
    this.time = Math.max(this.time, timer.at);
    timer.done();
  }
}

/** A server, a clock and polls, new for each test and gone after it. */
export class PollRig {
  server!: FeedServer;
  bench!: Bench;
  #polls: Poll<string>[] = [];

  constructor() {
    beforeEach(async () => {
      this.server = await FeedServer.start();
      this.bench = new Bench();
      this.#polls = [];
    });
    afterEach(async () => {
      for (const poll of this.#polls) poll.stop();
      await this.server.stop();
    });
  }

  #read = (bytes: Uint8Array): string => {
    const text = new TextDecoder().decode(bytes);
    if (text.startsWith('bad'))
      throw new Problem('feedMessage', { file: this.server.url, detail: 'bad', offset: 0 });
    return text;
  };

  /** Starts a poll; `step` rings the clock and waits for the outcome of that request. */
  polling(options: Partial<PollOptions<string>> = {}): {
    poll: Poll<string>;
    step: () => Promise<PollState<string>>;
  } {
    let told: (state: PollState<string>) => void = () => undefined;
    const poll = new Poll<string>({
      url: this.server.url,
      read: this.#read,
      period: 15,
      mostBytes: 1000,
      timeout: 20,
      environment: this.bench,
      changed: (state) => told(state),
      ...options,
    });
    this.#polls.push(poll);
    poll.start();
    const step = (): Promise<PollState<string>> =>
      new Promise((resolve) => {
        told = resolve;
        this.bench.ring();
      });
    return { poll, step };
  }
}
