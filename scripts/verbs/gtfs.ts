import { basename } from 'node:path';
import type { Command } from 'commander';
import { calendarDate } from '../gtfs/date.ts';
import { printResult, progress } from '../io.ts';
import { group } from './input.ts';

/** `twin gtfs check`. */
export function register(program: Command): void {
  group(program, 'gtfs', 'timetables')
    .command('check <gtfs>')
    .description(
      'list what is wrong with a timetable (zip or folder) by the rules and names of the canonical GTFS ' +
        'validator: each rule with the first file, row and field that break it, and how often',
    )
    .option('--date <YYYY-MM-DD>', 'day from which expiry counts (today)', calendarDate)
    .option('--strict', 'exit 1 where a rule of severity ERROR is broken', false)
    .option('--json', 'print as JSON on one line', false)
    .action(async (gtfs: string, options: { date?: string; strict: boolean; json: boolean }) => {
      const [{ feedMembers }, { checkGtfs }] = await Promise.all([
        import('../gtfs/source.ts'),
        import('../../src/layers/mobility/check/check.ts'),
      ]);
      const date = options.date === undefined ? {} : { date: options.date };
      const report = await checkGtfs(await feedMembers(gtfs), basename(gtfs), {
        progress,
        ...date,
      });
      printResult(report, options.json);
      if (options.strict && report.notices.some(({ severity }) => severity === 'ERROR'))
        process.exitCode = 1;
    });
}
