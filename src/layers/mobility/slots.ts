/** Runs parted among slots, of each of which at most one run is under way at any second. */
export interface Slots {
  /** First place in `runs` of each slot, then the number of runs. */
  readonly start: Uint32Array;
  /** Runs by slot, each slot's in order of their start. */
  readonly runs: Uint32Array;
}

/**
 * As few slots as there are runs under way at the busiest second, so that a picture of a day needs as many
 * markers as there are vehicles at once, not as there are trips. O(n log n).
 * @param of runs to part @param start first second of each run @param end last second of each run
 */
export function slotsOf(of: Uint32Array, start: Int32Array, end: Int32Array): Slots {
  const byStart = Uint32Array.from(of).sort((a, b) => start[a]! - start[b]! || a - b);
  const byEnd = Uint32Array.from(of).sort((a, b) => end[a]! - end[b]! || a - b);
  const slot = new Map<number, number>();
  const free: number[] = [];
  const counts: number[] = [];
  let ended = 0;
  for (const run of byStart) {
    while (ended < byEnd.length && end[byEnd[ended]!]! < start[run]!) {
      free.push(slot.get(byEnd[ended]!)!);
      ended += 1;
    }
    const taken = free.pop() ?? counts.push(0) - 1;
    slot.set(run, taken);
    counts[taken]! += 1;
  }
  const first = new Uint32Array(counts.length + 1);
  counts.forEach((count, i) => {
    first[i + 1] = first[i]! + count;
  });
  const next = first.slice();
  const runs = new Uint32Array(of.length);
  for (const run of byStart) {
    const taken = slot.get(run)!;
    runs[next[taken]!] = run;
    next[taken]! += 1;
  }
  return { start: first, runs };
}

/** How many runs are under way, told without looking at each. */
export class UnderWay {
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;

  constructor(of: Uint32Array, start: Int32Array, end: Int32Array) {
    this.#starts = Int32Array.from(of, (run) => start[run]!).sort();
    this.#ends = Int32Array.from(of, (run) => end[run]!).sort();
  }

  /** Runs that have started by `seconds` and not ended before. O(log n). */
  at(seconds: number): number {
    return countBelow(this.#starts, seconds, true) - countBelow(this.#ends, seconds, false);
  }
}

/** How many of some rising values lie below one, those equal to it too where `included`. */
function countBelow(values: Int32Array, value: number, included: boolean): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const below = included ? values[middle]! <= value : values[middle]! < value;
    if (below) low = middle + 1;
    else high = middle;
  }
  return low;
}
