import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, CommanderError } from 'commander';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { register } from '../../scripts/verbs/forecast.ts';
import { Problem } from '../../src/problem/problem.ts';

const dir = mkdtempSync(join(tmpdir(), 'twin-'));
afterAll(() => rmSync(dir, { recursive: true }));
const file = join(dir, 'loads.csv');
const row = (id: string, add: number): string =>
  `${id},${Array.from({ length: 120 }, (_, t) => (t === 50 ? '' : add + (t % 24))).join(',')}`;
writeFileSync(file, `${row('H1', 5)}\n${row('H2', 50)}\n`);

/** Runs the verb in this process: what it printed, and what it threw. */
async function twin(
  ...args: string[]
): Promise<{ stdout: string; stderr: string; error: unknown }> {
  const program = new Command('twin');
  register(program);
  const quiet = (command: Command): void => {
    command.exitOverride().configureOutput({ writeErr: () => {} });
    for (const child of command.commands) quiet(child);
  };
  quiet(program);
  const [out, err]: [string[], string[]] = [[], []];
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => out.push(String(text)) > 0),
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => err.push(String(text)) > 0),
  ];
  let error: unknown;
  try {
    await program.parseAsync(['forecast', 'series', ...args], { from: 'user' });
  } catch (thrown) {
    error = thrown;
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
  return { stdout: out.join(''), stderr: err.join(''), error };
}

describe('twin forecast series', () => {
  it('prints a forecast for every row, and says on stderr what it filled in', async () => {
    const { stdout, stderr, error } = await twin(
      file,
      ...['--horizon', '48', '--season', '24,168', '--level', '95', '--json'],
    );
    expect(error).toBeUndefined();
    const rows = JSON.parse(stdout) as Record<string, unknown>[];
    expect(rows.map((r) => r.id)).toEqual(['H1', 'H2']);
    for (const r of rows) {
      expect(Object.keys(r)).toEqual(['id', 'method', 'mean', 'lower', 'upper']);
      expect(r.method).toBe('auto');
      expect((r.mean as number[]).length).toBe(48);
    }
    expect(stderr).toMatch(/H1: 1 missing value/);
  });

  it('takes each method by its name, and adds the backtest where asked', async () => {
    const { stdout } = await twin(file, '--horizon', '30', '--method', 'snaive', '--backtest');
    const [first] = JSON.parse(stdout) as {
      mean: number[];
      backtest: { error: number[]; coverageOverall: number };
    }[];
    expect(first!.mean).toEqual(Array.from({ length: 30 }, (_, h) => 5 + (h % 24)));
    expect(first!.backtest.error.length).toBe(30);
    expect(first!.backtest.coverageOverall).toBeLessThanOrEqual(1);
  });

  it('takes temperatures and public holidays, and keeps its output', async () => {
    const degrees = Array.from({ length: 168 }, (_, t) => 10 + (t % 24) / 4).join(',');
    const temperature = join(dir, 'temperature.csv');
    writeFileSync(temperature, `air,${degrees}\n`);
    const calendar = ['--calendar', 'DE', '--start', '2026-04-01'];
    const { stdout, error } = await twin(
      file,
      ...['--horizon', '48', '--temperature', temperature, ...calendar, '--json'],
    );
    expect(error).toBeUndefined();
    for (const r of JSON.parse(stdout) as Record<string, unknown>[])
      expect(Object.keys(r)).toEqual(['id', 'method', 'mean', 'lower', 'upper']);
    const { error: short } = await twin(file, '--horizon', '49', '--temperature', temperature);
    expect((short as Problem).message).toContain('168 temperatures for H1, of 169');
    const { error: nowhere } = await twin(
      file,
      '--horizon',
      '4',
      '--calendar',
      'XX',
      ...calendar.slice(2),
    );
    expect((nowhere as Problem).code).toBe('calendarCountry');
  });

  it('calls wrong options bad usage, and broken files a problem', async () => {
    for (const args of [
      [file],
      [file, '--horizon', '-48'],
      [file, '--horizon', '1.5'],
      [file, '--horizon', '48', '--season', '24,0'],
      [file, '--horizon', '48', '--season', '24,168,8760'],
      [file, '--horizon', '48', '--level', '100'],
      [file, '--horizon', '48', '--method', 'magic'],
      [file, '--horizon', '48', '--calendar', 'DE'],
      [file, '--horizon', '48', '--start', '1 May'],
      [file, '--horizon', '48', '--season', '24', '--calendar', 'DE', '--start', '2026-05-01'],
    ])
      expect((await twin(...args)).error, args.join(' ')).toBeInstanceOf(CommanderError);
    const broken = join(dir, 'broken.csv');
    writeFileSync(broken, 'a,1,two,3\n');
    const { error, stdout } = await twin(broken, '--horizon', '2');
    expect(error).toBeInstanceOf(Problem);
    expect((error as Problem).message).toContain('row 1, column 3: “two”');
    expect(stdout).toBe('');
    expect((await twin(join(dir, 'none.csv'), '--horizon', '2')).error).toBeInstanceOf(Problem);
  });
});
