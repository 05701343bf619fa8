import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { modelsMarkdown } from '../../scripts/cards/markdown.ts';
import { record } from '../../scripts/cards/record.ts';
import { runReferences, suites } from '../../scripts/reference/registry.ts';
import { compared, type ReferenceSuite } from '../../scripts/reference/suite.ts';
import { modelCards } from '../../src/forecast/cards/all.ts';
import references from '../../src/forecast/cards/references.json' with { type: 'json' };
import { type References, recordedFor, suiteVerdict } from '../../src/forecast/cards/references.ts';
import { forecastModel } from '../../src/forecast/energy/run.ts';
import { heatModelVersion } from '../../src/forecast/heat/city/run.ts';
import { trafficModel } from '../../src/forecast/mobility/run.ts';
import { sharedPath } from '../shared.ts';

const root = resolve(import.meta.dirname, '../..');
const kept = references as References;

describe('model cards', () => {
  it('are what MODELS.md says: run `npm run cards` after changing one', () => {
    const text = readFileSync(resolve(root, 'MODELS.md'), 'utf8');
    expect(text).toBe(modelsMarkdown(modelCards, kept));
  });

  it('are complete in both languages', () => {
    for (const card of modelCards) {
      const texts = [
        card.title,
        card.purpose,
        card.intervals.method,
        ...card.equations.map((e) => e.text),
        ...card.inputs.map((i) => i.text),
        ...card.validity,
        ...card.failures,
      ];
      for (const text of texts) {
        expect(text.en.trim(), card.id).not.toBe('');
        expect(text.de?.trim() ?? '', `${card.id}: ${text.en}`).not.toBe('');
      }
      for (const list of [card.equations, card.inputs, card.validity, card.failures])
        expect(list.length, card.id).toBeGreaterThan(0);
      expect(card.version).toMatch(/^\d+\.\d+\.\d+$/);
    }
  });

  it('have names of their own, and name only cards, suites and files that there are', () => {
    const ids = modelCards.map((c) => c.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const card of modelCards) {
      for (const id of card.restsOn ?? []) expect(ids, card.id).toContain(id);
      for (const { suite } of card.references)
        expect(
          suites.map((s) => s.name),
          card.id,
        ).toContain(suite);
      if (card.method !== undefined) expect(existsSync(resolve(root, card.method))).toBe(true);
      const own = recordedFor(card.references, kept);
      for (const suite of own)
        expect(suite.cases > 0 || suite.date === undefined, `${card.id}: ${suite.name}`).toBe(true);
    }
  });

  it('tell versions as the code does, and as many samples as the models of the cities take', () => {
    const told = {
      stock: forecastModel,
      traffic: trafficModel,
      heat: { version: heatModelVersion },
    };
    for (const [kind, { version }] of Object.entries(told)) {
      const card = modelCards.find(({ id }) => id === kind)!;
      expect(card.version, kind).toBe(version);
      for (const city of ['demo', 'italy']) {
        const file = resolve(root, `seeds/${kind}/${city}.json`);
        const { samples } = JSON.parse(readFileSync(file, 'utf8')) as { samples: number };
        expect(card.intervals.samples, file).toBe(samples);
      }
    }
  });

  it('name every suite of the reference run', () => {
    const named = new Set(modelCards.flatMap((c) => c.references.map((r) => r.suite)));
    expect(suites.map((s) => s.name).filter((name) => !named.has(name))).toEqual([]);
  });
});

describe('the recorded reference run', () => {
  it('has the suites of the registry in their order, with their sources', () => {
    const wanted = suites.map(({ name, source }) => ({ name, source }));
    expect(kept.suites.map(({ name, source }) => ({ name, source }))).toEqual(wanted);
  });

  const folder = sharedPath('ref');
  it.runIf(folder !== undefined)('holds what the models give today', async () => {
    const quick = suites.filter((suite) => suite.slow !== true);
    const rows = await runReferences(folder!, undefined, quick);
    for (const suite of kept.suites)
      for (const was of suite.rows) {
        const now = rows.find((row) => row.suite === suite.name && row.case === was.case);
        if (now?.ours === undefined) continue;
        expect(now.verdict, was.case).toBe(was.verdict);
        const size = Math.max(Math.abs(was.ours), Math.abs(was.published), 1e-6);
        expect(Math.abs(now.ours - was.ours) / size, was.case).toBeLessThan(1e-3);
      }
  });

  const suite: ReferenceSuite = { name: 's', source: 'paper' };
  const row = (name: string, ours: number) =>
    compared('s', { case: name, published: 10, ours, bar: 1, in: 'absolute' });

  it('keeps every case of a small suite, and of a large one those nearest to the bar', () => {
    const few = record([row('a', 10), row('b', 12)], [suite], '2026-01-01', '1.0.0', undefined);
    expect(few.suites[0]).toMatchObject({ cases: 2, reached: 1, date: '2026-01-01' });
    expect(few.suites[0]!.rows.map((r) => r.verdict)).toEqual(['reached', 'short']);
    expect(suiteVerdict(few.suites[0]!)).toBe('short');
    const rows = Array.from({ length: 40 }, (_, i) => row(`c${i}`, 10 + i / 100));
    const many = record(rows, [suite], '2026-01-01', '1.0.0', undefined).suites[0]!;
    expect(many).toMatchObject({ cases: 40, reached: 40 });
    expect(many.rows.map((r) => r.case)).toEqual(rows.slice(-8).map((r) => r.case));
  });

  it('keeps an earlier run where the data is not at hand, and says where there was none', () => {
    const before = record([row('a', 10)], [suite], '2026-01-01', '1.0.0', undefined);
    const missing = [{ suite: 's', case: 'file is missing', verdict: 'no data' as const }];
    expect(record(missing, [suite], '2026-02-02', '2.0.0', before)).toEqual(before);
    const none = record(missing, [suite], '2026-02-02', '2.0.0', undefined).suites[0]!;
    expect(suiteVerdict(none)).toBe('not run');
    expect(none.date).toBeUndefined();
  });
});
