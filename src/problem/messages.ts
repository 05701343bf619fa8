/**
 * One sentence per kind of failure: what is wrong and where, then what mends it.
 * Add a code here and its German sentence in `src/ui/i18n/de/problems.ts`.
 */
export const englishProblems = {
  unexpected: '{{file}}: {{detail}}. Reload the page; if it stays, report this sentence.',
  unreachable:
    '{{file}} does not answer ({{detail}}). Check the address and the network, then try again.',
  notFound: '{{file}} is not there (HTTP {{status}}). Check the access URL in the catalogue.',
  timeout: '{{file}} did not answer within {{seconds}} s. Try again later.',
  cancelled: '{{file}}: cancelled.',
} as const;

export type ProblemCode = keyof typeof englishProblems;
