import type { Distribution } from '../../../../src/catalogue/entry.ts';
import type { PollEnvironment } from '../../../../src/catalogue/poll.ts';
import { standards } from '../../../../src/catalogue/standards.ts';
import { at } from './messages.ts';

/** A clock on the wall that the test moves; timers ring when they are due. */
export class Wall implements PollEnvironment {
  time = at(8, 5) * 1000;
  #timers: { at: number; done: () => void }[] = [];
  now = (): number => this.time;
  random = (): number => 0;
  hidden = (): boolean => false;
  whenHiddenChanges = (): (() => void) => () => undefined;
  after = (milliseconds: number, done: () => void): (() => void) => {
    const timer = { at: this.time + milliseconds, done };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  };
  get waiting(): number {
    return this.#timers.length;
  }
  /** Moves on, and lets ring what is due. */
  go(seconds: number): void {
    this.time += seconds * 1000;
    const due = this.#timers.filter((timer) => timer.at <= this.time);
    this.#timers = this.#timers.filter((timer) => timer.at > this.time);
    for (const { done } of due) done();
  }
}

/** A live feed, or a recording of one where it has a window. */
export const distribution = (
  accessUrl: string,
  temporal?: Distribution['temporal'],
): Distribution => ({
  accessUrl,
  mediaType: 'application/x-protobuf',
  conformsTo: [standards.gtfsRealtime],
  ...(temporal && { temporal }),
});
