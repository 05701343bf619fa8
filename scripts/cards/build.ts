import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { modelCards } from '../../src/forecast/cards/all.ts';
import type { References } from '../../src/forecast/cards/references.ts';
import { progress, say } from '../io.ts';
import { runReferences, suites } from '../reference/registry.ts';
import { modelsMarkdown } from './markdown.ts';
import { record } from './record.ts';

/**
 * Writes `MODELS.md` from the models' cards; with `--run [FOLDER]` after running every comparison anew and
 * recording it in `src/forecast/cards/references.json`.
 */
const root = resolve(import.meta.dirname, '../..');
const kept = resolve(root, 'src/forecast/cards/references.json');
const { version } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as {
  version: string;
};

let references: References | undefined = existsSync(kept)
  ? (JSON.parse(readFileSync(kept, 'utf8')) as References)
  : undefined;
const [flag, folder] = process.argv.slice(2);
if (flag === '--run') {
  const rows = await runReferences(resolve(folder ?? resolve(root, '../shared/ref')), progress);
  const today = new Date().toISOString().slice(0, 10);
  references = record(rows, suites, today, version, references);
  writeFileSync(kept, `${JSON.stringify(references, null, 2)}\n`);
}
if (references === undefined) {
  say(`${kept} is missing: run with --run`);
  process.exitCode = 1;
} else {
  writeFileSync(resolve(root, 'MODELS.md'), modelsMarkdown(modelCards, references));
}
