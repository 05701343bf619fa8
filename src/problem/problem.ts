import { englishProblems, type ProblemCode } from './messages.ts';

/** Values put into a problem's sentence; `file` is always the file or address a person can recognise. */
export type ProblemParams = Readonly<{ file: string } & Record<string, string | number>>;

/**
 * An expected failure: what is wrong, in which file and place, and what mends it.
 * `code` selects the sentence (English here, other languages in `src/ui/i18n`), `params` fill it.
 */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly params: ProblemParams;

  constructor(code: ProblemCode, params: ProblemParams, options?: ErrorOptions) {
    super(fill(englishProblems[code], params), options);
    this.name = 'Problem';
    this.code = code;
    this.params = params;
  }
}

/** Fills `{{name}}` places the way i18next does, so both languages share one notation. */
export function fill(sentence: string, params: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? '?'));
}

/** A plain, structured-clonable form, for crossing a worker boundary. */
export interface ProblemData {
  readonly code: ProblemCode;
  readonly params: ProblemParams;
}

/** Any thrown value as a Problem; an unexpected one keeps its own message as the detail. */
export function asProblem(error: unknown, file: string): Problem {
  if (error instanceof Problem) return error;
  const detail = error instanceof Error ? error.message : String(error);
  return new Problem('unexpected', { file, detail }, { cause: error });
}

export const problemData = (p: Problem): ProblemData => ({ code: p.code, params: p.params });
export const problemFrom = (d: ProblemData): Problem => new Problem(d.code, d.params);
