import type { LeverValues } from '../../scenario/lever.ts';
import type { Prepared } from './prepare.ts';
import { runForecast } from './run.ts';

/** A pause in which messages of this thread come through. */
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Answers until their times have nearly settled, and the longest that they may take together, ms. */
const most = 10;
const longest = 1000;

/**
 * Answers moves that nobody made and drops the answers. A first answer takes several times as long as a later
 * one, because engines compile what runs often and sums of scenario A are kept; a person's first move is not
 * to pay for that. Ends early where `signal` aborts.
 */
export async function rehearse(prepared: Prepared, signal: AbortSignal): Promise<void> {
  const start = performance.now();
  for (let i = 1; i <= most && performance.now() - start < longest; i++) {
    await pause();
    if (signal.aborted) return;
    runForecast(prepared, movedLevers(prepared, i / most));
  }
}

/** Every lever a share of the way from today to its highest value. */
const movedLevers = ({ levers }: Prepared, share: number): LeverValues =>
  Object.fromEntries(levers.map((l) => [l.id, l.today + share * (l.max - l.today)]));
