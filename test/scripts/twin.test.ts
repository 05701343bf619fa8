import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const dir = mkdtempSync(join(tmpdir(), 'twin-'));
afterAll(() => rmSync(dir, { recursive: true }));

const twin = (...args: string[]) =>
  spawnSync(process.execPath, ['--import', 'tsx', 'scripts/twin.ts', ...args], {
    cwd: root,
    encoding: 'utf8',
  });

describe('the headless door', () => {
  it('lists its verbs and ends with 0 when asked for help', () => {
    const { status, stdout } = twin('--help');
    expect(status).toBe(0);
    expect(stdout).toContain('city');
    expect(stdout).toContain('scenario');
  });

  it.each([
    [['city', 'demo']],
    [['city', 'demo', '--out', 'x', '--size', 'huge']],
    [['city', 'demo', '--out', 'x', '--seed', 'seven']],
    [['no-such-verb']],
    [['scenario', 'run', 'x']],
  ])('ends with 2 and says how to call it for %j', (args) => {
    const { status, stdout, stderr } = twin(...args);
    expect(status).toBe(2);
    expect(stderr).toMatch(/error:|Usage:/);
    expect(stdout).toBe('');
  });

  it('ends with 1 and names the file where a city is not there', () => {
    const levers = join(dir, 'levers.json');
    writeFileSync(levers, '{}');
    const { status, stdout, stderr } = twin(
      'scenario',
      'run',
      join(dir, 'none'),
      '--levers',
      levers,
    );
    expect(status).toBe(1);
    expect(stderr).toContain('catalogue.jsonld');
    expect(stdout).toBe('');
  });

  it('ends with 1 and names the recipe that is not there', () => {
    const { status, stderr } = twin('city', 'build', 'atlantis', '--out', join(dir, 'atlantis'));
    expect(status).toBe(1);
    expect(stderr).toContain('atlantis');
  });

  it('prints the findings as JSON alone and ends with 1 where a city folder is broken', () => {
    writeFileSync(join(dir, 'catalogue.jsonld'), '{"@type": "dcat:Catalog"}');
    const { status, stdout } = twin('city', 'check', dir, '--json');
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ ok: false });
  });
});
