import { formRules } from './findingsForm.ts';
import { senseRules } from './findingsSense.ts';

/** Words of what a check of a dataset found. */
export const findingsWords = {
  findings: {
    title: 'Faults in “{{title}}”',
    open: 'Show the list',
    none: 'The check found no fault.',
    checking: 'Checking the timetable',
    stop: 'Stop the check',
    stopped: 'The check was stopped. Listed is what reading the file has noted.',
    again: 'Check now',
    summary:
      'The dataset is shown as far as it can be used. This is what its publisher could mend.',
    method:
      'Rules, names and severities are those of the canonical GTFS validator (MobilityData, version 8); expiry counts from today.',
    filter: 'Which are listed',
    all: 'All',
    severity: { error: 'Error', warning: 'Warning', info: 'Note' },
    error_one: '{{count}} kind of error',
    error_other: '{{count}} kinds of errors',
    warning_one: '{{count}} kind of warning',
    warning_other: '{{count}} kinds of warnings',
    info_one: '{{count}} kind of note',
    info_other: '{{count}} kinds of notes',
    rule: 'What is wrong, and what mends it',
    place: 'First place',
    line: '{{file}}, line {{row}}',
    total: 'Places',
    csv: 'Save as CSV',
    unknownRule: 'Rule {{code}} of the validator is broken.',
  },
  findingRules: { ...formRules, ...senseRules },
};
