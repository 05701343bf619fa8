import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { Problem } from '../../src/problem/problem.ts';
import { printResult, progress } from '../io.ts';
import type { ReferenceRow } from '../reference/suite.ts';

const usual = resolve(import.meta.dirname, '../../../shared/ref');

/** `twin reference`. */
export function register(program: Command): void {
  program
    .command('reference [folder]')
    .description(
      'compare every method with published values (by default those beside the checkout); exits 1 where one ' +
        'falls short',
    )
    .option('--json', 'print the rows as JSON', false)
    .action(async (folder: string | undefined, options: { json: boolean }) => {
      const from = resolve(folder ?? usual);
      if (!existsSync(from)) throw new Problem('inputFile', { file: from, detail: 'ENOENT' });
      const { runReferences } = await import('../reference/registry.ts');
      const rows = await runReferences(from, progress);
      printResult(rows, options.json, table);
      if (rows.some((row) => row.verdict === 'short')) process.exitCode = 1;
    });
}

const digits = (value: number | undefined): string =>
  value === undefined ? '' : Number(value.toPrecision(7)).toString();

function table(rows: readonly ReferenceRow[]): string {
  const head = ['suite', 'case', 'published', 'ours', 'difference', 'bar', 'verdict', 'note'];
  const lines = rows.map((row) => [
    row.suite,
    row.case,
    digits(row.published),
    digits(row.ours),
    row.difference === undefined ? '' : difference(row),
    row.bar ?? '',
    row.verdict,
    row.note ?? '',
  ]);
  const widths = head.map((title, k) => Math.max(title.length, ...lines.map((l) => l[k]!.length)));
  const text = [head, ...lines].map((line) =>
    line
      .map((cell, k) => (k >= 2 && k <= 5 ? cell.padStart(widths[k]!) : cell.padEnd(widths[k]!)))
      .join('  ')
      .trimEnd(),
  );
  const count = (verdict: ReferenceRow['verdict']): number =>
    rows.filter((row) => row.verdict === verdict).length;
  const sum = `${count('reached')} reached, ${count('short')} short, ${count('no data')} without data, ${count('not built')} not built`;
  return [...text, '', sum].join('\n');
}

const difference = (row: ReferenceRow): string =>
  `${row.difference!.toPrecision(3)}${row.bar?.endsWith('%') ? ' %' : ''}`;
