import { describe, expect, it } from 'vitest';
import { bestestCases, bestestZone } from '../../scripts/reference/bestest.ts';
import { runReferences, suites } from '../../scripts/reference/registry.ts';
import { compared } from '../../scripts/reference/suite.ts';
import { sharedPath } from '../shared.ts';

const folder = sharedPath('ref');

describe('comparisons with published values', () => {
  it.runIf(folder !== undefined)('reach every bar for which the method is built', async () => {
    const rows = await runReferences(folder!);
    const short = rows.filter((row) => row.verdict === 'short');
    expect(
      short.map((row) => `${row.suite}, ${row.case}: ${row.ours} for ${row.published}`),
    ).toEqual([]);
    const built = suites.filter((suite) => suite.run !== undefined).map((suite) => suite.name);
    for (const name of built)
      expect(
        rows.some((row) => row.suite === name && row.verdict === 'reached'),
        name,
      ).toBe(true);
  });

  it('never count as reached without data or method', async () => {
    const rows = await runReferences('/nowhere');
    const withFiles = suites.filter((suite) => suite.files !== undefined).map((s) => s.name);
    for (const row of rows) {
      const suite = suites.find((s) => s.name === row.suite)!;
      if (suite.run === undefined) expect(row.verdict).toBe('not built');
      else if (withFiles.includes(row.suite)) expect(row.verdict).toBe('no data');
    }
  });

  it('fall short by a hair over the bar, and by what is no number', () => {
    const verdict = (ours: number, kind: 'absolute' | 'percent') =>
      compared('s', { case: 'c', published: 200, ours, bar: 1, in: kind }).verdict;
    expect(verdict(201, 'absolute')).toBe('reached');
    expect(verdict(201.001, 'absolute')).toBe('short');
    expect(verdict(198, 'percent')).toBe('reached');
    expect(verdict(197.99, 'percent')).toBe('short');
    expect(verdict(Number.NaN, 'percent')).toBe('short');
  });

  it('describe every ASHRAE 140 case as a zone', () => {
    expect(bestestCases).toContain('650FF');
    for (const name of bestestCases) expect(bestestZone(name).opaque.length).toBe(6);
  });
});
