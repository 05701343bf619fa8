import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { tabulaColumns } from '../../scripts/reference/tabula.ts';
import { type TabulaRow, tabulaBalance } from '../../src/forecast/energy/tabula.ts';
import { sharedPath } from '../shared.ts';

const published = sharedPath('ref/buildings/TABULA_DE_reference_rows.csv');
const tables = ['germany', 'italy', 'netherlands'].flatMap(
  (name) => sharedPath(`data/energy/tabula/${name}.csv`) ?? [],
);

const rowsOf = (file: string): TabulaRow[] =>
  Papa.parse<TabulaRow>(readFileSync(file, 'utf8'), {
    header: true,
    skipEmptyLines: true,
    comments: '#',
  }).data;

describe('TABULA seasonal heating need', () => {
  it.runIf(published !== undefined && tables.length > 0)(
    'gives every published intermediate within 1e-3',
    () => {
      const inputs = new Map(
        tables.flatMap((file) => rowsOf(file).map((row) => [row.Code_BuildingVariant, row])),
      );
      const expected = rowsOf(published!);
      expect(expected.length).toBeGreaterThan(0);
      for (const row of expected) {
        const input = inputs.get(row.code);
        expect(input, row.code).toBeDefined();
        const balance = tabulaBalance(input!);
        for (const [column, name] of Object.entries(tabulaColumns))
          expect(
            Math.abs(balance[name] - Number(row[column])),
            `${row.code} ${column}`,
          ).toBeLessThan(1e-3);
      }
    },
  );

  it.runIf(tables.length > 0)('answers for every variant of the tables, finite and ordered', () => {
    const needs = new Map<string, { variant: string; need: number }[]>();
    for (const row of tables.flatMap(rowsOf)) {
      const code = row.Code_BuildingVariant!;
      const { need, utilisation } = tabulaBalance(row);
      expect(Number.isFinite(need), code).toBe(true);
      expect(utilisation, code).toBeLessThanOrEqual(1);
      const building = code.slice(0, -4);
      needs.set(building, [...(needs.get(building) ?? []), { variant: code.slice(-3), need }]);
    }
    const pairs = [...needs.values()].flatMap((list) => {
      const find = (v: string) => list.find((x) => x.variant === v)?.need;
      const [existing, usual] = [find('001'), find('002')];
      return existing === undefined || usual === undefined ? [] : [{ existing, usual }];
    });
    expect(pairs.length).toBeGreaterThan(50);
    const lower = pairs.filter(({ existing, usual }) => usual < existing);
    // The first variant of a few young buildings is itself a variation with better parts.
    expect(lower.length / pairs.length).toBeGreaterThan(0.9);
  });
});
