import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { findChromium } from './chromium.ts';
import { say } from './io.ts';

const root = resolve(import.meta.dirname, '..');
const results = resolve(root, '.cache/test');

interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}
const tally: Tally = { passed: 0, failed: 0, skipped: 0 };

/** Runs one command with its output shown; true where it ended well. */
function step(title: string, args: readonly string[], env: Record<string, string> = {}): boolean {
  say(`\n== ${title}`);
  const result = spawnSync('npx', ['--no-install', ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  return result.status === 0;
}

/** A command that counts as one test of its own. */
function check(title: string, args: readonly string[]): void {
  if (step(title, args)) tally.passed += 1;
  else tally.failed += 1;
}

/** A runner's counts; a runner that failed without a failed test (a crash) counts as one failure. */
function add(counts: Tally, endedWell: boolean): void {
  tally.passed += counts.passed;
  tally.failed += counts.failed === 0 && !endedWell ? 1 : counts.failed;
  tally.skipped += counts.skipped;
}

const readJson = (path: string): Record<string, unknown> =>
  existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const chromium = findChromium();
say(`Chromium: ${chromium}`);

check('lint', ['biome', 'ci', '--error-on-warnings', '.']);
check('types', ['tsc', '--noEmit']);

const unitFile = resolve(results, 'unit.json');
const unitOk = step('unit tests', [
  'vitest',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${unitFile}`,
]);
const unit = readJson(unitFile);
add(
  {
    passed: Number(unit.numPassedTests ?? 0),
    failed: Number(unit.numFailedTests ?? 0),
    skipped: Number(unit.numPendingTests ?? 0),
  },
  unitOk,
);

const browserFile = resolve(results, 'browser.json');
const browserOk = step('browser tests', ['playwright', 'test'], {
  TWIN_CHROMIUM: chromium,
  PLAYWRIGHT_JSON_OUTPUT_NAME: browserFile,
});
const stats = (readJson(browserFile).stats ?? {}) as Record<string, number>;
add(
  {
    passed: (stats.expected ?? 0) + (stats.flaky ?? 0),
    failed: stats.unexpected ?? 0,
    skipped: stats.skipped ?? 0,
  },
  browserOk,
);

const skipped = tally.skipped > 0 ? `, ${tally.skipped} skipped` : '';
process.stdout.write(`\n${tally.passed} passed, ${tally.failed} failed${skipped}\n`);
process.exitCode = tally.failed > 0 ? 1 : 0;
