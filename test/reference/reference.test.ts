import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bestestCases, bestestZone } from '../../scripts/reference/bestest.ts';
import { runReferences, suites } from '../../scripts/reference/registry.ts';
import { compared } from '../../scripts/reference/suite.ts';
import { hourlyPlace, runZone } from '../../src/forecast/energy/hourly/run.ts';
import { readEpw } from '../../src/forecast/weather.ts';
import { sharedPath } from '../shared.ts';

const folder = sharedPath('ref');
const isHere = (file: string): boolean => existsSync(join(folder!, file));

describe('comparisons with published values', () => {
  it.runIf(folder !== undefined)('reach every bar for which the method is built', async () => {
    const quick = suites.filter((suite) => suite.slow !== true);
    const rows = await runReferences(folder!, undefined, quick);
    const short = rows.filter((row) => row.verdict === 'short');
    expect(
      short.map((row) => `${row.suite}, ${row.case}: ${row.ours} for ${row.published}`),
    ).toEqual([]);
    const built = quick
      .filter(({ run, files }) => run !== undefined && (files ?? []).every(isHere))
      .map((suite) => suite.name);
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
    for (const name of bestestCases) expect(bestestZone(name)?.opaque.length).toBe(6);
    expect(bestestZone('970')).toBeUndefined();
    expect(bestestZone('601')).toBeUndefined();
  });

  const weather = sharedPath('ref/buildings/725650TYCST.epw');
  it.runIf(weather !== undefined)(
    'change with mass, insulation, setback and night air as they must',
    () => {
      const place = hourlyPlace(readEpw(readFileSync(weather!, 'utf8'), 'denver.epw'));
      const of = (name: string) => runZone(bestestZone(name)!, place);
      const [light, heavy] = [of('600'), of('900')];
      expect(heavy.heating).toBeLessThan(light.heating);
      expect(heavy.cooling).toBeLessThan(light.cooling);
      expect(of('640').heating).toBeLessThan(0.7 * light.heating);
      expect(of('640').peakHeating).toBeGreaterThan(light.peakHeating);
      expect(of('650').heating).toBe(0);
      expect(of('650').cooling).toBeLessThan(light.cooling);
      expect(of('680').heating).toBeLessThan(light.heating);
      expect(of('685').cooling).toBeGreaterThan(light.cooling);
      const [free, slow, vented] = [of('600FF'), of('900FF'), of('950FF')];
      expect(free.heating + free.cooling).toBe(0);
      expect(slow.warmest).toBeLessThan(free.warmest);
      expect(slow.coldest).toBeGreaterThan(free.coldest);
      expect(vented.warmest).toBeLessThan(slow.warmest);
    },
  );
});
