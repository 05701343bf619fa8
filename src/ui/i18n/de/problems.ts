import type { ProblemCode } from '../../../problem/messages.ts';

/** German sentences for `src/problem/messages.ts`. */
export const germanProblems: Readonly<Record<ProblemCode, string>> = {
  unexpected:
    '{{file}}: {{detail}}. Laden Sie die Seite neu; bleibt der Fehler, melden Sie diesen Satz.',
  unreachable:
    '{{file}} antwortet nicht ({{detail}}). Prüfen Sie Adresse und Netz und versuchen Sie es erneut.',
  notFound: '{{file}} fehlt (HTTP {{status}}). Prüfen Sie die Adresse im Katalog.',
  timeout:
    '{{file}} hat nicht innerhalb von {{seconds}} s geantwortet. Versuchen Sie es später erneut.',
  cancelled: '{{file}}: abgebrochen.',
};
