import type { LeverValues } from '../../scenario/lever.ts';
import type { Prepared } from './prepare.ts';
import { runForecast } from './run.ts';

/** A pause in which messages of this thread come through. */
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Answers until their times have settled, and the longest that they may take together, ms. */
const most = 24;
const longest = 2000;

/**
 * Answers moves that nobody made and drops the answers. A first answer takes several times as long as a later
 * one, because engines compile what runs often and sums of scenario A are kept; a person's first move is not
 * to pay for that. One that is interrupted goes on where it was.
 */
export class Rehearsal {
  #done = 0;
  #spent = 0;

  /** @param passed resolves while answers may be rehearsed; they end where `signal` aborts */
  async run(
    prepared: Prepared,
    signal: AbortSignal,
    passed: (signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    while (this.#done < most && this.#spent < longest) {
      await passed(signal);
      await pause();
      if (signal.aborted) return;
      this.#done += 1;
      const start = performance.now();
      runForecast(prepared, movedLevers(prepared, this.#done / most));
      this.#spent += performance.now() - start;
    }
  }
}

/** Every lever a share of the way from today to its highest value. */
const movedLevers = ({ levers }: Prepared, share: number): LeverValues =>
  Object.fromEntries(levers.map((l) => [l.id, l.today + share * (l.max - l.today)]));
