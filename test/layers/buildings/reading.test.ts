import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../src/catalogue/entry.ts';
import { buildingUses, type FeatureTable } from '../../../src/channel/table.ts';
import { tableChannels } from '../../../src/layers/buildings/attributes.ts';
import { attributesOf, buildingReading } from '../../../src/layers/buildings/reading.ts';

const number = (unit: string, ...values: number[]) => ({
  kind: 'number' as const,
  unit,
  values: Float32Array.from(values),
});
const table: FeatureTable = {
  count: 2,
  columns: {
    id: { kind: 'text', values: ['b0', 'b1'] },
    address: { kind: 'text', values: ['Lindenstraße 14', ''] },
    lon: { kind: 'number', unit: 'deg', values: Float64Array.of(9.123456789, 9.2) },
    lat: { kind: 'number', unit: 'deg', values: Float64Array.of(45.1, 45.2) },
    ground: number('m', 200, 210),
    height: number('m', 12.345, 8),
    year: number('a', 1912, Number.NaN),
    population: number('1', 23, 0),
    use: { kind: 'category', categories: buildingUses, codes: Uint8Array.of(0, 255) },
  },
};
const entry = {
  title: { en: 'Buildings' },
  temporal: { start: '2025-01-01', end: '2026-01-01' },
} as Entry;
const fields = (gid: number) => {
  const reading = buildingReading('buildings', gid, attributesOf(table, gid)!, entry.temporal);
  return Object.fromEntries(reading.fields.map((f) => [f.label.en, f]));
};

describe('the reading of a building', () => {
  it('has the address as title, its use in words, and its top for the leader line', () => {
    const reading = buildingReading('buildings', 0, attributesOf(table, 0)!);
    expect(reading).toMatchObject({ title: 'Lindenstraße 14', gid: 0, featureId: 'b0' });
    expect(reading.subtitle).toEqual({
      en: 'Homes, built 1912',
      de: 'Wohnen, Baujahr 1912',
    });
    expect(reading.at).toEqual({ lon: 9.123456789, lat: 45.1 });
    expect(reading.height).toBeCloseTo(212.345, 2);
  });

  it('falls back to the id, and says of unknowns that they are not known', () => {
    expect(buildingReading('buildings', 1, attributesOf(table, 1)!).title).toBe('b1');
    expect(fields(1)['Year of construction']!.value).toBeNull();
    expect(fields(1).Use!.value).toBeNull();
  });

  it('has units, and the period of the data where a number changes from year to year', () => {
    expect(fields(0).Height).toMatchObject({ value: 12.3, unit: 'm' });
    expect(fields(0).Residents).toMatchObject({ value: 23, window: entry.temporal });
    expect(fields(0).Use).toMatchObject({ value: 'residential', words: { de: 'Wohnen' } });
  });

  it('is none for a number that the table does not have', () => {
    expect([attributesOf(table, 2), attributesOf(table, -1)]).toEqual([undefined, undefined]);
  });

  it('is made of a picked feature alone where a city has no table', () => {
    const reading = buildingReading('buildings', 7, { storeys: 5 });
    expect(reading.title).toBe('Building 7');
    expect(reading.subtitle?.de).toBe('Gebäude, 5 Geschosse');
    expect(reading.at).toBeUndefined();
  });
});

describe('channels of a building table', () => {
  const channels = tableChannels(entry, table);
  const get = (id: string) => channels.find((c) => c.id === id)!;

  it('are those that can be painted, in the units of the table', () => {
    expect(channels.map((c) => c.id).sort()).toEqual(
      ['height', 'population', 'use', 'year'].map((name) => `building.${name}`),
    );
    expect(get('building.height').unit).toBe('m');
    expect(get('building.height').title.de).toBe('Höhe');
  });

  it('put years into periods and keep unknowns unknown', () => {
    expect([...get('building.year').values]).toEqual([1, Number.NaN]);
    expect(get('building.year').classes).toHaveLength(6);
    expect([...get('building.use').values]).toEqual([0, Number.NaN]);
  });
});
