import type { Day } from './day.ts';
import { runOfKey } from './keys.ts';
import { UnderWay } from './slots.ts';
import { drawnRuns } from './texels.ts';

/** What is asked of a day at every frame or tick, without a look at every run each time. */
export class OnRoad {
  readonly day: Day;
  readonly #drawn: Uint32Array;
  readonly #count: UnderWay;
  #found: { readonly key: string; readonly run: number | undefined } | undefined;

  constructor(day: Day) {
    this.day = day;
    this.#drawn = drawnRuns(day);
    this.#count = new UnderWay(this.#drawn, day.runs.start, day.runs.end);
  }

  /** Vehicles under way at a second of the day. O(log n). */
  countAt(seconds: number): number {
    return this.#count.at(seconds);
  }

  /** Whether a run is under way at a second of the day, first arrival and last departure included. */
  isUnderWay(run: number, seconds: number): boolean {
    const { start, end } = this.day.runs;
    return start[run]! <= seconds && seconds <= end[run]!;
  }

  /** Runs on the road at a second of the day; looks at each, so it is for a click. */
  runsAt(seconds: number): Uint32Array {
    return this.#drawn.filter((run) => this.isUnderWay(run, seconds));
  }

  /** The run that a key names; the one asked last is known. */
  runOf(key: string): number | undefined {
    if (this.#found?.key !== key) this.#found = { key, run: runOfKey(this.day, key) };
    return this.#found.run;
  }
}
