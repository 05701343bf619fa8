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
  catalogueJson:
    '{{file}} ist kein JSON-Dokument ({{detail}}). Berichtigen Sie die Datei oder bauen Sie die Stadt neu.',
  catalogueJsonLd:
    '{{file}} ist kein gültiges JSON-LD ({{detail}}). Berichtigen Sie die Stelle oder bauen Sie die Stadt neu.',
  catalogueContext:
    '{{file}} verweist auf den Kontext {{context}}, der nicht geladen wird. Schreiben Sie ihn in die Datei.',
  catalogueEmpty:
    '{{file}} beschreibt keine Stadt: Geben Sie einem Knoten den Typ dcat:Catalog und nennen Sie die Datensätze unter dcat:dataset.',
  catalogueTitle:
    '{{file}}: Dem Katalog fehlt dct:title. Ergänzen Sie ihn, etwa {"en": "Milan", "de": "Mailand"}.',
  datasetMissing:
    '{{file}}: Dem Datensatz „{{dataset}}“ fehlt {{property}}. Ergänzen Sie es, etwa {{example}}.',
  datasetInvalid:
    '{{file}}: {{property}} des Datensatzes „{{dataset}}“ ist nicht lesbar: {{value}}. Schreiben Sie es wie {{example}}.',
  datasetDuplicate:
    '{{file}}: Zwei Datensätze haben die Kennung „{{dataset}}“; nur der erste wird verwendet. Benennen Sie einen um.',
};
