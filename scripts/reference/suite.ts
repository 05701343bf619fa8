/**
 * Comparisons with published values. A suite is one method and its source; `registry.ts` lists them all, and
 * those that are still to be built, so that nothing counts as reached by not being there.
 */
export interface ReferenceSuite {
  readonly name: string;
  /** What it compares and where the published values stand. */
  readonly source: string;
  /** Files below the reference folder without which it cannot run. */
  readonly files?: readonly string[];
  /** Takes ten seconds and more. */
  readonly slow?: true;
  /** Undefined: the method is not built yet. */
  readonly run?: (folder: string) => Promise<readonly ReferenceCase[]>;
}

/** One number that is compared. */
export interface ReferenceCase {
  readonly case: string;
  readonly published: number;
  readonly ours: number;
  /** Largest difference that reaches it: absolute, or in percent of the published value. */
  readonly bar: number;
  readonly in: 'absolute' | 'percent';
  /** Of errors: any value below reaches it too. */
  readonly better?: 'lower';
  /** What a reader should know, for example where the published value is weak. */
  readonly note?: string;
}

export type Verdict = 'reached' | 'short' | 'no data' | 'not built';

export interface ReferenceRow {
  readonly suite: string;
  readonly case: string;
  readonly published?: number;
  readonly ours?: number;
  readonly difference?: number;
  /** Such as `0.0001` or `3 %`. */
  readonly bar?: string;
  readonly verdict: Verdict;
  readonly note?: string;
}

/** The difference in the terms of the bar, and whether it lies within; NaN never does. */
export function compared(suite: string, c: ReferenceCase): ReferenceRow {
  const absolute = c.ours - c.published;
  const difference = c.in === 'percent' ? (100 * absolute) / c.published : absolute;
  return {
    suite,
    case: c.case,
    published: c.published,
    ours: c.ours,
    difference,
    bar: c.in === 'percent' ? `${c.bar} %` : String(c.bar),
    verdict:
      (c.better === 'lower' ? difference : Math.abs(difference)) <= c.bar ? 'reached' : 'short',
    ...(c.note !== undefined && { note: c.note }),
  };
}
