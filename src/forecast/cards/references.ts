import type { CardReference } from './card.ts';

/** What reference runs gave (`twin reference`), kept in `references.json` by `scripts/cards`. */
export interface References {
  readonly suites: readonly RecordedSuite[];
}

export interface RecordedSuite {
  readonly name: string;
  readonly source: string;
  /** ISO 8601 date of the run and version of the software; absent where it never ran. */
  readonly date?: string;
  readonly version?: string;
  /** Number of comparisons, and of those within their bars. */
  readonly cases: number;
  readonly reached: number;
  /** All comparisons, or of many those nearest to their bars. */
  readonly rows: readonly RecordedRow[];
}

export interface RecordedRow {
  readonly case: string;
  readonly published: number;
  readonly ours: number;
  /** In the terms of the bar. */
  readonly difference: number;
  /** Such as `0.0001` or `3 %`. */
  readonly bar: string;
  readonly verdict: 'reached' | 'short';
  readonly note?: string;
}

export type SuiteVerdict = 'reached' | 'short' | 'not run';

export const suiteVerdict = ({ cases, reached }: RecordedSuite): SuiteVerdict =>
  cases === 0 ? 'not run' : reached === cases ? 'reached' : 'short';

/** The recorded suites that a card names, each with the comparisons that are its own. */
export function recordedFor(
  wanted: readonly CardReference[],
  { suites }: References,
): readonly RecordedSuite[] {
  return wanted.flatMap(({ suite: name, case: prefix }) => {
    const suite = suites.find((s) => s.name === name);
    if (suite === undefined) return [];
    if (prefix === undefined) return [suite];
    const rows = suite.rows.filter((row) => row.case.startsWith(prefix));
    const reached = rows.filter((row) => row.verdict === 'reached').length;
    return [{ ...suite, rows, cases: rows.length, reached }];
  });
}
