import type { Distribution, Entry } from '../../../src/catalogue/entry.ts';
import type { FeatureTable } from '../../../src/channel/table.ts';
import { asProblem } from '../../../src/problem/problem.ts';

export interface Finding {
  readonly severity: 'error' | 'warning';
  /** Stable word for what is wrong, e.g. `missing`, `gtfsFile`. */
  readonly code: string;
  /** Relative to the city folder. */
  readonly file: string;
  readonly message: string;
}

/** What a reader says of one distribution. */
export interface Read {
  /** Format in a word, e.g. `COG`. */
  readonly kind: string;
  /** One line: size, counts, range. */
  readonly detail: string;
}

/** A distribution whose file is there, and where to put findings about it. */
export interface Subject {
  /** City folder. */
  readonly dir: string;
  readonly entry: Entry;
  readonly distribution: Distribution;
  /** Absolute path of the file, and relative to the city folder. */
  readonly path: string;
  readonly file: string;
  readonly note: (
    severity: Finding['severity'],
    code: string,
    message: string,
    file?: string,
  ) => void;
  /** Says that another file of the folder belongs to this distribution. */
  readonly uses: (path: string) => void;
  /** The building table of the same entry, where it has one that reads. */
  readonly table: () => Promise<FeatureTable | undefined>;
}

/** Throws a Problem, or any error, where the file cannot be read at all. */
export type Reader = (subject: Subject) => Promise<Read>;

export const count = (n: number, word: string): string =>
  `${n.toLocaleString('en')} ${word}${n === 1 ? '' : 's'}`;

/** Code and sentence of whatever a reader threw. */
export function faultOf(error: unknown, file: string): { code: string; message: string } {
  const problem = asProblem(error, file);
  return problem.code === 'unexpected'
    ? { code: 'unreadable', message: `${file} cannot be read: ${problem.params.detail}` }
    : { code: problem.code, message: problem.message };
}

/** The first id that comes twice, and how many ids do. */
export function duplicates(
  ids: Iterable<string>,
): { readonly first: string; readonly total: number } | undefined {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const id of ids) {
    if (seen.has(id)) twice.add(id);
    seen.add(id);
  }
  const [first] = twice;
  return first === undefined ? undefined : { first, total: twice.size };
}
