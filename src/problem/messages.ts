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
  catalogueJson:
    '{{file}} is not a JSON document ({{detail}}). Mend the file, or build the city again.',
  catalogueJsonLd:
    '{{file}} is not valid JSON-LD ({{detail}}). Mend that place, or build the city again.',
  catalogueContext:
    '{{file}} refers to the context {{context}}, which is not fetched. Write the context into the file.',
  catalogueEmpty:
    '{{file}} describes no city: give one node the type dcat:Catalog and list datasets by dcat:dataset.',
  catalogueTitle: '{{file}}: the catalogue has no dct:title. Add one, for example {"en": "Milan"}.',
  datasetMissing:
    '{{file}}: dataset “{{dataset}}” has no {{property}}. Add it, for example {{example}}.',
  datasetInvalid:
    '{{file}}: dataset “{{dataset}}” has a {{property}} that cannot be read: {{value}}. Write it like {{example}}.',
  datasetDuplicate:
    '{{file}}: two datasets have the id “{{dataset}}”; only the first is used. Rename one.',
} as const;

export type ProblemCode = keyof typeof englishProblems;
